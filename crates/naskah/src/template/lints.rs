//! Warnings about the rendered wording: terms that belong to another document.

use super::source_map::MappedText;
use naskah_diagnostic::{Diagnostic, Span};
use naskah_wording::lint::{self, Finding};

/// Warns about names of other kinds of document than these two, and about role words that do not belong to
/// the pair of `first_role`.
pub(super) fn warnings(
    wording: &MappedText,
    kind: &str,
    agreement_kind: &str,
    first_role: &str,
) -> Vec<Diagnostic> {
    let mut findings = lint::roles(wording.text(), first_role);
    findings.extend(lint::kinds(wording.text(), kind, agreement_kind));
    let mut found = Vec::new();
    for finding in findings {
        let warning = warning(wording, finding);
        // A value may be printed more than once.
        if !found.contains(&warning) {
            found.push(warning);
        }
    }
    found
}

fn warning(wording: &MappedText, finding: Finding) -> Diagnostic {
    let words = &wording.text()[finding.range.clone()];
    let span = wording.origin(finding.range.clone()).map(|span| narrowed(span, words));
    Diagnostic::warning(finding.code, finding.message).at(span, "here").help(finding.help)
}

/// The words within the value that holds them.
fn narrowed(span: Span, words: &str) -> Span {
    match span.text().find(words) {
        Some(at) => {
            let start = span.range.start + at;
            span.source.span(start..start + words.len())
        }
        None => span,
    }
}
