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
//! | `metadata`, `intent` | what the file says of itself and of its colours |
//! | `attachments` | files inside the file |
//! | `document` | the parts put together and saved |
//! | `settings` | what the file is to be |
//! | `number`, `text`, `deflate` | how lengths, strings and streams are written |

mod annotations;
mod attachments;
mod cmap;
mod content;
mod deflate;
mod descriptor;
mod document;
mod font;
mod image;
mod intent;
mod metadata;
mod navigation;
mod number;
mod places;
mod predictor;
mod run;
mod settings;
mod structure;
mod text;
mod usage;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use self::font::FontSet;
use self::image::Images;
/// A moment, by universal time.
pub use jiff::Timestamp;

pub use self::settings::{Attachment, ParseStandardError, Settings, Standard};
use crate::diagnostic::{Diagnostic, Result};
use crate::page::Pages;
use crate::text::Fonts;

/// Writes a PDF 1.7 file.
///
/// The same pages and settings give the same bytes, whatever was written before.
///
/// # Errors
/// A face that cannot be subset; attachments where the standard takes none, or two of
/// the same name.
pub fn write(pages: &Pages, fonts: &Fonts, settings: &Settings) -> Result<Vec<u8>> {
    if settings.standard == Standard::A2a && !settings.attachments.is_empty() {
        return Err(Diagnostic::error("PDF/A-2 takes no attachments but other PDF/A files")
            .help("attach them by the standard `a-3a`, or leave them out")
            .into());
    }
    let mut names = BTreeSet::new();
    if let Some(again) = settings.attachments.iter().find(|file| !names.insert(&file.name)) {
        return Err(Diagnostic::error(format!("two attachments have the name `{}`", again.name))
            .help("give each a name of its own")
            .into());
    }
    let usage = usage::collect(&pages.pages);
    let subsets = FontSet::new(&usage, fonts)?;
    let images = Images::new(pages);
    let document = document::assemble(pages, fonts, &subsets, &images, settings);
    document::save(document)
        .map_err(|error| Diagnostic::error(format!("the file cannot be written: {error}")).into())
}
