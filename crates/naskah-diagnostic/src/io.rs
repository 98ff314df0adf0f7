//! Errors of the operating system as diagnostics.

use std::io;
use std::path::Path;

use super::{Category, Diagnostic, codes};

/// Whether an error of the operating system is the input's fault or the machine's.
///
/// A path that names nothing usable fails however often the program runs, and is the input's fault.
/// Everything else, such as a missing permission, a full disk or too many open files, is the machine's.
///
/// ```
/// use std::io;
///
/// use naskah_diagnostic::{Category, io_category};
///
/// assert_eq!(io_category(&io::ErrorKind::NotFound.into()), Category::Input);
/// assert_eq!(io_category(&io::ErrorKind::PermissionDenied.into()), Category::Machine);
/// ```
pub fn io_category(error: &io::Error) -> Category {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::AlreadyExists
        | Kind::InvalidData
        | Kind::InvalidFilename
        | Kind::InvalidInput
        | Kind::IsADirectory
        | Kind::NotADirectory
        | Kind::NotFound => Category::Input,
        _ => Category::Machine,
    }
}

/// The operating system's message, without its error number.
///
/// ```
/// use std::io;
///
/// use naskah_diagnostic::io_reason;
///
/// let error = io::Error::from_raw_os_error(2);
/// assert!(error.to_string().ends_with(" (os error 2)"));
/// assert!(!io_reason(&error).contains("os error"));
/// ```
pub fn io_reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.split_once(" (os error") {
        Some((words, _)) => words.to_owned(),
        None => text,
    }
}

impl Diagnostic {
    /// The operating system's refusal to do something ("read", "write") with a file.
    ///
    /// The code is [`codes::FILE_NOT_USABLE`] or [`codes::IO_FAILED`], by [`io_category`].
    ///
    /// ```
    /// use std::{io, path::Path};
    ///
    /// use naskah_diagnostic::{Diagnostic, codes};
    ///
    /// let full = io::Error::from(io::ErrorKind::StorageFull);
    /// let diagnostic = Diagnostic::io("write", Path::new("dkp.pdf"), &full);
    /// assert_eq!(diagnostic.code, codes::IO_FAILED);
    /// assert_eq!(diagnostic.message, "cannot write `dkp.pdf`: no storage space");
    /// ```
    pub fn io(action: &str, path: &Path, error: &io::Error) -> Self {
        let code = match io_category(error) {
            Category::Input => codes::FILE_NOT_USABLE,
            _ => codes::IO_FAILED,
        };
        Self::error(code, format!("cannot {action} `{}`: {}", path.display(), io_reason(error)))
    }
}
