//! Role words (PIHAK KESATU), offices (Plt. Kepala …) and the names in a title.

use super::phrases::Phrases;
use crate::agreement::{Acting, Agreement, Person};
use crate::style::RoleWords;
use naskah_wording::Language;

/// The role word of a party; `index` counts from 0.
pub(super) fn role_word(language: Language, words: RoleWords, index: usize) -> String {
    let ordinal = language.ordinal(u32::try_from(index + 1).unwrap_or(u32::MAX)).to_uppercase();
    match (language, words, index) {
        (Language::Indonesian, RoleWords::Pertama, 0) => "PIHAK PERTAMA".to_owned(),
        (Language::Indonesian, ..) => format!("PIHAK {ordinal}"),
        (Language::English, ..) => format!("{ordinal} PARTY"),
    }
}

/// A person's office, with the prefix of an acting holder: `Plt. Kepala Dinas …`, `Acting Head of …`.
pub(super) fn office(language: Language, person: &Person) -> String {
    match acting_prefix(language, person) {
        Some(prefix) => format!("{prefix} {}", person.position),
        None => person.position.clone(),
    }
}

/// The prefix of an acting holder, `Plt.` and the like; English distinguishes fewer.
pub(super) fn acting_prefix(language: Language, person: &Person) -> Option<&'static str> {
    person.acting.map(|acting| match (language, acting) {
        (Language::Indonesian, Acting::Plt) => "Plt.",
        (Language::Indonesian, Acting::Plh) => "Plh.",
        (Language::Indonesian, Acting::Pj) => "Pj.",
        (Language::Indonesian, Acting::Pjs) => "Pjs.",
        (Language::English, Acting::Plt | Acting::Plh) => "Acting",
        (Language::English, Acting::Pj | Acting::Pjs) => "Interim",
    })
}

/// A line of a title, and the path of its field in the data.
pub(super) struct TitleLine {
    pub(super) text: String,
    pub(super) path: Option<String>,
}

/// The lines of an agreement's title after its kind: *antara*, the parties, *tentang*, the subject.
pub(super) fn title_lines(agreement: &Agreement, language: Language) -> Vec<TitleLine> {
    let phrases = Phrases::of(language);
    let word = |word: &str| TitleLine { text: word.to_owned(), path: None };
    let count = agreement.parties.len();
    let mut lines: Vec<TitleLine> =
        (count > 1).then(|| word(phrases.between)).into_iter().collect();
    for (index, party) in agreement.parties.iter().enumerate() {
        if index > 0 && count == 2 {
            lines.push(word(phrases.with));
        } else if index > 0 && index + 1 == count {
            lines.push(word(phrases.and));
        }
        let comma = if count > 2 && index + 1 < count { "," } else { "" };
        let path = Some(format!("parties[{index}].name"));
        lines.push(TitleLine { text: format!("{}{comma}", party.name), path });
    }
    lines.push(word(phrases.concerning));
    lines.push(TitleLine { text: agreement.subject.clone(), path: Some("subject".to_owned()) });
    lines
}
