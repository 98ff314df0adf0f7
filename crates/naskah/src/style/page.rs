//! Paper, margins, and what stands outside the text: page numbers, initials, labels, watermark.

use serde::{Deserialize, Serialize};

use crate::Length;

/// A paper size, in reading orientation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// The width.
    pub width: Length,
    /// The height.
    pub height: Length,
}

/// Page margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// The left margin.
    pub left: Length,
    /// The top margin.
    pub top: Length,
    /// The right margin.
    pub right: Length,
    /// The bottom margin.
    pub bottom: Length,
}

/// The position of page numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PageNumberPosition {
    /// `- 2 -`, centred at the top, from the second page on.
    Top,
    /// `Halaman 2 dari 7`, centred at the foot of every page.
    Foot,
    /// No page numbers.
    None,
}

/// The boxes for initials (*paraf*), in the bottom margin at the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct InitialsStyle {
    /// Whether pages without signatures have the boxes.
    pub shown: bool,
    /// The width of a box; reduced where many parties share the page.
    pub width: Length,
    /// The height of a box below its label; reduced where many parties share the page.
    pub height: Length,
    /// The space between boxes, and between them and the text or the page number.
    pub gap: Length,
    /// The least distance to the lower edge of the paper.
    pub edge: Length,
    /// The thickness of the frame.
    pub rule: Length,
    /// The font size of labels.
    pub size: Length,
    /// The distance between baselines in a label.
    pub leading: Length,
}

/// What stands before the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FrontMatterStyle {
    /// Whether there is a cover (*sampul*) with the title.
    pub cover: bool,
    /// Whether there is a table of contents (*daftar isi*): chapters, articles and annexes.
    pub contents: bool,
    /// Whether annexes have a list of their own (*daftar lampiran*).
    pub annex_list: bool,
}

/// The running head: the document's numbers at the top right, from the second page on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RunningHeadStyle {
    /// Whether pages have it.
    pub shown: bool,
    /// The font size.
    pub size: Length,
}

/// The label of a numbered original (*Rangkap Kesatu*), at the top right of the first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OriginalLabelStyle {
    /// Whether originals that are printed one by one have the label.
    pub shown: bool,
    /// The font size.
    pub size: Length,
}

/// The watermark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WatermarkStyle {
    /// The darkness, in percent of black.
    pub gray_percent: u8,
}
