//! Where a block stands in the numbering: chapter, article or annex, *ayat*, items.

/// A position in the numbering: numbers and markers from the outermost in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberingPath {
    /// `BAB I`; only for the chapter itself.
    pub(super) chapter: Option<String>,
    /// `Lampiran I`
    pub(super) annex: Option<String>,
    /// `Pasal 4`
    pub(super) article: Option<String>,
    /// `(2)`
    pub(super) ayat: Option<String>,
    /// `b.`, `1.`
    pub(super) items: Vec<String>,
}
