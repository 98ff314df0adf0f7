//! Text into lines of glyphs: faces, shaping, line breaking.
//!
//! [`Fonts`] holds the faces; [`Fonts::lines`] sets a paragraph. Lengths are [`crate::Length`]s, so a
//! paragraph set twice gives the same lines.

mod font;
mod glyph;
mod paragraph;

pub use self::font::{Face, FaceId, Fonts, Metrics};
pub use self::glyph::{Glyph, GlyphRun};
pub use self::paragraph::{Alignment, Line, Measure, Piece, TextStyle};
