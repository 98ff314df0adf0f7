//! Files that appear whole or not at all.
//!
//! A file is written beside its place and renamed. Where it replaces another, it reaches the disk first,
//! so that a power cut leaves either the old file or the new one; a new file does not wait for the disk,
//! which would take longer than making the document.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use naskah_diagnostic::{Diagnostic, Result};
use tempfile::{Builder, NamedTempFile};

/// The names of unfinished files.
const PREFIX: &str = ".naskah-";
const SUFFIX: &str = ".tmp";

/// Writes a file, or replaces it, in one step: readers see all of the old or all of the new bytes, even
/// after a power cut.
///
/// ```
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("dkp.pdf");
/// naskah_batch::output::write(&path, b"%PDF-1.7")?;
/// assert_eq!(std::fs::read(path)?, b"%PDF-1.7");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Those of the system; a folder in the file's place; no folder to put it in. The former file is then
/// unchanged.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    put(path, bytes, true).map_err(|error| Diagnostic::io("write", path, &error).into())
}

/// The same, but without waiting for the disk where a file is replaced: the manifest's digests tell
/// whether a file is whole.
///
/// # Errors
/// Those of [`write`].
pub(crate) fn write_without_sync(path: &Path, bytes: &[u8]) -> Result<()> {
    put(path, bytes, false).map_err(|error| Diagnostic::io("write", path, &error).into())
}

/// Removes the unfinished files that a killed process left in a folder, but none that a running process
/// is writing.
///
/// # Errors
/// Those of the system.
pub(crate) fn remove_unfinished(folder: &Path) -> Result<()> {
    let failed = |error| Diagnostic::io("read the folder", folder, &error);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) && !is_locked(&path) {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(Diagnostic::io("remove", &path, &error).into());
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// Whether a process holds a lock on the file; not where the file system has no locks.
fn is_locked(path: &Path) -> bool {
    let lock = File::open(path).map(|file| file.try_lock());
    matches!(lock, Ok(Err(TryLockError::WouldBlock)))
}

fn put(path: &Path, bytes: &[u8], sync: bool) -> io::Result<()> {
    let mut file = NewFile::open(path)?;
    file.write_all(bytes)?;
    file.close(sync)
}

/// A file that is being written: it appears when it is complete, and is removed if it never is.
///
/// ```
/// use std::io::Write;
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("dkp.pdf");
/// let mut file = naskah_batch::output::NewFile::create(&path)?;
/// file.write_all(b"%PDF-1.7")?;
/// assert!(!path.exists());
/// file.finish()?;
/// assert_eq!(std::fs::read(path)?, b"%PDF-1.7");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct NewFile(Target);

#[derive(Debug)]
enum Target {
    /// A device or a pipe takes bytes, and must not be replaced by a file.
    Device(File),
    /// Written beside the file with that path.
    Beside(NamedTempFile, PathBuf),
}

impl NewFile {
    /// Begins a file with this path; the one that has it stays until [`Self::finish`].
    ///
    /// # Errors
    /// Those of the system; a folder in the file's place; no folder to put it in.
    pub fn create(path: &Path) -> Result<Self> {
        Self::open(path).map_err(|error| Diagnostic::io("write", path, &error).into())
    }

    /// Puts the file into its place; where it replaces another, once everything is on the disk.
    ///
    /// # Errors
    /// Those of the system.
    pub fn finish(self) -> io::Result<()> {
        self.close(true)
    }

    fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(match fs::metadata(path) {
            Ok(found) if found.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(found) if found.is_file() => beside(path.canonicalize()?)?,
            Ok(_) => Target::Device(OpenOptions::new().write(true).open(path)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => beside(path.to_owned())?,
            Err(error) => return Err(error),
        }))
    }

    fn close(self, sync: bool) -> io::Result<()> {
        let Target::Beside(file, path) = self.0 else { return Ok(()) };
        // A new file has nothing to lose.
        if sync && path.is_file() {
            file.as_file().sync_all()?;
        }
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Target::Device(file) => file.write(bytes),
            // `NamedTempFile::write` would put the temporary name into its errors.
            Target::Beside(file, _) => file.as_file_mut().write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An empty file in the same folder, so that it can be renamed.
fn beside(path: PathBuf) -> io::Result<Target> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    // The permissions of any new file: the umask still applies.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // Reports a missing folder in the system's words.
    fs::metadata(folder)?;
    let file = builder.tempfile_in(folder)?;
    // Keeps `remove_unfinished` of another process away, where the file system has locks.
    let _ = file.as_file().try_lock();
    Ok(Target::Beside(file, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn replaces_the_whole_file_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        put(&path, b"a long first version", true).unwrap();
        put(&path, b"second", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    #[test]
    fn a_folder_in_the_way_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        fs::create_dir(&path).unwrap();
        let error = put(&path, b"x", true).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::IsADirectory);
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    #[test]
    fn a_missing_folder_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let error = put(&folder.path().join("none/a.pdf"), b"x", true).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn unfinished_files_are_removed_unless_they_are_being_written() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".naskah-left.tmp"), b"x").unwrap();
        let file = NewFile::create(&folder.path().join("a.pdf")).unwrap();
        remove_unfinished(folder.path()).unwrap();
        file.finish().unwrap();
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    #[cfg(unix)]
    #[test]
    fn follows_a_link_and_keeps_it() {
        let folder = tempfile::tempdir().unwrap();
        let (link, file) = (folder.path().join("link.pdf"), folder.path().join("file.pdf"));
        fs::write(&file, b"old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        put(&link, b"new", true).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn has_the_permissions_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (ours, plain) = (folder.path().join("ours"), folder.path().join("plain"));
        put(&ours, b"x", true).unwrap();
        fs::write(&plain, b"x").unwrap();
        let mode = |path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&ours), mode(&plain));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_takes_the_bytes_and_stays() {
        use std::os::unix::fs::FileTypeExt;
        put(Path::new("/dev/null"), b"x", true).unwrap();
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    }
}
