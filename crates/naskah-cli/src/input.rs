//! Texts and files that the user names.

use std::io::Read;
use std::path::Path;
use std::{fs, io};

use naskah::diagnostic::Diagnostic;

use crate::failure::Failure;

/// A text and the name under which messages show it.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Whether the path stands for standard input or output.
pub(crate) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The name and the bytes of a file; of standard input for `-`.
pub(crate) fn bytes(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let (name, bytes) = if is_standard(path) {
        let mut bytes = Vec::new();
        ("<stdin>".to_owned(), io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes))
    } else {
        (path.display().to_string(), fs::read(path))
    };
    match bytes {
        Ok(bytes) => Ok((name, bytes)),
        Err(error) => Err(Failure::system("read", Path::new(&name), &error)),
    }
}

/// The text of a file; of standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<Input, Failure> {
    let (name, bytes) = bytes(path)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        Diagnostic::uncoded_error(format!(
            "`{name}` is not UTF-8 text: byte {place} has no meaning"
        ))
        .help("save the file as UTF-8 in the editor")
    })?;
    // Some editors begin a file with a mark that is no part of the text.
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(Input { name, text })
}
