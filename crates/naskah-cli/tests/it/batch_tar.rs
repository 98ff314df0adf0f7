//! Batches as archives: what is inside, in which order, and what becomes of those that are not finished.

use std::io::Read;
use std::process::{Output, Stdio};

use serde_json::Value;
use tar::Header;

use crate::shared::desk::{Desk, Done, agreement};

/// A batch whose entries are not in the order of their names; one name is longer than a header of an archive holds.
fn desk() -> Desk {
    let desk = Desk::new();
    let shared = agreement("Sinergi");
    let long = "d".repeat(100);
    let entry = |id: &str| format!("(id: \"{id}\", subject: \"Sinergi {id}\"), ");
    let entries: String = ["dukcapil", "arsip", &long, "bappeda", "camat"].map(entry).concat();
    desk.put("batch.ron", &format!("(shared: {}, each: [{entries}])", shared.trim_end()));
    desk
}

/// The archive on standard output.
fn archive(desk: &Desk, more: &[&str]) -> Vec<u8> {
    let output = run(desk, more);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn run(desk: &Desk, more: &[&str]) -> Output {
    let args = [&["batch", "batch.ron", "--tar", "-"], more].concat();
    desk.command(&args).output().unwrap()
}

/// Names, headers and bytes of what is in an archive.
fn files(archive: &[u8]) -> Vec<(String, Header, Vec<u8>)> {
    let mut archive = tar::Archive::new(archive);
    let file = |entry: std::io::Result<tar::Entry<'_, &[u8]>>| {
        let mut entry = entry.unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (entry.path().unwrap().to_str().unwrap().to_owned(), entry.header().clone(), bytes)
    };
    archive.entries().unwrap().map(file).collect()
}

#[test]
fn an_archive_holds_what_a_folder_holds_in_the_order_of_the_data() {
    let desk = desk();
    let found = files(&archive(&desk, &["--original", "all", "--fields-json"]));
    let args = ["batch", "batch.ron", "-o", "out", "--original", "all", "--fields-json"];
    assert_eq!(desk.run(&args).status, Some(0));
    let ids = ["dukcapil", "arsip", &"d".repeat(100), "bappeda", "camat"];
    let of =
        |id: &str| [1, 2].map(|n| ["pdf", "json"].map(|kind| format!("{id}-rangkap-{n}.{kind}")));
    let mut wanted = ids.map(|id| of(id).concat()).concat();
    wanted.push("naskah.jsonl".to_owned());
    assert_eq!(found.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>(), wanted);
    let (manifest, documents) = found.split_last().unwrap();
    for (name, header, bytes) in documents {
        assert!(*bytes == desk.read(&format!("out/{name}")), "{name}");
        assert_eq!(
            (header.mode().unwrap(), header.uid().unwrap(), header.gid().unwrap()),
            (0o644, 0, 0)
        );
        // Midnight of 2021-09-21 by universal time.
        assert_eq!(header.mtime().unwrap(), 1_632_182_400, "{name}");
    }
    let lines = |text: &[u8]| -> Vec<Value> {
        let text = String::from_utf8(text.to_owned()).unwrap();
        let mut records: Vec<Value> =
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        records.iter_mut().for_each(|record| _ = record.as_object_mut().unwrap().remove("time"));
        records
    };
    assert_eq!(lines(&manifest.2), lines(&desk.read("out/naskah.jsonl")));
    assert_eq!(lines(&manifest.2).len(), 10);
}

