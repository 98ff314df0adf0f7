//! References to articles that were typed as text, so that nothing keeps them right.

use std::collections::BTreeSet;

use super::Document;
use super::walk::{Node, walk};
use crate::codes;
use naskah_diagnostic::{Diagnostic, Span};
use naskah_wording::Language;

/// What follows a reference to an article of another text.
const OTHER_TEXTS: [&str; 18] = [
    "Undang-Undang",
    "UUD",
    "UU ",
    "Peraturan",
    "Perpu",
    "Perpres",
    "Permen",
    "Perda",
    "Keputusan",
    "Instruksi",
    "Kitab",
    "KUH",
    "Perjanjian",
    "Kesepakatan",
    "Nota",
    "of the Law",
    "of Law",
    "of Government",
];

/// A typed reference in a text: `Pasal 99 ayat (7)`.
struct TypedReference<'a> {
    text: &'a str,
    article: &'a str,
    ayat: Option<&'a str>,
}

/// Warns of typed references to articles and *ayat* that the document does not have.
pub(crate) fn find(document: &mut Document) -> Vec<Diagnostic> {
    let words = match document.language {
        Language::Indonesian => ("Pasal", "ayat"),
        Language::English => ("Article", "paragraph"),
    };
    let mut targets = BTreeSet::new();
    walk(document, &mut |path, node| {
        if let (Node::Target(_), Some(article)) = (node, &path.article) {
            let ayat = path.ayat.as_ref().map(|ayat| ayat.text.clone());
            targets.insert((article.text.clone(), None));
            targets.insert((article.text.clone(), ayat));
        }
    });
    let mut found = Vec::new();
    if targets.is_empty() {
        return found;
    }
    walk(document, &mut |_, node| {
        let Node::Text(text) = node else { return };
        for run in text.0.iter().filter(|run| run.target.is_none()) {
            let plain = run.text.replace('\u{a0}', " ").replace('\u{2011}', "-");
            for typed in typed_references(&plain, words) {
                let article = format!("{} {}", words.0, typed.article);
                if !targets.contains(&(article, typed.ayat.map(str::to_owned))) {
                    found.push(warning(&typed, run.origin.as_ref()));
                }
            }
        }
    });
    found
}

fn typed_references<'a>(text: &'a str, words: (&str, &str)) -> Vec<TypedReference<'a>> {
    let mut found = Vec::new();
    for (at, word) in text.match_indices(words.0) {
        if text[..at].ends_with(char::is_alphanumeric) {
            continue;
        }
        let Some(rest) = after_space(&text[at + word.len()..]) else { continue };
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if digits == 0 {
            continue;
        }
        let (article, rest) = rest.split_at(digits);
        let ayat = ayat(rest, words.1);
        let rest = ayat.map_or(rest, |(_, rest)| rest);
        let what_follows = rest.trim_start_matches([' ', ',']);
        if OTHER_TEXTS.iter().any(|other| what_follows.starts_with(other)) {
            continue;
        }
        let text = &text[at..text.len() - rest.len()];
        found.push(TypedReference { text, article, ayat: ayat.map(|(ayat, _)| ayat) });
    }
    found
}

/// `(7)` of ` ayat (7) …`, and what follows it.
fn ayat<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let rest = after_space(after_space(text)?.strip_prefix(word)?)?;
    let end = rest.find(')')? + 1;
    let (ayat, rest) = rest.split_at(end);
    let number = ayat.strip_prefix('(')?.strip_suffix(')')?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some((ayat, rest))
}

fn after_space(text: &str) -> Option<&str> {
    text.strip_prefix(' ')
}

fn warning(typed: &TypedReference<'_>, origin: Option<&Span>) -> Diagnostic {
    let typed = typed.text;
    let span = origin.map(|span| match span.text().find(typed) {
        Some(at) => {
            let start = span.range.start + at;
            span.source.span(start..start + typed.len())
        }
        None => span.clone(),
    });
    let message = format!("the document has no `{typed}`");
    Diagnostic::warning(codes::TYPED_REFERENCE, message)
        .at(span, "typed here")
        .help("references are computed: give the target a label and write `[](#label)`, or name the law that is meant")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_other_texts_are_not_meant() {
        let found = |text: &str| {
            typed_references(text, ("Pasal", "ayat"))
                .into_iter()
                .map(|it| it.text.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(found("dimaksud dalam Pasal 99 ayat (7)."), ["Pasal 99 ayat (7)"]);
        assert_eq!(found("Pasal 4, Pasal 5 huruf a"), ["Pasal 4", "Pasal 5"]);
        assert_eq!(found("Pasal 18 ayat (6) Undang-Undang Dasar; Pasal 27 UU Nomor 11"), [""; 0]);
        assert_eq!(found("Pasal-pasal, subPasal 3, Pasal demi pasal"), [""; 0]);
    }
}
