//! Why a file cannot be read.

use std::fmt;

/// What is wrong with the bytes of a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The offset in the file, or in the object stream whose contents were read.
    pub(crate) at: usize,
    /// The rest of a sentence that begins with what was read.
    pub(crate) what: &'static str,
}

impl Fault {
    pub(crate) fn new(at: usize, what: &'static str) -> Self {
        Self { at, what }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.what, self.at)
    }
}

/// Reading, or why it ended.
pub(crate) type Read<T> = Result<T, Fault>;
