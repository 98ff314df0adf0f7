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
mod blocks;
mod breaking;
mod code;
mod columns;
mod flow;
mod foot;
mod form;
mod frame;
mod furniture;
mod hanging;
mod initials;
mod letterhead;
mod list;
mod meterai;
mod parallel;
mod parties;
mod places;
mod placing;
mod setting;
mod sheet;
mod signatures;
mod table;
mod title;
mod tree;

pub use self::code::QrCode;
use self::flow::Flow;
use self::setting::Setting;
use self::sheet::Sheet;
use crate::document::Document;
use crate::page::{Page, Pages, Properties, Role};
use crate::picture::ImageStore;
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
    images: &ImageStore,
) -> Result<(Pages, Vec<Diagnostic>)> {
    let style = &parallel::style(document, style);
    let mut setting = Setting::new(style, fonts, images);
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
    let breaks = breaking::break_pages(&flow, sheet);
    let mut leaves = placing::place(&flow, &breaks.starts, sheet);
    furniture::furnish(&mut leaves, document, label, &mut setting);
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
