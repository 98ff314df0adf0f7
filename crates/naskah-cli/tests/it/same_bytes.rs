//! The same data gives the same files, whoever makes them, where, when, and beside what else.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// The files of a folder by name.
type Files = BTreeMap<String, Vec<u8>>;

/// Parties for the shared data of a batch.
const PARTIES: &str = r#"[
    (name: "Badan Kesatu", signer: (name: "Nama Kesatu", position: "Ketua Badan Kesatu")),
    (name: "Dinas Kedua", signer: (name: "Nama Kedua", position: "Kepala Dinas Kedua")),
]"#;

/// The agreements of the example, with logos.
fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/kukar-2021/batch.ron")
}

fn naskah() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_naskah"));
    command.env_remove("SOURCE_DATE_EPOCH");
    command
}

/// What `naskah batch` makes of that data, but for the manifest, which says when it was made.
fn batch(mut command: Command, data: &Path, args: &[&str]) -> Files {
    let folder = TempDir::new().unwrap();
    command.arg("batch").arg(data).arg("-o").arg(folder.path()).args(args);
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let entries = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    entries
        .filter(|path| !path.ends_with("naskah.jsonl"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into(), fs::read(path).unwrap()))
        .collect()
}

/// Names the files that differ, without showing them.
fn assert_same(made: &Files, expected: &Files, how: &str) {
    assert_eq!(made.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{how}");
    let differ: Vec<_> = made.keys().filter(|name| made[*name] != expected[*name]).collect();
    assert!(differ.is_empty(), "{how}: {differ:?} are not the same");
}

#[test]
fn in_each_process_and_on_any_number_of_threads() {
    let expected = batch(naskah(), &example(), &["--jobs", "1"]);
    assert_eq!(expected.len(), 4);
    for jobs in ["1", "2", "7"] {
        assert_same(&batch(naskah(), &example(), &["--jobs", jobs]), &expected, jobs);
    }
}

#[test]
fn alone_beside_others_and_in_any_order() {
    let folder = TempDir::new().unwrap();
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let subjects = [("a", "Bimbingan Teknis"), ("b", "Dokumentasi"), ("c", "Pertukaran Data")];
    let of = |each: &[(&str, &str)]| {
        let entries: Vec<_> = each
            .iter()
            .map(|(id, subject)| format!("(id: \"{id}\", subject: \"{subject}\")"))
            .collect();
        format!("(shared: (parties: {PARTIES}), each: [{}])", entries.join(", "))
    };
    let expected = batch(naskah(), &put("batch.ron", &of(&subjects)), &["--jobs", "1"]);
    assert_eq!(expected.len(), subjects.len());

    let mut backwards = subjects;
    backwards.reverse();
    let backwards = put("backwards.ron", &of(&backwards));
    for jobs in ["1", "2"] {
        assert_same(&batch(naskah(), &backwards, &["--jobs", jobs]), &expected, "backwards");
    }
    for (id, subject) in subjects {
        let file = format!("{id}.pdf");
        let chosen = batch(naskah(), &backwards, &["--only", id]);
        assert!(chosen[&file] == expected[&file], "{id} is not the same where it is chosen");
        let single = put("single.ron", &format!("(subject: \"{subject}\", parties: {PARTIES})"));
        let done = naskah().arg("render").arg(single).args(["-o", "-"]).output().unwrap();
        assert!(done.stdout == expected[&file], "{id} is not the same by itself");
    }
}

#[test]
fn at_another_time_in_another_place_and_language() {
    let expected = batch(naskah(), &example(), &[]);
    // The clock shows another second at least.
    thread::sleep(Duration::from_millis(1100));
    let elsewhere = TempDir::new().unwrap();
    for (zone, locale) in [("Asia/Makassar", "id_ID.UTF-8"), ("America/Lima", "tr_TR.UTF-8")] {
        let mut command = naskah();
        command.env_clear().current_dir(elsewhere.path());
        command.env("TZ", zone).env("LANG", locale).env("LC_ALL", locale).env("USER", zone);
        assert_same(&batch(command, &example(), &[]), &expected, locale);
    }
}
