//! The faces of a document, and the setting of paragraphs with them.

use serde::{Deserialize, Serialize};

use super::face::Face;
use super::paragraph_cache::KnownParagraphs;
use super::{
    Glyph, Line, Measure, Piece, break_opportunities, line_assembly, line_breaking, shaping,
};
use crate::Length;
use naskah_diagnostic::{Diagnostic, Result, closest};

/// Names one of the faces of a [`Fonts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct FaceId(pub u16);

/// The faces that a style names: one family, upright and italic, regular and bold.
#[derive(Debug)]
pub struct Fonts {
    faces: [Face; 4],
    known: KnownParagraphs,
}

impl Fonts {
    /// The four faces of a built-in family.
    ///
    /// # Errors
    /// No such family, with a suggestion.
    pub fn builtin(family: &str) -> Result<Self> {
        let Some(found) = naskah_fonts::family(family) else {
            let known = naskah_fonts::FAMILIES.iter().map(|family| family.name);
            return Err(Diagnostic::uncoded_error(format!("there is no typeface `{family}`"))
                .help(closest(family, known, "typefaces"))
                .into());
        };
        let read = |data| {
            Face::read(data).ok_or_else(|| {
                Diagnostic::uncoded_error(format!(
                    "the typeface `{family}` is not an OpenType font"
                ))
            })
        };
        let faces = [
            read(found.regular)?,
            read(found.bold)?,
            read(found.italic)?,
            read(found.bold_italic)?,
        ];
        Ok(Self { faces, known: KnownParagraphs::default() })
    }

    /// The face of the family that is bold, italic, both or neither.
    pub fn select(&self, bold: bool, italic: bool) -> FaceId {
        FaceId(u16::from(bold) + 2 * u16::from(italic))
    }

    /// The face of that name.
    ///
    /// # Panics
    /// If the name is not one that [`Self::select`] gives.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// Sets a paragraph; an empty one has no lines.
    ///
    /// # Errors
    /// A character that no face has, with its origin.
    pub fn lines(&self, pieces: &[Piece], measure: Measure) -> Result<Vec<Line>> {
        self.known.lines(pieces, measure, || self.set(pieces, measure))
    }

    fn set(&self, pieces: &[Piece], measure: Measure) -> Result<Vec<Line>> {
        let shaped = shaping::shape(self, pieces)?;
        let items = break_opportunities::items(self, &shaped, measure.hyphenate);
        let breaks = line_breaking::break_lines(&items, measure);
        let mut lines = line_assembly::place(&shaped, &items, &breaks, measure);
        for (line, end) in lines.iter_mut().zip(&breaks) {
            if items.get(*end).is_some_and(break_opportunities::Item::is_forced_break) {
                self.end_with_space(line);
            }
        }
        Ok(lines)
    }

    /// Ends a line with a space that shows nothing, so that what is read or copied of it does not run
    /// into the next line.
    pub fn end_with_space(&self, line: &mut Line) {
        let Some(run) = line.runs.last_mut() else { return };
        let face = self.face(run.face);
        let Some(id) = face.glyph(' ') else { return };
        let advance =
            run.size.scale(i64::from(face.advance(id)), i64::from(face.metrics().units_per_em));
        let start = run.text.len();
        run.text = format!("{} ", run.text).into();
        let range = start..run.text.len();
        let space = Glyph { id, advance, offset: (Length::ZERO, Length::ZERO), range };
        run.glyphs = run.glyphs.iter().cloned().chain([space]).collect();
    }

    /// The width of a text set in one line, without justification.
    ///
    /// # Errors
    /// A character that no face has, with its origin.
    pub fn width(&self, pieces: &[Piece]) -> Result<Length> {
        let shaped = shaping::shape(self, pieces)?;
        Ok(shaped.clusters.iter().map(|cluster| cluster.width).sum())
    }
}
