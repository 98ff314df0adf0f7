//! Glyph runs as text-showing operators, encoded here because printpdf would format them digit by digit.

use std::fmt::Write;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::font::Font;
use super::glyph_usage::clusters;
use super::number::{points, thousandths};
use super::text_string::utf16;
use crate::Length;
use crate::cache::Cache;
use crate::text::{Glyph, GlyphRun};

/// A cache of encoded runs, for paragraphs that many documents share.
#[derive(Debug)]
pub(super) struct TextCache(Cache<RunKey, Arc<str>>);

/// Everything that the operators of a run depend on.
#[derive(PartialEq, Eq)]
struct RunKey {
    font: Font,
    text: Arc<str>,
    glyphs: Arc<[Glyph]>,
    size: Length,
}

/// Leaves out the glyphs, which are many and seldom differ where nothing else does.
impl Hash for RunKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.font, &self.text, self.size).hash(state);
    }
}

impl Default for TextCache {
    /// A cache for the lines of a few dozen agreements.
    fn default() -> Self {
        Self(Cache::new(8 << 20))
    }
}

impl TextCache {
    /// Writes the operators that show a run; the text position is at its first glyph.
    pub(super) fn show(&self, run: &GlyphRun, font: &Font, content: &mut String) {
        let (text, glyphs) = (Arc::clone(&run.text), Arc::clone(&run.glyphs));
        let key = RunKey { font: font.clone(), text, glyphs, size: run.size };
        if let Some(cached) = self.0.get(&key) {
            return content.push_str(&cached);
        }
        let start = content.len();
        encode(run, font, content);
        let encoded = &content[start..];
        self.0.insert(key, encoded.into(), run.bytes() + encoded.len());
    }
}

/// Writes the operators of a run, with `ActualText` for glyphs that would be copied as another text.
fn encode(run: &GlyphRun, font: &Font, content: &mut String) {
    let mut encoder = TextEncoder {
        font,
        size: run.size,
        layout_x: Length::ZERO,
        pen: 0,
        rise: Length::ZERO,
        in_array: false,
        in_string: false,
        content,
    };
    for (glyphs, text) in clusters(run) {
        if font.copies_as(glyphs, text) {
            encoder.glyphs(glyphs);
        } else {
            encoder.begin_actual_text(text);
            encoder.glyphs(glyphs);
            encoder.end_actual_text();
        }
    }
    encoder.flush();
    encoder.set_rise(Length::ZERO);
}

/// Encodes glyphs as `TJ` operators.
struct TextEncoder<'a> {
    font: &'a Font,
    size: Length,
    /// The x coordinate of the next glyph's origin in the layout, from the run's start.
    layout_x: Length,
    /// The text position that a viewer is at, in thousandths of the em from the run's start.
    pen: i64,
    /// The current text rise.
    rise: Length,
    /// The array of a `TJ` is open.
    in_array: bool,
    /// A string in that array is open.
    in_string: bool,
    content: &'a mut String,
}

impl TextEncoder<'_> {
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
        self.move_pen(thousandths(self.layout_x + right, self.size));
        let code = self.font.code(glyph.id);
        self.push_code(code);
        self.pen += self.font.width(code);
        self.layout_x += glyph.advance;
    }

    /// Pen and goal are integers counted from the run's start, so that rounding errors do not add up: no
    /// glyph is further than half a thousandth of the em from its place.
    fn move_pen(&mut self, goal: i64) {
        if goal != self.pen {
            self.close_string();
            self.begin_array();
            // TJ subtracts its numbers from the text position. Writing into a String cannot fail.
            let _ = write!(self.content, "{}", self.pen - goal);
            self.pen = goal;
        }
    }

    /// Writes a code as two bytes of a string, escaped to ASCII.
    fn push_code(&mut self, code: u16) {
        if !self.in_string {
            self.begin_array();
            self.content.push('(');
            self.in_string = true;
        }
        for byte in code.to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => self.content.extend(['\\', char::from(byte)]),
                b'\r' => self.content.push_str("\\r"),
                0..0x80 => self.content.push(char::from(byte)),
                // Writing into a String cannot fail.
                _ => write!(self.content, "\\{byte:03o}").unwrap_or_default(),
            }
        }
    }

    fn begin_array(&mut self) {
        if !self.in_array {
            self.content.push('[');
            self.in_array = true;
        }
    }

    fn close_string(&mut self) {
        if self.in_string {
            self.content.push(')');
            self.in_string = false;
        }
    }

    fn flush(&mut self) {
        self.close_string();
        if self.in_array {
            self.content.push_str("]TJ\n");
            self.in_array = false;
        }
    }

    fn set_rise(&mut self, rise: Length) {
        if rise != self.rise {
            let _ = writeln!(self.content, "{} Ts", points(rise));
            self.rise = rise;
        }
    }

    fn begin_actual_text(&mut self, text: &str) {
        self.flush();
        self.content.push_str("/Span <</ActualText<");
        for byte in utf16(text) {
            let _ = write!(self.content, "{byte:02X}");
        }
        self.content.push_str(">>> BDC\n");
    }

    fn end_actual_text(&mut self) {
        self.flush();
        self.content.push_str("EMC\n");
    }
}
