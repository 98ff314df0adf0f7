//! Running content: what pages hold besides the text, from page numbers to the watermark.

use super::context::LayoutContext;
use super::front_matter;
use super::initials::InitialsBoxes;
use super::lines::glyphs;
use super::page_assembly::PageDraft;
use super::paragraph_style::ParagraphStyle;
use crate::document::{Document, Text};
use crate::page::{DisplayItem, Point};
use crate::text::Alignment;

/// Adds page numbers, the running head, the footer, boxes for initials on pages without signatures, the label of an original,
/// and the watermark.
pub(super) fn add_running_content(
    drafts: &mut [PageDraft],
    document: &Document,
    label: Vec<DisplayItem>,
    context: &mut LayoutContext<'_>,
) {
    let head = match context.style.running_head.shown {
        true => front_matter::numbers(document),
        false => None,
    };
    let mut initials = InitialsBoxes::new(&document.initials, drafts.len());
    for (index, draft) in drafts.iter_mut().enumerate() {
        context.add_page_number(draft);
        if let Some(head) = head.as_ref().filter(|_| draft.is_numbered && draft.page.number > 1) {
            context.add_running_head(head, draft);
        }
        draft.page.items.extend(context.footer_items(index, draft.geometry));
        if !draft.signed && draft.is_numbered {
            draft.page.items.extend(initials.on_page(index, draft.geometry, context));
        }
    }
    if let Some(draft) = drafts.iter_mut().find(|draft| draft.is_numbered) {
        draft.page.items.splice(0..0, label);
    }
    if let Some(word) = &document.watermark {
        context.add_watermark(word, drafts);
    }
}

impl LayoutContext<'_> {
    /// Adds the document's numbers at the right of the top margin.
    fn add_running_head(&mut self, head: &Text, draft: &mut PageDraft) {
        let margins = draft.geometry.margins;
        let size = self.style.running_head.size;
        let style = ParagraphStyle::new(size, size);
        let width = draft.geometry.text_width();
        let lines = self.lines(head, style, width, Alignment::Right);
        // In the upper half of the margin: a page number stands in its middle.
        let mut y =
            (margins.top / 2 - style.leading * lines.len() as i64) / 2 + self.baseline(style);
        for line in lines {
            draft.page.items.extend(glyphs(line, Point { x: margins.left, y }));
            y += style.leading;
        }
    }
}
