//! Positioned glyphs.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::face::FaceId;
use crate::Length;

/// The structure element that text belongs to. In a laid-out document, an index into
/// [`Structure::elements`](crate::page::Structure::elements); this module only passes it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct Tag(pub usize);

/// Glyphs of one face and size on one baseline, left to right.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[non_exhaustive]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The size.
    pub size: Length,
    /// From the line's left edge to the run's first glyph.
    pub x: Length,
    /// The text of the glyphs, as a reader copies it.
    pub text: Arc<str>,
    /// The glyphs.
    pub glyphs: Arc<[Glyph]>,
    /// Whether the run is underlined.
    pub underline: bool,
    /// The structure element; none for an artifact, such as a page number.
    pub tag: Option<Tag>,
}

impl GlyphRun {
    /// The sum of the glyphs' advances.
    pub fn width(&self) -> Length {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }

    /// The run's approximate size in memory, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        size_of::<Self>() + self.text.len() + size_of_val(&*self.glyphs)
    }
}

/// One glyph.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Glyph {
    /// The glyph index in the face.
    pub id: u16,
    /// The advance width, with kerning and justification.
    pub advance: Length,
    /// The drawing offset from the pen position, to the right and up; only marks have one.
    pub offset: (Length, Length),
    /// The bytes of its cluster in the run's text; glyphs of one cluster share a range.
    pub range: Range<usize>,
}
