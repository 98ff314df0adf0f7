//! A document into pages: every part measured, the whole cut into pages, the pages furnished.
//!
//! | step | file | gives |
//! |---|---|---|
//! | measure | `blocks`, `letterhead`, `title`, `parties`, `form`, `list`, `table`, `annex`, `signatures`, `meterai` | a flow: strips from the first to the last, in sections of one sheet each, and what a page break before each costs |
//! | join | `parallel`, `columns` | of the flows of two languages, one of two columns |
//! | break | `breaking` | the strips with which pages begin, least cost over each whole section |
//! | place | `placing` | the strips at their places |
//! | furnish | `furniture`, `initials`, `foot`, `code` | page numbers, watermark, an original's label, boxes for initials, what stands at the foot of electronic documents |
//! | prepare for signing | `places`, `anchors` | where signatures go, and the hidden text by which services find that |
//!
//! While parts are measured, `tree` notes what they are.

mod anchors;
mod annex;
mod bilingual;
mod bilingual_columns;
mod blocks;
mod context;
mod flow;
mod footer;
mod form;
mod frame;
mod hanging_indent;
mod initials;
mod letterhead;
mod list;
mod meterai;
mod page_assembly;
mod page_breaking;
mod page_geometry;
mod parties;
mod qr_code;
mod running_content;
mod signatures;
mod signing_areas;
mod table;
mod tags;
mod title;

use self::context::Setting;
use self::flow::Flow;
use self::page_geometry::Sheet;
pub use self::qr_code::QrCode;
use crate::document::Document;
use crate::page::{Page, Pages, Properties, Role};
use crate::picture::Album;
use crate::style::Style;
use crate::text::Fonts;
use naskah_diagnostic::{Diagnostic, Errors, Result};

/// Lays a document out; beside the pages, warnings of rules that no layout could keep.
///
/// # Errors
/// A character that no face has; a picture that cannot be read; places to sign that lie upon one another; an
/// anchor that the document shows.
pub fn layout(
    document: &Document,
    style: &Style,
    fonts: &Fonts,
    album: &Album,
) -> Result<(Pages, Vec<Diagnostic>)> {
    let style = &bilingual::style(document, style);
    let mut setting = Setting::new(style, fonts, album);
    setting.fields = document.fields;
    if document.landscape {
        setting.sheet = Sheet::landscape(style);
    }
    if let Some(electronic) = &document.electronic {
        setting.begin_foot(electronic);
    }

    let sheet = setting.sheet;
    let (label, flow) = setting.tagged(Role::Document, |setting| {
        let mut flow = Flow::default();
        let label = setting.original_label(document);
        match &document.translation {
            Some(translation) => setting.parallel(document, translation, &mut flow),
            None => setting.blocks(&document.blocks, sheet.text_width(), &mut flow),
        }
        (label, flow)
    });
    let breaks = page_breaking::break_pages(&flow, sheet);
    let mut leaves = page_assembly::place(&flow, &breaks.starts, sheet);
    running_content::furnish(&mut leaves, document, label, &mut setting);
    let mut pages: Vec<Page> = leaves.into_iter().map(|leaf| leaf.page).collect();
    setting.settle(&pages);
    setting.hide(&mut pages, document);

    let (structure, places, pictures, mut found) = setting.finish();
    found.extend(breaks.warnings);
    let properties = Properties {
        title: document.name.clone(),
        authors: document.authors.clone(),
        language: document.language.code().to_owned(),
        date: document.date,
    };
    Errors::check(found, Pages { properties, pages, structure, places, pictures })
}

#[cfg(test)]
mod tests;
