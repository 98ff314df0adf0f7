//! The manifest of a batch: a line of JSON for each file that was made, written as work goes on.
//!
//! A line is appended once its file stands whole in its place. So whatever stops the work, what the manifest says is
//! there; the last line may be torn, and is then passed over. Of several lines about a file, the last counts.

mod merge;

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use naskah::pdf::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::failure::Failure;

pub(crate) use self::merge::manifest;

/// What is known of a file that was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    /// The entry.
    pub(crate) id: String,
    /// The file's name in its folder.
    pub(crate) file: String,
    /// The SHA-256 of all from which it was made, in hexadecimal digits.
    pub(crate) data: String,
    /// The SHA-256 of the file.
    pub(crate) pdf: String,
    pub(crate) pages: usize,
    /// The names of the places where it is signed.
    pub(crate) fields: Vec<String>,
    pub(crate) warnings: Vec<String>,
    /// What a store of objects tells this object from others of its name by (RFC 9110, 8.8.3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) etag: Option<String>,
    /// When it was made; not in an archive, which is the same whenever it is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) time: Option<Timestamp>,
}

/// A manifest that is being written.
#[derive(Debug)]
pub(crate) struct Manifest {
    path: PathBuf,
    file: File,
}

impl Manifest {
    /// A new one, or one that is gone on with, and what it says of each file.
    ///
    /// # Errors
    /// Those of the system.
    pub(crate) fn open(
        path: PathBuf,
        resume: bool,
    ) -> Result<(Self, BTreeMap<String, Record>), Failure> {
        let refused = |error| Failure::system("write", &path, &error);
        let known = if resume { read(&path)? } else { Known::default() };
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let mut file = file.map_err(refused)?;
        // What is torn is taken off, so that the next line begins where one ends.
        file.set_len(known.text.len() as u64).map_err(refused)?;
        io::Seek::seek(&mut file, io::SeekFrom::End(0)).map_err(refused)?;
        Ok((Self { path, file }, known.records))
    }

    /// Adds a file that stands in its place.
    ///
    /// # Errors
    /// Those of the system.
    pub(crate) fn add(&mut self, record: &Record) -> Result<(), Failure> {
        let refused = |error: io::Error| Failure::system("write", &self.path, &error);
        let line = line(record).map_err(refused)?;
        self.file.write_all(&line).map_err(refused)
    }
}

/// What a manifest says.
#[derive(Default)]
pub(crate) struct Known {
    /// Of each file, by name.
    pub(crate) records: BTreeMap<String, Record>,
    /// Its whole lines.
    pub(crate) text: Vec<u8>,
}

/// What a manifest says of each file; nothing where there is none.
fn read(path: &Path) -> Result<Known, Failure> {
    match fs::read(path) {
        Ok(text) => Ok(parse(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Known::default()),
        Err(error) => Err(Failure::system("read", path, &error)),
    }
}

/// What a manifest says of each file, up to the end of its last whole line.
pub(crate) fn parse(mut text: Vec<u8>) -> Known {
    text.truncate(text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1));
    let mut records = BTreeMap::new();
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        if let Ok(record) = serde_json::from_slice::<Record>(line) {
            records.insert(record.file.clone(), record);
        }
    }
    Known { records, text }
}

/// A line of a manifest.
///
/// # Errors
/// Those of the serializer, for which a record has no cause.
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
mod tests {
    use super::*;

    fn record(file: &str, pages: usize) -> Record {
        Record {
            id: "dkp".into(),
            file: file.into(),
            data: "00".into(),
            pdf: "01".into(),
            pages,
            fields: vec!["PIHAK-KESATU".into()],
            warnings: Vec::new(),
            etag: None,
            time: Some(Timestamp::UNIX_EPOCH),
        }
    }

    #[test]
    fn a_torn_line_is_taken_off_and_the_last_word_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("naskah.jsonl");
        let (mut manifest, _) = Manifest::open(path.clone(), false).unwrap();
        for record in [record("a.pdf", 1), record("b.pdf", 2), record("a.pdf", 3)] {
            manifest.add(&record).unwrap();
        }
        fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(b"{\"id\":\"c").unwrap();
        let (mut manifest, known) = Manifest::open(path.clone(), true).unwrap();
        let pages: Vec<_> = known.values().map(|it| (it.file.as_str(), it.pages)).collect();
        assert_eq!(pages, [("a.pdf", 3), ("b.pdf", 2)]);
        manifest.add(&record("c.pdf", 4)).unwrap();
        assert_eq!(Manifest::open(path.clone(), true).unwrap().1.len(), 3);
        assert!(Manifest::open(path.clone(), false).unwrap().1.is_empty());
        assert_eq!(fs::read(path).unwrap(), b"");
    }
}
