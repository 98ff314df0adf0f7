//! Why a file cannot be read.

use std::fmt;

use naskah_diagnostic::Diagnostic;

use crate::codes;

/// Why a file, or an object in it, cannot be read.
///
/// ```
/// use naskah_reader::{Pdf, ReadError};
///
/// let error = Pdf::parse(b"PK\x03\x04").unwrap_err();
/// assert_eq!(error, ReadError::new(0, "`%PDF-` is missing"));
/// assert_eq!(error.diagnostic("scan.zip").code.name(), "pdf-unreadable");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// The file is encrypted.
    Encrypted,
    /// The bytes are not what they have to be.
    Malformed {
        /// The byte offset in the file, or in the object stream that was being read; 0 where no single
        /// offset is at fault.
        offset: usize,
        /// What is wrong there: a clause without a full stop.
        what: &'static str,
    },
}

impl ReadError {
    /// Malformed bytes at an offset.
    pub fn new(offset: usize, what: &'static str) -> Self {
        Self::Malformed { offset, what }
    }

    /// The error as a diagnostic about the file of that name.
    pub fn diagnostic(&self, name: &str) -> Diagnostic {
        match self {
            Self::Encrypted => {
                Diagnostic::error(codes::PDF_ENCRYPTED, format!("`{name}` is encrypted"))
                    .help("choose the file as it was before it was encrypted")
            }
            Self::Malformed { .. } => {
                let message = format!("`{name}` cannot be read as a PDF: {self}");
                Diagnostic::error(codes::PDF_UNREADABLE, message)
                    .help("choose a complete PDF file, as it was made or signed")
            }
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encrypted => f.write_str("the file is encrypted"),
            Self::Malformed { offset, what } => write!(f, "{what} at byte {offset}"),
        }
    }
}

impl std::error::Error for ReadError {}

/// The result of reading an object or a file.
pub type ReadResult<T> = Result<T, ReadError>;
