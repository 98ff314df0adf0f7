//! The records of a manifest, read.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use naskah_diagnostic::{Diagnostic, Result};

use super::record::Record;

/// The records of one manifest, or of several that were merged.
///
/// ```
/// use naskah_batch::Manifest;
///
/// let line = br#"{"id":"dkp","file":"dkp.pdf","data":"00","pdf":"01","pages":7,"fields":[],"warnings":[]}
/// {"id":"dukcapil","fi"#;
/// let manifest = Manifest::parse(line.to_vec());
/// assert_eq!(manifest.get("dkp.pdf").map(|record| record.pages), Some(7));
/// assert_eq!(manifest.records().count(), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    pub(super) records: BTreeMap<String, Record>,
    /// The complete lines.
    pub(super) text: Vec<u8>,
}

impl Manifest {
    /// The manifest in a file.
    ///
    /// # Errors
    /// A file that cannot be read, or does not exist.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read(path).map_err(|error| Diagnostic::io("read", path, &error))?;
        Ok(Self::parse(text))
    }

    /// The manifest that these bytes are, up to the last complete line. Lines of another form are ignored.
    pub fn parse(mut text: Vec<u8>) -> Self {
        text.truncate(text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1));
        let mut records = BTreeMap::new();
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            if let Ok(record) = serde_json::from_slice::<Record>(line) {
                records.insert(record.file.clone(), record);
            }
        }
        Self { records, text }
    }

    /// The record of a file.
    pub fn get(&self, file: &str) -> Option<&Record> {
        self.records.get(file)
    }

    /// The last record of each file, by file name.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// The manifest's complete lines, as they were read.
    pub(crate) fn into_text(self) -> (BTreeMap<String, Record>, Vec<u8>) {
        (self.records, self.text)
    }
}
