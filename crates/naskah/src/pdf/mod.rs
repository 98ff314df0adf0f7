//! Pages into the bytes of a PDF file.

use crate::diagnostic::Result;
use crate::page::Pages;
use crate::text::Fonts;

/// Writes a PDF 1.7 file.
///
/// # Errors
/// A face that cannot be subset.
pub fn write(_pages: &Pages, _fonts: &Fonts) -> Result<Vec<u8>> {
    unimplemented!()
}
