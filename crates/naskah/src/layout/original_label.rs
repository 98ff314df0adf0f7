//! The label of one original (*Rangkap Kesatu*), at the top of its first page.

use super::context::LayoutContext;
use super::lines::glyphs;
use super::paragraph_style::ParagraphStyle;
use crate::document::Document;
use crate::page::{DisplayItem, Point, Role};
use crate::style::OriginalLabelStyle;
use crate::text::Alignment;

impl LayoutContext<'_> {
    /// The label, if the document is one original: at the right, in the middle of the top margin. It is
    /// set before everything else, because it is read first.
    pub(super) fn original_label(&mut self, document: &Document) -> Vec<DisplayItem> {
        let (Some(label), OriginalLabelStyle { shown: true, size }) =
            (&document.original, self.style.original_label)
        else {
            return Vec::new();
        };
        let style = ParagraphStyle::new(size, size);
        let (margins, width) = (self.geometry.margins, self.geometry.text_width());
        let y = (margins.top - style.leading) / 2 + self.baseline(style);
        let lines =
            self.tagged(Role::Paragraph, |it| it.lines(label, style, width, Alignment::Right));
        let at = Point { x: margins.left, y };
        lines.into_iter().take(1).flat_map(|line| glyphs(line, at)).collect()
    }
}
