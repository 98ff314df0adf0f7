//! Files that appear whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use tempfile::Builder;

use crate::failure::Failure;

/// How files are called that are not yet what they are to be.
const BEFORE: &str = ".naskah-";
const BEHIND: &str = ".tmp";

/// Writes a file, or replaces it, in one step: whoever looks sees all of the old or all of the new.
///
/// # Errors
/// Those of the system; a folder in the file's place; no folder to put it in. What was there before
/// is then still there.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    put(path, bytes, true).map_err(|error| Failure::system("write", path, &error))
}

/// The same without waiting for the disk, which takes longer than to make the file: where the machine itself goes down,
/// a manifest has to tell whether the file is whole.
///
/// # Errors
/// Those of [`write`].
pub(crate) fn place(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    put(path, bytes, false).map_err(|error| Failure::system("write", path, &error))
}

/// The same of what is written piece by piece, and may turn out not to be had.
///
/// # Errors
/// Those of [`write`], and of what is written.
pub(crate) fn stream<T>(
    path: &Path,
    write: impl FnOnce(&mut File) -> Result<T, Failure>,
) -> Result<T, Failure> {
    fill(path, true, |file| write(file).map_err(Refused::Written)).map_err(
        |refused| match refused {
            Refused::System(error) => Failure::system("write", path, &error),
            Refused::Written(failure) => failure,
        },
    )
}

/// Why a file does not appear.
enum Refused {
    System(io::Error),
    /// What is written is not to be had.
    Written(Failure),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
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
    fill(path, durable, |file| file.write_all(bytes))
}

fn fill<T, E: From<io::Error>>(
    path: &Path,
    durable: bool,
    write: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, E> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
        Ok(found) if found.is_file() => replace(&path.canonicalize()?, durable, write),
        // A device or a pipe takes bytes, and must not be renamed away.
        Ok(_) => write(&mut OpenOptions::new().write(true).open(path)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => replace(path, durable, write),
        Err(error) => Err(error.into()),
    }
}

/// Writes beside the file, and renames once everything is on the disk.
fn replace<T, E: From<io::Error>>(
    path: &Path,
    durable: bool,
    write: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, E> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(BEFORE).suffix(BEHIND);
    // As any new file: readable for all but for what the umask takes away.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // A missing folder in the system's words; a temporary file's name would only puzzle.
    fs::metadata(folder)?;
    let mut file = builder.tempfile_in(folder).map_err(|error| io::Error::from(error.kind()))?;
    let written = write(file.as_file_mut())?;
    if durable {
        file.as_file().sync_all()?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(written)
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
