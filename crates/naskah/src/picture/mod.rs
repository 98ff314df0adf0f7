//! PNG and JPEG pictures: loaded, decoded, scaled down.
//!
//! | file | holds |
//! |---|---|
//! | `assets` | where files are read from: disk or memory |
//! | `image_store` | loading with a cache, and what is wrong with a file |
//! | `decode` | PNG and JPEG to pixels |
//! | `downsample` | fewer pixels, for print |

mod assets;
mod decode;
mod downsample;
mod image_store;

use std::fmt;

pub use self::assets::{Assets, FileSystem, InMemory};
pub use self::image_store::ImageStore;
pub(crate) use self::image_store::read_file;
use naskah_diagnostic::{Result, Span};

/// A decoded picture.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, a byte each, rows from the top.
    pub rgba: Vec<u8>,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} × {})", self.width, self.height)
    }
}

impl Picture {
    /// The size of its pixels in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.rgba.len()
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

#[cfg(test)]
mod tests;
