//! `naskah batch --recap`: a table of all documents.

use naskah::pdf::Settings;
use naskah::recap::{Recap, RecapRow};
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
    let row = |document: &Summary| {
        RecapRow::new(&document.file, &document.sha256)
            .with_numbers(&document.numbers)
            .with_parties(&document.parties)
            .with_date(document.date)
            .with_pages(document.pages)
    };
    let recap = Recap::new(documents.iter().map(row))
        .with_kind(kind)
        .with_subject(common(documents, |it| &it.subject));
    Ok(press.recap(&recap, settings)?)
}
