//! `naskah sign` of a whole folder, as a shell sees it.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::shared::pki::pki;
use crate::shared::{self, DATA};

const NAMES: [&str; 4] = ["diskominfo", "dukcapil", "kearsipan-perpustakaan", "ketahanan-pangan"];

fn naskah(folder: &Path, args: &[&str]) -> Output {
    shared::naskah(folder, args).env("PASSWORD_OF_THE_KEY", "naskah").output().unwrap()
}

/// A folder with the folder `in`, in which are the agreements of the example, and beside them what is no PDF.
fn made() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/kukar-2021/batch.ron");
    let done = naskah(folder.path(), &["batch", example.to_str().unwrap(), "-o", "in"]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    fs::create_dir(folder.path().join("in/older.pdf")).unwrap();
    fs::write(folder.path().join("in/data.ron"), DATA).unwrap();
    fs::write(folder.path().join("in/.hidden.pdf"), "no PDF").unwrap();
    folder
}

/// Signs `in`; gives the exit status, the lines of results and the messages.
fn sign(folder: &Path, more: &[&str]) -> (Option<i32>, Vec<String>, String) {
    let key = pki("signers/rsa-2048.p12");
    let fixed = ["sign", "in", "--p12", &key, "--password-env", "PASSWORD_OF_THE_KEY"];
    let done = naskah(folder, &[&fixed[..], more].concat());
    let told = String::from_utf8(done.stdout).unwrap().lines().map(str::to_owned).collect();
    (done.status.code(), told, String::from_utf8(done.stderr).unwrap())
}

fn read(folder: &Path, from: &str, name: &str) -> Vec<u8> {
    fs::read(folder.join(from).join(name).with_extension("pdf")).unwrap()
}

/// The names of the files in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

const FIRST: [&str; 4] = ["--field", "PIHAK-KESATU", "-o", "out"];

