//! Resolves a document: numbers, references, role words and no-break characters.

use std::collections::BTreeMap;

use super::foreign_words::ForeignWords;
use super::role_words::RoleWords;
use super::walk::{Node, walk};
use super::{Document, Label, Text, list_endings, numbering, references};
use naskah_diagnostic::{Diagnostic, Span};
use naskah_wording::Language;

/// Numbers a document, resolves its references, marks role words and prevents bad line breaks.
///
/// `levels` are the first markers of nested lists, from the outermost in; `removed` are labels that changes of the
/// data removed, and these changes; `foreign_words` are set in italics in Indonesian.
pub(crate) fn resolve(
    document: &mut Document,
    levels: &[&str],
    removed: &BTreeMap<Label, Option<Span>>,
    foreign_words: &[&String],
) -> Vec<Diagnostic> {
    let mut found = list_endings::find(document);
    let aliases = numbering::number(document, levels);
    found.extend(references::resolve(document, &aliases, removed));
    numbering::label_headings(document);
    let language = document.language;
    let roles = RoleWords::new(language);
    let foreign = match language {
        Language::Indonesian => ForeignWords::new(foreign_words.iter().copied()),
        Language::English => ForeignWords::new([]),
    };
    walk(document, &mut |_, node| {
        if let Node::Text(text) = node {
            roles.mark(text);
            foreign.mark(text);
            prevent_breaks(text, language);
        }
    });
    found
}

/// Inserts no-break characters where a line must not end, also across runs.
fn prevent_breaks(text: &mut Text, language: Language) {
    if let [run] = &mut *text.0 {
        run.text = language.no_break(&run.text);
        return;
    }
    let whole: String = text.0.iter().map(|run| run.text.as_str()).collect();
    let bound = language.no_break(&whole);
    // A no-break character takes more bytes than a plain one.
    if bound.len() == whole.len() {
        return;
    }
    let mut chars = bound.chars();
    for run in &mut text.0 {
        let length = run.text.chars().count();
        run.text = chars.by_ref().take(length).collect();
    }
}
