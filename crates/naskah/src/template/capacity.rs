//! What the parties and those who sign for them are called.

use crate::agreement::{Acting, Person};
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
