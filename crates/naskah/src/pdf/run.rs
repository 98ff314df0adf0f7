//! A run of glyphs as text operators, each on a line as it is written: printpdf would take each apart and write it
//! digit by digit.

use std::fmt::Write;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::font::Font;
use super::number::{points, thousandths};
use super::text::utf16;
use super::usage::clusters;
use crate::Length;
use crate::cache::Cache;
use crate::text::{Glyph, GlyphRun};

/// Runs that were shown before: those of paragraphs that are known.
#[derive(Debug)]
pub(super) struct KnownRuns(Cache<Key, Arc<str>>);

/// What the operators of a run follow from.
#[derive(PartialEq, Eq)]
struct Key {
    font: Font,
    text: Arc<str>,
    glyphs: Arc<[Glyph]>,
    size: Length,
}

/// Not by the glyphs, which are many: they seldom differ where nothing else does.
impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.font, &self.text, self.size).hash(state);
    }
}

impl Default for KnownRuns {
    /// Room for the lines of some dozen agreements.
    fn default() -> Self {
        Self(Cache::new(8 << 20))
    }
}

impl KnownRuns {
    /// Shows the run from the text cursor on, which stands at the run's first glyph.
    pub(super) fn show(&self, run: &GlyphRun, font: &Font, content: &mut String) {
        let (text, glyphs) = (Arc::clone(&run.text), Arc::clone(&run.glyphs));
        let key = Key { font: font.clone(), text, glyphs, size: run.size };
        if let Some(known) = self.0.get(&key) {
            return content.push_str(&known);
        }
        let start = content.len();
        show(run, font, content);
        let shown = &content[start..];
        self.0.insert(key, shown.into(), run.bytes() + shown.len());
    }
}

/// Shows the run from the text cursor on, which stands at the run's first glyph.
fn show(run: &GlyphRun, font: &Font, content: &mut String) {
    let mut shower = Shower {
        font,
        size: run.size,
        place: Length::ZERO,
        pen: 0,
        rise: Length::ZERO,
        in_array: false,
        in_string: false,
        content,
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
    /// The array of a `TJ` is not closed yet.
    in_array: bool,
    /// A string of it is not closed yet.
    in_string: bool,
    content: &'a mut String,
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
            self.close_string();
            self.begin();
            // TJ subtracts its numbers from the pen's place. Writing into a String cannot fail.
            let _ = write!(self.content, "{}", self.pen - goal);
            self.pen = goal;
        }
    }

    /// A code is two bytes of a string, written so that all is ASCII.
    fn push(&mut self, code: u16) {
        if !self.in_string {
            self.begin();
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

    fn begin(&mut self) {
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
