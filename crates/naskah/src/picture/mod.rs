//! PNG and JPEG pictures, decoded.

mod decode;
mod file;
mod reduce;

use std::fmt;

use crate::diagnostic::{Result, Span};
use crate::document::Logo;

/// A decoded picture.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Red, green, blue of each pixel, rows from the top.
    pub rgb: Vec<u8>,
    /// The opacity of each pixel; none where all are opaque.
    pub alpha: Option<Vec<u8>>,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} × {})", self.width, self.height)
    }
}

/// Reads a logo's picture file, PNG or JPEG by its content, at most 8,000 pixels wide and high.
///
/// # Errors
/// A file that is missing or is no picture, at the place where the data names it.
pub fn read(logo: &Logo) -> Result<Picture> {
    let bytes = file::read(&logo.file);
    let picture = bytes.and_then(|bytes| decode::decode(&logo.file, &bytes));
    picture.map_err(|diagnostic| diagnostic.at(logo.origin.clone(), "").into())
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
