//! The exit status: 1 for wrong input, 2 for wrong usage, 3 where trying again may help, 141 for a closed pipe.

use std::fs::File;
use std::process::{Command, Stdio};

use crate::shared::desk::{Desk, Done, agreement};

/// A batch of these ids.
fn batch(ids: &[&str]) -> String {
    let entries: Vec<_> = ids.iter().map(|id| format!("(id: \"{id}\")")).collect();
    format!("(shared: {}, each: [{}])", agreement("Sinergi").trim_end(), entries.join(", "))
}

/// A batch whose entries are the rows of a table.
fn shared() -> String {
    format!("(shared: {})", agreement("Sinergi").trim_end())
}

/// Runs the command under a limit of the shell's `ulimit`.
fn limited(desk: &Desk, limit: &str, args: &[&str]) -> Done {
    let script = format!("ulimit {limit} && exec \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_naskah")]).args(args);
    command.current_dir(desk.path(".")).stdin(Stdio::null()).output().expect("a shell").into()
}

fn assert_status(done: &Done, status: i32, message: &str) {
    assert_eq!(done.status, Some(status), "{}", done.stderr);
    assert!(done.stderr.contains(message), "{}", done.stderr);
}

// Files that the machine cannot read: reading `/proc/self/mem` fails for every user.

#[cfg(target_os = "linux")]
#[test]
fn unreadable_data_is_the_machines_fault() {
    let done = Desk::new().run(&["render", "/proc/self/mem", "-o", "a.pdf"]);
    assert_status(&done, 3, "cannot read `/proc/self/mem`: Input/output error");
    let desk = Desk::new();
    desk.put("batch.ron", &shared());
    std::os::unix::fs::symlink("/proc/self/mem", desk.path("opd.csv")).unwrap();
    let done = desk.run(&["batch", "batch.ron", "--rows", "opd.csv", "-o", "out"]);
    assert_status(&done, 3, "cannot read `opd.csv`: Input/output error");
}

#[cfg(target_os = "linux")]
#[test]
fn an_unreadable_picture_is_the_machines_fault() {
    let desk = Desk::new();
    let data = agreement("Sinergi").replacen("name:", "logo: \"/proc/self/mem\", name:", 1);
    desk.put("a.ron", &data);
    let done = desk.run(&["render", "a.ron"]);
    assert_status(&done, 3, "/proc/self/mem");
}

#[cfg(target_os = "linux")]
#[test]
fn an_unreadable_template_is_the_machines_fault() {
    let desk = Desk::new();
    desk.put("a.ron", &agreement("Sinergi"));
    std::fs::create_dir(desk.path("own")).unwrap();
    for name in ["template.ron", "template.dj"] {
        std::os::unix::fs::symlink("/proc/self/mem", desk.path("own").join(name)).unwrap();
    }
    let done = desk.run(&["render", "a.ron", "--template", "./own"]);
    assert_status(&done, 3, "own");
}