#[test]
fn every_file_is_signed_under_its_name_and_one_by_one_gives_the_same() {
    let folder = made();
    let folder = folder.path();
    let time = ["--time", "2021-09-21T10:00:00+08:00", "--jobs", "3"];
    let (code, told, said) = sign(folder, &[&FIRST[..], &time].concat());
    assert_eq!((code, said.as_str()), (Some(0), "4 signed, 0 signed before, 0 not signed\n"));
    assert_eq!(told, NAMES.map(|name| format!("out/{name}.pdf: signed")));
    assert_eq!(names(&folder.join("out")), NAMES.map(|name| format!("{name}.pdf")));
    for name in NAMES {
        assert!(read(folder, "out", name).starts_with(&read(folder, "in", name)), "{name}");
        let key = pki("signers/rsa-2048.p12");
        let (input, output) = (format!("in/{name}.pdf"), format!("{name}.pdf"));
        let alone = ["sign", &input, "-o", &output, "--field", "PIHAK-KESATU", "--p12", &key];
        let alone = [&alone[..], &time[..2], &["--password-env", "PASSWORD_OF_THE_KEY"]].concat();
        assert!(naskah(folder, &alone).status.success(), "{name}");
        assert_eq!(read(folder, "", name), read(folder, "out", name), "{name}");
    }
    let root = pki("roots/rsa.pem");
    for name in NAMES {
        let file = format!("out/{name}.pdf");
        let done =
            naskah(folder, &["verify", &file, "--trust", &root, "--expect-field", "PIHAK-KESATU"]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
    }
}

#[test]
fn signing_again_makes_only_what_is_missing_or_broken() {
    let folder = made();
    let folder = folder.path();
    assert_eq!(sign(folder, &FIRST).0, Some(0));
    let before = NAMES.map(|name| read(folder, "out", name));
    let path = |name: &str| folder.join("out").join(name).with_extension("pdf");
    fs::remove_file(path("diskominfo")).unwrap();
    fs::write(path("dukcapil"), &before[1][..before[1].len() - 99]).unwrap();
    // A byte that is signed.
    let mut changed = before[2].clone();
    changed[before[2].len() / 3] ^= 1;
    fs::write(path("kearsipan-perpustakaan"), changed).unwrap();

    let (code, told, said) = sign(folder, &FIRST);
    assert_eq!((code, said.as_str()), (Some(0), "3 signed, 1 signed before, 0 not signed\n"));
    assert_eq!(told[3], "out/ketahanan-pangan.pdf: signed before");
    assert!(told[..3].iter().all(|line| line.ends_with(".pdf: signed")), "{told:?}");
    assert_eq!(read(folder, "out", "ketahanan-pangan"), before[3]);
    for name in NAMES {
        assert!(read(folder, "out", name).starts_with(&read(folder, "in", name)), "{name}");
    }
    // A file that was made anew is signed anew.
    fs::copy(folder.join("in/diskominfo.pdf"), folder.join("in/ketahanan-pangan.pdf")).unwrap();
    let (code, told, _) = sign(folder, &FIRST);
    assert_eq!(code, Some(0));
    assert!(told[..3].iter().all(|line| line.ends_with(": signed before")), "{told:?}");
    assert_eq!(told[3], "out/ketahanan-pangan.pdf: signed");
}

#[test]
fn a_bad_file_is_told_and_the_others_are_signed() {
    let folder = made();
    let folder = folder.path();
    fs::write(folder.join("in/buruk.pdf"), "no PDF").unwrap();
    let (code, told, said) = sign(folder, &[&FIRST[..], &["--format", "json"]].concat());
    assert_eq!(code, Some(1));
    let told: Vec<serde_json::Value> =
        told.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let states: Vec<_> = told.iter().map(|it| it["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["failed", "signed", "signed", "signed", "signed"]);
    assert_eq!(told[0]["input"], "in/buruk.pdf");
    assert!(told[0]["path"].is_null());
    assert_eq!(told[1]["path"], "out/diskominfo.pdf");
    let said: Vec<serde_json::Value> =
        said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(said[0]["message"].as_str().unwrap().contains("`in/buruk.pdf`"), "{said:?}");
    assert_eq!(said[1], serde_json::json!({ "signed": 4, "kept": 0, "failed": 1 }));
    assert_eq!(names(&folder.join("out")), NAMES.map(|name| format!("{name}.pdf")));

    fs::remove_file(folder.join("in/buruk.pdf")).unwrap();
    let (code, told, said) = sign(folder, &["--field", "SAKSI-9", "-o", "none"]);
    assert_eq!(code, Some(1));
    assert_eq!(told, NAMES.map(|name| format!("in/{name}.pdf: not signed")));
    assert_eq!(said.matches("has no signature field `SAKSI-9`").count(), 4, "{said}");
    assert_eq!(names(&folder.join("none")), [""; 0]);
}

#[test]
fn what_another_has_signed_there_is_not_replaced() {
    let folder = made();
    let folder = folder.path();
    let (key, chain) = (pki("signers/p-256.key"), pki("signers/p-256.chain.pem"));
    let other = ["sign", "in", "--key", &key, "--cert", &chain];
    assert!(naskah(folder, &[&other[..], &FIRST].concat()).status.success());
    let before = NAMES.map(|name| read(folder, "out", name));
    let (code, _, said) = sign(folder, &FIRST);
    assert_eq!(code, Some(1));
    assert_eq!(said.matches("exists, and").count(), 4, "{said}");
    assert_eq!(NAMES.map(|name| read(folder, "out", name)), before);
}

#[test]
fn what_the_machine_fails_at_may_be_tried_again() {
    let folder = made();
    let folder = folder.path();
    // Nobody listens any more.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}/");
    let (code, told, said) = sign(folder, &[&FIRST[..], &["--tsa", &url]].concat());
    assert_eq!(code, Some(3), "{said}");
    assert_eq!(told, NAMES.map(|name| format!("in/{name}.pdf: not signed")));
    for name in NAMES {
        assert!(said.contains(&format!("`in/{name}.pdf`: cannot request `{url}`")), "{said}");
    }
    assert_eq!(names(&folder.join("out")), [""; 0]);
}

#[test]
fn what_makes_no_sense_for_a_folder_is_wrong_usage() {
    let folder = made();
    let folder = folder.path();
    fs::write(folder.join("message"), "").unwrap();
    let field = ["--field", "PIHAK-KESATU", "-o"];
    for (more, why) in [
        (&[&field[..], &["in"]].concat()[..], "another folder"),
        (&[&field[..], &["./in/../in"]].concat(), "another folder"),
        (&[&field[..], &["-"]].concat(), "need a folder"),
        (&["-o", "out"], "no field is given"),
    ] {
        let (code, told, said) = sign(folder, more);
        assert_eq!((code, told.len()), (Some(2), 0), "{more:?}: {said}");
        assert!(said.contains(why), "{more:?}: {said}");
    }
    for more in [&["--prepare", "--field", "PIHAK-KESATU"][..], &["--embed", "message"]] {
        let done = naskah(folder, &[&["sign", "in", "-o", "out"], more].concat());
        assert_eq!(done.status.code(), Some(2), "{more:?}");
    }
    let one =
        ["sign", "in/dukcapil.pdf", "-o", "out.pdf", "--field", "PIHAK-KESATU", "--jobs", "2"];
    assert_eq!(naskah(folder, &one).status.code(), Some(2));
    assert!(!folder.join("out").exists() && !folder.join("out.pdf").exists());
    fs::create_dir(folder.join("none")).unwrap();
    let done = naskah(folder, &["sign", "none", "-o", "out", "--field", "PIHAK-KESATU"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8(done.stderr).unwrap().contains("`none` contains no PDF"));
}
