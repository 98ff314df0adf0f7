//! Signature block, duty stamp and electronic signatures.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Length;

/// The signature block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SignatureStyle {
    /// The side on which the first party signs.
    pub order: SignatureOrder,
    /// The height of the space to sign, between office and name; at least 25 mm.
    pub room: Length,
    /// The height of the space to sign for officials in rows of three; at least 15 mm.
    pub compact_room: Length,
    /// The space between the columns.
    pub gutter: Length,
    /// Whether names are underlined.
    pub underlined_names: bool,
}

/// The side on which the first party signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SignatureOrder {
    /// The first party on the right, the second on the left.
    FirstRight,
    /// The first party on the left, the second on the right.
    FirstLeft,
}

/// The box for the duty stamp (*meterai*), at the left of the space to sign.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MeteraiStyle {
    /// The width of the box.
    pub width: Length,
    /// The height of the box; the space to sign is at least as high.
    pub height: Length,
    /// The thickness of the frame.
    pub rule: Length,
    /// The text in the middle of the box, until the stamp covers it; `{tarif}` is the rate on the day of signing.
    pub caption: String,
    /// The font size of the caption.
    pub size: Length,
    /// The distance between baselines in the caption.
    pub leading: Length,
}

impl MeteraiStyle {
    /// The caption for a document signed on a day; without one, at the rate of today's law.
    pub fn caption_on(&self, signed: Option<Date>) -> String {
        let rate = naskah_wording::meterai_rate(signed.unwrap_or(Date::MAX));
        self.caption.replace("{tarif}", rate)
    }
}

/// What pages of electronically signed documents show.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ElectronicStyle {
    /// The sentence at the foot of every page if BSrE is the provider.
    pub bsre_footer: String,
    /// The sentence for other providers.
    pub footer: String,
    /// The font size of the sentence.
    pub size: Length,
    /// The distance between baselines in it.
    pub leading: Length,
    /// The thickness of the rule above it.
    pub rule: Length,
    /// The space above and below the rule, and beside the QR code.
    pub gap: Length,
    /// The side of the QR code, quiet zone included; codes with much content are larger.
    pub code: Length,
    /// The font size of anchors, the characters by which services find where to sign; 1 to 12 pt.
    pub anchor_size: Length,
    /// The side of the square for the electronic duty stamp (*e-meterai*).
    pub stamp: Length,
    /// The space between that square and the space to sign.
    pub stamp_gap: Length,
}
