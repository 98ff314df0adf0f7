//! What a paragraph is made of, and the lines that it becomes.

use super::{FaceId, GlyphRun, Tag};
use crate::Length;
use naskah_diagnostic::Span;

/// A piece of a paragraph, of one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The characters. U+00A0 and U+2011 are a space and a hyphen at which no line breaks; U+00AD
    /// allows a break and shows a hyphen there; `\n` ends a line for good.
    pub text: String,
    /// How it looks.
    pub style: TextStyle,
    /// What it is part of; the runs that are set from it say so. It changes no glyph and no place.
    pub tag: Option<Tag>,
    /// Where it was written, for messages.
    pub origin: Option<Span>,
}

/// How a piece of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TextStyle {
    /// The face.
    pub face: FaceId,
    /// The size.
    pub size: Length,
    /// A rule under the text.
    pub underline: bool,
}

/// Into what shape a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Measure {
    /// The lines' width.
    pub width: Length,
    /// Where the lines stand in that width.
    pub alignment: Alignment,
    /// Indonesian words may be divided at the lines' ends.
    pub hyphenate: bool,
}

/// Where lines stand in their measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// Both edges straight, but for the last line's right one.
    Justified,
    /// The left edge straight, the spaces as the face has them.
    Left,
    /// The right edge straight.
    Right,
    /// Each line in the middle; the lines of about one length, none of a single word if avoidable.
    Balanced,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The glyphs, left to right. A space at the line's end is kept, so that copied text has it, but
    /// counts for nothing in the alignment.
    pub runs: Vec<GlyphRun>,
    /// From the measure's left edge to the end of the last glyph that shows.
    pub width: Length,
    /// No justification could make the line fit its measure: it sticks out.
    pub overfull: bool,
}
