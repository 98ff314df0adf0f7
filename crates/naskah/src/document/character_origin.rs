//! Finds where a character of a resolved document was written.

use super::Document;
use super::walk::{Node, walk};
use naskah_diagnostic::Span;

/// The first occurrence of the character in the data or the template; none if it is in neither.
pub(crate) fn character_origin(document: &Document, character: char) -> Option<Span> {
    let mut found = None;
    walk(&mut document.clone(), &mut |_, node| {
        let Node::Text(text) = node else { return };
        let runs = text.0.iter().filter(|run| run.text.contains(character));
        found = found.take().or_else(|| runs.filter_map(|run| run.origin.clone()).next());
    });
    let found = found.map(|span: Span| match span.text().find(character) {
        Some(at) => {
            let start = span.range.start + at;
            span.source.span(start..start + character.len_utf8())
        }
        None => span,
    });
    let translation =
        || document.translation.as_ref().and_then(|it| character_origin(it, character));
    found.or_else(translation)
}
