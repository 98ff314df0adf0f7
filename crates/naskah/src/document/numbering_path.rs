//! Where a block stands in the numbering: chapter, article or annex, *ayat*, items.

use super::text::Label;

/// A position in the numbering: numbers and markers from the outermost in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberingPath {
    /// `BAB I`, `Bagian Kesatu`; only for groups of articles themselves.
    pub(super) groups: Vec<Number>,
    /// `Lampiran I`
    pub(super) annex: Option<Number>,
    /// `Pasal 4`
    pub(super) article: Option<Number>,
    /// `(2)`
    pub(super) ayat: Option<Number>,
    /// `b.`, `1.`
    pub(super) items: Vec<Number>,
}

/// The number or marker of a block, and its label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) text: String,
    pub(super) label: Option<Label>,
    /// Whether it is a Roman numeral of a list.
    pub(super) is_roman: bool,
}

impl Number {
    pub(super) fn new(text: impl Into<String>, label: Option<&Label>) -> Self {
        Self { text: text.into(), label: label.cloned(), is_roman: false }
    }
}
