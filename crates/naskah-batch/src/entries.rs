//! The entries of a batch, from RON, from the rows of a table, or from a program, one after another.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use naskah::Agreement;
use naskah::agreement::{self, Batch, EntryIds, Shared, check_id};
use naskah_diagnostic::{Diagnostic, Result, Span};

use crate::codes;
use crate::rows::{Row, RowNumber, Rows};
use crate::shard::Shard;

/// One entry, whose agreement may still have to be read.
///
/// ```
/// use naskah::agreement::{Agreement, Party, Person};
/// use naskah_batch::Entries;
///
/// let party = |name, head| Party::new(name, Person::new(head, "Ketua"));
/// let agreement = Agreement::new("Sinergi", [party("Badan", "Ana"), party("Dinas", "Budi")]);
/// let entry = Entries::from_agreements([("dkp".to_owned(), agreement)]).next().unwrap()?;
/// assert_eq!(entry.id(), "dkp");
/// assert_eq!(entry.agreement()?.subject, "Sinergi");
/// # Ok::<(), naskah_diagnostic::Errors>(())
/// ```
#[derive(Debug)]
pub struct Entry {
    id: String,
    data: Data,
}

#[derive(Debug)]
enum Data {
    Agreement(Box<Result<Agreement>>),
    Row { shared: Arc<Shared>, row: Row, id: Span },
}

impl Entry {
    /// The id, which names the document's file.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The agreement.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn agreement(self) -> Result<Agreement> {
        match self.data {
            Data::Agreement(agreement) => *agreement,
            Data::Row { shared, row, .. } => shared.entry(&row.table, &row.cells)?.agreement,
        }
    }

    /// Where the id is written, and the number of the row.
    fn place(&self) -> Option<(&Span, RowNumber)> {
        match &self.data {
            Data::Row { row, id, .. } => Some((id, row.number)),
            Data::Agreement(_) => None,
        }
    }
}

/// The entries of a batch, each as read or with what is wrong with it.
///
/// ```
/// use naskah::agreement::Batch;
/// use naskah_batch::Entries;
///
/// let data = r#"(
///     shared: (subject: "Sinergi", parties: [(name: "Badan", signer: (name: "Ana", position: "Ketua"))]),
///     each: [(id: "dkp", parties: [(), (name: "Dinas", signer: (name: "Budi", position: "Kepala"))])],
/// )"#;
/// let entry = Entries::from(Batch::from_ron("batch.ron", data)?).next().unwrap()?;
/// assert_eq!(entry.id(), "dkp");
/// assert_eq!(entry.agreement()?.parties.len(), 2);
/// # Ok::<(), naskah_diagnostic::Errors>(())
/// ```
pub struct Entries<'a> {
    entries: Box<dyn Iterator<Item = Result<Entry>> + Send + 'a>,
    /// All ids, where they are known in advance.
    ids: Option<Vec<String>>,
}

impl From<Batch> for Entries<'static> {
    /// The entries of a batch.
    fn from(batch: Batch) -> Self {
        let ids = batch.entries.iter().map(|entry| entry.id.clone()).collect();
        let entry = |agreement::Entry { id, agreement }| {
            Ok(Entry { id, data: Data::Agreement(Box::new(agreement)) })
        };
        Self { entries: Box::new(batch.entries.into_iter().map(entry)), ids: Some(ids) }
    }
}

impl<'a> Entries<'a> {
    /// The rows of a table, each laid over what the batch shares.
    pub fn from_rows(shared: Shared, rows: Rows<'a>) -> Self {
        let shared = Arc::new(shared);
        let entry = move |row: Result<Row>| {
            let row = row?;
            let id = row.table.id_span(&row.cells)?;
            let data = Data::Row { shared: shared.clone(), row, id: id.clone() };
            Ok(Entry { id: id.text().to_owned(), data })
        };
        Self { entries: Box::new(rows.map(entry)), ids: None }
    }

    /// Agreements that a program made, each with its id: the name of its file without `.pdf`.
    pub fn from_agreements<I>(agreements: I) -> Self
    where
        I: IntoIterator<Item = (String, Agreement), IntoIter: Send + 'a>,
    {
        let entry = |(id, agreement): (String, Agreement)| {
            check_id(&id)?;
            Ok(Entry { id, data: Data::Agreement(Box::new(Ok(agreement))) })
        };
        Self { entries: Box::new(agreements.into_iter().map(entry)), ids: None }
    }

