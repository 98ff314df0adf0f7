//! The input and output of paragraph setting: text runs, the measure, lines.

use super::face::FaceId;
use super::glyph::{GlyphRun, Tag};
use crate::Length;
use naskah_diagnostic::Span;

/// A part of a paragraph in one style.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TextRun {
    /// The characters. U+00A0 and U+2011 are a no-break space and hyphen; U+00AD is a soft hyphen; `\n`
    /// forces a line break.
    pub text: String,
    /// The style.
    pub style: TextStyle,
    /// The structure element, passed on to the glyph runs; it does not affect the layout.
    pub tag: Option<Tag>,
    /// Where the text was written, for diagnostics.
    pub origin: Option<Span>,
}

impl TextRun {
    /// A run without a structure element or origin.
    pub fn new(text: impl Into<String>, style: TextStyle) -> Self {
        Self { text: text.into(), style, tag: None, origin: None }
    }
}

/// The style of a text run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TextStyle {
    /// The face.
    pub face: FaceId,
    /// The font size.
    pub size: Length,
    /// Whether the text is underlined.
    pub underline: bool,
    /// How far the text stands above the baseline; below it if negative.
    pub rise: Length,
}

impl TextStyle {
    /// Text on the baseline that is not underlined.
    pub fn new(face: FaceId, size: Length) -> Self {
        Self { face, size, underline: false, rise: Length::ZERO }
    }
}

/// How a paragraph is set: line width, alignment, hyphenation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Measure {
    /// The line width.
    pub width: Length,
    /// The alignment of lines in that width.
    pub alignment: Alignment,
    /// Whether Indonesian words are hyphenated.
    pub hyphenate: bool,
}

impl Measure {
    /// A measure without hyphenation.
    pub fn new(width: Length, alignment: Alignment) -> Self {
        Self { width, alignment, hyphenate: false }
    }

    /// Turns the hyphenation of Indonesian words on or off.
    #[must_use]
    pub fn hyphenate(mut self, hyphenate: bool) -> Self {
        self.hyphenate = hyphenate;
        self
    }
}

/// How lines are aligned in their measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// Both edges straight, except for the right edge of the last line.
    Justified,
    /// Left edge straight, natural word spaces.
    Left,
    /// Right edge straight, natural word spaces.
    Right,
    /// Centred lines of about equal length; a line of a single word is avoided.
    Balanced,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Line {
    /// The glyphs, left to right. A trailing space is kept for text extraction, but does not count for
    /// the alignment.
    pub runs: Vec<GlyphRun>,
    /// From the measure's left edge to the end of the last visible glyph.
    pub width: Length,
    /// Whether the line is wider than its measure, however far its spaces shrink.
    pub overfull: bool,
}
