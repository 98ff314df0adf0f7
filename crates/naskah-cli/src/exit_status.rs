//! The exit status, and why a subcommand failed.

use std::process::ExitCode;

use naskah_batch::codes::OUTPUT_CLOSED;
use naskah_diagnostic::{Category, Diagnostic, Errors};

/// The outcome of a command, the worst last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    #[default]
    Success,
    /// The input is at fault: the same input fails again.
    Input,
    /// The command was used wrongly.
    Usage,
    /// The machine or a server failed: trying again may help.
    Machine,
    /// The reader of the output closed it before it was complete.
    Closed,
    /// Ctrl-C.
    Interrupted,
}

impl Status {
    /// The number for the shell. Clap uses 2 as well; 130 and 141 are what a shell reports for a process that
    /// SIGINT or SIGPIPE ended.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Input => 1,
            Self::Usage => 2,
            Self::Machine => 3,
            Self::Closed => 141,
            Self::Interrupted => 130,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status.code())
    }
}

impl From<Category> for Status {
    fn from(category: Category) -> Self {
        match category {
            Category::Input => Self::Input,
            Category::Usage => Self::Usage,
            _ => Self::Machine,
        }
    }
}

/// Why a subcommand failed.
#[derive(Clone, Debug)]
pub(crate) enum Failure {
    Errors(Errors),
    /// The reader of the output closed it; no message is needed.
    Closed,
}

impl From<Errors> for Failure {
    fn from(errors: Errors) -> Self {
        match is_closed(&errors) {
            true => Self::Closed,
            false => Self::Errors(errors),
        }
    }
}

impl From<naskah_sign::Error> for Failure {
    fn from(error: naskah_sign::Error) -> Self {
        Errors::from(error).into()
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Errors::from(diagnostic).into()
    }
}

impl Failure {
    pub(crate) fn status(&self) -> Status {
        match self {
            Self::Errors(errors) => errors.category().into(),
            Self::Closed => Status::Closed,
        }
    }
}

/// Whether the errors say that the reader of the output closed it.
pub(crate) fn is_closed(errors: &Errors) -> bool {
    errors.iter().any(|error| error.code == OUTPUT_CLOSED)
}

#[cfg(test)]
mod tests {
    use naskah_diagnostic::Code;

    use super::*;

    #[test]
    fn the_status_follows_from_the_category() {
        let status = |category| {
            let code = Code::new("code", category, "");
            Failure::from(Diagnostic::error(code, "")).status().code()
        };
        assert_eq!(status(Category::Input), 1);
        assert_eq!(status(Category::Usage), 2);
        assert_eq!(status(Category::Network), 3);
        assert_eq!(status(Category::Machine), 3);
        assert_eq!(status(Category::Internal), 3);
        assert_eq!(Failure::from(Diagnostic::error(OUTPUT_CLOSED, "")).status().code(), 141);
    }
}
