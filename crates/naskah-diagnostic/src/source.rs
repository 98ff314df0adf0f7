//! Named source texts, and ranges in them.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A text and the name under which the user knows it, usually a file's path.
///
/// Cheap to clone.
///
/// ```
/// use naskah_diagnostic::{Position, Source};
///
/// let source = Source::new("dkp.ron", "(\n    subject: \"Sinergi\",\n)");
/// assert_eq!(source.span(6..13).text(), "subject");
/// assert_eq!(source.position(6), Position { line: 2, column: 5 });
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Source(Arc<(String, String)>);

impl Source {
    /// A text and its name.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self(Arc::new((name.into(), text.into())))
    }

    /// The name that messages show.
    pub fn name(&self) -> &str {
        &self.0.0
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.0.1
    }

    /// The range of these bytes.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span { source: self.clone(), range }
    }

    /// The line and column of a byte; a byte outside the text counts as its end.
    pub fn position(&self, offset: usize) -> Position {
        let text = self.text();
        let before = &text[..text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({:?})", self.name())
    }
}

/// A range of bytes in a named text, on character boundaries.
///
/// ```
/// use naskah_diagnostic::Source;
///
/// let source = Source::new("dkp.ron", "(subject: \"Sinergi\")");
/// let value = source.span(11..18);
/// assert_eq!(value.text(), "Sinergi");
/// assert_eq!(value.to_string(), "dkp.ron:1:12");
/// assert_eq!(value.end().column, 19);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub source: Source,
    /// The bytes.
    pub range: Range<usize>,
}

/// A line and a column, both counted from 1; columns count characters.
///
/// ```
/// use naskah_diagnostic::{Position, Source};
///
/// // `é` is two bytes, but one column.
/// let source = Source::new("dkp.ron", "(é: 1)");
/// assert_eq!(source.position(3), Position { line: 1, column: 3 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

impl Span {
    /// The text of the range; empty where the range does not fit the source.
    pub fn text(&self) -> &str {
        self.source.text().get(self.range.clone()).unwrap_or_default()
    }

    /// The sub-range that these bytes of `text` have here, if this range holds exactly `text` (a value
    /// written without escapes); otherwise the whole range.
    pub fn part(&self, text: &str, range: Range<usize>) -> Self {
        if self.text() != text {
            return self.clone();
        }
        let start = self.range.start;
        self.source.span(start + range.start..start + range.end)
    }

    /// The line and column of the start.
    pub fn position(&self) -> Position {
        self.source.position(self.range.start)
    }

    /// The line and column just behind the end.
    pub fn end(&self) -> Position {
        self.source.position(self.range.end.max(self.range.start))
    }
}

/// `file:line:column`
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.position();
        write!(f, "{}:{line}:{column}", self.source.name())
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
