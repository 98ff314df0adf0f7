//! References: the text that says where something stands.

use std::collections::BTreeMap;

use super::numbering::Aliases;
use super::numbering_path::{Met, Place, walk};
use super::{Document, Label, Run};
use naskah_diagnostic::Diagnostic;
use naskah_wording::Language;

/// Gives each reference its text. A reference without a text of its own says `pada ayat (1)` of
/// what stands in the same article, `dalam Pasal 4 ayat (1)` or `dalam Lampiran I` of what stands
/// elsewhere; one whose text is a single point says the same without the preposition. In English it
/// says `in paragraph (1)` and `in Article 4 paragraph (1)`.
pub(super) fn resolve(document: &mut Document, aliases: &Aliases) -> Vec<Diagnostic> {
    let language = document.language;
    let mut places = BTreeMap::new();
    walk(document, &mut |place, met| {
        if let Met::Place(Some(label)) = met {
            places.insert(label.clone(), place.clone());
        }
    });
    let mut found = Vec::new();
    walk(document, &mut |here, met| {
        let Met::Text(text) = met else { return };
        for run in &mut text.0 {
            let Some(target) = &mut run.target else { continue };
            if let Some(other) = aliases.get(target) {
                *target = other.clone();
            }
            match places.get(target) {
                Some(there) => run.text = wording(&run.text, here, there, language),
                None => found.push(dangling(run, &places)),
            }
        }
    });
    found
}

fn wording(own: &str, here: &Place, there: &Place, language: Language) -> String {
    let words = || words(here, there, language);
    match (own, language) {
        ("", Language::Indonesian) => format!("{} {}", preposition(here, there), words()),
        ("", Language::English) => format!("in {}", words()),
        (".", _) => words(),
        (own, _) => own.to_owned(),
    }
}

fn preposition(here: &Place, there: &Place) -> &'static str {
    let inside = there.ayat.is_some() || !there.items.is_empty();
    let near = there.article.is_none() && there.annex.is_none() || same_part(here, there);
    if inside && near { "pada" } else { "dalam" }
}

/// `Pasal 4 ayat (2) huruf b angka 1` or `Lampiran I angka 2`, without the parts that go without saying.
fn words(here: &Place, there: &Place, language: Language) -> String {
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

/// Whether both stand in the same article or annex, or in none.
fn same_part(here: &Place, there: &Place) -> bool {
    here.article == there.article && here.annex == there.annex
}

fn dangling(run: &Run, places: &BTreeMap<Label, Place>) -> Diagnostic {
    let name = run.target.as_ref().map_or("", |label| label.0.as_str());
    let diagnostic = Diagnostic::uncoded_error(format!("the reference `#{name}` leads nowhere"))
        .at(run.origin.clone(), "");
    let near = places
        .keys()
        .map(|label| (strsim::damerau_levenshtein(name, &label.0), label))
        .filter(|(distance, label)| *distance <= 1 + label.0.len() / 4)
        .min();
    match near {
        Some((_, label)) => diagnostic.help(format!("Did you mean `#{}`?", label.0)),
        None => diagnostic.help(format!("Write `{{#{name}}}` in front of what it refers to.")),
    }
}
