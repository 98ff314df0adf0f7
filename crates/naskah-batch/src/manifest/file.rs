//! A manifest in a folder, which grows line by line and keeps other runs out of the folder.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use naskah_diagnostic::{Diagnostic, Result};

use super::record::{Record, line};
use super::records::Manifest;
use crate::codes;

/// A manifest that is being written.
///
/// The file is locked: a second run with the same manifest would write the same documents.
#[derive(Debug)]
pub(crate) struct ManifestFile {
    path: PathBuf,
    file: File,
}

impl ManifestFile {
    /// An empty manifest; or, to resume a batch, the present one and its records by file name.
    ///
    /// # Errors
    /// Those of the system; a manifest that another run is writing.
    pub(crate) fn open(path: PathBuf, resume: bool) -> Result<(Self, BTreeMap<String, Record>)> {
        let failed = |error| Diagnostic::io("write", &path, &error);
        let file =
            OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path);
        let mut file = file.map_err(failed)?;
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            let message = format!("another run is writing `{}`", path.display());
            return Err(Diagnostic::error(codes::FOLDER_IN_USE, message)
                .help("wait until it has finished")
                .into());
        }
        let mut text = Vec::new();
        if resume {
            file.read_to_end(&mut text).map_err(failed)?;
        }
        let (records, text) = Manifest::parse(text).into_text();
        // An incomplete last line is removed, so that the next one starts at the beginning of a line.
        file.set_len(text.len() as u64).map_err(failed)?;
        file.seek(SeekFrom::End(0)).map_err(failed)?;
        Ok((Self { path, file }, records))
    }

    /// Adds the record of a file that is in place.
    ///
    /// # Errors
    /// Those of the system.
    pub(crate) fn add(&mut self, record: &Record) -> Result<()> {
        let failed = |error: io::Error| Diagnostic::io("write", &self.path, &error);
        let line = line(record).map_err(failed)?;
        Ok(self.file.write_all(&line).map_err(failed)?)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::record::example;
    use super::*;

    #[test]
    fn an_incomplete_line_is_removed_and_the_last_line_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("naskah.jsonl");
        let (mut manifest, _) = ManifestFile::open(path.clone(), false).unwrap();
        for record in [example("a.pdf", 1), example("b.pdf", 2), example("a.pdf", 3)] {
            manifest.add(&record).unwrap();
        }
        drop(manifest);
        OpenOptions::new().append(true).open(&path).unwrap().write_all(b"{\"id\":\"c").unwrap();
        let (mut manifest, known) = ManifestFile::open(path.clone(), true).unwrap();
        let pages: Vec<_> = known.values().map(|it| (it.file.as_str(), it.pages)).collect();
        assert_eq!(pages, [("a.pdf", 3), ("b.pdf", 2)]);
        manifest.add(&example("c.pdf", 4)).unwrap();
        drop(manifest);
        assert_eq!(ManifestFile::open(path.clone(), true).unwrap().1.len(), 3);
        assert!(ManifestFile::open(path.clone(), false).unwrap().1.is_empty());
        assert_eq!(fs::read(path).unwrap(), b"");
    }

    #[test]
    fn a_second_run_is_kept_out_and_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("naskah.jsonl");
        let (mut manifest, _) = ManifestFile::open(path.clone(), false).unwrap();
        manifest.add(&example("a.pdf", 1)).unwrap();
        let errors = ManifestFile::open(path.clone(), false).unwrap_err();
        assert_eq!(errors.iter().next().unwrap().code, codes::FOLDER_IN_USE);
        assert_eq!(Manifest::read(&path).unwrap().records().count(), 1);
    }
}
