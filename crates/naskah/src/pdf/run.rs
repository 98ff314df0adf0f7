//! A run of glyphs as text operators.

use printpdf::{DictItem, Op};

use super::content::operator;
use super::font::Font;
use super::number::{points, thousandths};
use super::text::utf16;
use super::usage::clusters;
use crate::Length;
use crate::text::{Glyph, GlyphRun};

/// Shows the run from the text cursor on, which stands at the run's first glyph.
pub(super) fn show(run: &GlyphRun, font: &Font, ops: &mut Vec<Op>) {
    let mut shower = Shower {
        font,
        size: run.size,
        place: Length::ZERO,
        pen: 0,
        rise: Length::ZERO,
        array: Vec::new(),
        ops,
    };
    for (glyphs, text) in clusters(run) {
        if font.shows(glyphs, text) {
            shower.glyphs(glyphs);
        } else {
            shower.begin_actual_text(text);
            shower.glyphs(glyphs);
            shower.end_actual_text();
        }
    }
    shower.flush();
    shower.set_rise(Length::ZERO);
}

/// Gathers glyphs into `TJ` operators.
struct Shower<'a> {
    font: &'a Font,
    size: Length,
    /// Where the layout has the next glyph's origin, from the run's start.
    place: Length,
    /// Where a reader's pen stands, in thousandths of the em from the run's start.
    pen: i64,
    /// The text rise now in force.
    rise: Length,
    /// The operand of the `TJ` that is being gathered.
    array: Vec<DictItem>,
    ops: &'a mut Vec<Op>,
}

impl Shower<'_> {
    fn glyphs(&mut self, glyphs: &[Glyph]) {
        for glyph in glyphs {
            self.glyph(glyph);
        }
    }

    fn glyph(&mut self, glyph: &Glyph) {
        let (right, up) = glyph.offset;
        if up != self.rise {
            self.flush();
            self.set_rise(up);
        }
        self.move_pen(thousandths(self.place + right, self.size));
        let code = self.font.code(glyph.id);
        self.push(code);
        self.pen += self.font.width(code);
        self.place += glyph.advance;
    }

    /// Both the pen and its goal are whole numbers counted from the run's start, so that a glyph is
    /// never further than half a thousandth from its place and errors cannot add up.
    fn move_pen(&mut self, goal: i64) {
        if goal != self.pen {
            // TJ subtracts its numbers from the pen's place.
            self.array.push(DictItem::Int(self.pen - goal));
            self.pen = goal;
        }
    }

    fn push(&mut self, code: u16) {
        let bytes = code.to_be_bytes();
        match self.array.last_mut() {
            Some(DictItem::Bytes(string)) => string.extend(bytes),
            _ => self.array.push(DictItem::Bytes(bytes.to_vec())),
        }
    }

    fn flush(&mut self) {
        if !self.array.is_empty() {
            let array = DictItem::Array(std::mem::take(&mut self.array));
            self.ops.push(operator("TJ", vec![array]));
        }
    }

    fn set_rise(&mut self, rise: Length) {
        if rise != self.rise {
            self.ops.push(Op::SetLineOffset { multiplier: points(rise) });
            self.rise = rise;
        }
    }

    fn begin_actual_text(&mut self, text: &str) {
        self.flush();
        let text = DictItem::String { data: utf16(text), literal: false };
        let properties = DictItem::Dict { map: [("ActualText".to_owned(), text)].into() };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
    }

    fn end_actual_text(&mut self) {
        self.flush();
        self.ops.push(Op::EndMarkedContent);
    }
}
