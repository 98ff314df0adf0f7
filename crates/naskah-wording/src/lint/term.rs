//! Terms that belong to another document: the other pair of role words, another kind of document.

use super::finding::Finding;
use super::phrases::Phrases;
use crate::codes;

/// How a text speaks of itself, by its kind.
static SELVES: Phrases = Phrases::new(&[
    "adendum ini",
    "berita acara ini",
    "kesepakatan bersama ini",
    "memorandum saling pengertian ini",
    "nota kesepahaman ini",
    "perjanjian kerja sama ini",
    "perjanjian kerjasama ini",
]);

/// The role words of first parties.
static FIRST_ROLES: Phrases = Phrases::new(&["pihak kesatu", "pihak pertama"]);

/// Finds role words of the other pair; `first` is the role word of the document's first party.
///
/// ```
/// use naskah_wording::lint::roles;
///
/// let found = roles("hak PIHAK PERTAMA dan PIHAK KEDUA", "PIHAK KESATU");
/// assert_eq!(found[0].message, "PIHAK PERTAMA stands in a document of PIHAK KESATU");
/// ```
pub fn roles(text: &str, first: &str) -> Vec<Finding> {
    FIRST_ROLES
        .find(text)
        .into_iter()
        .filter(|(role, _)| !role.eq_ignore_ascii_case(first))
        // In small letters it is the plain word for a party.
        .filter(|(_, range)| text[range.clone()].starts_with('P'))
        .map(|(role, range)| Finding {
            code: codes::ROLE_WORDS_MIXED,
            range,
            message: format!("{} stands in a document of {first}", role.to_uppercase()),
            help: format!("write `{first}`, or choose a style with the other role words"),
        })
        .collect()
}

/// Finds a document that calls itself by another kind's name. `kind` is its own kind, `agreement_kind`
/// that of the agreement it concerns. Addenda are not checked: they quote the agreement they change.
///
/// ```
/// use naskah_wording::lint::kinds;
///
/// let kind = "Perjanjian Kerja Sama";
/// let found = kinds("ruang lingkup Kesepakatan Bersama ini", kind, kind);
/// assert_eq!(found[0].help, "write `Perjanjian Kerja Sama ini`");
/// ```
pub fn kinds(text: &str, kind: &str, agreement_kind: &str) -> Vec<Finding> {
    let own_in_small = format!("{kind}\n{agreement_kind}").to_lowercase();
    if own_in_small.contains("adendum") {
        return Vec::new();
    }
    SELVES
        .find(text)
        .into_iter()
        .filter(|(other, _)| !own_in_small.contains(other.trim_end_matches(" ini")))
        .map(|(_, range)| Finding {
            code: codes::DOCUMENT_KIND_DIFFERS,
            message: format!("`{}` stands in a document of the kind {kind}", &text[range.clone()]),
            help: format!("write `{kind} ini`"),
            range,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_pair_of_role_words_is_found() {
        let found = roles("hak PIHAK PERTAMA dan PIHAK KEDUA", "PIHAK KESATU");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].range, 4..17);
        assert_eq!(found[0].message, "PIHAK PERTAMA stands in a document of PIHAK KESATU");
        assert_eq!(roles("PIHAK\nPERTAMA", "PIHAK KESATU").len(), 1);
        assert_eq!(roles("PIHAK KESATU", "PIHAK PERTAMA").len(), 1);
        assert_eq!(roles("PIHAK KESATU dan PARA PIHAK", "PIHAK KESATU"), []);
        assert_eq!(roles("pihak pertama yang datang", "PIHAK KESATU"), []);
    }

    #[test]
    fn another_kind_of_document_is_found_where_it_means_this_one() {
        let kind = "Perjanjian Kerja Sama";
        let found = kinds("ruang lingkup Kesepakatan Bersama ini", kind, kind);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].help, "write `Perjanjian Kerja Sama ini`");
        assert_eq!(kinds("ruang lingkup Perjanjian Kerja Sama ini", kind, kind), []);
        assert_eq!(kinds("Perjanjian Kerja Sama ini", "Berita Acara", kind), []);
        assert_eq!(kinds("Kesepakatan Bersama tanggal 1 Mei 2021", kind, kind), []);
        assert_eq!(kinds("Perjanjian Kerja Sama ini", "Adendum", "Kesepakatan Bersama"), []);
    }
}
