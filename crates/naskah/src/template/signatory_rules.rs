//! Which credentials are printed with a signer's name: degrees, rank and NIP, by office and profile
//! (Permendagri 1/2023, Article 44).

use crate::agreement::{Acting, Office, Person, Profile};

/// The credentials that are printed with a signer's name, if the data has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SignatoryFormat {
    pub(super) degrees: bool,
    pub(super) rank: bool,
    pub(super) nip: bool,
}

const NAME_ONLY: SignatoryFormat = SignatoryFormat { degrees: false, rank: false, nip: false };
const WITH_DEGREES: SignatoryFormat = SignatoryFormat { degrees: true, rank: false, nip: false };
const ALL: SignatoryFormat = SignatoryFormat { degrees: true, rank: true, nip: true };

impl SignatoryFormat {
    /// The format for a person's signature.
    pub(super) fn of(person: &Person, profile: Profile) -> Self {
        let (acting, position) = acting_in(person);
        by_office(profile, person.office.unwrap_or_else(|| office(&position)), acting)
    }
}

/// The format by office (Permendagri 1/2023, Article 44; in the earlier profile, a Sekda who holds the
/// office also has rank and NIP).
fn by_office(profile: Profile, office: Office, acting: Option<Acting>) -> SignatoryFormat {
    match (office, acting) {
        (Office::Head, Some(_)) | (Office::Secretary, Some(Acting::Pj | Acting::Plh)) => NAME_ONLY,
        (Office::Secretary, None) if profile == Profile::Naskah2009 => ALL,
        (Office::Head | Office::Deputy | Office::Outside, _) | (Office::Secretary, None) => {
            WITH_DEGREES
        }
        // An official in charge of a vacant secretariat is not the Sekda.
        (Office::Secretary, Some(Acting::Plt | Acting::Pjs)) | (Office::Official, _) => ALL,
    }
}

/// Offices by the first words of a position, in lower case.
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

/// The office that a position, in lower case, names.
fn office(position: &str) -> Office {
    let named = OFFICES.iter().find(|(words, _)| {
        position
            .strip_prefix(words)
            .is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
    });
    named.map_or(Office::Official, |(_, office)| *office)
}

/// The capacity in which a person acts, from the field or the position's first words, and the position in
/// lower case without them.
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
    fn credentials_follow_office_and_profile() {
        use Acting::{Pj, Pjs, Plh, Plt};
        for (position, acting, in_2023, in_2009) in [
            ("Bupati Kutai Kartanegara", None, WITH_DEGREES, WITH_DEGREES),
            ("Gubernur Kalimantan Timur", None, WITH_DEGREES, WITH_DEGREES),
            ("Wali Kota Samarinda", None, WITH_DEGREES, WITH_DEGREES),
            ("Walikota Samarinda", None, WITH_DEGREES, WITH_DEGREES),
            ("Wakil Bupati Kutai Kartanegara", None, WITH_DEGREES, WITH_DEGREES),
            ("Wakil Wali Kota Samarinda", None, WITH_DEGREES, WITH_DEGREES),
            ("Sekretaris Daerah Kabupaten Kutai Kartanegara", None, WITH_DEGREES, ALL),
            ("SEKDA", None, WITH_DEGREES, ALL),
            ("Kepala Dinas Kesehatan", None, ALL, ALL),
            ("Sekretaris Dinas Kesehatan", None, ALL, ALL),
            ("Asisten Sekretaris Daerah", None, ALL, ALL),
            ("Bupatian", None, ALL, ALL),
            ("Ketua TP PKK Kabupaten Kutai Kartanegara", None, WITH_DEGREES, WITH_DEGREES),
            ("Ketua Tim Penggerak PKK", None, WITH_DEGREES, WITH_DEGREES),
            ("Bupati", Some(Pj), NAME_ONLY, NAME_ONLY),
            ("Bupati", Some(Pjs), NAME_ONLY, NAME_ONLY),
            ("Bupati", Some(Plt), NAME_ONLY, NAME_ONLY),
            ("Wali  Kota", Some(Plh), NAME_ONLY, NAME_ONLY),
            ("Pj. Bupati", None, NAME_ONLY, NAME_ONLY),
            ("Penjabat Sementara Gubernur", None, NAME_ONLY, NAME_ONLY),
            ("Sekretaris Daerah", Some(Pj), NAME_ONLY, NAME_ONLY),
            ("Plh. Sekretaris Daerah", None, NAME_ONLY, NAME_ONLY),
            ("Sekretaris Daerah", Some(Plt), ALL, ALL),
            ("Kepala Dinas Kesehatan", Some(Plt), ALL, ALL),
            ("Plh. Kepala Dinas Kesehatan", None, ALL, ALL),
        ] {
            let person = person(position, acting);
            assert_eq!(
                SignatoryFormat::of(&person, Profile::Naskah2023),
                in_2023,
                "{position} {acting:?}"
            );
            assert_eq!(
                SignatoryFormat::of(&person, Profile::Naskah2009),
                in_2009,
                "{position} {acting:?}"
            );
        }
    }

    #[test]
    fn the_office_field_overrides_the_words_of_a_position() {
        let person = Person {
            office: Some(Office::Outside),
            ..person("Sekretaris Daerah Gerakan Pramuka", None)
        };
        assert_eq!(SignatoryFormat::of(&person, Profile::Naskah2009), WITH_DEGREES);
    }
}
