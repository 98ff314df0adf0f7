//! A face: an OpenType file and the tables that are read from it once.

use std::fmt;

use harfrust::{Direction, Font, Language, Script, ShapePlan};
use serde::{Deserialize, Serialize};
use skrifa::instance::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// The OpenType language for shaping.
pub(super) const LANGUAGE: &str = "id";

/// A face's index in a [`Fonts`](super::Fonts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct FaceId(pub u16);

/// A face: an OpenType file and the tables that are read from it once.
pub struct Face {
    data: &'static [u8],
    postscript_name: String,
    metrics: Metrics,
    /// Advance widths by glyph, in font units.
    advances: Vec<u16>,
    pub(super) shaper: Font,
    pub(super) plan: ShapePlan,
}

/// A face's vertical metrics, in font units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metrics {
    /// Font units per em.
    pub units_per_em: u16,
    /// From the baseline to the top, positive.
    pub ascent: i16,
    /// From the baseline to the bottom, negative.
    pub descent: i16,
    /// The height of capitals.
    pub cap_height: i16,
    /// From the baseline to the middle of an underline, negative.
    pub underline_position: i16,
    /// The thickness of an underline.
    pub underline_thickness: i16,
}

impl Face {
    /// Reads a face; none if the file is not an OpenType font.
    pub(super) fn read(data: &'static [u8]) -> Option<Self> {
        let file = FontRef::new(data).ok()?;
        let unscaled = file.metrics(Size::unscaled(), LocationRef::default());
        let glyph_metrics = file.glyph_metrics(Size::unscaled(), LocationRef::default());
        let advances = (0..unscaled.glyph_count)
            .map(|glyph| {
                glyph_metrics.advance_width(GlyphId::from(glyph)).unwrap_or_default() as u16
            })
            .collect();
        let name = file.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first();
        let underline = unscaled.underline.unwrap_or_default();
        let metrics = Metrics {
            units_per_em: unscaled.units_per_em,
            ascent: unscaled.ascent as i16,
            descent: unscaled.descent as i16,
            cap_height: unscaled.cap_height.unwrap_or(unscaled.ascent) as i16,
            underline_position: underline.offset as i16,
            underline_thickness: underline.thickness as i16,
        };

        let shaper = Font::new(data, 0)?;
        let language = Language::new(LANGUAGE);
        let plan = ShapePlan::new(
            &shaper,
            Direction::LeftToRight,
            Some(Script::LATIN),
            language.as_ref(),
            &[],
        );
        Some(Self {
            data,
            postscript_name: name.map(|name| name.to_string()).unwrap_or_default(),
            metrics,
            advances,
            shaper,
            plan,
        })
    }

    /// The whole OpenType file.
    pub fn data(&self) -> &[u8] {
        self.data
    }

    /// The face's PostScript name.
    pub fn postscript_name(&self) -> &str {
        &self.postscript_name
    }

    /// The vertical metrics.
    pub fn metrics(&self) -> Metrics {
        self.metrics
    }

    /// The character's nominal glyph, if the face has one.
    pub(super) fn glyph(&self, character: char) -> Option<u16> {
        Some(self.shaper.charmap().map_unicode(character)?.to_u32() as u16)
    }

    /// A glyph's advance width, in font units.
    pub fn advance(&self, glyph: u16) -> u16 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or_default()
    }
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Face({})", self.postscript_name)
    }
}
