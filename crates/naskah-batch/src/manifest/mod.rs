//! The manifest of a batch: a line of JSON for each document, written while the batch runs.
//!
//! A line is appended once its file is complete and in place, so that everything the manifest names is
//! there, whatever stops the batch. The last line may be incomplete, and is then ignored. Of several lines
//! about one file, the last counts.

mod file;
mod merge;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use naskah::pdf::Timestamp;
use naskah_diagnostic::{Diagnostic, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub(crate) use self::file::ManifestFile;

/// What a manifest says about one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Record {
    /// The entry's id.
    pub id: String,
    /// The file name, without a folder.
    pub file: String,
    /// The fingerprint of everything that determines the document, in hexadecimal digits.
    pub data: String,
    /// The SHA-256 of the PDF, in hexadecimal digits.
    pub pdf: String,
    /// The number of pages.
    pub pages: usize,
    /// The names of the signature fields.
    pub fields: Vec<String>,
    /// The messages of the warnings.
    pub warnings: Vec<String>,
    /// The entity tag that an object store gave the object (RFC 9110, 8.8.3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// When the document was made; not in an archive, whose bytes depend on the data alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Timestamp>,
}

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
    records: BTreeMap<String, Record>,
    /// The complete lines.
    text: Vec<u8>,
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

/// A record as a line of a manifest.
pub(crate) fn line(record: &Record) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(record)?;
    line.push(b'\n');
    Ok(line)
}

/// The SHA-256 of some bytes, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
pub(crate) fn example(file: &str, pages: usize) -> Record {
    Record {
        id: "dkp".into(),
        file: file.into(),
        data: "00".into(),
        pdf: format!("0{pages}"),
        pages,
        fields: vec!["PIHAK-KESATU".into()],
        warnings: Vec::new(),
        etag: None,
        time: Some(Timestamp::UNIX_EPOCH),
    }
}
