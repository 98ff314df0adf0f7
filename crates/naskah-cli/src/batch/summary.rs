//! What is known of a document of a batch, for what is made of all of them.

use std::path::Path;

use jiff::civil::Date;
use naskah::Agreement;

use crate::manifest::Record;
use crate::presses::Key;

/// A document that stands in the folder, made now or before.
#[derive(Clone, Debug)]
pub(super) struct Summary {
    /// The file's name in the folder.
    pub(super) file: String,
    /// The SHA-256 of the file.
    pub(super) sha256: String,
    pub(super) pages: usize,
    /// By which template and style it is made.
    pub(super) key: Key,
    pub(super) subject: String,
    /// The parties' numbers, of those that have one.
    pub(super) numbers: Vec<String>,
    pub(super) parties: Vec<String>,
    pub(super) date: Option<Date>,
}

impl Summary {
    pub(super) fn new(agreement: &Agreement, key: Key, record: &Record) -> Self {
        let parties = &agreement.parties;
        Self {
            file: record.file.clone(),
            sha256: record.pdf.clone(),
            pages: record.pages,
            key,
            subject: agreement.subject.clone(),
            numbers: parties.iter().filter_map(|party| party.number.clone()).collect(),
            parties: parties.iter().map(|party| party.name.clone()).collect(),
            date: agreement.signed.date,
        }
    }

    /// The file's name without its ending.
    pub(super) fn name(&self) -> &str {
        let stem = Path::new(&self.file).file_stem();
        stem.and_then(|stem| stem.to_str()).unwrap_or(&self.file)
    }

    /// The name, with whom, and the number: `dkp – Dinas Ketahanan Pangan – Nomor 1/2021`.
    pub(super) fn title(&self) -> String {
        let others = match self.parties.as_slice() {
            [_, others @ ..] if !others.is_empty() => others.join("; "),
            parties => parties.join("; "),
        };
        let number = self.numbers.first().map(|number| format!("Nomor {number}"));
        let parts = [self.name().to_owned(), others].into_iter().chain(number);
        parts.collect::<Vec<_>>().join(" – ")
    }
}

/// What all documents have in common of this; nothing where they differ.
pub(super) fn common<'a>(documents: &'a [Summary], of: impl Fn(&'a Summary) -> &'a str) -> &'a str {
    let first = documents.first().map(&of).unwrap_or_default();
    if documents.iter().all(|it| of(it) == first) { first } else { "" }
}
