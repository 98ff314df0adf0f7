//! What comes before the articles: letterhead, logos, title, parties.

use serde::{Deserialize, Serialize};

use crate::Length;

/// The letterhead: logo, government, office and address above a double rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LetterheadStyle {
    /// The height of the logo.
    pub logo_height: Length,
    /// The space between the logo and the text.
    pub logo_gap: Length,
    /// The font size of the government's name.
    pub government_size: Length,
    /// The font size of the office's name.
    pub office_size: Length,
    /// The font size of the address.
    pub address_size: Length,
    /// The distance between baselines, in percent of the font size.
    pub leading_percent: u8,
    /// The space between the text and the rules.
    pub gap_above_rule: Length,
    /// The upper rule's thickness.
    pub thick_rule: Length,
    /// The space between the two rules.
    pub rule_gap: Length,
    /// The lower rule's thickness.
    pub thin_rule: Length,
    /// The space below the rules.
    pub gap: Length,
}

/// Logos above the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Logos {
    /// The height of each logo; all are scaled down where they do not fit beside one another.
    pub height: Length,
    /// The space between logos and title, and the least space between logos.
    pub gap: Length,
}

/// The title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TitleStyle {
    /// The font size.
    pub size: Length,
    /// The distance between baselines.
    pub leading: Length,
    /// The space between parts of the title.
    pub gap: Length,
    /// Where the document numbers stand.
    pub numbers: NumberPosition,
}

/// The position of document numbers in a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NumberPosition {
    /// Below the subject.
    Last,
    /// Above the word *tentang*.
    BeforeSubject,
}

/// The paragraphs that introduce the parties (*komparisi*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PartyStyle {
    /// The form of each party's description.
    pub form: PartyForm,
    /// The numeral before each party.
    pub numerals: Numerals,
}

/// The form of a party's description.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PartyForm {
    /// The signer's name, a colon, and one sentence with a hanging indent.
    Running,
    /// Rows *Nama : / Jabatan : / Alamat :* with a sentence below.
    Rows,
}

/// The numerals of parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Numerals {
    /// `1.`, `2.`
    Arabic,
    /// `I.`, `II.`
    Roman,
}

/// The parties' role words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RoleWords {
    /// PIHAK KESATU, PIHAK KEDUA …
    Kesatu,
    /// PIHAK PERTAMA, PIHAK KEDUA …
    Pertama,
}
