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
    /// The title.
    pub title: TitleStyle,
    /// Lists.
    pub lists: ListStyle,
    /// Tables.
    pub tables: TableStyle,
    /// The signature part.
    pub signatures: SignatureStyle,
    /// The place of the duty stamp.
    pub meterai: MeteraiStyle,
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

/// A sheet, upright.
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
    /// The height of each; a wide logo is made lower, so that it keeps its proportions.
    pub height: Length,
    /// The most that one logo takes of the text's width, in percent.
    pub max_width_percent: u8,
    /// Between the logos and the title.
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

/// Lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ListStyle {
    /// The least width of the column of markers.
    pub marker_width: Length,
    /// Between the widest marker and the text.
    pub marker_gap: Length,
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
