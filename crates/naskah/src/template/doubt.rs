//! Terms in the filled wording that belong to another document.

use super::filled::Filled;
use naskah_diagnostic::{Diagnostic, Span};
use naskah_wording::lint;

/// Warnings about another kind of document than the two, and about role words of another pair than
/// that of `first_role`, wherever they were written.
pub(super) fn doubts(
    filled: &Filled,
    kind: &str,
    agreement_kind: &str,
    first_role: &str,
) -> Vec<Diagnostic> {
    let text = filled.text();
    let mut findings = lint::roles(text, first_role);
    findings.extend(lint::kinds(text, kind, agreement_kind));
    let mut found = Vec::new();
    for finding in findings {
        let words = &text[finding.range.clone()];
        let place = filled.origin(finding.range.clone()).map(|place| narrowed(place, words));
        let doubt =
            Diagnostic::warning(finding.code, finding.message).at(place, "here").help(finding.help);
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
