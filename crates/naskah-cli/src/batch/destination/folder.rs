//! A folder: every thread puts its files there at once, and the manifest grows line by line.

use std::fs;
use std::path::{Path, PathBuf};

use super::{File, Ledger, Opened, Shelf};
use crate::failure::Failure;
use crate::manifest::{Manifest, Record, sha256};
use crate::output;

pub(in crate::batch) struct Folder(PathBuf);

pub(in crate::batch) struct Lines {
    folder: PathBuf,
    manifest: Manifest,
}

/// Makes the folder where it is missing, and begins the manifest of that name, or goes on with it.
///
/// # Errors
/// Those of the system.
pub(in crate::batch) fn open(
    folder: &Path,
    manifest: &str,
    resume: bool,
) -> Result<Opened<Folder, Lines>, Failure> {
    fs::create_dir_all(folder)
        .map_err(|error| Failure::system("make the folder", folder, &error))?;
    if resume {
        output::clear(folder)?;
    }
    let (manifest, known) = Manifest::open(folder.join(manifest), resume)?;
    let folder = folder.to_owned();
    Ok(Opened { shelf: Folder(folder.clone()), ledger: Lines { folder, manifest }, known })
}

impl Shelf for Folder {
    type Taken = ();

    fn has(&self, name: &str) -> bool {
        self.0.join(name).is_file()
    }

    fn is_whole(&self, record: &Record) -> bool {
        fs::read(self.0.join(&record.file)).is_ok_and(|pdf| sha256(&pdf) == record.pdf)
    }

    fn take(&self, files: Vec<File>) -> Result<(), Failure> {
        files.iter().try_for_each(|file| output::place(&self.0.join(&file.name), &file.bytes))
    }
}

impl Ledger<()> for Lines {
    fn add(&mut self, record: Record, (): ()) -> Result<(), Failure> {
        self.manifest.add(&record)
    }

    fn place(&self, name: &str) -> Option<PathBuf> {
        Some(self.folder.join(name))
    }

    fn finish(self, _: bool) -> Result<(), Failure> {
        Ok(())
    }
}