    /// How many entries there are, where that is known in advance.
    pub fn known_len(&self) -> Option<usize> {
        self.ids.as_ref().map(Vec::len)
    }

    /// The same entries, but an error in the place of each whose id an earlier one has.
    #[must_use]
    pub fn with_unique_ids(self) -> Self {
        let Self { entries, ids } = self;
        let mut selection = Selection::new(Vec::new(), None);
        let entries = entries.filter_map(move |entry| selection.select(entry));
        Self { entries: Box::new(entries), ids }
    }

    /// Checks the ids that are asked for, where all are known in advance.
    ///
    /// # Errors
    /// An id that no entry has.
    pub(crate) fn check_known(&self, only: &[String]) -> Result<()> {
        let Some(ids) = &self.ids else { return Ok(()) };
        match only.iter().find(|id| !ids.contains(id)) {
            None => Ok(()),
            Some(id) => {
                let help = naskah_diagnostic::closest(id, ids.iter().map(String::as_str), "ids");
                Err(missing(id).help(help).into())
            }
        }
    }
}

impl Iterator for Entries<'_> {
    type Item = Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        self.entries.next()
    }
}

impl fmt::Debug for Entries<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entries").field("ids", &self.ids).finish_non_exhaustive()
    }
}

/// Selects the entries that are to be made.
#[derive(Debug)]
pub(crate) struct Selection {
    only: Vec<String>,
    shard: Option<Shard>,
    ids: EntryIds,
    /// How many entries were selected.
    selected: usize,
    /// Which of `only` were found.
    found: BTreeSet<String>,
}

impl Selection {
    /// Entries with these ids, or with any if there are none; of one part, or of the whole batch.
    pub(crate) fn new(only: Vec<String>, shard: Option<Shard>) -> Self {
        let (ids, found) = (EntryIds::default(), BTreeSet::new());
        Self { only, shard, ids, selected: 0, found }
    }

    /// The entry, or what is wrong with it, if it is selected.
    pub(crate) fn select(&mut self, entry: Result<Entry>) -> Option<Result<Entry>> {
        let entry = match entry {
            Ok(entry) => entry,
            Err(errors) => return Some(Err(errors)),
        };
        if !self.only.is_empty() {
            if !self.only.contains(&entry.id) {
                return None;
            }
            self.found.insert(entry.id.clone());
        }
        if self.shard.is_some_and(|shard| !shard.contains(&entry.id)) {
            return None;
        }
        self.selected += 1;
        let place = entry.place();
        let position = place.map_or(self.selected, |(_, number)| number.number);
        let Some(first) = self.ids.add(&entry.id, position) else { return Some(Ok(entry)) };
        let duplicate = EntryIds::duplicate(&entry.id, place.map(|(span, _)| span.clone()));
        let unit = place.map_or("entry", |(_, number)| number.unit);
        Some(Err(duplicate.help(format!("it is first used in {unit} {first}")).into()))
    }

    /// Checks that every id that was asked for was there.
    ///
    /// # Errors
    /// An id that no row had.
    pub(crate) fn finish(&self) -> Result<()> {
        match self.only.iter().find(|id| !self.found.contains(*id)) {
            None => Ok(()),
            Some(id) => Err(missing(id).help("check the id in the table").into()),
        }
    }
}

fn missing(id: &str) -> Diagnostic {
    Diagnostic::error(codes::ENTRY_NOT_FOUND, format!("no entry has the id `{id}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duplicate_id_names_both_rows() {
        let lines = "{\"id\": \"dkp\"}\n{\"id\": \"disdik\"}\n{\"id\": \"DKP\"}\n";
        let shared = Shared::from_ron("batch.ron", "(shared: ())").unwrap();
        let entries = Entries::from_rows(shared, Rows::json_lines("opd.ndjson", lines.as_bytes()));
        let last = entries.with_unique_ids().last().unwrap().unwrap_err();
        let text = last.to_string();
        assert!(text.starts_with("opd.ndjson, line 3, `id`:1:1: error: two entries"), "{text}");
        assert!(text.contains("first used in line 1"), "{text}");
    }

    #[test]
    fn an_id_that_is_no_file_name_is_refused() {
        let agreement: Agreement =
            serde_json::from_str("{\"subject\": \"\", \"parties\": []}").unwrap();
        let mut entries = Entries::from_agreements([("../dkp".to_owned(), agreement)]);
        assert!(entries.next().unwrap().is_err());
    }
}
