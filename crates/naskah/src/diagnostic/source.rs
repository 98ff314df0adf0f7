//! Named texts, and places in them.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A text with the name under which the user knows it, usually a file's path.
///
/// Cheap to clone.
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

    /// The place of these bytes.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span { source: self.clone(), range }
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({:?})", self.name())
    }
}

/// A place in a named text: a range of bytes on character boundaries.
#[derive(Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub source: Source,
    /// The bytes.
    pub range: Range<usize>,
}

/// A line and a column, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

impl Span {
    /// The text at this place; empty where the range does not fit the source.
    pub fn text(&self) -> &str {
        self.source.text().get(self.range.clone()).unwrap_or_default()
    }

    /// The place of these bytes of `text`, if `text` stands here as it is; else the whole place.
    pub(crate) fn part(&self, text: &str, range: Range<usize>) -> Self {
        if self.text() != text {
            return self.clone();
        }
        let start = self.range.start;
        self.source.span(start + range.start..start + range.end)
    }

    /// Where the place starts.
    pub fn position(&self) -> Position {
        let text = self.source.text();
        let mut start = self.range.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
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
