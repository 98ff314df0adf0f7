//! The command as a shell sees it: files, standard output and error, exit status.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::shared::desk::{Desk, Done, agreement};

/// A desk with `dkp.ron`, an agreement, and `batch.ron`, a batch of `dkp` and `dukcapil`.
fn with_data() -> Desk {
    let desk = Desk::new();
    desk.put("dkp.ron", &agreement("Sinergi"));
    desk.put("batch.ron", &batch(&["dkp", "dukcapil"]));
    desk
}

/// The names in a folder but the manifest's, sorted.
fn list(desk: &Desk, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(desk.path(folder)).expect("a folder");
    let mut names: Vec<_> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "naskah.jsonl")
        .collect();
    names.sort();
    names
}

/// A batch of the same agreement under several ids.
fn batch(ids: &[&str]) -> String {
    let entries: Vec<_> = ids.iter().map(|id| format!("(id: \"{id}\")")).collect();
    format!("(\nshared: {},\neach: [{}],\n)\n", agreement("Sinergi").trim_end(), entries.join(", "))
}

/// Whether these bytes are a whole PDF file.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF")
}

// Usage

#[test]
fn wrong_usage_is_status_2() {
    for args in [
        &[][..],
        &["rendr"],
        &["render"],
        &["render", "a.ron", "b.ron"],
        &["batch", "a.ron"],
        &["batch", "a.ron", "-o", "out", "--jobs", "0"],
        &["render", "a.ron", "--original", "0"],
        &["batch", "a.ron", "-o", "out", "--original", "semua"],
        &["check"],
        &["extract"],
        &["extract", "a.pdf", "b.pdf"],
        &["check", "a.ron", "--format", "xml"],
    ] {
        let done = Desk::new().run(args);
        assert_eq!((done.status, done.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(done.stderr.contains("--help"), "{args:?}: {}", done.stderr);
    }
}

#[test]
fn help_and_version_are_results() {
    let help = Desk::new().run(&["--help"]);
    assert_eq!((help.status, help.stderr.as_str()), (Some(0), ""));
    for subcommand in ["render", "batch", "check", "extract"] {
        assert!(help.stdout.contains(subcommand), "{}", help.stdout);
    }
    let version = Desk::new().run(&["--version"]);
    assert_eq!(version.stdout, format!("naskah {}\n", env!("CARGO_PKG_VERSION")));
}

// Input

#[test]
fn a_missing_file_is_named() {
    let done = Desk::new().run(&["render", "none.ron"]);
    assert_eq!(done.status, Some(1));
    insta::assert_snapshot!(done.stderr, @"error: cannot read `none.ron`: No such file or directory");
}

#[test]
fn programs_get_messages_as_objects() {
    let done = Desk::new().run(&["--format", "json", "render", "none.ron"]);
    assert_eq!(done.status, Some(1));
    assert_eq!(
        done.stderr,
        concat!(
            r#"{"severity":"error","code":"file-not-usable","category":"input","#,
            r#""message":"cannot read `none.ron`: No such file or directory","path":null,"#,
            r#""file":null,"line":null,"column":null,"labels":[],"help":[]}"#,
            "\n"
        )
    );
}

#[test]
fn a_folder_is_no_data() {
    let done = Desk::new().run(&["check", "."]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("cannot read `.`: Is a directory"), "{}", done.stderr);
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let desk = Desk::new();
    fs::write(desk.path("latin1.ron"), b"(subject: \"caf\xe9\")").unwrap();
    let done = desk.run(&["render", "latin1.ron"]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("`latin1.ron` is not UTF-8 text"), "{}", done.stderr);
}

#[test]
fn data_without_a_name_needs_an_output() {
    let done = with_data().run(&["render", "-"]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("name it with --output"), "{}", done.stderr);
}

#[test]
fn a_fault_is_shown_at_its_place() {
    let desk = Desk::new();
    desk.put("dkp.ron", &agreement("Sinergi").replace("scope:", "scop:"));
    let done = desk.run(&["render", "dkp.ron"]);
    assert_eq!((done.status, done.stdout.as_str()), (Some(1), ""));
    assert!(done.stderr.contains(" --> dkp.ron:18:5"), "{}", done.stderr);
    assert!(done.stderr.contains("`scope`"), "{}", done.stderr);
    assert!(!done.stderr.contains('\u{1b}'), "no colours in a file: {}", done.stderr);
    assert_eq!(list(&desk, "."), ["dkp.ron"]);
}

// One PDF

#[test]
fn render_writes_beside_its_caller() {
    let desk = Desk::new();
    fs::create_dir(desk.path("data")).unwrap();
    desk.put("data/dkp 1.2.ron", &agreement("Sinergi"));
    let done = desk.run(&["render", "data/dkp 1.2.ron"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert!(done.stdout.starts_with("dkp 1.2.pdf: "), "{}", done.stdout);
    assert!(is_pdf(&desk.read("dkp 1.2.pdf")));
    assert_eq!(list(&desk, "."), ["data", "dkp 1.2.pdf"]);
}

#[test]
fn render_takes_and_gives_streams() {
    let desk = with_data();
    assert_eq!(desk.run(&["render", "dkp.ron", "-o", "a.pdf"]).status, Some(0));
    let output = desk.run_with_input(&["render", "-", "-o", "-"], &agreement("Sinergi"));
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout == desk.read("a.pdf"), "the same bytes as in a file");
}

#[test]
fn render_says_how_many_pages_to_programs() {
    let done = with_data().run(&["render", "dkp.ron", "--format", "json"]);
    let line: serde_json::Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(line["path"], "dkp.pdf");
    assert!(line["pages"].as_u64().unwrap() > 0);
}

#[test]
fn an_output_that_cannot_be_written_keeps_what_was_there() {
    let desk = with_data();
    fs::create_dir(desk.path("folder.pdf")).unwrap();
    for (output, reason) in [
        ("folder.pdf", "directory"),
        ("none/a.pdf", "No such file"),
        ("dkp.ron/a.pdf", "directory"),
    ] {
        let done = desk.run(&["render", "dkp.ron", "-o", output]);
        assert_eq!((done.status, done.stdout.as_str()), (Some(1), ""), "{output}");
        assert!(done.stderr.contains(&format!("cannot write `{output}`")), "{}", done.stderr);
        assert!(done.stderr.contains(reason), "{}", done.stderr);
    }
    assert_eq!(list(&desk, "."), ["batch.ron", "dkp.ron", "folder.pdf"]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_the_machines_fault() {
    let desk = with_data();
    let full = || fs::File::options().write(true).open("/dev/full").expect("a full device");
    let done = desk.run(&["render", "dkp.ron", "-o", "/dev/full"]);
    assert_eq!(done.status, Some(3), "{}", done.stderr);
    assert!(done.stderr.contains("cannot write `/dev/full`: No space left"), "{}", done.stderr);
    for args in [&["render", "dkp.ron", "-o", "-"][..], &["check", "dkp.ron"]] {
        let done: Done = desk.command(args).stdout(full()).output().unwrap().into();
        assert_eq!(done.status, Some(3), "{args:?}: {}", done.stderr);
    }
}

#[test]
fn a_failed_run_keeps_the_finished_file() {
    let desk = with_data();
    desk.run(&["render", "dkp.ron"]);
    let finished = desk.read("dkp.pdf");
    desk.put("dkp.ron", "(");
    assert_eq!(desk.run(&["render", "dkp.ron"]).status, Some(1));
    assert!(desk.read("dkp.pdf") == finished);
}

#[test]
fn the_look_can_be_set_from_outside() {
    let desk = with_data();
    desk.run(&["render", "dkp.ron", "-o", "plain.pdf"]);
    for look in [["--watermark", "DRAF"], ["--style", "a4-arial"]] {
        let done = desk.run(&["render", "dkp.ron", "-o", "other.pdf", look[0], look[1]]);
        assert_eq!(done.status, Some(0), "{}", done.stderr);
        assert!(desk.read("other.pdf") != desk.read("plain.pdf"), "{look:?}");
    }
    for (option, name) in [("--template", "pkz"), ("--style", "a4-arail"), ("--style", "none.ron")]
    {
        let done = desk.run(&["render", "dkp.ron", option, name]);
        assert_eq!(done.status, Some(1), "{option} {name}");
        assert!(done.stderr.contains(name), "{}", done.stderr);
    }
}

#[test]
fn render_makes_each_original_or_the_one_asked_for() {
    let desk = with_data();
    fs::create_dir(desk.path("out")).unwrap();
    for (args, files) in [
        (&["--original", "all"][..], &["dkp-rangkap-1.pdf", "dkp-rangkap-2.pdf"][..]),
        (
            &["--original", "all", "-o", "out/a.b.pdf"],
            &["out/a.b-rangkap-1.pdf", "out/a.b-rangkap-2.pdf"],
        ),
        (&["--original", "2", "-o", "kedua.pdf"], &["kedua.pdf"]),
        (&["--original", "2"], &["dkp-rangkap-2.pdf"]),
    ] {
        let done = desk.run(&[&["render", "dkp.ron"], args].concat());
        assert_eq!(done.status, Some(0), "{}", done.stderr);
        let told: Vec<_> = done.stdout.lines().filter_map(|line| line.split(": ").next()).collect();
        assert_eq!(told, files, "{args:?}");
        assert!(files.iter().all(|file| is_pdf(&desk.read(file))), "{args:?}");
    }
    assert_eq!(list(&desk, "out"), ["a.b-rangkap-1.pdf", "a.b-rangkap-2.pdf"]);
    assert!(desk.read("kedua.pdf") == desk.read("dkp-rangkap-2.pdf"));
    assert!(desk.read("kedua.pdf") != desk.read("dkp-rangkap-1.pdf"), "labels and meterai differ");
}

#[test]
fn one_stream_takes_one_original() {
    let desk = with_data();
    let done = desk.run(&["render", "dkp.ron", "--original", "all", "-o", "-"]);
    assert_eq!((done.status, done.stdout.as_str()), (Some(2), ""));
    assert!(done.stderr.contains("standard output takes one original only"), "{}", done.stderr);
    desk.run(&["render", "dkp.ron", "--original", "1", "-o", "a.pdf"]);
    let args = ["render", "-", "--original", "1", "-o", "-"];
    let output = desk.run_with_input(&args, &agreement("Sinergi"));
    assert!(output.stdout == desk.read("a.pdf"));
}

#[test]
fn an_original_that_is_not_made_is_told() {
    let desk = with_data();
    let done = desk.run(&["render", "dkp.ron", "--original", "3"]);
    assert_eq!((done.status, done.stdout.as_str()), (Some(1), ""));
    assert!(done.stderr.contains("there is no original 3"), "{}", done.stderr);
    assert!(done.stderr.contains("choose 1 to 2"), "{}", done.stderr);
    assert_eq!(list(&desk, "."), ["batch.ron", "dkp.ron"]);
}

#[test]
#[cfg(unix)]
fn a_document_needs_its_reader_and_a_report_does_not() {
    let desk = with_data();
    for (args, status) in
        [(&["render", "dkp.ron", "-o", "-"][..], 141), (&["batch", "batch.ron", "-o", "out"], 0)]
    {
        let mut child = desk
            .command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        drop(child.stdout.take());
        let done: Done = child.wait_with_output().expect("it ends").into();
        assert_eq!(done.status, Some(status), "{args:?}: {}", done.stderr);
        assert!(!done.stderr.contains("panic"), "{}", done.stderr);
    }
    assert_eq!(list(&desk, "out"), ["dkp.pdf", "dukcapil.pdf"]);
}

// Many PDFs

#[test]
fn batch_makes_a_file_for_each_entry_in_order() {
    let desk = with_data();
    let ids = ["e", "d", "c", "b", "a"];
    desk.put("batch.ron", &batch(&ids));
    let done = desk.run(&["batch", "batch.ron", "-o", "new/out"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    let told: Vec<_> = done.stdout.lines().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(
        told,
        ids.map(|id| Path::new("new/out").join(format!("{id}.pdf")).display().to_string())
    );
    assert!(done.stderr.ends_with("5 agreements, 0 errors, 0 warnings\n"), "{}", done.stderr);
    assert_eq!(list(&desk, "new/out"), ["a.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf"]);
}

#[test]
fn batch_gives_the_same_bytes_on_any_number_of_threads() {
    let desk = with_data();
    for jobs in ["1", "4"] {
        let done = desk.run(&["batch", "batch.ron", "-o", jobs, "--jobs", jobs]);
        assert_eq!(done.status, Some(0), "{}", done.stderr);
    }
    desk.run(&["render", "dkp.ron", "-o", "alone.pdf"]);
    for name in ["dkp.pdf", "dukcapil.pdf"] {
        assert!(desk.read(&format!("1/{name}")) == desk.read(&format!("4/{name}")), "{name}");
    }
    assert!(desk.read("1/dkp.pdf") == desk.read("alone.pdf"), "alone or in a batch");
}

#[test]
fn one_bad_entry_does_not_hold_up_the_others() {
    let desk = with_data();
    let bad = batch(&["a", "b", "c"]).replace(r#"(id: "b")"#, r#"(id: "b", subject: 7)"#);
    desk.put("batch.ron", &bad);
    let done = desk.run(&["batch", "batch.ron", "-o", "out"]);
    assert_eq!(done.status, Some(1));
    assert_eq!(list(&desk, "out"), ["a.pdf", "c.pdf"]);
    assert!(done.stderr.contains("batch.ron:"), "{}", done.stderr);
    assert!(done.stderr.contains("3 agreements, 1 error, "), "{}", done.stderr);
}

#[test]
fn fail_fast_makes_nothing_behind_the_first_failure() {
    let desk = with_data();
    let bad = batch(&["a", "b", "c"]).replace(r#"(id: "b")"#, r#"(id: "b", subject: 7)"#);
    desk.put("batch.ron", &bad);
    let done = desk.run(&["batch", "batch.ron", "-o", "out", "--fail-fast", "--jobs", "1"]);
    assert_eq!(done.status, Some(1));
    assert_eq!(list(&desk, "out"), ["a.pdf"]);
}

#[test]
fn only_the_chosen_entries_are_made() {
    let desk = with_data();
    let done = desk.run(&["batch", "batch.ron", "-o", "out", "--only", "dukcapil"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert_eq!(list(&desk, "out"), ["dukcapil.pdf"]);
    let done = desk.run(&["batch", "batch.ron", "-o", "none", "--only", "dinkes"]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("no entry has the id `dinkes`"), "{}", done.stderr);
    assert!(!desk.path("none").exists(), "nothing is written");
}

#[test]
fn batch_stays_in_its_folder() {
    let desk = with_data();
    for id in ["../a", "/tmp/naskah-a", "a/b", "..", ""] {
        desk.put("batch.ron", &batch(&["good", id]));
        let done = desk.run(&["batch", "batch.ron", "-o", "out"]);
        assert_eq!(done.status, Some(1), "{id:?}");
    }
    let before = ["batch.ron", "dkp.ron"];
    let after: Vec<_> = list(&desk, ".").into_iter().filter(|name| name != "out").collect();
    assert_eq!(after, before);
    assert!(!Path::new("/tmp/naskah-a.pdf").exists());
}

#[test]
fn batch_does_not_write_two_entries_into_one_file() {
    let desk = with_data();
    for ids in [["dkp", "dkp"], ["dkp", "DKP"]] {
        desk.put("batch.ron", &batch(&ids));
        let done = desk.run(&["batch", "batch.ron", "-o", "out"]);
        assert_eq!(done.status, Some(1), "{ids:?}");
        assert!(!desk.path("out/dkp.pdf").exists());
    }
}

#[test]
fn batch_makes_the_originals_of_each_entry() {
    let desk = with_data();
    let done = desk.run(&["batch", "batch.ron", "-o", "out", "--original", "all"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert!(done.stderr.ends_with("2 agreements, 0 errors, 0 warnings\n"), "{}", done.stderr);
    let all = [
        "dkp-rangkap-1.pdf",
        "dkp-rangkap-2.pdf",
        "dukcapil-rangkap-1.pdf",
        "dukcapil-rangkap-2.pdf",
    ];
    let told: Vec<_> = done.stdout.lines().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(told, all.map(|name| format!("out/{name}")));
    assert_eq!(list(&desk, "out"), all);
    desk.run(&["render", "dkp.ron", "--original", "2", "-o", "alone.pdf"]);
    assert!(desk.read("out/dkp-rangkap-2.pdf") == desk.read("alone.pdf"), "alone or in a batch");
}

#[test]
fn an_entry_of_few_originals_does_not_hold_up_the_others() {
    let desk = with_data();
    let few =
        batch(&["a", "b"]).replace(r#"(id: "b")"#, r#"(id: "b", signing: paper(originals: 1))"#);
    desk.put("batch.ron", &few);
    let done = desk.run(&["batch", "batch.ron", "-o", "out", "--original", "2"]);
    assert_eq!(done.status, Some(1));
    assert_eq!(list(&desk, "out"), ["a-rangkap-2.pdf"]);
    assert!(done.stderr.contains("there is no original 2"), "{}", done.stderr);
    assert!(done.stderr.contains("batch.ron:21:"), "{}", done.stderr);
}

#[test]
fn a_file_where_the_folder_should_be_is_told() {
    let desk = with_data();
    let done = desk.run(&["batch", "batch.ron", "-o", "dkp.ron"]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("cannot create the folder `dkp.ron`"), "{}", done.stderr);
}

// Checks

#[test]
fn check_writes_nothing_and_knows_a_batch() {
    let desk = with_data();
    let done = desk.run(&["check", "dkp.ron", "batch.ron"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert_eq!(
        done.stdout,
        "dkp.ron: 1 agreement, 0 errors, 0 warnings\n\
         batch.ron: 2 agreements, 0 errors, 0 warnings\n"
    );
    assert_eq!(list(&desk, "."), ["batch.ron", "dkp.ron"]);
}

#[test]
fn check_goes_on_after_a_bad_file() {
    let desk = with_data();
    desk.put("bad.ron", "(subject: 7)");
    let done = desk.run(&["check", "bad.ron", "none.ron", "dkp.ron", "--format", "json"]);
    assert_eq!(done.status, Some(1));
    let verdicts: Vec<serde_json::Value> =
        done.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(verdicts.len(), 3);
    assert!(verdicts[0]["errors"].as_u64().unwrap() > 0);
    assert_eq!(verdicts[2]["errors"], 0);
    for line in done.stderr.lines() {
        let message: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(message["message"].is_string());
    }
}
