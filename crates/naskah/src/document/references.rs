//! Cross-references: finds their targets and words them.

use std::collections::BTreeMap;

use super::block::Document;
use super::numbering::Aliases;
use super::numbering_path::NumberingPath;
use super::text::{Label, Run};
use super::walk::{Node, walk};
use crate::codes;
use naskah_diagnostic::{Diagnostic, Span, suggest};
use naskah_wording::Language;

/// Words each reference.
///
/// A reference without a text of its own becomes `pada ayat (1)` inside the same article, and `dalam
/// Pasal 4 ayat (1)` or `dalam Lampiran I` elsewhere; in English, `in paragraph (1)` and `in Article 4
/// paragraph (1)`. If its text is a single full stop, the preposition is left out.
pub(super) fn resolve(
    document: &mut Document,
    aliases: &Aliases,
    removed: &BTreeMap<Label, Option<Span>>,
) -> Vec<Diagnostic> {
    let language = document.language;
    let mut targets = BTreeMap::new();
    walk(document, &mut |path, node| {
        if let Node::Target(Some(label)) = node {
            targets.insert(label.clone(), path.clone());
        }
    });
    let mut found = Vec::new();
    walk(document, &mut |here, node| {
        let Node::Text(text) = node else { return };
        for run in &mut text.0 {
            let Some(target) = &mut run.target else { continue };
            if let Some(other) = aliases.get(target) {
                *target = other.clone();
            }
            match targets.get(target) {
                Some(there) => run.text = wording(&run.text, here, there, language),
                None => found.push(dangling(run, &targets, removed)),
            }
        }
    });
    found
}

fn wording(own: &str, here: &NumberingPath, there: &NumberingPath, language: Language) -> String {
    let words = || words(here, there, language);
    match (own, language) {
        ("", Language::Indonesian) => format!("{} {}", preposition(here, there), words()),
        ("", Language::English) => format!("in {}", words()),
        (".", _) => words(),
        (own, _) => own.to_owned(),
    }
}

fn preposition(here: &NumberingPath, there: &NumberingPath) -> &'static str {
    let inside = there.ayat.is_some() || !there.items.is_empty();
    let near = there.article.is_none() && there.annex.is_none() || same_part(here, there);
    if inside && near { "pada" } else { "dalam" }
}

/// `Pasal 4 ayat (2) huruf b angka 1` or `Lampiran I angka 2`, without the parts that `here` implies.
fn words(here: &NumberingPath, there: &NumberingPath, language: Language) -> String {
    let [paragraph, letter, digit] = match language {
        Language::Indonesian => ["ayat", "huruf", "angka"],
        Language::English => ["paragraph", "letter", "number"],
    };
    let mut words = Vec::new();
    let bound = |number: &String| number.replace(' ', "\u{a0}");
    words.extend(there.chapter.as_ref().map(bound));
    let same_part = same_part(here, there);
    let inside = there.ayat.is_some() || !there.items.is_empty();
    if !(same_part && inside) {
        words.extend(there.annex.as_ref().or(there.article.as_ref()).map(bound));
    }
    let same_ayat = same_part && here.ayat == there.ayat && !there.items.is_empty();
    if let Some(ayat) = there.ayat.as_ref().filter(|_| !same_ayat) {
        words.push(format!("{paragraph}\u{a0}{ayat}"));
    }
    for marker in &there.items {
        let kind = if marker.contains(|c: char| c.is_ascii_digit()) { digit } else { letter };
        words.push(format!("{kind}\u{a0}{}", marker.trim_end_matches('.')));
    }
    words.join(" ")
}

/// Whether both are in the same article or annex, or both outside any.
fn same_part(here: &NumberingPath, there: &NumberingPath) -> bool {
    here.article == there.article && here.annex == there.annex
}

fn dangling(
    run: &Run,
    targets: &BTreeMap<Label, NumberingPath>,
    removed: &BTreeMap<Label, Option<Span>>,
) -> Diagnostic {
    let name = run.target.as_ref().map_or("", |label| label.0.as_str());
    let message = format!("the reference `#{name}` has no target");
    let diagnostic =
        Diagnostic::error(codes::REFERENCE_TARGET_MISSING, message).at(run.origin.clone(), "");
    if let Some(change) = run.target.as_ref().and_then(|label| removed.get(label)) {
        return diagnostic
            .at(change.clone(), "this change removes it")
            .help("replace what refers to it as well, or keep the label in the new wording");
    }
    match suggest(name, targets.keys().map(|label| label.0.as_str())) {
        Some(label) => diagnostic.help(format!("did you mean `#{label}`?")),
        None => diagnostic.help(format!("write `{{#{name}}}` before the block that it refers to")),
    }
}
