//! Glyphs, placed in a line.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::FaceId;
use crate::Length;

/// What a run of glyphs is part of, by the caller's own numbering: in a laid-out document, the number
/// of a structure element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct Tag(pub usize);

/// Glyphs of one face and size on one baseline, left to right.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The size.
    pub size: Length,
    /// From the line's left edge to the run's first glyph.
    pub x: Length,
    /// The characters that the glyphs show, as whoever copies them gets them.
    pub text: Arc<str>,
    /// The glyphs.
    pub glyphs: Arc<[Glyph]>,
    /// A rule is drawn under the run.
    pub underline: bool,
    /// What the run is part of; nothing: of the page alone, such as its number.
    pub tag: Option<Tag>,
}

impl GlyphRun {
    /// From the run's first glyph to the place where a next one would stand.
    pub fn width(&self) -> Length {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }

    /// About how many bytes the run takes.
    pub(crate) fn bytes(&self) -> usize {
        size_of::<Self>() + self.text.len() + size_of_val(&*self.glyphs)
    }
}

/// One glyph.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// From its origin to the next glyph's, kerning and justification included.
    pub advance: Length,
    /// From its place on the baseline to where it is drawn, right and up; marks alone need it.
    pub offset: (Length, Length),
    /// The bytes of the run's text that it shows. Glyphs of one cluster have the same range.
    pub range: Range<usize>,
}
