//! From a document as it was built to one that can be laid out.

use super::place::{Met, walk};
use super::{Document, Text, number, reference, role};
use crate::diagnostic::Diagnostic;
use crate::wording;

/// Numbers a document, resolves its references, marks role words and forbids bad line breaks.
pub(crate) fn finish(document: &mut Document) -> Vec<Diagnostic> {
    let aliases = number::number(document);
    let found = reference::resolve(document, &aliases);
    let roles = role::words();
    walk(document, &mut |_, met| {
        if let Met::Text(text) = met {
            role::mark(text, &roles);
            forbid_breaks(text);
        }
    });
    found
}

/// Puts no-break characters where a line may not end, even between runs.
fn forbid_breaks(text: &mut Text) {
    let whole: String = text.0.iter().map(|run| run.text.as_str()).collect();
    let bound = wording::no_break(&whole);
    let mut chars = bound.chars();
    for run in &mut text.0 {
        let length = run.text.chars().count();
        run.text = chars.by_ref().take(length).collect();
    }
}
