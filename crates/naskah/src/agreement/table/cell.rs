//! A cell of a table.

use naskah_diagnostic::{Source, Span};

/// A cell. Its source is its text, named by its location for the user: `opd.csv, row 3, column 2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// No value.
    Empty,
    /// Text by its cell type.
    Text(Source),
    /// A number by its cell type, in digits.
    Number(Source),
    /// Untyped: the field decides.
    Plain(Source),
    /// A RON value.
    Written(Span),
}

impl Cell {
    /// The trimmed text; `None` if it is empty.
    pub(super) fn text(&self) -> Option<Span> {
        let span = match self {
            Self::Empty => return None,
            Self::Text(source) | Self::Number(source) | Self::Plain(source) => {
                source.span(0..source.text().len())
            }
            Self::Written(span) => span.clone(),
        };
        let text = span.text();
        let start = span.range.start + text.len() - text.trim_start().len();
        let end = start + text.trim().len();
        (start < end).then(|| span.source.span(start..end))
    }
}
