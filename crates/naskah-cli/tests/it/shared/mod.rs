//! An agreement, and the command as a shell runs it.

pub(crate) mod desk;
pub(crate) mod pki;

use std::path::Path;
use std::process::Command;

pub(crate) const DATA: &str = r#"(
    subject: "Sinergi",
    signed: (date: "2021-09-21", place: "Tenggarong"),
    parties: [
        (name: "Badan", signer: (name: "Ana", position: "Ketua Badan")),
        (name: "Dinas", signer: (name: "Budi", position: "Kepala Dinas")),
    ],
    scope: ["bimbingan teknis"],
)"#;

/// The command with these arguments, to be run in that folder.
pub(crate) fn naskah(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_naskah"));
    command.args(args).current_dir(folder);
    command
}
