//! Pages into the bytes of a PDF file.
//!
//! printpdf draws the contents and the page tree; fonts, images and all that describes the file are
//! built here, so that equal pages give equal bytes.
//!
//! | file | holds |
//! |---|---|
//! | `usage` | which glyphs of each face the pages show, and as what characters |
//! | `font`, `descriptor`, `cmap` | faces as font objects |
//! | `image`, `predictor` | pictures as image objects |
//! | `content`, `run` | items and glyphs as operators |
//! | `structure` | the tree of what the content means |
//! | `annotations` | links and signature fields |
//! | `navigation`, `places` | named places, bookmarks, page numbers |
//! | `document` | the parts put together and saved |
//! | `number`, `text`, `deflate` | how lengths, strings and streams are written |

mod annotations;
mod cmap;
mod content;
mod deflate;
mod descriptor;
mod document;
mod font;
mod image;
mod navigation;
mod number;
mod places;
mod predictor;
mod run;
mod structure;
mod text;
mod usage;

#[cfg(test)]
mod tests;

use self::font::FontSet;
use self::image::Images;
use crate::diagnostic::{Diagnostic, Result};
use crate::page::Pages;
use crate::text::Fonts;

/// Writes a PDF 1.7 file.
///
/// The same pages give the same bytes, whatever was written before.
///
/// # Errors
/// A face that cannot be subset.
pub fn write(pages: &Pages, fonts: &Fonts) -> Result<Vec<u8>> {
    let usage = usage::collect(&pages.pages);
    let subsets = FontSet::new(&usage, fonts)?;
    let images = Images::new(pages);
    let document = document::assemble(pages, fonts, &subsets, &images);
    document::save(document)
        .map_err(|error| Diagnostic::error(format!("the file cannot be written: {error}")).into())
}
