//! A document into pages: measures and places every part.

use crate::diagnostic::{Diagnostic, Result};
use crate::document::Document;
use crate::page::Pages;
use crate::style::Style;
use crate::text::Fonts;

/// Lays a document out; beside the pages, warnings of rules that no layout could keep.
///
/// # Errors
/// A character that no face has; a picture that cannot be read.
pub fn layout(
    _document: &Document,
    _style: &Style,
    _fonts: &Fonts,
) -> Result<(Pages, Vec<Diagnostic>)> {
    unimplemented!()
}
