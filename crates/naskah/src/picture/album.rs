//! Pictures that many documents show.

use std::sync::Arc;

use super::{Picture, decode};
use crate::cache::Cache;
use crate::diagnostic::Result;
use crate::document::Logo;

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
    /// Reads a logo's picture file, PNG or JPEG by its content, at most 8,000 pixels wide and high.
    ///
    /// # Errors
    /// A file that is missing or is no picture, at the place where the data names it.
    pub fn read(&self, logo: &Logo) -> Result<Arc<Picture>> {
        let bytes = super::file(&logo.file, logo.origin.clone())?;
        if let Some(known) = self.0.get(&logo.file)
            && *known.file == *bytes
        {
            return Ok(known.picture);
        }
        let picture = decode::decode(&logo.file, &bytes)
            .map_err(|diagnostic| diagnostic.at(logo.origin.clone(), ""))?;
        let picture = Arc::new(picture);
        let size = bytes.len() + picture.bytes();
        let decoded = Decoded { file: bytes.into(), picture: Arc::clone(&picture) };
        self.0.keep(logo.file.clone(), decoded, size);
        Ok(picture)
    }
}
