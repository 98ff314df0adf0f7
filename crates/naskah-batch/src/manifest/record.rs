//! One line of a manifest.

use std::io;

use naskah::pdf::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What a manifest says about one document.
///
/// ```
/// use naskah_batch::Record;
///
/// let line = r#"{"id":"dkp","file":"dkp.pdf","data":"00","pdf":"01","pages":7,"fields":[],"warnings":[]}"#;
/// let record: Record = serde_json::from_str(line)?;
/// assert_eq!((record.file.as_str(), record.pages), ("dkp.pdf", 7));
/// assert_eq!(serde_json::to_string(&record)?, line);
/// # Ok::<(), serde_json::Error>(())
/// ```
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

/// A record as a line of a manifest.
pub(crate) fn line(record: &Record) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(record)?;
    line.push(b'\n');
    Ok(line)
}

/// The SHA-256 of some bytes, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
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
