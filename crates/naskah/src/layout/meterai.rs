//! The box for a paper duty stamp, at the left of the signing room, so that the signature in the middle
//! crosses the stamp.

use super::context::LayoutContext;
use super::frame::frame;
use super::lines::glyphs;
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::Text;
use crate::page::{DisplayItem, Point, Rect, Role};
use crate::text::Alignment;

impl LayoutContext<'_> {
    /// The box in a signatory's column, with its top at 0, and its height.
    pub(super) fn meterai(&mut self, x: Length, column: Length) -> (Vec<DisplayItem>, Length) {
        let document_style = self.style;
        let stamp = &document_style.meterai;
        let (x, width) = self.signing_room(x, column);
        let width = stamp.width.min(width);
        let rect = Rect { x, y: Length::ZERO, width, height: stamp.height };
        let mut items = frame(rect, stamp.rule).to_vec();

        let style = ParagraphStyle::new(stamp.size, stamp.leading);
        let caption = Text::plain(stamp.caption_on(self.signed));
        let width = rect.width - stamp.rule * 2;
        let lines = self
            .tagged(Role::Paragraph, |it| it.lines(&caption, style, width, Alignment::Balanced));
        let baseline = self.baseline(style);
        let mut y = (rect.height - style.leading * lines.len() as i64) / 2;
        for line in lines {
            items.extend(glyphs(line, Point { x: rect.x + stamp.rule, y: y + baseline }));
            y += style.leading;
        }
        (items, rect.height)
    }
}
