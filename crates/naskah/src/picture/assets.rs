//! Where picture files are read from: the file system, or bytes that the embedding program holds.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use naskah_diagnostic::suggest;

/// The largest picture file that is read, in bytes.
pub(super) const MAX_FILE_BYTES: u64 = 64 << 20;

/// A source of the files that agreements name, such as logos.
///
/// [`FileSystem`] reads them from disk. [`InMemory`] opens no path at all, so data from strangers can
/// only name files that the program has put there. Implement the trait to read from elsewhere, such as
/// a database.
///
/// ```
/// use std::io;
///
/// use naskah::picture::Assets;
///
/// /// Serves one logo under any name.
/// #[derive(Debug)]
/// struct OneLogo(Vec<u8>);
///
/// impl Assets for OneLogo {
///     fn read(&self, _: &str) -> io::Result<Vec<u8>> {
///         Ok(self.0.clone())
///     }
/// }
/// ```
pub trait Assets: fmt::Debug + Send + Sync {
    /// The bytes of a file.
    ///
    /// `path` is the path as written in the data, joined to the folder of the data file if the data was
    /// read from a file.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] for an unknown path; other kinds where reading fails. The kind decides
    /// whether the resulting diagnostic blames the input or the machine.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// A sentence of help about a path that was not found, such as a suggestion of a similar name.
    fn help_for_missing(&self, path: &str) -> Option<String> {
        let _ = path;
        None
    }
}

/// Reads files from disk; relative paths count from the working directory.
#[derive(Clone, Copy, Debug, Default)]
pub struct FileSystem;

impl Assets for FileSystem {
    /// Refuses anything but regular files of at most 64 MB, since a pipe or a device might never end.
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let metadata = fs::metadata(path)?;
        if metadata.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        if !metadata.is_file() {
            return Err(io::Error::new(ErrorKind::InvalidInput, "not a regular file"));
        }
        if metadata.len() > MAX_FILE_BYTES {
            return Err(ErrorKind::FileTooLarge.into());
        }
        fs::read(path)
    }

    fn help_for_missing(&self, path: &str) -> Option<String> {
        Some(match similar_file(Path::new(path)) {
            Some(similar) => format!("did you mean `{}`?", similar.display()),
            None => {
                let absolute = std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path));
                format!("looked for {}", absolute.display())
            }
        })
    }
}

/// The file in the same folder with the most similar name; letter case does not count.
fn similar_file(path: &Path) -> Option<PathBuf> {
    let wanted = path.file_name()?.to_str()?.to_lowercase();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let names = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let names = names.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    // Sorted, since the order of a folder depends on the file system.
    let by_lower_case: BTreeMap<String, String> =
        names.map(|name| (name.to_lowercase(), name)).collect();
    let similar = suggest(&wanted, by_lower_case.keys().map(String::as_str))?;
    Some(path.with_file_name(by_lower_case.get(similar)?))
}

/// Files in memory, by the path under which data names them.
///
/// No path is ever opened: `../../etc/passwd` is a name like any other, and not found.
///
/// ```
/// use naskah::picture::{Assets, InMemory};
///
/// let assets = InMemory::new().with("logo.png", *b"\x89PNG\r\n\x1a\n");
/// assert!(assets.read("logo.png").is_ok());
/// assert!(assets.read("/etc/passwd").is_err());
/// ```
#[derive(Clone, Default)]
pub struct InMemory(BTreeMap<String, Vec<u8>>);

impl InMemory {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file; replaces one of the same path.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.0.insert(path.into(), bytes.into());
        self
    }
}

impl<P: Into<String>, B: Into<Vec<u8>>> FromIterator<(P, B)> for InMemory {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Self {
        Self(files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect())
    }
}

impl fmt::Debug for InMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("InMemory").field(&self.0.keys()).finish()
    }
}

impl Assets for InMemory {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn help_for_missing(&self, path: &str) -> Option<String> {
        let similar = suggest(path, self.0.keys().map(String::as_str))?;
        Some(format!("did you mean `{similar}`?"))
    }
}
