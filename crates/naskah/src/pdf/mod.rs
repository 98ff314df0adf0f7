//! Pages into the bytes of a PDF file.
//!
//! printpdf encodes the contents; the page tree, fonts, images and all that describes the file are
//! built here, so that equal pages give equal bytes.
//!
//! | file | holds |
//! |---|---|
//! | `usage` | which glyphs of each face the pages show, and as what characters |
//! | `font`, `descriptor`, `cmap` | faces as font objects |
//! | `image`, `predictor` | pictures as image objects |
//! | `content`, `run` | items and glyphs as operators |
//! | `tree` | the page tree, and contents as streams |
//! | `structure` | the tree of what the content means |
//! | `annotations` | links and signature fields |
//! | `navigation`, `places` | named places, bookmarks, page numbers |
//! | `metadata`, `intent` | what the file says of itself and of its colours |
//! | `attachments` | files inside the file |
//! | `document`, `file` | the parts put together, and their bytes |
//! | `writer` | what many files share |
//! | `merge` | finished files as one |
//! | `settings` | what the file is to be |
//! | `number`, `text`, `deflate` | how lengths, strings and streams are written |

mod annotations;
mod attachments;
mod cmap;
mod content;
mod deflate;
mod descriptor;
mod document;
mod file;
mod font;
mod image;
mod intent;
mod merge;
mod metadata;
mod navigation;
mod number;
mod places;
mod predictor;
mod run;
mod settings;
mod structure;
mod text;
mod tree;
mod usage;
mod writer;

#[cfg(test)]
mod tests;

/// A moment, by universal time.
pub use jiff::Timestamp;

pub use self::merge::{MergeError, Merger};
pub(crate) use self::metadata::created;
pub use self::settings::{Attachment, ParseStandardError, Settings, Standard};
pub use self::writer::Writer;
use crate::page::Pages;
use crate::text::Fonts;
use naskah_diagnostic::Result;

/// Writes a PDF 1.7 file; for many files, see [`Writer`].
///
/// # Errors
/// Those of [`Writer::write`].
pub fn write(pages: &Pages, fonts: &Fonts, settings: &Settings) -> Result<Vec<u8>> {
    Writer::default().write(pages, fonts, settings)
}
