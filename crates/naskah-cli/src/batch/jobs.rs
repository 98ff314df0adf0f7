//! What is to be made: the entries of a batch, or the rows of a table, one after another.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use naskah::Agreement;
use naskah::agreement::{Batch, Entry, Shared};
use naskah::diagnostic::{Diagnostic, Errors};

use super::shard::{self, Shard};
use crate::failure::Failure;
use crate::input;
use crate::rows::{self, Row};

/// An entry, whose agreement may still be to be read.
#[derive(Debug)]
pub(crate) struct Job {
    pub(super) id: String,
    data: Data,
}

#[derive(Debug)]
enum Data {
    Read(Box<Result<Agreement, Errors>>),
    Row(Arc<Shared>, Row),
}

/// Entries, each as it is or with what is wrong with it.
pub(crate) type Jobs<'a> = Box<dyn Iterator<Item = Result<Job, Failure>> + Send + 'a>;

/// Which entries are to be made.
#[derive(Debug, Default)]
pub(crate) struct Selection<'a> {
    only: &'a [String],
    shard: Option<Shard>,
    /// The numbers of the names that are taken: so many names would take much room.
    taken: HashSet<u64>,
    /// Those of the only ones that there are.
    met: BTreeSet<&'a str>,
}

impl Job {
    /// The agreement.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub(crate) fn agreement(self) -> Result<Agreement, Failure> {
        let read = match self.data {
            Data::Read(agreement) => *agreement,
            Data::Row(shared, row) => shared.entry(&row.table, &row.cells)?.agreement,
        };
        Ok(read?)
    }
}

impl From<Agreement> for Job {
    /// An agreement by itself.
    fn from(agreement: Agreement) -> Self {
        Self { id: String::new(), data: Data::Read(Box::new(Ok(agreement))) }
    }
}

/// The entries of a batch.
pub(crate) fn of_batch(batch: Batch) -> Jobs<'static> {
    let job = |Entry { id, agreement }| Ok(Job { id, data: Data::Read(Box::new(agreement)) });
    Box::new(batch.entries.into_iter().map(job))
}

/// The rows of a table, each laid over what the batch shares.
///
/// # Errors
/// A batch or a table that cannot be read; standard input for both.
pub(crate) fn of_rows(data: &Path, rows: &Path) -> Result<Jobs<'static>, Failure> {
    if input::is_standard(data) && input::is_standard(rows) {
        return Err(Failure::usage(
            Diagnostic::uncoded_error("standard input cannot be both the batch and its rows")
                .help("give one of them as a file"),
        ));
    }
    let input = input::read(data)?;
    let shared = Arc::new(Shared::from_ron(&input.name, &input.text)?);
    Ok(Box::new(rows::open(rows)?.map(move |row| {
        let row = row?;
        let id = row.table.id(&row.cells)?;
        Ok(Job { id, data: Data::Row(shared.clone(), row) })
    })))
}

impl<'a> Selection<'a> {
    pub(crate) fn new(only: &'a [String], shard: Option<Shard>) -> Self {
        Self { only, shard, ..Self::default() }
    }

    /// The job, or what is wrong with it, if it is to be made.
    pub(crate) fn choose(&mut self, job: Result<Job, Failure>) -> Option<Result<Job, Failure>> {
        let job = match job {
            Ok(job) => job,
            Err(failure) => return Some(Err(failure)),
        };
        if !self.only.is_empty() {
            self.met.insert(self.only.iter().find(|id| **id == job.id)?);
        }
        if self.shard.is_some_and(|shard| !shard.holds(&job.id)) {
            return None;
        }
        // Some file systems take `A.pdf` and `a.pdf` for the same file.
        if self.taken.insert(shard::number(&job.id.to_lowercase())) {
            return Some(Ok(job));
        }
        let id = &job.id;
        Some(Err(Diagnostic::uncoded_error(format!(
            "two entries would write the same file `{id}.pdf`"
        ))
        .help("give each entry an id of its own; capitals make no difference")
        .into()))
    }

    /// Whether all that were asked for were there.
    ///
    /// # Errors
    /// One that was not.
    pub(super) fn finish(&self) -> Result<(), Failure> {
        match self.only.iter().find(|id| !self.met.contains(id.as_str())) {
            None => Ok(()),
            Some(id) => Err(Diagnostic::uncoded_error(format!("the rows have no entry `{id}`"))
                .help("look for the id in the table")
                .into()),
        }
    }
}
