//! The two halves of a destination.

use std::collections::BTreeMap;
use std::path::PathBuf;

use naskah::pdf::Timestamp;
use naskah_diagnostic::Result;

use crate::manifest::Record;

/// A finished file.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// The document's creation date, if it has one.
    pub(crate) created: Option<Timestamp>,
}

/// Both halves of a destination, and the records of a former run by file name.
pub(crate) struct OpenDestination<S, M> {
    pub(crate) sink: S,
    pub(crate) manifest: M,
    pub(crate) known: BTreeMap<String, Record>,
}

/// The half that all threads share.
pub(crate) trait Sink: Sync {
    /// What remains to be done with files when it is their turn.
    type Taken: Send;

    /// Whether there is a file of that name.
    fn has(&self, name: &str) -> bool;

    /// Whether the record's file is there and unchanged.
    fn is_unchanged(&self, record: &Record) -> bool;

    /// Takes a document and the files beside it.
    ///
    /// # Errors
    /// Those of the system or the store; a folder in a file's place.
    fn take(&self, files: Vec<File>) -> Result<Self::Taken>;
}

/// The half that keeps the order.
pub(crate) trait ManifestWriter<Taken> {
    /// Adds a document once its files are in place.
    ///
    /// # Errors
    /// Those of the system or the store.
    fn add(&mut self, record: Record, taken: Taken) -> Result<()>;

    /// Where a file is, for those who read the list of files; none in a stream.
    fn place(&self, name: &str) -> Option<PathBuf>;

    /// Finishes the manifest, whether or not the batch is complete.
    ///
    /// # Errors
    /// Those of the system or the store.
    fn finish(self, complete: bool) -> Result<()>;
}
