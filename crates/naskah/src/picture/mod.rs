//! PNG and JPEG pictures, decoded.

mod album;
mod decode;
mod file;
mod reduce;

use std::fmt;

pub use self::album::Album;
use naskah_diagnostic::{Result, Span};

/// A decoded picture.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, rows from the top.
    pub rgba: Vec<u8>,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} × {})", self.width, self.height)
    }
}

impl Picture {
    /// How many bytes its pixels take.
    pub(crate) fn bytes(&self) -> usize {
        self.rgba.len()
    }
}

/// Reads a picture file, PNG or JPEG by its content, at most 8,000 pixels wide and high.
///
/// # Errors
/// A file that is missing or is no picture, at the place where data names it, if data does.
pub fn read(path: &str, place: Option<Span>) -> Result<Picture> {
    let picture = file::read(path).and_then(|bytes| decode::decode(path, &bytes));
    picture.map_err(|diagnostic| diagnostic.at(place, "").into())
}

/// The bytes of a picture file, which the data names at that place.
///
/// # Errors
/// A file that cannot be read.
pub(crate) fn file(path: &str, place: Option<Span>) -> Result<Vec<u8>> {
    file::read(path).map_err(|diagnostic| diagnostic.at(place, "").into())
}

#[cfg(test)]
mod tests;
