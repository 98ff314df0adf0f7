//! What a batch tells its caller while it runs.

use std::path::Path;

use naskah_diagnostic::{Diagnostic, Errors, Result};

/// What happens while a batch runs, in the order of the data whichever thread is first.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// Warnings about documents that were made; may be empty.
    Warnings(&'a [Diagnostic]),
    /// What failed: an entry, or the batch as a whole.
    Failed(&'a Errors),
    /// A file is complete and in place.
    File {
        /// The entry's id; none for a file about the whole batch.
        id: Option<&'a str>,
        /// Where it is.
        path: &'a Path,
        /// The number of pages.
        pages: usize,
    },
    /// An entry is finished, made or not; follows its other events.
    EntryFinished,
}

/// The caller's function; an error from it stops the batch.
pub(crate) type Observe<'a> = dyn FnMut(Event<'_>) -> Result<()> + 'a;
