//! Why files could not be merged.

use std::{fmt, io};

use naskah_diagnostic::{Diagnostic, Errors};

/// Why files could not be merged.
#[derive(Debug)]
pub enum MergeError {
    /// A file to be added is at fault.
    Input(Errors),
    /// Writing the merged file failed.
    Output(io::Error),
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(errors) => errors.fmt(f),
            Self::Output(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for MergeError {}

impl From<Diagnostic> for MergeError {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Input(diagnostic.into())
    }
}

impl From<io::Error> for MergeError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
