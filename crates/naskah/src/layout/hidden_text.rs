//! Hidden text in signing areas, by which signing services find them.

use super::context::LayoutContext;
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::Text;
use crate::page::{DisplayItem, Page, Point, SigningPurpose};
use crate::text::Alignment;

impl LayoutContext<'_> {
    /// The indices of the areas for signatures, in signing order.
    pub(super) fn signature_areas(&self) -> Vec<usize> {
        let areas = self.signing_areas.iter().enumerate();
        areas
            .filter(|(_, area)| area.purpose == SigningPurpose::Signature)
            .map(|(index, _)| index)
            .collect()
    }

    /// Adds a hidden line to an area, horizontally centred, at `1 / part` of its height.
    pub(super) fn add_hidden_text(
        &mut self,
        text: &Text,
        size: Length,
        area: usize,
        part: i64,
        pages: &mut [Page],
    ) {
        let rect = self.signing_areas[area].rect;
        let style = ParagraphStyle::new(size, size);
        // Hidden text may be wider than its area: no reader sees it, so no warning either.
        let measure = self.geometry.paper.width;
        let line = self.lines(text, style, measure, Alignment::Left).into_iter().next();
        let (Some(line), Some(page)) = (line, pages.get_mut(self.signing_areas[area].page)) else {
            return;
        };
        let x = rect.x + (rect.width - line.width) / 2;
        let y = rect.y + rect.height / part + size.scale(35, 100);
        let runs = line.runs.into_iter();
        page.items.extend(runs.map(|run| DisplayItem::Hidden { at: Point { x, y }, run }));
    }
}

/// The whole text of a page.
pub(super) fn page_text(page: &Page) -> String {
    let runs = page.items.iter().filter_map(|item| match item {
        DisplayItem::Glyphs { run, .. }
        | DisplayItem::Hidden { run, .. }
        | DisplayItem::Watermark { run, .. } => Some(&*run.text),
        _ => None,
    });
    runs.collect()
}
