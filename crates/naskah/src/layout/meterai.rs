//! The place of the duty stamp: a box at the left of a room to sign, so that the signature, in the
//! middle of the room, crosses the stamp.

use super::frame::frame;
use super::setting::{Look, Setting, glyphs};
use crate::Length;
use crate::document::Text;
use crate::page::{Item, Point, Rect};
use crate::text::Alignment;

impl Setting<'_> {
    /// The box in a signer's column, its top at 0, and its height. One who signs alone in a row has the
    /// box where it would stand in a row of two.
    pub(super) fn meterai(&mut self, x: Length, column: Length) -> (Vec<Item>, Length) {
        let style = self.style;
        let stamp = &style.meterai;
        let usual = column.min((self.sheet.text_width() - style.signatures.gutter) / 2);
        let rect = Rect {
            x: x + (column - usual) / 2,
            y: Length::ZERO,
            width: stamp.width.min(usual),
            height: stamp.height,
        };
        let mut items = frame(rect, stamp.rule).to_vec();

        let look = Look { size: stamp.size, leading: stamp.leading, bold: false, underline: false };
        let caption = Text::plain(stamp.caption.as_str());
        let lines = self.lines(&caption, look, rect.width - stamp.rule * 2, Alignment::Balanced);
        let baseline = self.baseline(look);
        let mut y = (rect.height - look.leading * lines.len() as i64) / 2;
        for line in lines {
            items.extend(glyphs(line, Point { x: rect.x + stamp.rule, y: y + baseline }));
            y += look.leading;
        }
        (items, rect.height)
    }
}
