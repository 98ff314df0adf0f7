//! `naskah batch --recap`: a table of all documents.

use naskah::pdf::Settings;
use naskah::recap::{Recap, Row};
use naskah::{Press, Print};

use super::summary::{Summary, common};
use crate::failure::Failure;

/// The table, in the order of the documents, which are all of that kind.
///
/// # Errors
/// Those of printing.
pub(super) fn print(
    documents: &[Summary],
    kind: String,
    press: &Press,
    settings: &Settings,
) -> Result<Print, Failure> {
    let row = |document: &Summary| Row {
        numbers: document.numbers.clone(),
        parties: document.parties.clone(),
        date: document.date,
        pages: document.pages,
        file: document.file.clone(),
        sha256: document.sha256.clone(),
    };
    let recap = Recap {
        kind,
        subject: common(documents, |it| &it.subject).to_owned(),
        rows: documents.iter().map(row).collect(),
    };
    Ok(press.recap(&recap, settings)?)
}
