//! Pictures that many documents show.

use std::sync::Arc;

use super::{Picture, decode};
use crate::cache::Cache;
use naskah_diagnostic::{Result, Span};

/// Reads the pictures of documents, and decodes each file once as long as it stays what it is.
#[derive(Debug)]
pub struct Album(Cache<String, Decoded>);

/// A file's bytes, and the picture that they are.
#[derive(Clone)]
struct Decoded {
    file: Arc<[u8]>,
    picture: Arc<Picture>,
}

impl Default for Album {
    /// Room for eight logos of a megapixel each, four of them young.
    fn default() -> Self {
        Self(Cache::new(16 << 20))
    }
}

impl Album {
    /// Reads a picture file, as [`super::read`] does.
    ///
    /// # Errors
    /// A file that is missing or is no picture, at the place where data names it, if data does.
    pub fn read(&self, path: &str, place: Option<Span>) -> Result<Arc<Picture>> {
        let bytes = super::file(path, place.clone())?;
        if let Some(known) = self.0.get(&path.to_owned())
            && *known.file == *bytes
        {
            return Ok(known.picture);
        }
        let picture =
            decode::decode(path, &bytes).map_err(|diagnostic| diagnostic.at(place, ""))?;
        let picture = Arc::new(picture);
        let size = bytes.len() + picture.bytes();
        let decoded = Decoded { file: bytes.into(), picture: Arc::clone(&picture) };
        self.0.insert(path.to_owned(), decoded, size);
        Ok(picture)
    }
}
