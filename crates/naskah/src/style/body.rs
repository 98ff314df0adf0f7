//! The body of a document: spacing, lists, forms, tables, bilingual columns.

use serde::{Deserialize, Serialize};

use crate::Length;

/// Vertical space between parts, added to the leading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Spacing {
    /// Between paragraphs, and between *ayat*.
    pub paragraph: Length,
    /// Between the items of a list.
    pub item: Length,
    /// Above an article's heading.
    pub article: Length,
    /// Between an article's heading and its text.
    pub heading: Length,
}

/// Lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ListStyle {
    /// The markers of each level.
    pub scheme: ListScheme,
    /// The least width of the column of markers.
    pub marker_width: Length,
    /// The space between the widest marker and the text.
    pub marker_gap: Length,
    /// The alignment of markers in their column.
    pub marker_alignment: MarkerAlignment,
}

/// The markers of list levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ListScheme {
    /// `a.`, then `1.`, `a)`, `1)`: as in laws.
    Law,
    /// `a.`, then `1)`, `a)`, `(1)`: as in many agreements.
    Agreement,
}

impl ListScheme {
    /// The first marker of each level, outermost first; a list may start at an inner level.
    pub(crate) fn levels(self) -> &'static [&'static str] {
        match self {
            Self::Law => &["a.", "1.", "a)", "1)"],
            Self::Agreement => &["1.", "a.", "1)", "a)", "(1)"],
        }
    }
}

/// The alignment of markers in their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MarkerAlignment {
    /// At the left edge.
    Left,
    /// At the right edge, next to the gap before the text.
    Right,
}

/// Forms: labels and values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FormStyle {
    /// The largest width of the label column, in percent of the text width.
    pub label_max_percent: u8,
}

/// Tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TableStyle {
    /// The font size of cells.
    pub size: Length,
    /// The distance between baselines in cells.
    pub leading: Length,
    /// The space between a cell's text and its rules.
    pub padding: Length,
    /// The thickness of the rules.
    pub rule: Length,
    /// The least height of a row to sign in.
    pub room_height: Length,
    /// The least width of a column to sign in, in which row numbers alternate between left and right.
    pub room_width: Length,
}

/// Agreements in two languages, in two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BilingualStyle {
    /// The font size of running text in the narrow columns.
    pub size: Length,
    /// The distance between baselines in running text.
    pub leading: Length,
    /// The least width of the column of list markers.
    pub marker_width: Length,
    /// The space between the columns.
    pub gutter: Length,
    /// The thickness of the rule between the columns; zero for no rule.
    pub rule: Length,
    /// Whether running text is justified.
    pub justified: bool,
    /// Whether the second language is in italics.
    pub italic: bool,
}
