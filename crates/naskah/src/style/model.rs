//! The settings of a style.

use serde::{Deserialize, Serialize};

use crate::Length;

/// How documents look.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// The sheet.
    pub paper: Paper,
    /// The empty edges.
    pub margins: Margins,
    /// The family's name.
    pub typeface: String,
    /// The size of running text.
    pub size: Length,
    /// From one baseline to the next in running text.
    pub leading: Length,
    /// Words of running text are divided at the ends of lines.
    pub hyphenation: bool,
    /// Space between parts.
    pub spacing: Spacing,
    /// Logos at the head.
    pub logos: Logos,
    /// The letterhead.
    pub letterhead: LetterheadStyle,
    /// The title.
    pub title: TitleStyle,
    /// The *komparisi*.
    pub parties: PartyStyle,
    /// Labels and what is filled in behind them.
    pub forms: FormStyle,
    /// Lists.
    pub lists: ListStyle,
    /// Tables.
    pub tables: TableStyle,
    /// Annexes.
    pub annexes: AnnexStyle,
    /// The signature part.
    pub signatures: SignatureStyle,
    /// The place of the duty stamp.
    pub meterai: MeteraiStyle,
    /// What the page shows where it is signed electronically.
    pub electronic: ElectronicStyle,
    /// The boxes for initials.
    pub initials: InitialsStyle,
    /// The label of one original.
    pub original_label: OriginalLabelStyle,
    /// Where page numbers stand.
    pub page_numbers: NumberingOfPages,
    /// The watermark.
    pub watermark: WatermarkStyle,
    /// The parties' role words.
    pub role_words: RoleWords,
    /// Role words are bold wherever they occur.
    pub bold_role_words: bool,
    /// Titles of chapters and articles stand in capitals.
    pub capital_headings: bool,
    /// Agreements in two languages.
    pub bilingual: BilingualStyle,
}

/// Agreements in two languages, each in a column of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BilingualStyle {
    /// The size of running text, for the narrow columns.
    pub size: Length,
    /// From one baseline to the next in running text.
    pub leading: Length,
    /// The least width of the column of markers.
    pub marker_width: Length,
    /// Between the columns.
    pub gutter: Length,
    /// The thickness of the rule between the columns; none where it is zero.
    pub rule: Length,
    /// The right edge of running text is straight, too.
    pub justified: bool,
    /// The second language is in italics.
    pub italic: bool,
}

/// A sheet, as it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// From left to right.
    pub width: Length,
    /// From top to bottom.
    pub height: Length,
}

/// The empty edges of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// At the left.
    pub left: Length,
    /// At the top.
    pub top: Length,
    /// At the right.
    pub right: Length,
    /// At the bottom.
    pub bottom: Length,
}

/// Space between parts, added to the leading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Spacing {
    /// Between paragraphs, and between *ayat*.
    pub paragraph: Length,
    /// Between the items of a list.
    pub item: Length,
    /// In front of an article's heading.
    pub article: Length,
    /// Between an article's heading and its text.
    pub heading: Length,
}

/// Logos at the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Logos {
    /// The height of each; all are lower where they would not fit beside one another.
    pub height: Length,
    /// Between the logos and the title, and at least between one logo and the next.
    pub gap: Length,
}

/// The letterhead: logo, government, office, address, and a double rule under them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LetterheadStyle {
    /// The height of the logo.
    pub logo_height: Length,
    /// Between the logo and the text beside it.
    pub logo_gap: Length,
    /// The size of the government's name.
    pub government_size: Length,
    /// The size of the office's name.
    pub office_size: Length,
    /// The size of the address.
    pub address_size: Length,
    /// From one baseline to the next, in percent of the size.
    pub leading_percent: u8,
    /// Between the text and the rules.
    pub gap_above_rule: Length,
    /// The upper rule's thickness.
    pub thick_rule: Length,
    /// Between the two rules.
    pub rule_gap: Length,
    /// The lower rule's thickness.
    pub thin_rule: Length,
    /// Between the rules and what follows.
    pub gap: Length,
}

/// The title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TitleStyle {
    /// The size of its lines.
    pub size: Length,
    /// From one baseline to the next.
    pub leading: Length,
    /// Between one part of the title and the next.
    pub gap: Length,
}

/// The *komparisi*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PartyStyle {
    /// How each party is described.
    pub form: PartyForm,
    /// The numeral in front of each.
    pub numerals: Numerals,
}

/// How a party is described.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyForm {
    /// The signer's name, a colon, and one sentence that hangs behind it.
    Running,
    /// *Nama : / Jabatan : / Alamat :*, a row each, and a sentence under them.
    Rows,
}

/// How parties are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Numerals {
    /// `1.`, `2.`
    Arabic,
    /// `I.`, `II.`
    Roman,
}

/// Labels and what is filled in behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FormStyle {
    /// The most that the column of labels takes of the width, in percent.
    pub label_max_percent: u8,
}

/// Lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ListStyle {
    /// Which markers items have, level by level.
    pub scheme: ListScheme,
    /// The least width of the column of markers.
    pub marker_width: Length,
    /// Between the widest marker and the text.
    pub marker_gap: Length,
    /// Where the markers stand in their column.
    pub marker_alignment: MarkerAlignment,
}

/// Which markers items have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ListScheme {
    /// `a.`, below it `1.`, `a)`, `1)`: as in laws.
    Law,
    /// `a.`, below it `1)`, `a)`, `(1)`: as in many agreements.
    Agreement,
}

impl ListScheme {
    /// The first marker of each level, from the outside in; a list may begin further in.
    pub(crate) fn levels(self) -> &'static [&'static str] {
        match self {
            Self::Law => &["a.", "1.", "a)", "1)"],
            Self::Agreement => &["1.", "a.", "1)", "a)", "(1)"],
        }
    }
}

/// Where markers stand in their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkerAlignment {
    /// At its left edge.
    Left,
    /// At its right edge, the gap between them and the text.
    Right,
}

/// Tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TableStyle {
    /// The size of a cell's text.
    pub size: Length,
    /// From one baseline to the next in a cell.
    pub leading: Length,
    /// Between a cell's text and the rules around it.
    pub padding: Length,
    /// The rules' thickness.
    pub rule: Length,
    /// The least height of a row that is a room to sign in.
    pub room_height: Length,
    /// The least width of a column of such rooms, whose numbers alternate.
    pub room_width: Length,
}

/// Annexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AnnexStyle {
    /// The width of the block at the top right that says to what the annex belongs.
    pub head_width: Length,
    /// How its pages are numbered.
    pub page_numbers: AnnexNumbering,
}

/// How the pages of an annex are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AnnexNumbering {
    /// On from the pages before it.
    RunOn,
    /// From 1, each annex by itself.
    Anew,
}

/// The signature part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureStyle {
    /// Where the first party of a row signs.
    pub order: SignatureOrder,
    /// The room to sign, from the office to the name; at least 25 mm.
    pub room: Length,
    /// Between the columns.
    pub gutter: Length,
    /// Names are underlined.
    pub underlined_names: bool,
}

/// Where the first party signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignatureOrder {
    /// The first party at the right, the second at the left.
    FirstRight,
    /// The first party at the left, the second at the right.
    FirstLeft,
}

/// The place of the duty stamp (*meterai*) at the left of a room to sign.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MeteraiStyle {
    /// From left to right.
    pub width: Length,
    /// From top to bottom; the room to sign is at least as high.
    pub height: Length,
    /// The frame's thickness.
    pub rule: Length,
    /// What is written in the middle, until the stamp covers it.
    pub caption: String,
    /// The caption's size.
    pub size: Length,
    /// From one baseline to the next in the caption.
    pub leading: Length,
}

/// What pages show where they are signed electronically.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ElectronicStyle {
    /// The sentence at the foot of every page, where BSrE signs.
    pub bsre_footer: String,
    /// The same, where another signs.
    pub footer: String,
    /// Its size.
    pub size: Length,
    /// From one baseline to the next in it.
    pub leading: Length,
    /// The thickness of the rule above it.
    pub rule: Length,
    /// Between the text and the rule, between the rule and what is under it, and beside the code.
    pub gap: Length,
    /// The side of the QR code with its quiet zone; one that says much is larger.
    pub code: Length,
    /// The size of the characters by which services find the rooms to sign; 1 to 12 pt.
    pub anchor_size: Length,
    /// The side of the square that is kept for the electronic duty stamp.
    pub stamp: Length,
    /// Between that square and the room to sign.
    pub stamp_gap: Length,
}

/// The boxes for initials (*paraf*), inside the bottom margin at the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct InitialsStyle {
    /// Pages without signatures have them.
    pub shown: bool,
    /// The width of each; many parties share what there is.
    pub width: Length,
    /// The height of each, below its label; many parties share what there is.
    pub height: Length,
    /// Between the boxes, and between them and the text or the page number.
    pub gap: Length,
    /// The least distance to the paper's lower edge.
    pub edge: Length,
    /// The frame's thickness.
    pub rule: Length,
    /// The labels' size.
    pub size: Length,
    /// From one baseline to the next in a label.
    pub leading: Length,
}

/// The label of one original (*Rangkap Kesatu*), at the right above the text of the first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OriginalLabelStyle {
    /// Originals that are printed one by one have it.
    pub shown: bool,
    /// Its size.
    pub size: Length,
}

/// Where page numbers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberingOfPages {
    /// `- 2 -`, centred at the top, from the second page on.
    Top,
    /// `Halaman 2 dari 7`, centred at the foot of every page.
    Foot,
    /// Nowhere.
    None,
}

/// The watermark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WatermarkStyle {
    /// How dark it is, in percent of black.
    pub gray_percent: u8,
}

/// The parties' role words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleWords {
    /// PIHAK KESATU, PIHAK KEDUA …
    Kesatu,
    /// PIHAK PERTAMA, PIHAK KEDUA …
    Pertama,
}
