//! Where the texts that a template sees were written.

use naskah_diagnostic::Span;

/// The source spans of the tracked texts, indexed by their numbers.
#[derive(Debug, Default)]
pub(in crate::template) struct TextOrigins(pub(in crate::template) Vec<Option<Span>>);

impl TextOrigins {
    /// The span of a tracked text, if it has one.
    pub(in crate::template) fn span(&self, number: usize) -> Option<Span> {
        self.0.get(number).cloned().flatten()
    }
}
