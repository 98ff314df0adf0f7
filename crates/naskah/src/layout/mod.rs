//! A document into pages: every part measured, the whole cut into pages, the pages furnished.
//!
//! | step | file | gives |
//! |---|---|---|
//! | measure | `blocks`, `letterhead`, `title`, `parties`, `form`, `list`, `table`, `annex`, `signatures`, `meterai` | a flow: strips from the first to the last, in sections of one sheet each, and what a page break before each costs |
//! | join | `parallel`, `columns` | of the flows of two languages, one of two columns |
//! | break | `breaking` | the strips with which pages begin, least cost over each whole section |
//! | place | `placing` | the strips at their places |
//! | furnish | `furniture`, `initials` | page numbers, watermark, an original's label, boxes for initials |
//!
//! While parts are measured, `tree` notes what they are.

mod annex;
mod blocks;
mod breaking;
mod columns;
mod flow;
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
mod placing;
mod setting;
mod sheet;
mod signatures;
mod table;
mod title;
mod tree;

use self::flow::Flow;
use self::setting::Setting;
use crate::diagnostic::{Diagnostic, Errors, Result};
use crate::document::Document;
use crate::page::{Pages, Properties, Role};
use crate::style::Style;
use crate::text::Fonts;

/// Lays a document out; beside the pages, warnings of rules that no layout could keep.
///
/// # Errors
/// A character that no face has; a picture that cannot be read.
pub fn layout(
    document: &Document,
    style: &Style,
    fonts: &Fonts,
) -> Result<(Pages, Vec<Diagnostic>)> {
    let style = &parallel::style(document, style);
    let mut setting = Setting::new(style, fonts);

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
    let pages = leaves.into_iter().map(|leaf| leaf.page).collect();

    let (structure, pictures, mut found) = setting.finish();
    found.extend(breaks.warnings);
    let properties = Properties {
        title: document.name.clone(),
        authors: document.authors.clone(),
        language: document.language.code().to_owned(),
        date: document.date,
    };
    Errors::check(found, Pages { properties, pages, structure, pictures })
}

#[cfg(test)]
mod tests;
