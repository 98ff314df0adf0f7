//! Where a character of a finished document was written.

use super::Document;
use super::numbering_path::{Met, walk};
use naskah_diagnostic::Span;

/// Where the character was written first, in the data or in the template; nowhere, if neither has it.
pub(crate) fn written(document: &Document, character: char) -> Option<Span> {
    let mut found = None;
    walk(&mut document.clone(), &mut |_, met| {
        let Met::Text(text) = met else { return };
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
    let translation = || document.translation.as_ref().and_then(|it| written(it, character));
    found.or_else(translation)
}
