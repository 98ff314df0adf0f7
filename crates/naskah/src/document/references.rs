//! Cross-references: finds their targets and words them.

use std::collections::BTreeMap;

use super::block::Document;
use super::lone_items::Aliases;
use super::numbering_path::NumberingPath;
use super::text::{Label, ReferencePart, Run};
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
                Some(there) => {
                    let wording = match run.text.as_str() {
                        "" => ReferenceWording::WithPreposition,
                        "." => ReferenceWording::Bare,
                        _ => continue,
                    };
                    run.reference = parts(here, there, language);
                    run.text = words(&run.reference);
                    if let ReferenceWording::WithPreposition = wording {
                        let preposition = preposition(here, there, language);
                        run.text = format!("{preposition} {}", run.text);
                    }
                }
                None => found.push(dangling(run, &targets, removed)),
            }
        }
    });
    found
}

/// How a reference without a text of its own is worded.
enum ReferenceWording {
    /// `pada ayat (1)`
    WithPreposition,
    /// `ayat (1)`
    Bare,
}

fn preposition(here: &NumberingPath, there: &NumberingPath, language: Language) -> &'static str {
    let inside = there.ayat.is_some() || !there.items.is_empty();
    let near = there.article.is_none() && there.annex.is_none() || same_part(here, there);
    match language {
        Language::English => "in",
        Language::Indonesian if inside && near => "pada",
        Language::Indonesian => "dalam",
    }
}

/// The parts of a reference, from the outermost in, without those that `here` implies.
fn parts(here: &NumberingPath, there: &NumberingPath, language: Language) -> Vec<ReferencePart> {
    let [paragraph, letter, digit, roman] = match language {
        Language::Indonesian => ["ayat", "huruf", "angka", "angka Romawi"],
        Language::English => ["paragraph", "letter", "number", "Roman numeral"],
    };
    let mut parts: Vec<ReferencePart> =
        there.groups.iter().map(|number| numbered(&number.text, &number.label)).collect();
    let same_part = same_part(here, there);
    let inside = there.ayat.is_some() || !there.items.is_empty();
    if !(same_part && inside) {
        let outer = there.annex.as_ref().or(there.article.as_ref());
        parts.extend(outer.map(|number| numbered(&number.text, &number.label)));
    }
    let same_ayat = same_part && here.ayat == there.ayat && !there.items.is_empty();
    if let Some(ayat) = there.ayat.as_ref().filter(|_| !same_ayat) {
        parts.push(ReferencePart::new(paragraph, &ayat.text, &ayat.label));
    }
    for item in &there.items {
        let marker = item.text.trim_end_matches('.');
        let word = match marker.trim_end_matches(')') {
            bare if bare.contains(|c: char| c.is_ascii_digit()) => digit,
            _ if item.is_roman => roman,
            _ => letter,
        };
        parts.push(ReferencePart::new(word, marker, &item.label));
    }
    parts
}

/// A number that begins with its word: `Pasal 4`.
fn numbered(number: &str, label: &Option<Label>) -> ReferencePart {
    let (word, marker) = number.split_once(' ').unwrap_or((number, ""));
    ReferencePart::new(word, marker, label)
}

impl ReferencePart {
    fn new(word: &str, marker: &str, label: &Option<Label>) -> Self {
        Self { word: word.to_owned(), marker: marker.to_owned(), label: label.clone() }
    }
}

/// `Pasal 4 ayat (2) huruf b angka 1`
fn words(parts: &[ReferencePart]) -> String {
    let words = parts.iter().map(|part| match part.marker.as_str() {
        "" => part.word.clone(),
        marker => format!("{}\u{a0}{marker}", part.word.replace(' ', "\u{a0}")),
    });
    words.collect::<Vec<_>>().join(" ")
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
