//! `naskah batch --merge`: all documents in one PDF, for the printer.

use std::fs;
use std::path::Path;

use naskah::diagnostic::Diagnostic;
use naskah::pdf::{MergeError, Merger, Settings};

use super::summary::Summary;
use crate::failure::{Failure, Status};
use crate::interrupt;
use crate::manifest::sha256;
use crate::output::NewFile;

/// Puts the documents of a folder, all of that kind, into one, in their order, reading one at a time; gives how many
/// pages it has.
///
/// # Errors
/// Those of the system; a document that is not what was made; Ctrl-C. Then nothing is written.
pub(super) fn merge(
    path: &Path,
    (folder, documents): (&Path, &[Summary]),
    kind: &str,
    settings: &Settings,
) -> Result<usize, Failure> {
    let told = |error| match error {
        MergeError::Input(errors) => Failure::from(errors),
        MergeError::Output(error) => Failure::system("write", path, &error),
    };
    let mut merger = Merger::new(NewFile::create(path)?).map_err(told)?;
    for document in documents {
        if interrupt::asked() {
            let ended = Diagnostic::uncoded_error("ended before all documents were merged");
            return Err(Failure { status: Status::Interrupted, errors: ended.into() });
        }
        let pdf = read(&folder.join(&document.file), document)?;
        merger.add(document.name(), &document.title(), &pdf).map_err(told)?;
    }
    let pages = merger.pages();
    let file = merger.finish(&title(documents.len(), kind), settings).map_err(told)?;
    file.finish().map_err(|error| Failure::system("write", path, &error))?;
    Ok(pages)
}

/// What the whole is.
fn title(count: usize, kind: &str) -> String {
    let of = if kind.is_empty() { String::new() } else { format!(" {kind}") };
    format!("Gabungan {count} naskah{of} untuk dicetak")
}

/// A document as it was made.
fn read(path: &Path, document: &Summary) -> Result<Vec<u8>, Failure> {
    let pdf = fs::read(path).map_err(|error| Failure::system("read", path, &error))?;
    if sha256(&pdf) == document.sha256 {
        return Ok(pdf);
    }
    let message = format!("`{}` is no longer what was made", path.display());
    Err(Diagnostic::uncoded_error(message).help("make the batch again with --resume").into())
}
