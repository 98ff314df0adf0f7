//! The place of the duty stamp: a box at the left of a room to sign, so that the signature, in the
//! middle of the room, crosses the stamp.

use super::context::{Look, Setting, glyphs};
use super::frame::frame;
use crate::Length;
use crate::document::Text;
use crate::page::{Item, Point, Rect, Role};
use crate::text::Alignment;

impl Setting<'_> {
    /// The box in a signer's column, its top at 0, and its height.
    pub(super) fn meterai(&mut self, x: Length, column: Length) -> (Vec<Item>, Length) {
        let style = self.style;
        let stamp = &style.meterai;
        let (x, width) = self.signing_place(x, column);
        let width = stamp.width.min(width);
        let rect = Rect { x, y: Length::ZERO, width, height: stamp.height };
        let mut items = frame(rect, stamp.rule).to_vec();

        let look = Look { size: stamp.size, leading: stamp.leading, bold: false, underline: false };
        let caption = Text::plain(stamp.caption.as_str());
        let width = rect.width - stamp.rule * 2;
        let lines =
            self.tagged(Role::Paragraph, |it| it.lines(&caption, look, width, Alignment::Balanced));
        let baseline = self.baseline(look);
        let mut y = (rect.height - look.leading * lines.len() as i64) / 2;
        for line in lines {
            items.extend(glyphs(line, Point { x: rect.x + stamp.rule, y: y + baseline }));
            y += look.leading;
        }
        (items, rect.height)
    }
}
