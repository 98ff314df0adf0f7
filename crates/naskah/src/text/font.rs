//! The faces of a document.

use serde::{Deserialize, Serialize};

use super::{Line, Measure, Piece};
use crate::Length;
use crate::diagnostic::Result;

/// Names one of the faces of a [`Fonts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct FaceId(pub u16);

/// The faces that a style names.
#[derive(Debug)]
pub struct Fonts {
    faces: Vec<Face>,
}

/// One face: an OpenType file and what is read from it once.
#[derive(Debug)]
pub struct Face {
    data: &'static [u8],
}

/// A face's vertical measures, in the units of its em.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metrics {
    /// Units to the em.
    pub units_per_em: u16,
    /// From the baseline up.
    pub ascent: i16,
    /// From the baseline down, negative.
    pub descent: i16,
    /// The height of capitals.
    pub cap_height: i16,
    /// From the baseline to the middle of an underline, negative.
    pub underline_position: i16,
    /// The thickness of an underline.
    pub underline_thickness: i16,
}

impl Fonts {
    /// The four faces of a built-in family.
    ///
    /// # Errors
    /// No such family, with a suggestion.
    pub fn builtin(_family: &str) -> Result<Self> {
        unimplemented!()
    }

    /// The face of the family that is bold, italic, both or neither.
    pub fn select(&self, _bold: bool, _italic: bool) -> FaceId {
        unimplemented!()
    }

    /// The face of that name.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// Sets a paragraph; an empty one has no lines.
    ///
    /// # Errors
    /// A character that no face has, with its origin.
    pub fn lines(&self, _pieces: &[Piece], _measure: Measure) -> Result<Vec<Line>> {
        unimplemented!()
    }

    /// The width of a text set in one line, without justification.
    ///
    /// # Errors
    /// A character that no face has, with its origin.
    pub fn width(&self, _pieces: &[Piece]) -> Result<Length> {
        unimplemented!()
    }
}

impl Face {
    /// The whole OpenType file.
    pub fn data(&self) -> &[u8] {
        self.data
    }

    /// The face's PostScript name.
    pub fn postscript_name(&self) -> &str {
        unimplemented!()
    }

    /// The vertical measures.
    pub fn metrics(&self) -> Metrics {
        unimplemented!()
    }

    /// A glyph's own advance, in units of the em.
    pub fn advance(&self, _glyph: u16) -> u16 {
        unimplemented!()
    }
}
