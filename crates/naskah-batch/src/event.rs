//! What a batch tells its caller while it runs.

use std::path::Path;

use naskah_diagnostic::{Diagnostic, Errors, Result};

/// What happens while a batch runs, in the order of the data whichever thread is first.
///
/// ```
/// use naskah_batch::Event;
///
/// fn line(event: &Event<'_>) -> Option<String> {
///     match event {
///         Event::File { path, pages, .. } => Some(format!("{}: {pages} pages", path.display())),
///         Event::Failed(errors) => Some(errors.to_string()),
///         _ => None,
///     }
/// }
/// let file = Event::File { id: Some("dkp"), path: "dkp.pdf".as_ref(), pages: 7 };
/// assert_eq!(line(&file).as_deref(), Some("dkp.pdf: 7 pages"));
/// ```
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
