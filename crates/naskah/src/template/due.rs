//! What is due with a signer's name: degrees, rank and NIP, by office and profile.

use crate::agreement::{Acting, Office, Person, Profile};

/// What stands with a name where the data gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Due {
    pub(super) degrees: bool,
    pub(super) rank: bool,
    pub(super) nip: bool,
}

const NAME_ALONE: Due = Due { degrees: false, rank: false, nip: false };
const DEGREES: Due = Due { degrees: true, rank: false, nip: false };
const ALL: Due = Due { degrees: true, rank: true, nip: true };

/// What is due to one who signs in that office (Permendagri 1/2023, Article 44; before it, the
/// definite Sekda carried rank and NIP, too).
pub(super) fn due(profile: Profile, office: Office, acting: Option<Acting>) -> Due {
    match (office, acting) {
        (Office::Head, Some(_)) | (Office::Secretary, Some(Acting::Pj | Acting::Plh)) => NAME_ALONE,
        (Office::Secretary, None) if profile == Profile::Naskah2009 => ALL,
        (Office::Head | Office::Deputy | Office::Outside, _) | (Office::Secretary, None) => DEGREES,
        // An official who looks after a vacant secretariat is no Sekda.
        (Office::Secretary, Some(Acting::Plt | Acting::Pjs)) | (Office::Official, _) => ALL,
    }
}

/// What is due to a person by that profile.
pub(super) fn due_to(person: &Person, profile: Profile) -> Due {
    let (acting, position) = acting_in(person);
    due(profile, person.office.unwrap_or_else(|| office(&position)), acting)
}

/// The offices that the first words of a position tell, in lower case.
const OFFICES: [(&str, Office); 12] = [
    ("bupati", Office::Head),
    ("gubernur", Office::Head),
    ("wali kota", Office::Head),
    ("walikota", Office::Head),
    ("wakil bupati", Office::Deputy),
    ("wakil gubernur", Office::Deputy),
    ("wakil wali kota", Office::Deputy),
    ("wakil walikota", Office::Deputy),
    ("sekretaris daerah", Office::Secretary),
    ("sekda", Office::Secretary),
    ("ketua tp pkk", Office::Outside),
    ("ketua tim penggerak", Office::Outside),
];

/// The kind of office that a position, in lower case, names.
fn office(position: &str) -> Office {
    let named = OFFICES.iter().find(|(words, _)| {
        position
            .strip_prefix(words)
            .is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
    });
    named.map_or(Office::Official, |(_, office)| *office)
}

/// How the person acts and in what office, in lower case; the position's own words may say it, too.
fn acting_in(person: &Person) -> (Option<Acting>, String) {
    let position = person.position.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    for (words, acting) in [
        ("plt. ", Acting::Plt),
        ("pelaksana tugas ", Acting::Plt),
        ("plh. ", Acting::Plh),
        ("pelaksana harian ", Acting::Plh),
        ("pjs. ", Acting::Pjs),
        ("penjabat sementara ", Acting::Pjs),
        ("pj. ", Acting::Pj),
        ("penjabat ", Acting::Pj),
    ] {
        if let Some(office) = position.strip_prefix(words) {
            return (person.acting.or(Some(acting)), office.to_owned());
        }
    }
    (person.acting, position)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(position: &str, acting: Option<Acting>) -> Person {
        Person { position: position.into(), acting, ..Person::default() }
    }

    #[test]
    fn what_is_due_follows_office_and_profile() {
        use Acting::{Pj, Pjs, Plh, Plt};
        for (position, acting, in_2023, in_2009) in [
            ("Bupati Kutai Kartanegara", None, DEGREES, DEGREES),
            ("Gubernur Kalimantan Timur", None, DEGREES, DEGREES),
            ("Wali Kota Samarinda", None, DEGREES, DEGREES),
            ("Walikota Samarinda", None, DEGREES, DEGREES),
            ("Wakil Bupati Kutai Kartanegara", None, DEGREES, DEGREES),
            ("Wakil Wali Kota Samarinda", None, DEGREES, DEGREES),
            ("Sekretaris Daerah Kabupaten Kutai Kartanegara", None, DEGREES, ALL),
            ("SEKDA", None, DEGREES, ALL),
            ("Kepala Dinas Kesehatan", None, ALL, ALL),
            ("Sekretaris Dinas Kesehatan", None, ALL, ALL),
            ("Asisten Sekretaris Daerah", None, ALL, ALL),
            ("Bupatian", None, ALL, ALL),
            ("Ketua TP PKK Kabupaten Kutai Kartanegara", None, DEGREES, DEGREES),
            ("Ketua Tim Penggerak PKK", None, DEGREES, DEGREES),
            ("Bupati", Some(Pj), NAME_ALONE, NAME_ALONE),
            ("Bupati", Some(Pjs), NAME_ALONE, NAME_ALONE),
            ("Bupati", Some(Plt), NAME_ALONE, NAME_ALONE),
            ("Wali  Kota", Some(Plh), NAME_ALONE, NAME_ALONE),
            ("Pj. Bupati", None, NAME_ALONE, NAME_ALONE),
            ("Penjabat Sementara Gubernur", None, NAME_ALONE, NAME_ALONE),
            ("Sekretaris Daerah", Some(Pj), NAME_ALONE, NAME_ALONE),
            ("Plh. Sekretaris Daerah", None, NAME_ALONE, NAME_ALONE),
            ("Sekretaris Daerah", Some(Plt), ALL, ALL),
            ("Kepala Dinas Kesehatan", Some(Plt), ALL, ALL),
            ("Plh. Kepala Dinas Kesehatan", None, ALL, ALL),
        ] {
            let person = person(position, acting);
            assert_eq!(due_to(&person, Profile::Naskah2023), in_2023, "{position} {acting:?}");
            assert_eq!(due_to(&person, Profile::Naskah2009), in_2009, "{position} {acting:?}");
        }
    }

    #[test]
    fn the_office_can_be_named_where_the_words_mislead() {
        let person = Person {
            office: Some(Office::Outside),
            ..person("Sekretaris Daerah Gerakan Pramuka", None)
        };
        assert_eq!(due_to(&person, Profile::Naskah2009), DEGREES);
    }
}
