//! Font descriptors (ISO 32000-1, 9.8).

use lopdf::{Dictionary, Object, dictionary};
use skrifa::FontRef;
use skrifa::raw::TableProvider;

use super::number::{ratio, units};
use crate::text::Face;

const FIXED_PITCH: i64 = 1;
const SERIF: i64 = 1 << 1;
/// Set for every face, since agreements may hold characters outside Adobe's standard Latin set.
const SYMBOLIC: i64 = 1 << 2;
const ITALIC: i64 = 1 << 6;

/// The face's descriptor, without the name and program of a subset.
pub(super) fn font_descriptor(face: &Face) -> Dictionary {
    let metrics = face.metrics();
    let em = |measure: i16| units(i64::from(measure), metrics.units_per_em);
    let traits = Traits::of(face);
    let bounding_box: Vec<Object> =
        traits.bounding_box.iter().map(|&side| em(side).into()).collect();
    dictionary! {
        "Type" => "FontDescriptor",
        "Flags" => traits.flags(),
        "FontBBox" => bounding_box,
        "ItalicAngle" => ratio(traits.italic_angle),
        "Ascent" => em(metrics.ascent),
        "Descent" => em(metrics.descent),
        "CapHeight" => em(metrics.cap_height),
        "StemV" => traits.stem(),
    }
}

/// A face's style, from its OpenType tables.
#[derive(Default)]
struct Traits {
    /// Left, bottom, right, top; in font units.
    bounding_box: [i16; 4],
    /// Degrees counterclockwise from the vertical: negative for a slant to the right.
    italic_angle: f64,
    fixed_pitch: bool,
    serif: bool,
    /// 400 is regular, 700 bold.
    weight: u16,
}

impl Traits {
    fn of(face: &Face) -> Self {
        let Ok(file) = FontRef::new(face.data()) else { return Self::default() };
        let mut traits = Self::default();
        if let Ok(head) = file.head() {
            traits.bounding_box = [head.x_min(), head.y_min(), head.x_max(), head.y_max()];
        }
        if let Ok(post) = file.post() {
            traits.italic_angle = post.italic_angle().to_f64();
            traits.fixed_pitch = post.is_fixed_pitch() != 0;
        }
        if let Ok(os2) = file.os2() {
            traits.weight = os2.us_weight_class();
            traits.serif = has_serifs(os2.panose_10(), os2.s_family_class());
        }
        traits
    }

    fn flags(&self) -> i64 {
        let mut flags = SYMBOLIC;
        for (holds, flag) in [
            (self.fixed_pitch, FIXED_PITCH),
            (self.serif, SERIF),
            (self.italic_angle != 0.0, ITALIC),
        ] {
            if holds {
                flags |= flag;
            }
        }
        flags
    }

    /// The width of upright stems, which no table holds: about a fifth of the weight, 80 in a
    /// regular face and 140 in a bold one.
    fn stem(&self) -> i64 {
        i64::from(self.weight / 5)
    }
}

/// By PANOSE (family 2 is Latin text; its serif styles 2 to 10 have serifs), else by the IBM class
/// (1 to 7 have serifs).
fn has_serifs(panose: &[u8], family_class: i16) -> bool {
    match panose {
        [2, serif_style @ 2..=15, ..] => *serif_style <= 10,
        _ => (1..=7).contains(&(family_class >> 8)),
    }
}
