//! Writes pages as a PDF file.
//!
//! printpdf encodes the content streams; page tree, fonts, images, structure and metadata are built here,
//! so that equal pages give equal bytes.
//!
//! | file | holds |
//! |---|---|
//! | `settings` | options: standard, creation date, attachments |
//! | `writer` | the entry point, and the caches that files share |
//! | `assemble` | the steps from pages to a file, in order |
//! | `glyph_usage` | the used glyphs of each face, and their text |
//! | `resources` | fonts, images and caches for one file |
//! | `font`, `font_descriptor`, `cmap` | subset fonts, ToUnicode |
//! | `image`, `predictor` | image XObjects |
//! | `content`, `text_operators` | content streams |
//! | `page_tree` | the page tree, page boxes |
//! | `structure_tree`, `structure_type` | tags for screen readers |
//! | `annotations` | links and signature fields |
//! | `destinations`, `element_positions` | named destinations |
//! | `outline` | bookmarks |
//! | `page_labels` | page numbers in viewers |
//! | `metadata` | information dictionary, XMP, PDF/A identification |
//! | `output_intent` | the ICC profile |
//! | `attachments` | embedded files |
//! | `serialize` | objects as bytes, cross-reference table, trailer |
//! | `number`, `text_string`, `deflate` | numbers, strings and compressed streams |
//! | `merge` | several finished files as one |

mod annotations;
mod assemble;
mod attachments;
mod cmap;
mod content;
mod deflate;
mod destinations;
mod element_positions;
mod font;
mod font_descriptor;
mod glyph_usage;
mod image;
mod merge;
mod metadata;
mod number;
mod outline;
mod output_intent;
mod page_labels;
mod page_tree;
mod predictor;
mod resources;
mod serialize;
mod settings;
mod structure_tree;
mod structure_type;
mod text_operators;
mod text_string;
mod writer;

#[cfg(test)]
mod tests;

/// A point in time, in UTC.
pub use jiff::Timestamp;

pub use self::merge::{MergeError, Merger};
pub(crate) use self::metadata::created;
pub use self::settings::{Attachment, ParseStandardError, Settings, Standard};
pub use self::writer::Writer;
use crate::page::Pages;
use crate::text::Fonts;
use naskah_diagnostic::Result;

/// Writes a PDF 1.7 file. To write many, use a [`Writer`], which shares work between them.
///
/// ```
/// use naskah::Length;
/// use naskah::page::{Page, Pages};
/// use naskah::pdf::{self, Settings};
/// use naskah::style::Paper;
/// use naskah::text::Fonts;
///
/// let page = Page::new(Paper { width: Length::pt(200), height: Length::pt(80) });
/// let fonts = Fonts::builtin("Liberation Sans")?;
/// let file = pdf::write(&Pages::from(page), &fonts, &Settings::default())?;
/// assert!(file.starts_with(b"%PDF-1.7"));
/// # Ok::<(), naskah::diagnostic::Errors>(())
/// ```
///
/// # Errors
/// Those of [`Writer::write`].
pub fn write(pages: &Pages, fonts: &Fonts, settings: &Settings) -> Result<Vec<u8>> {
    Writer::default().write(pages, fonts, settings)
}
