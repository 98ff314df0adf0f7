//! Files that the user names, or standard input.

use std::io::Read;
use std::path::Path;
use std::{fs, io};

use naskah_batch::source;
use naskah_diagnostic::{Diagnostic, Result, Source};

/// The name of standard input in messages.
pub(crate) const STDIN: &str = "<stdin>";

/// Whether the path stands for standard input or output.
pub(crate) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The name and the bytes of a file; of standard input for `-`.
pub(crate) fn bytes(path: &Path) -> Result<(String, Vec<u8>)> {
    let (name, bytes) = if is_standard(path) {
        let mut bytes = Vec::new();
        (STDIN.to_owned(), io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes))
    } else {
        (path.display().to_string(), fs::read(path))
    };
    match bytes {
        Ok(bytes) => Ok((name, bytes)),
        Err(error) => Err(Diagnostic::io("read", Path::new(&name), &error).into()),
    }
}

/// The text of a file; of standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<Source> {
    let (name, bytes) = bytes(path)?;
    source::decode(name, bytes)
}
