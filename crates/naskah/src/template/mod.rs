//! Templates: wording filled with an agreement's data becomes a [`Document`].

use crate::agreement::Agreement;
use crate::diagnostic::{Diagnostic, Result};
use crate::document::Document;
use crate::style::Style;

/// A kind of document: its wording and its manifest.
#[derive(Debug)]
pub struct Template {}

impl Template {
    /// A template that ships with the library.
    ///
    /// # Errors
    /// No such template, with a suggestion.
    pub fn builtin(_name: &str) -> Result<Self> {
        unimplemented!()
    }

    /// The name of the style that the template is made for.
    pub fn default_style(&self) -> &str {
        unimplemented!()
    }

    /// Fills the template: numbers, references and official wording included.
    ///
    /// # Errors
    /// Faults of the template or the data, each at its place.
    pub fn fill(
        &self,
        _agreement: &Agreement,
        _style: &Style,
    ) -> Result<(Document, Vec<Diagnostic>)> {
        unimplemented!()
    }
}
