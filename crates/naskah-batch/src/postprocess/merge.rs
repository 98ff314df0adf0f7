//! All documents in one PDF, for the printer.

use std::fs;
use std::path::Path;

use naskah::pdf::{MergeError, Merger, Settings};
use naskah_diagnostic::{Diagnostic, Errors, Result};

use crate::codes;
use crate::document_info::DocumentInfo;
use crate::interrupt::Interrupt;
use crate::manifest::sha256;
use crate::output::NewFile;

/// Merges the documents of a folder, all of that kind, in their order, reading one at a time; gives the
/// number of pages.
///
/// # Errors
/// Those of the system; a document that changed; an interruption. The file does not appear then.
pub(super) fn merge(
    path: &Path,
    (folder, documents): (&Path, &[DocumentInfo]),
    kind: &str,
    settings: &Settings,
    interrupt: Interrupt<'_>,
) -> Result<usize> {
    let failed = |error| match error {
        MergeError::Input(errors) => errors,
        MergeError::Output(error) => Errors::from(Diagnostic::io("write", path, &error)),
    };
    let mut merger = Merger::new(NewFile::create(path)?).map_err(failed)?;
    for document in documents {
        if interrupt.is_set() {
            let message = "interrupted before all documents were merged";
            return Err(Diagnostic::error(codes::INTERRUPTED, message).into());
        }
        let pdf = read(&folder.join(&document.row.file), document)?;
        merger.add(document.name(), &document.title(), &pdf).map_err(failed)?;
    }
    let pages = merger.pages();
    let file = merger.finish(&title(documents.len(), kind), settings).map_err(failed)?;
    file.finish().map_err(|error| Diagnostic::io("write", path, &error))?;
    Ok(pages)
}

/// The title of the merged PDF.
fn title(count: usize, kind: &str) -> String {
    let of = if kind.is_empty() { String::new() } else { format!(" {kind}") };
    format!("Gabungan {count} naskah{of} untuk dicetak")
}

/// A document, as it was made.
fn read(path: &Path, document: &DocumentInfo) -> Result<Vec<u8>> {
    let pdf = fs::read(path).map_err(|error| Diagnostic::io("read", path, &error))?;
    if sha256(&pdf) == document.row.sha256 {
        return Ok(pdf);
    }
    let message = format!("`{}` has changed since it was made", path.display());
    Err(Diagnostic::error(codes::DOCUMENT_CHANGED, message)
        .help("resume the batch, which makes it again")
        .into())
}
