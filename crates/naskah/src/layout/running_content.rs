//! Running content: what pages hold besides the text, from page numbers to the watermark.

use super::context::LayoutContext;
use super::initials::InitialsBoxes;
use super::page_assembly::PageDraft;
use crate::document::Document;
use crate::page::DisplayItem;

/// Adds page numbers, the footer, boxes for initials on pages without signatures, the label of an original,
/// and the watermark.
pub(super) fn add_running_content(
    drafts: &mut [PageDraft],
    document: &Document,
    label: Vec<DisplayItem>,
    context: &mut LayoutContext<'_>,
) {
    let mut initials = InitialsBoxes::new(&document.initials, drafts.len());
    for (index, draft) in drafts.iter_mut().enumerate() {
        context.add_page_number(draft);
        draft.page.items.extend(context.footer_items(index, draft.geometry));
        if !draft.signed {
            draft.page.items.extend(initials.on_page(index, draft.geometry, context));
        }
    }
    if let Some(draft) = drafts.first_mut() {
        draft.page.items.splice(0..0, label);
    }
    if let Some(word) = &document.watermark {
        context.add_watermark(word, drafts);
    }
}