#[test]
fn an_archive_is_the_same_whenever_and_by_however_many_it_is_made() {
    let desk = desk();
    let one = archive(&desk, &["--jobs", "1"]);
    assert!(
        one == archive(&desk, &["--jobs", "7"]) && one == archive(&desk, &["--format", "json"])
    );
    let done = desk.run(&["batch", "batch.ron", "--tar", "out.tar"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert!(one == desk.read("out.tar"));
    assert!(done.stdout.starts_with("dukcapil.pdf: 6 pages\narsip.pdf: "), "{}", done.stdout);
    let data = String::from_utf8(desk.read("batch.ron")).unwrap();
    assert!(one == desk.run_with_input(&["batch", "-", "--tar", "-"], &data).stdout);
    let args = ["batch", "batch.ron", "--tar", "-"];
    let output = desk.command(&args).env("SOURCE_DATE_EPOCH", "86400").output().unwrap();
    for (name, header, _) in files(&output.stdout) {
        assert_eq!(header.mtime().unwrap(), 86_400, "{name}");
    }
}

#[test]
fn a_part_is_an_archive_of_its_own() {
    let desk = desk();
    let parts = ["1/2", "2/2"].map(|part| files(&archive(&desk, &["--shard", part])));
    let manifests = parts.each_ref().map(|part| part.last().unwrap().0.as_str());
    assert_eq!(manifests, ["naskah-1-of-2.jsonl", "naskah-2-of-2.jsonl"]);
    assert_eq!(parts.map(|part| part.len() - 1).iter().sum::<usize>(), 5);
}

#[test]
fn what_is_wrong_is_left_out_of_an_archive() {
    let desk = desk();
    let text = String::from_utf8(desk.read("batch.ron")).unwrap();
    desk.put("batch.ron", &text.replace("subject: \"Sinergi bappeda\"", "subjek: \"\""));
    let output = run(&desk, &[]);
    assert_eq!(output.status.code(), Some(1));
    let names: Vec<_> = files(&output.stdout).into_iter().map(|(name, ..)| name).collect();
    assert!(names.len() == 5 && !names.contains(&"bappeda.pdf".to_owned()), "{names:?}");
    // One that is not finished is nowhere; what was there before stays.
    desk.put("out.tar", "before");
    let done = desk.run(&["batch", "batch.ron", "--tar", "out.tar", "--fail-fast", "--jobs", "1"]);
    assert_eq!((done.status, desk.read("out.tar").as_slice()), (Some(1), b"before".as_slice()));
    assert_eq!(std::fs::read_dir(desk.path("")).unwrap().count(), 2, "nothing is left beside it");
    // On standard output, it has no manifest.
    let output = run(&desk, &["--fail-fast", "--jobs", "1"]);
    let last = files(&output.stdout).pop();
    assert!(last.is_none_or(|(name, ..)| name.ends_with(".pdf")));
}

#[test]
fn archives_are_not_gone_on_with_and_have_one_place() {
    let desk = desk();
    let usage = |more: &[&str], why: &str| {
        let done = desk.run(&[&["batch", "batch.ron"], more].concat());
        assert_eq!((done.status, done.stdout.as_str()), (Some(2), ""), "{more:?}");
        assert!(done.stderr.contains(why), "{}", done.stderr);
    };
    usage(&["--tar", "out.tar", "--resume"], "an archive cannot be resumed");
    usage(&["--tar", "out.tar", "-o", "out"], "cannot be used with");
    usage(&[], "name a folder with --output, or an archive with --tar");
    #[cfg(not(feature = "object-store"))]
    usage(&["-o", "s3://dokumen/pks"], "--features object-store");
    assert!(
        !desk.path("s3:").exists() && !desk.path("out.tar").exists() && !desk.path("out").exists()
    );
    let done = desk.run(&["batch", "batch.ron", "--tar", "none/out.tar"]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("cannot write `none/out.tar`"), "{}", done.stderr);
}

#[test]
fn who_closes_the_pipe_is_told_nothing() {
    let desk = desk();
    let args = ["batch", "batch.ron", "--tar", "-"];
    let mut command = desk.command(&args);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let done: Done = child.wait_with_output().unwrap().into();
    assert_eq!((done.status, done.stderr.as_str()), (Some(141), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_an_archive_ends_it() {
    let desk = desk();
    let done = desk.run(&["batch", "batch.ron", "--tar", "/dev/full"]);
    assert_eq!(done.status, Some(3));
    assert_eq!(
        done.stderr.matches("error: cannot write `/dev/full`").count(),
        1,
        "{}",
        done.stderr
    );
}
