//! The manifest of a batch: a line of JSON for each document, written while the batch runs.
//!
//! A line is appended once its file is complete and in place, so that everything the manifest names is
//! there, whatever stops the batch. The last line may be incomplete, and is then ignored. Of several lines
//! about one file, the last counts.

mod file;
mod merge;
mod record;
mod records;

pub(crate) use self::file::ManifestFile;
pub use self::record::Record;
#[cfg(test)]
pub(crate) use self::record::example;
pub(crate) use self::record::{line, sha256};
pub use self::records::Manifest;
