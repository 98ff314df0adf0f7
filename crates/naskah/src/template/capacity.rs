//! What the parties and those who sign for them are called.

use crate::agreement::{Acting, Agreement, Person};
use crate::style::RoleWords;
use crate::wording;

/// The role word of the party of that index, counted from 0.
pub(super) fn role(words: RoleWords, index: usize) -> String {
    match (words, index) {
        (RoleWords::Pertama, 0) => "PIHAK PERTAMA".to_owned(),
        _ => format!("PIHAK {}", ordinal(index + 1).to_uppercase()),
    }
}

/// The office as it is written: `Plt. Kepala Dinas …`.
pub(super) fn office(person: &Person) -> String {
    match acting(person) {
        Some(prefix) => format!("{prefix} {}", person.position),
        None => person.position.clone(),
    }
}

/// `Plt.` and the like, for one who is not the definite holder.
pub(super) fn acting(person: &Person) -> Option<&'static str> {
    person.acting.map(|acting| match acting {
        Acting::Plt => "Plt.",
        Acting::Plh => "Plh.",
        Acting::Pj => "Pj.",
        Acting::Pjs => "Pjs.",
    })
}

/// A line of a title, and where the data says it.
pub(super) struct TitleLine {
    pub(super) text: String,
    pub(super) path: Option<String>,
}

/// The lines of an agreement's title behind its kind: *antara*, the parties, *tentang*, the subject.
pub(super) fn title_lines(agreement: &Agreement) -> Vec<TitleLine> {
    let word = |word: &str| TitleLine { text: word.to_owned(), path: None };
    let count = agreement.parties.len();
    let mut lines = vec![word("antara")];
    for (index, party) in agreement.parties.iter().enumerate() {
        if index > 0 && count == 2 {
            lines.push(word("dengan"));
        } else if index > 0 && index + 1 == count {
            lines.push(word("dan"));
        }
        let comma = if count > 2 && index + 1 < count { "," } else { "" };
        let path = Some(format!("parties[{index}].name"));
        lines.push(TitleLine { text: format!("{}{comma}", party.name), path });
    }
    lines.push(word("tentang"));
    lines.push(TitleLine { text: agreement.subject.clone(), path: Some("subject".to_owned()) });
    lines
}

/// Words in a row: `A dan B`; `A, B, dan C`.
pub(super) fn joined(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first, second] => format!("{first} dan {second}"),
        [others @ .., last] => format!("{}, dan {last}", others.join(", ")),
    }
}

fn ordinal(number: usize) -> String {
    wording::ordinal(u32::try_from(number).unwrap_or(u32::MAX))
}