/// Memory runs out while a file is read: a sparse one takes no disk, but all memory.
#[cfg(target_os = "linux")]
#[test]
fn too_little_memory_for_a_template_is_the_machines_fault() {
    let desk = Desk::new();
    desk.put("a.ron", &agreement("Sinergi"));
    std::fs::create_dir(desk.path("own")).unwrap();
    for name in ["template.ron", "template.dj"] {
        File::create(desk.path("own").join(name)).unwrap().set_len(64 << 30).unwrap();
    }
    let args = ["render", "a.ron", "--template", "./own", "-o", "a.pdf"];
    let done = limited(&desk, "-v 4000000", &args);
    assert_status(&done, 3, "cannot read `./own/template.dj`: out of memory");
    assert!(!desk.path("a.pdf").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn an_unreadable_style_is_the_machines_fault() {
    let desk = Desk::new();
    desk.put("a.ron", &agreement("Sinergi"));
    std::os::unix::fs::symlink("/proc/self/mem", desk.path("own.ron")).unwrap();
    let done = desk.run(&["render", "a.ron", "--style", "own.ron"]);
    assert_status(&done, 3, "cannot read `own.ron`: Input/output error");
}

// Limits of the machine

#[cfg(target_os = "linux")]
#[test]
fn too_many_open_files_are_the_machines_fault() {
    let desk = Desk::new();
    desk.put("batch.ron", &batch(&["dkp", "disdik"]));
    // Standard input, output and error, and one more: the manifest's, so that no document can be written.
    let done = limited(&desk, "-n 4", &["batch", "batch.ron", "-o", "out"]);
    assert_status(&done, 3, "Too many open files");
}

#[cfg(target_os = "linux")]
#[test]
fn fewer_threads_do_the_work_where_no_more_can_be_started() {
    let desk = Desk::new();
    desk.put("batch.ron", &batch(&["dkp", "disdik", "dukcapil"]));
    // 1,024 threads have stacks of 2 GB.
    let done = limited(&desk, "-v 1500000", &["batch", "batch.ron", "-o", "out", "-j", "1024"]);
    assert_status(&done, 0, "3 agreements, 0 errors");
    assert!(desk.path("out/dukcapil.pdf").is_file());
}

#[test]
fn more_threads_than_any_machine_has_are_wrong_usage() {
    let desk = Desk::new();
    desk.put("batch.ron", &batch(&["dkp"]));
    for jobs in ["1025", "1000000", "99999999999999999999", "-1"] {
        let done = desk.run(&["batch", "batch.ron", "-o", "out", &format!("--jobs={jobs}")]);
        assert_status(&done, 2, "expected a number from 1 to 1024");
        let done = desk.run(&["sign", "in", "-o", "out", &format!("--jobs={jobs}")]);
        assert_status(&done, 2, "expected a number from 1 to 1024");
    }
    assert!(!desk.path("out").exists());
}

#[test]
fn a_second_run_in_the_same_folder_can_be_tried_again() {
    let desk = Desk::new();
    desk.put("batch.ron", &batch(&["dkp"]));
    std::fs::create_dir(desk.path("out")).unwrap();
    let manifest = File::create(desk.path("out/naskah.jsonl")).unwrap();
    manifest.lock().unwrap();
    let done = desk.run(&["batch", "batch.ron", "-o", "out"]);
    assert_status(&done, 3, "another run is writing `out/naskah.jsonl`");
    drop(manifest);
    let done = desk.run(&["batch", "batch.ron", "-o", "out"]);
    assert_status(&done, 0, "1 agreement, 0 errors");
}

// Pipes that are closed

/// The status of the command when nobody reads its output.
fn status_into_closed_pipe(desk: &Desk, args: &[&str]) -> (Option<i32>, String) {
    let mut command = desk.command(args);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_141_for_the_output_itself_and_nothing_for_lines_about_it() {
    let desk = Desk::new();
    desk.put("a.ron", &agreement("Sinergi"));
    desk.put("batch.ron", &batch(&["dkp"]));
    let closed = (Some(141), String::new());
    assert_eq!(status_into_closed_pipe(&desk, &["render", "a.ron", "-o", "-"]), closed);
    assert_eq!(status_into_closed_pipe(&desk, &["batch", "batch.ron", "--tar", "-"]), closed);
    let places = ["render", "a.ron", "-o", "a.pdf", "--fields-json", "-"];
    assert_eq!(status_into_closed_pipe(&desk, &places), closed);
    // The files are complete; only the list of them is not read.
    let (status, stderr) = status_into_closed_pipe(&desk, &["batch", "batch.ron", "-o", "out"]);
    assert_eq!((status, stderr.as_str()), (Some(0), "1 agreement, 0 errors, 0 warnings\n"));
}

// Input

#[test]
fn a_table_with_headings_only_is_wrong_input() {
    let desk = Desk::new();
    desk.put("batch.ron", &shared());
    desk.put("opd.csv", "id,parties.2.name\n");
    for args in [
        &["batch", "batch.ron", "--rows", "opd.csv", "-o", "out"][..],
        &["check", "batch.ron", "--rows", "opd.csv"],
    ] {
        assert_status(&desk.run(args), 1, "`opd.csv` has no rows");
    }
}

#[test]
fn an_unknown_template_or_style_is_shown_where_the_data_names_it() {
    let desk = Desk::new();
    let named = |field: &str| agreement("Sinergi").replacen('(', &format!("({field},"), 1);
    desk.put("template.ron", &named("template: \"pkss\""));
    desk.put("style.ron", &named("style: \"a4-arail\""));
    let done = desk.run(&["check", "template.ron"]);
    assert_status(&done, 1, " --> template.ron:1:13");
    assert!(done.stderr.contains("`pks`"), "{}", done.stderr);
    let done = desk.run(&["check", "style.ron"]);
    assert_status(&done, 1, " --> style.ron:1:10");
    assert!(done.stderr.contains("`a4-arial`"), "{}", done.stderr);

    let done = desk.run(&["--format", "json", "render", "template.ron"]);
    let message: serde_json::Value = serde_json::from_str(&done.stderr).unwrap();
    assert_eq!((&message["path"], &message["file"]), (&"template".into(), &"template.ron".into()));
    assert_eq!((&message["line"], &message["column"]), (&1.into(), &13.into()));

    // The data is not at fault where an option names another template.
    let done = desk.run(&["render", "template.ron", "--template", "pkz"]);
    assert_status(&done, 1, "pkz");
    assert!(!done.stderr.contains("-->"), "{}", done.stderr);
}

#[test]
fn two_rows_with_the_same_id_are_both_named() {
    let desk = Desk::new();
    desk.put("batch.ron", &shared());
    desk.put("opd.csv", "id,subject\ndkp,Satu\ndisdik,Dua\nDKP,Tiga\n");
    let done = desk.run(&["batch", "batch.ron", "--rows", "opd.csv", "-o", "out"]);
    assert_status(&done, 1, "two entries would write the same file `DKP.pdf`");
    assert!(done.stderr.contains("opd.csv, line 4, column 1"), "{}", done.stderr);
    assert!(done.stderr.contains("it is first used in line 2"), "{}", done.stderr);
}

// Messages as JSON

#[test]
fn messages_have_a_code_and_the_category_of_the_status() {
    let desk = Desk::new();
    desk.put("batch.ron", &batch(&["dkp"]));
    for (args, status, category, code) in [
        (&["render", "none.ron"][..], 1, "input", "file-not-usable"),
        (&["batch", "batch.ron"], 2, "usage", "option-missing"),
        (&["batch", "batch.ron", "--tar", "a.tar", "--resume"], 2, "usage", "resume-not-possible"),
        (&["batch", "batch.ron", "-o", "out", "--only", "dpk"], 1, "input", "entry-not-found"),
    ] {
        let done = desk.run(&[&["--format", "json"], args].concat());
        assert_eq!(done.status, Some(status), "{args:?}: {}", done.stderr);
        let message: serde_json::Value = serde_json::from_str(&done.stderr).unwrap();
        assert_eq!(message["category"], category, "{args:?}");
        assert_eq!(message["code"], code, "{args:?}");
        assert_eq!(message["severity"], "error", "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_the_machines_fault() {
    let desk = Desk::new();
    desk.put("a.ron", &agreement("Sinergi"));
    let done = desk.run(&["render", "a.ron", "-o", "/dev/full"]);
    assert_status(&done, 3, "cannot write `/dev/full`: No space left on device");
}
