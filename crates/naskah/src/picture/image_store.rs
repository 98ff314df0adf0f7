//! Loads pictures from an asset source, and decodes each file once.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use super::assets::{Assets, FileSystem, MAX_FILE_BYTES};
use super::decode::{self, FEWER_PIXELS};
use super::pdf_page;
use super::pixels::Picture;
use crate::cache::Cache;
use crate::{Length, codes};
use naskah_diagnostic::{Category, Diagnostic, Result, Span, io_category, io_reason};

/// Loads the pictures of many documents; a file is decoded once as long as its bytes stay the same.
///
/// ```
/// use std::sync::Arc;
///
/// use naskah::picture::{ImageStore, InMemory};
///
/// let store = ImageStore::new(Arc::new(InMemory::new()));
/// let errors = store.read("logo.png", None).unwrap_err();
/// assert_eq!(errors.to_string(), "error: there is no picture `logo.png`");
/// ```
#[derive(Debug)]
pub struct ImageStore {
    assets: Arc<dyn Assets>,
    decoded: Cache<String, DecodedFile>,
}

/// A file's bytes, and the picture decoded from them.
#[derive(Clone)]
struct DecodedFile {
    bytes: Arc<[u8]>,
    picture: Arc<Picture>,
}

/// Eight logos of a megapixel each, half of them in the young generation.
const CACHE_BYTES: usize = 16 << 20;

impl Default for ImageStore {
    /// A store that reads from the [`FileSystem`].
    fn default() -> Self {
        Self::new(Arc::new(FileSystem))
    }
}

impl ImageStore {
    /// A store that reads from `assets`.
    pub fn new(assets: Arc<dyn Assets>) -> Self {
        Self { assets, decoded: Cache::new(CACHE_BYTES) }
    }

    /// The source of the files.
    pub fn assets(&self) -> &Arc<dyn Assets> {
        &self.assets
    }

    /// Loads a picture, PNG or JPEG by its content, at most 8,000 pixels wide and high.
    ///
    /// `place` is where the data names the file, if it does.
    ///
    /// # Errors
    /// A file that cannot be read or is not such a picture, at `place`.
    pub fn read(&self, path: &str, place: Option<Span>) -> Result<Arc<Picture>> {
        let read = || -> std::result::Result<Arc<Picture>, Diagnostic> {
            let bytes = read_file(&*self.assets, path)?;
            if let Some(known) = self.decoded.get(&path.to_owned())
                && *known.bytes == *bytes
            {
                return Ok(known.picture);
            }
            let picture = Arc::new(decode::decode(path, &bytes)?);
            let size = bytes.len() + picture.bytes();
            let decoded = DecodedFile { bytes: bytes.into(), picture: Arc::clone(&picture) };
            self.decoded.insert(path.to_owned(), decoded, size);
            Ok(picture)
        };
        read().map_err(|diagnostic| diagnostic.at(place, "").into())
    }

    /// Loads a picture, or draws a page of a PDF, counted from 1, for a width on paper: at 200 dots to the inch or
    /// more.
    ///
    /// # Errors
    /// Those of [`Self::read`]; a PDF that cannot be read; a page that it does not have.
    pub fn read_page(
        &self,
        path: &str,
        page: Option<usize>,
        width: Length,
        place: Option<Span>,
    ) -> Result<Arc<Picture>> {
        let at_place = |diagnostic: Diagnostic| diagnostic.at(place.clone(), "");
        let bytes = read_file(&*self.assets, path).map_err(at_place)?;
        if !pdf_page::is_pdf(&bytes) {
            if page.is_some() {
                let message = format!("`{path}` is not a PDF, so it has no pages");
                return Err(
                    at_place(Diagnostic::error(codes::PICTURE_PAGE_MISSING, message)).into()
                );
            }
            return self.read(path, place);
        }
        let page = page.unwrap_or(1);
        let key = format!("{path}#{page}@{}", width.to_sp());
        if let Some(known) = self.decoded.get(&key)
            && *known.bytes == *bytes
        {
            return Ok(known.picture);
        }
        let picture = Arc::new(pdf_page::draw(path, &bytes, page, width).map_err(at_place)?);
        let size = bytes.len() + picture.bytes();
        let decoded = DecodedFile { bytes: bytes.into(), picture: Arc::clone(&picture) };
        self.decoded.insert(key, decoded, size);
        Ok(picture)
    }
}

/// Loads a picture from the [`FileSystem`]; for many, and for other sources, see [`ImageStore`].
///
/// # Errors
/// Those of [`ImageStore::read`].
pub fn read(path: &str, place: Option<Span>) -> Result<Picture> {
    let picture = read_file(&FileSystem, path).and_then(|bytes| decode::decode(path, &bytes));
    picture.map_err(|diagnostic| diagnostic.at(place, "").into())
}

/// The bytes of a picture file.
///
/// # Errors
/// A file that cannot be read, or of more than 64 MB.
pub(crate) fn read_file(
    assets: &dyn Assets,
    path: &str,
) -> std::result::Result<Vec<u8>, Diagnostic> {
    let bytes = assets.read(path).map_err(|error| unreadable(assets, path, &error))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(unreadable(assets, path, &ErrorKind::FileTooLarge.into()));
    }
    Ok(bytes)
}

/// Explains why a picture file cannot be read, and whether the data or the machine is at fault.
fn unreadable(assets: &dyn Assets, path: &str, error: &io::Error) -> Diagnostic {
    let diagnostic = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            Diagnostic::error(codes::PICTURE_NOT_FOUND, format!("there is no picture `{path}`"))
        }
        ErrorKind::IsADirectory => Diagnostic::error(
            codes::PICTURE_NOT_A_FILE,
            format!("the picture `{path}` is a folder"),
        ),
        ErrorKind::FileTooLarge => Diagnostic::error(
            codes::PICTURE_TOO_LARGE,
            format!("the picture `{path}` is larger than 64 MB"),
        ),
        _ if io_category(error) == Category::Input => Diagnostic::error(
            codes::PICTURE_NOT_A_FILE,
            format!("the picture `{path}` cannot be read: {}", io_reason(error)),
        ),
        _ => Diagnostic::io("read", Path::new(path), error),
    };
    let help = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => assets.help_for_missing(path),
        ErrorKind::IsADirectory => Some("name a PNG or JPEG file in it".to_owned()),
        ErrorKind::FileTooLarge => Some(FEWER_PIXELS.to_owned()),
        ErrorKind::PermissionDenied => {
            Some("give yourself the permission to read the file".to_owned())
        }
        _ => None,
    };
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}
