//! The style of a whole paragraph.

use crate::Length;

/// The style of a whole paragraph, to which the text's own emphasis is added.
#[derive(Clone, Copy, Debug)]
pub(super) struct ParagraphStyle {
    pub(super) size: Length,
    /// From one baseline to the next.
    pub(super) leading: Length,
    pub(super) bold: bool,
    pub(super) underline: bool,
}

impl ParagraphStyle {
    /// A regular style.
    pub(super) fn new(size: Length, leading: Length) -> Self {
        Self { size, leading, bold: false, underline: false }
    }

    /// The same style in bold.
    pub(super) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}
