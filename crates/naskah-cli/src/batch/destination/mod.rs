//! Where the documents of a batch go: a folder, an archive, or a store of objects.
//!
//! Each has two halves. Many threads hand their documents to a `Shelf` at the same time; one `Ledger` is told of each
//! in the order of the data, and writes the manifest.

pub(super) mod archive;
pub(super) mod folder;
#[cfg(feature = "object-store")]
pub(super) mod store;

use std::collections::BTreeMap;
use std::path::PathBuf;

use naskah::diagnostic::Diagnostic;
use naskah::pdf::Timestamp;

use crate::args;
use crate::failure::Failure;
use crate::manifest::Record;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Destination {
    Folder(PathBuf),
    Archive(PathBuf),
    #[cfg(feature = "object-store")]
    Store(store::Location),
}

/// A file that was made.
#[derive(Debug)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// The date that its document bears, if it bears one.
    pub(super) created: Option<Timestamp>,
}

/// Both halves of a destination, and what its manifest says of each file that was made before.
pub(super) struct Opened<S, L> {
    pub(super) shelf: S,
    pub(super) ledger: L,
    pub(super) known: BTreeMap<String, Record>,
}

/// The half that all threads share.
pub(super) trait Shelf: Sync {
    /// What is left to be done with files when it is their turn.
    type Taken: Send;

    /// Whether there is a file of that name.
    fn has(&self, name: &str) -> bool;

    /// Whether the file stands there as it was made.
    fn is_whole(&self, record: &Record) -> bool;

    /// Takes a document, and what goes beside it.
    ///
    /// # Errors
    /// The machine fails, or something is in the way.
    fn take(&self, files: Vec<File>) -> Result<Self::Taken, Failure>;
}

/// The half that keeps the order.
pub(super) trait Ledger<Taken> {
    /// Adds a document to the manifest, once its files are there.
    ///
    /// # Errors
    /// The machine fails.
    fn add(&mut self, record: Record, taken: Taken) -> Result<(), Failure>;

    /// Where a file is, for those who read the results; nowhere, where they read the file itself.
    fn place(&self, name: &str) -> Option<PathBuf>;

    /// Ends the manifest; whether or not the batch came to its end.
    ///
    /// # Errors
    /// The machine fails.
    fn finish(self, complete: bool) -> Result<(), Failure>;
}

impl Destination {
    /// What the arguments ask for.
    ///
    /// # Errors
    /// What is not done with such a destination.
    pub(super) fn new(args: &args::Batch) -> Result<Self, Failure> {
        match (&args.output, &args.tar) {
            (Some(output), _) => match output.to_str().and_then(|it| it.strip_prefix("s3://")) {
                Some(location) => Self::store(location),
                None => Ok(Self::Folder(output.clone())),
            },
            (None, Some(archive)) if !args.resume => Ok(Self::Archive(archive.clone())),
            (None, Some(_)) => Err(Failure::usage(
                Diagnostic::uncoded_error(
                    "an archive cannot be gone on with: --tar takes no --resume",
                )
                .help("make it anew without --resume, or make a folder with --output"),
            )),
            (None, None) => Err(Failure::usage(
                Diagnostic::uncoded_error("nothing says where the documents go")
                    .help("name a folder with --output, or an archive with --tar; see --help"),
            )),
        }
    }

    #[cfg(feature = "object-store")]
    fn store(location: &str) -> Result<Self, Failure> {
        store::Location::new(location).map(Self::Store)
    }

    #[cfg(not(feature = "object-store"))]
    fn store(location: &str) -> Result<Self, Failure> {
        let message = format!("`s3://{location}`: this naskah was built without stores of objects");
        let help = "build it with them: `cargo install naskah-cli --features object-store`";
        Err(Failure::usage(Diagnostic::uncoded_error(message).help(help)))
    }
}
