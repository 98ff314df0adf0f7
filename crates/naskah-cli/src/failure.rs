//! Why the command could not do what it was asked, and what it then tells the shell.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use naskah::diagnostic::{Diagnostic, Errors};

/// What became of a command, the worst last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// All is well.
    #[default]
    Well,
    /// The input is at fault: trying again is useless.
    Input,
    /// The command is used wrongly.
    Usage,
    /// The machine failed: trying again may help.
    Machine,
    /// Who read the results has gone away before they were whole.
    Closed,
    /// Somebody has put an end to it.
    Interrupted,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status.code())
    }
}

impl Status {
    /// What the shell is told; 2 is what the argument parser gives, too, 130 what a shell makes of Ctrl-C, and 141 of a
    /// pipe that was closed.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Well => 0,
            Self::Input => 1,
            Self::Usage => 2,
            Self::Machine => 3,
            Self::Closed => 141,
            Self::Interrupted => 130,
        }
    }
}

/// What went wrong, and whose fault it is.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) status: Status,
    pub(crate) errors: Errors,
}

impl From<Errors> for Failure {
    fn from(errors: Errors) -> Self {
        Self { status: Status::Input, errors }
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Errors::from(diagnostic).into()
    }
}

impl Failure {
    /// What is asked for that the command does not do.
    pub(crate) fn usage(diagnostic: Diagnostic) -> Self {
        Self { status: Status::Usage, errors: diagnostic.into() }
    }

    /// The system's refusal to do something ("read", "write") with a file.
    pub(crate) fn system(what: &str, path: &Path, error: &io::Error) -> Self {
        use io::ErrorKind::{
            AlreadyExists, InvalidFilename, InvalidInput, IsADirectory, NotADirectory, NotFound,
        };
        // These stay wrong however often the command is run.
        let status = match error.kind() {
            AlreadyExists | InvalidFilename | InvalidInput | IsADirectory | NotADirectory
            | NotFound => Status::Input,
            _ => Status::Machine,
        };
        let message = format!("cannot {what} `{}`: {}", path.display(), reason(error));
        Self { status, errors: Diagnostic::uncoded_error(message).into() }
    }

    /// The same, each message with the file that it is of where it does not name that itself.
    pub(crate) fn of(self, path: &Path) -> Self {
        let name = format!("`{}`", path.display());
        let errors = self.errors.map(|mut error| {
            if !error.message.contains(&name) {
                error.message = format!("{name}: {}", error.message);
            }
            error
        });
        Self { errors, ..self }
    }
}

/// The system's words, without the number behind them.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.split_once(" (os error") {
        Some((words, _)) => words.to_owned(),
        None => text,
    }
}
