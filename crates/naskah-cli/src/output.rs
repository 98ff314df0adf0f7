//! Files that appear whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::failure::Failure;

/// How files are called that are not yet what they are to be.
const BEFORE: &str = ".naskah-";
const BEHIND: &str = ".tmp";

/// Writes a file, or replaces it, in one step: whoever looks sees all of the old or all of the new, also where the
/// machine goes down. What is new waits for no disk, since nothing can be lost: that takes longer than to make it.
///
/// # Errors
/// Those of the system; a folder in the file's place; no folder to put it in. What was there before
/// is then still there.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    put(path, bytes, true).map_err(|error| Failure::system("write", path, &error))
}

/// The same without waiting for the disk where a file is replaced, either: a manifest has to tell whether it is whole.
///
/// # Errors
/// Those of [`write`].
pub(crate) fn place(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    put(path, bytes, false).map_err(|error| Failure::system("write", path, &error))
}

/// Takes away what was left beside the files of a folder when somebody was killed while writing.
///
/// # Errors
/// Those of the system.
pub(crate) fn clear(folder: &Path) -> Result<(), Failure> {
    let refused = |error| Failure::system("read the folder", folder, &error);
    for entry in fs::read_dir(folder).map_err(refused)? {
        let path = entry.map_err(refused)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(BEFORE) && name.ends_with(BEHIND) {
            fs::remove_file(&path).map_err(|error| Failure::system("remove", &path, &error))?;
        }
    }
    Ok(())
}

fn put(path: &Path, bytes: &[u8], durable: bool) -> io::Result<()> {
    let mut file = NewFile::open(path)?;
    file.write_all(bytes)?;
    file.close(durable)
}

/// A file that is being written: nobody sees it before it is whole, and where it never is, nothing is left of it.
#[derive(Debug)]
pub(crate) struct NewFile(Place);

#[derive(Debug)]
enum Place {
    /// A device or a pipe takes bytes, and must not be renamed away.
    Device(File),
    /// Beside the file of that name.
    Beside(NamedTempFile, PathBuf),
}

impl NewFile {
    /// Begins a file that is to have this name, or to replace the one that has it.
    ///
    /// # Errors
    /// Those of the system; a folder in the file's place; no folder to put it in.
    pub(crate) fn create(path: &Path) -> Result<Self, Failure> {
        Self::open(path).map_err(|error| Failure::system("write", path, &error))
    }

    /// Puts the file into its place; where it replaces another, once everything is on the disk.
    ///
    /// # Errors
    /// Those of the system.
    pub(crate) fn finish(self) -> io::Result<()> {
        self.close(true)
    }

    fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(match fs::metadata(path) {
            Ok(found) if found.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(found) if found.is_file() => beside(path.canonicalize()?)?,
            Ok(_) => Place::Device(OpenOptions::new().write(true).open(path)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => beside(path.to_owned())?,
            Err(error) => return Err(error),
        }))
    }

    fn close(self, durable: bool) -> io::Result<()> {
        let Place::Beside(file, path) = self.0 else { return Ok(()) };
        // What is new has nothing to lose.
        if durable && path.is_file() {
            file.as_file().sync_all()?;
        }
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Place::Device(file) => file.write(bytes),
            // Not by its own `write`: a temporary file's name in the error would only puzzle.
            Place::Beside(file, _) => file.as_file_mut().write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An empty file in the same folder, so that it can be renamed.
fn beside(path: PathBuf) -> io::Result<Place> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(BEFORE).suffix(BEHIND);
    // As any new file: readable for all but for what the umask takes away.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // A missing folder in the system's words.
    fs::metadata(folder)?;
    let file = builder.tempfile_in(folder).map_err(|error| io::Error::from(error.kind()))?;
    Ok(Place::Beside(file, path))
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
