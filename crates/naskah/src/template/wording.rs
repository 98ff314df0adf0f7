//! A wording in the language of templates, and where it was written.

use std::ops::Range;

use naskah_diagnostic::{Source, Span};

/// A wording in the language of templates: Djot with values.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    text: String,
    /// Where it was written: a template, a file, or a value of the data.
    origin: Option<Span>,
}

impl Wording {
    /// A wording that a value of the data holds.
    pub(super) fn new(text: impl Into<String>, origin: Option<Span>) -> Self {
        Self { text: text.into(), origin }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where these bytes were written: the exact characters, or the whole value if it has escapes.
    pub(super) fn span(&self, range: Range<usize>) -> Option<Span> {
        self.origin.as_ref().map(|origin| origin.part(&self.text, range))
    }
}

/// The wording of a whole file.
impl From<Source> for Wording {
    fn from(source: Source) -> Self {
        let origin = source.span(0..source.text().len());
        Self { text: source.text().to_owned(), origin: Some(origin) }
    }
}
