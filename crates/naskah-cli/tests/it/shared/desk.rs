//! A folder in which the command is run.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder of its own, with data in it, in which the command is run.
pub(crate) struct Desk(TempDir);

/// What the command left behind.
pub(crate) struct Done {
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for the test"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn put(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("data for the test");
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_naskah"));
        command.args(args).current_dir(self.0.path()).stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Done {
        self.command(args).output().expect("the command starts").into()
    }

    pub(crate) fn run_with_input(&self, args: &[&str], input: &str) -> Output {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command starts");
        let mut stdin = child.stdin.take().expect("its input");
        stdin.write_all(input.as_bytes()).expect("it reads");
        drop(stdin);
        child.wait_with_output().expect("it ends")
    }
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("text"),
            stderr: String::from_utf8(output.stderr).expect("text"),
        }
    }
}

/// The data of a small agreement.
pub(crate) fn agreement(subject: &str) -> String {
    format!(
        r#"(
    subject: "{subject}",
    signed: (date: "2021-09-21", place: "Tenggarong"),
    parties: [
        (
            name: "Tim Penggerak PKK",
            number: "[Nomor]",
            seat: "[Alamat]",
            signer: (name: "[Nama Ketua]", position: "Ketua"),
        ),
        (
            name: "Dinas Ketahanan Pangan",
            number: "[Nomor]",
            seat: "[Alamat]",
            signer: (name: "[Nama Kepala Dinas]", position: "Kepala Dinas"),
        ),
    ],
    scope: ["penyuluhan", "pelatihan"],
)
"#
    )
}
