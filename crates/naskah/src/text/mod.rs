//! Paragraph setting: text runs into lines of positioned glyphs.
//!
//! | step | file | output |
//! |---|---|---|
//! | shape | `shaping` | glyphs in clusters |
//! | itemise | `break_opportunities`, with `hyphenation` | boxes, glue and penalties |
//! | break | `line_breaking` | the items at which lines end |
//! | assemble | `line_assembly` | lines, justified or aligned |
//!
//! [`Fonts`] holds the faces; [`Fonts::lines`] sets a paragraph. Lengths are integers
//! ([`crate::Length`]), so the same paragraph always gives the same lines, and `paragraph_cache` can
//! reuse them.

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
mod typesetting;

pub use self::face::{Face, FaceId, Metrics};
pub use self::fonts::Fonts;
pub use self::glyph::{Glyph, GlyphRun, Tag};
pub use self::paragraph::{Alignment, Line, Measure, TextRun, TextStyle};

#[cfg(test)]
mod tests;
