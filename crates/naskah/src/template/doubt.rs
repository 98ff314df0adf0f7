//! Terms in the filled wording that belong to another document.

use super::filled::Filled;
use crate::diagnostic::{Diagnostic, Span};
use crate::wording::lint;

/// Warnings about another kind of document than `kind`, and about role words of another pair than that
/// of `first`, wherever they were written.
pub(super) fn doubts(filled: &Filled, kind: &str, first: &str) -> Vec<Diagnostic> {
    let text = filled.text();
    let mut found = Vec::new();
    for finding in lint::roles(text, first).into_iter().chain(lint::kinds(text, kind)) {
        let words = &text[finding.range.clone()];
        let place = filled.origin(finding.range.clone()).map(|place| narrowed(place, words));
        let doubt = Diagnostic::warning(finding.message).at(place, "here").help(finding.help);
        // A value may be written more than once.
        if !found.contains(&doubt) {
            found.push(doubt);
        }
    }
    found
}

/// The words in the value that holds them.
fn narrowed(place: Span, words: &str) -> Span {
    match place.text().find(words) {
        Some(at) => {
            let start = place.range.start + at;
            place.source.span(start..start + words.len())
        }
        None => place,
    }
}
