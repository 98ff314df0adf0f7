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

mod break_opportunities;
mod face;
mod fonts;
mod glyph;
mod hyphenation;
mod line_assembly;
mod line_breaking;
mod paragraph;
mod paragraph_cache;
mod shaping;

pub use self::face::{Face, Metrics};
pub use self::fonts::{FaceId, Fonts};
pub use self::glyph::{Glyph, GlyphRun, Tag};
pub use self::paragraph::{Alignment, Line, Measure, Piece, TextStyle};

#[cfg(test)]
mod tests;
