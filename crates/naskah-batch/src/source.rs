//! Reading text files.

use std::fs;
use std::path::Path;

use naskah_diagnostic::{Diagnostic, Result, Source};

use crate::codes;

/// The text of a file, named by its path.
///
/// # Errors
/// A file that cannot be read; bytes that are not UTF-8.
pub fn read(path: &Path) -> Result<Source> {
    let bytes = fs::read(path).map_err(|error| Diagnostic::io("read", path, &error))?;
    decode(path.display().to_string(), bytes)
}

/// The text of these bytes under that name, without a byte order mark.
///
/// ```
/// let source = naskah_batch::source::decode("data.ron", b"\xEF\xBB\xBF(subject: \"Sinergi\")".to_vec())?;
/// assert_eq!(source.text(), "(subject: \"Sinergi\")");
/// # Ok::<(), naskah_diagnostic::Errors>(())
/// ```
///
/// # Errors
/// Bytes that are not UTF-8.
pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> Result<Source> {
    let name = name.into();
    match String::from_utf8(bytes) {
        Ok(text) => match text.strip_prefix('\u{feff}') {
            Some(rest) => Ok(Source::new(name, rest)),
            None => Ok(Source::new(name, text)),
        },
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let message = format!("`{name}` is not UTF-8 text: invalid byte at offset {at}");
            Err(Diagnostic::error(codes::NOT_UTF8, message)
                .help("save the file as UTF-8 in the editor")
                .into())
        }
    }
}
