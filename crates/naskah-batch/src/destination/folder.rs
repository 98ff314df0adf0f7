//! A folder: each thread writes its own files, and the manifest grows line by line.

use std::fs;
use std::path::{Path, PathBuf};

use naskah_diagnostic::{Diagnostic, Result};

use super::sink::{File, ManifestWriter, OpenDestination, Sink};
use crate::manifest::{ManifestFile, Record, sha256};
use crate::output;

pub(crate) struct Folder(PathBuf);

pub(crate) struct FolderManifest {
    folder: PathBuf,
    file: ManifestFile,
}

/// Creates the folder if necessary, and begins or resumes the manifest of that name.
///
/// # Errors
/// Those of the system; another run in the folder.
pub(crate) fn open(
    folder: &Path,
    manifest: &str,
    resume: bool,
) -> Result<OpenDestination<Folder, FolderManifest>> {
    fs::create_dir_all(folder)
        .map_err(|error| Diagnostic::io("create the folder", folder, &error))?;
    let (file, known) = ManifestFile::open(folder.join(manifest), resume)?;
    if resume {
        output::remove_unfinished(folder)?;
    }
    let folder = folder.to_owned();
    let manifest = FolderManifest { folder: folder.clone(), file };
    Ok(OpenDestination { sink: Folder(folder), manifest, known })
}

impl Sink for Folder {
    type Taken = ();

    fn has(&self, name: &str) -> bool {
        self.0.join(name).is_file()
    }

    fn is_unchanged(&self, record: &Record) -> bool {
        fs::read(self.0.join(&record.file)).is_ok_and(|pdf| sha256(&pdf) == record.pdf)
    }

    fn take(&self, files: Vec<File>) -> Result<()> {
        files
            .iter()
            .try_for_each(|file| output::write_without_sync(&self.0.join(&file.name), &file.bytes))
    }
}

impl ManifestWriter<()> for FolderManifest {
    fn add(&mut self, record: Record, (): ()) -> Result<()> {
        self.file.add(&record)
    }

    fn place(&self, name: &str) -> Option<PathBuf> {
        Some(self.folder.join(name))
    }

    fn finish(self, _: bool) -> Result<()> {
        Ok(())
    }
}
