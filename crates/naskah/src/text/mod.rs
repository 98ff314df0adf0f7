//! Text into lines of glyphs.
//!
//! | step | file | gives |
//! |---|---|---|
//! | shape | `shaping` | glyphs, in clusters |
//! | prepare | `items`, by `hyphenation` | boxes, glue and penalties |
//! | break | `breaking` | the items at which lines end |
//! | place | `placing` | lines, their spaces stretched or shrunk to the measure |
//!
//! [`Fonts`] holds the faces; [`Fonts::lines`] sets a paragraph. Lengths are [`crate::Length`]s, so a
//! paragraph set twice gives the same lines, and `known` keeps them.

mod breaking;
mod face;
mod font;
mod glyph;
mod hyphenation;
mod items;
mod known;
mod paragraph;
mod placing;
mod shaping;

pub use self::face::{Face, Metrics};
pub use self::font::{FaceId, Fonts};
pub use self::glyph::{Glyph, GlyphRun, Tag};
pub use self::paragraph::{Alignment, Line, Measure, Piece, TextStyle};

#[cfg(test)]
mod tests;
