//! What the merged PDF and the recap need to know about each document.

use std::path::Path;

use naskah::Agreement;
use naskah::recap::RecapRow;

use crate::manifest::Record;
use crate::press_pool::PressKey;

/// A document in the folder, made now or before.
#[derive(Clone, Debug)]
pub(crate) struct DocumentInfo {
    /// Template and style.
    pub(crate) key: PressKey,
    pub(crate) subject: String,
    /// Numbers, parties, date, pages, file name and SHA-256.
    pub(crate) row: RecapRow,
}

impl DocumentInfo {
    pub(crate) fn new(agreement: &Agreement, key: PressKey, record: &Record) -> Self {
        let parties = &agreement.parties;
        let mut row = RecapRow::default();
        row.numbers.extend(parties.iter().filter_map(|party| party.number.clone()));
        row.parties.extend(parties.iter().map(|party| party.name.clone()));
        row.date = agreement.signed.date;
        row.pages = record.pages;
        row.file.clone_from(&record.file);
        row.sha256.clone_from(&record.pdf);
        Self { key, subject: agreement.subject.clone(), row }
    }

    /// The file name without its extension.
    pub(crate) fn name(&self) -> &str {
        let stem = Path::new(&self.row.file).file_stem();
        stem.and_then(|stem| stem.to_str()).unwrap_or(&self.row.file)
    }

    /// The name, the other parties and the number: `dkp – Dinas Ketahanan Pangan – Nomor 1/2021`.
    pub(crate) fn title(&self) -> String {
        let others = match self.row.parties.as_slice() {
            [_, others @ ..] if !others.is_empty() => others.join("; "),
            parties => parties.join("; "),
        };
        let number = self.row.numbers.first().map(|number| format!("Nomor {number}"));
        let parts = [self.name().to_owned(), others].into_iter().chain(number);
        parts.collect::<Vec<_>>().join(" – ")
    }
}

/// What all documents have in common of this; empty where they differ.
pub(crate) fn common<'a>(
    documents: &'a [DocumentInfo],
    of: impl Fn(&'a DocumentInfo) -> &'a str,
) -> &'a str {
    let first = documents.first().map(&of).unwrap_or_default();
    if documents.iter().all(|it| of(it) == first) { first } else { "" }
}
