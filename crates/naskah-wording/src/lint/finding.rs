//! What a lint reports.

use std::ops::Range;

use naskah_diagnostic::Code;

/// Something in a text that should be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The stable name of the lint.
    pub code: Code,
    /// Where in the text, in bytes.
    pub range: Range<usize>,
    /// What is doubtful, in one sentence without a full stop.
    pub message: String,
    /// How to fix it.
    pub help: String,
}
