//! A wording in the language of templates, and where it was written.

use std::ops::Range;

use naskah_diagnostic::{Source, Span};

/// A wording in the language of templates: Djot with values.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    text: String,
    /// Where it was written: a template, a file, or a value of the data.
    origin: Option<Span>,
    /// Whether each byte stands at its place in the origin; otherwise the text was written with escapes.
    exact: bool,
}

impl Wording {
    /// A wording that a value of the data holds.
    pub(super) fn new(text: impl Into<String>, origin: Option<Span>) -> Self {
        let text = text.into();
        let exact = origin.as_ref().is_some_and(|origin| origin.text() == text);
        Self { text, origin, exact }
    }

    /// Another text whose bytes stand at the same places.
    pub(super) fn with_text(&self, text: String) -> Self {
        Self { text, ..self.clone() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where these bytes were written: the exact characters, or the whole value if it has escapes.
    pub(super) fn span(&self, range: Range<usize>) -> Option<Span> {
        let origin = self.origin.as_ref()?;
        if !self.exact {
            return Some(origin.clone());
        }
        let start = origin.range.start;
        Some(origin.source.span(start + range.start..start + range.end))
    }
}

/// The wording of a whole file.
impl From<Source> for Wording {
    fn from(source: Source) -> Self {
        let origin = source.span(0..source.text().len());
        Self { text: source.text().to_owned(), origin: Some(origin), exact: true }
    }
}
