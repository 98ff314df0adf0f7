//! Layout: a document into pages.
//!
//! | step | files | output |
//! |---|---|---|
//! | measure | `blocks`, `heading`, `letterhead`, `logos`, `title`, `parties`, `form`, `list`, `table`, `figures`, `annex`, `signatures`, `meterai` | a flow of bands in page sections, and how each band is kept with the one above |
//! | add front matter | `front_matter` | cover and contents before it |
//! | join | `bilingual`, `bilingual_pairing`, `bilingual_columns` | one flow of two columns from the flows of two languages |
//! | break | `page_breaking`, `page_break_rules` | the bands at which pages begin, with the least cost over each section |
//! | assemble | `page_assembly`, `page_number` | pages with their bands in position, and their numbers |
//! | add running content | `running_content`, `page_number`, `footer`, `qr_code`, `initials`, `original_label`, `watermark` | page numbers, footer, boxes for initials, the label of an original, the watermark |
//! | prepare for signing | `signing_areas`, `text_tags`, `anchors` | where signatures go, and the hidden text by which signing services find it |
//!
//! `LayoutContext` is the state of a layout: `lines` sets all text, and `tags` builds the structure tree
//! while content is measured.

mod anchors;
mod annex;
mod bilingual;
mod bilingual_columns;
mod bilingual_pairing;
mod blocks;
mod column_widths;
mod context;
mod figures;
mod flow;
mod footer;
mod footer_content;
mod form;
mod frame;
mod front_matter;
mod hanging_indent;
mod heading;
mod hidden_text;
mod initials;
mod keep_together;
mod letterhead;
mod lines;
mod list;
mod logos;
mod meterai;
mod original_label;
mod page_assembly;
mod page_break_rules;
mod page_breaking;
mod page_geometry;
mod page_number;
mod paragraph_style;
mod parties;
mod qr_code;
mod running_content;
mod signatures;
mod signing_areas;
mod table;
mod tag_tree;
mod tags;
mod text_tags;
mod title;
mod watermark;

use self::context::LayoutContext;
use self::flow::{Flow, PageSection};
use self::page_geometry::PageGeometry;
pub use self::qr_code::QrCode;
use crate::document::{Document, ElectronicSigning};
use crate::page::{Page, Pages, Properties, Role};
use crate::picture::ImageStore;
use crate::style::Style;
use crate::text::Fonts;
use naskah_diagnostic::{Diagnostic, Errors, Result};

/// Lays a document out. The diagnostics beside the pages are warnings: page-break rules that could not be
/// kept, lines that are too wide.
///
/// # Errors
/// A character that the typeface lacks; a picture that cannot be read; overlapping signing areas; an anchor
/// that also occurs in the text; a QR code that does not fit.
///
/// # Examples
///
/// ```
/// use naskah::Style;
/// use naskah::document::{Block, Document, Text};
/// use naskah::layout::layout;
/// use naskah::picture::ImageStore;
/// use naskah::text::Fonts;
///
/// let style = Style::builtin("a4-times")?;
/// let fonts = Fonts::builtin(&style.typeface)?;
/// let mut document = Document::default();
/// document.blocks.push(Block::Paragraph(Text::plain("PARA PIHAK sepakat.")));
///
/// let (pages, warnings) = layout(&document, &style, &fonts, &ImageStore::default())?;
/// assert_eq!((pages.pages.len(), warnings.len()), (1, 0));
/// # Ok::<(), naskah::diagnostic::Errors>(())
/// ```
pub fn layout(
    document: &Document,
    style: &Style,
    fonts: &Fonts,
    images: &ImageStore,
) -> Result<(Pages, Vec<Diagnostic>)> {
    let style = &bilingual::effective_style(document, style);
    let mut context = LayoutContext::new(style, fonts, images);
    context.fields = document.fields;
    context.signed = document.date;
    if document.landscape {
        context.geometry = PageGeometry::landscape(style);
    }
    if let Some(electronic) = &document.electronic {
        context.set_footer(electronic);
    }

    let geometry = context.geometry;
    let (label, mut flow) = context.tagged(Role::Document, |context| {
        let mut flow = Flow::default();
        let label = context.original_label(document);
        context.front_matter(document, &mut flow);
        let body = flow.bands.len();
        match &document.translation {
            Some(translation) => context.bilingual(document, translation, &mut flow),
            None => context.blocks(&document.blocks, geometry.text_width(), &mut flow),
        }
        if body > 0 {
            let section = PageSection { restarts_numbering: true, ..context.section() };
            flow.begin_section(body, section);
        }
        (label, flow)
    });
    let breaks = page_breaking::break_pages(&flow, geometry);
    let mut drafts = page_assembly::assemble(&flow, &breaks.starts, geometry);
    page_number::number_pages(&mut drafts);
    if context.number_contents(&breaks.starts, &drafts, &mut flow) {
        drafts = page_assembly::assemble(&flow, &breaks.starts, geometry);
        page_number::number_pages(&mut drafts);
    }
    running_content::add_running_content(&mut drafts, document, label, &mut context);
    let mut pages: Vec<Page> = drafts.into_iter().map(|draft| draft.page).collect();
    context.locate_signing_areas(&pages);
    if let Some(electronic) = &document.electronic {
        context.add_hidden_texts(electronic, document, &mut pages);
    }

    let mut collected = context.finish();
    collected.diagnostics.extend(breaks.warnings);
    let properties = Properties {
        title: document.name.clone(),
        authors: document.authors.clone(),
        language: document.language.code().to_owned(),
        date: document.date,
    };
    let pages = Pages {
        properties,
        pages,
        structure: collected.structure,
        signing_areas: collected.signing_areas,
        pictures: collected.pictures,
    };
    Errors::check(collected.diagnostics, pages)
}

impl LayoutContext<'_> {
    /// Adds the hidden text by which signing services find the signature areas.
    fn add_hidden_texts(
        &mut self,
        electronic: &ElectronicSigning,
        document: &Document,
        pages: &mut [Page],
    ) {
        if let Some(syntax) = electronic.tags {
            self.add_text_tags(syntax, pages);
        }
        if let Some(given) = &electronic.anchors {
            // Text tags are in the middle of the area; anchors then go above them.
            let part = if electronic.tags.is_some() { 4 } else { 2 };
            self.add_anchors(given, part, pages, document);
        }
    }
}

#[cfg(test)]
mod tests;
