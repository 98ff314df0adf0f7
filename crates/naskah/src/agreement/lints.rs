//! Lints of the wording of data, chosen by the kind of field.

use super::model::Kind;
use super::{Agreement, Field, Group, Leaf, Path, Person, Visitor};
use crate::codes;
use naskah_diagnostic::Diagnostic;
use naskah_wording::lint::{self, Finding};
use naskah_wording::name_without_degrees;

/// The Jaro-Winkler similarity from which two names in one office count as two spellings of one name.
const MIN_SIMILARITY: f64 = 0.85;

/// Warnings about the wording of the data, in field order.
pub(super) fn warnings(agreement: &Agreement) -> Vec<Diagnostic> {
    let mut lints = Lints { agreement, diagnostics: Vec::new() };
    agreement.walk(&mut lints);
    lints.same_persons();
    lints.diagnostics
}

struct Lints<'a> {
    agreement: &'a Agreement,
    diagnostics: Vec<Diagnostic>,
}

impl Visitor for Lints<'_> {
    fn leaf(&mut self, path: &Path, field: &'static Field, leaf: Leaf<'_>) {
        let (Leaf::Text(text) | Leaf::Markup(text)) = leaf else { return };
        let path = path.as_str();
        match field.kind {
            Kind::Prose | Kind::Notice | Kind::Wording | Kind::Details => {
                self.report(path, text, lint::prose(text));
                if let (Kind::Prose, Leaf::Text(_), Some(at)) = (field.kind, leaf, text.find("](#"))
                {
                    self.looks_like_markup(path, text, at);
                }
            }
            Kind::PersonName => {
                self.report(path, text, lint::gaps(text));
                self.report(path, text, lint::degrees(text));
            }
            // Titles of regulations are quoted, so their spelling is not checked.
            Kind::Regulation
            | Kind::DocumentNumber
            | Kind::AddendumNumber
            | Kind::Verbatim
            | Kind::QrCode => {
                self.report(path, text, lint::gaps(text));
            }
            Kind::Quotation
            | Kind::Nip
            | Kind::Nrp
            | Kind::Label
            | Kind::WordingFile
            | Kind::Picture
            | Kind::Identifier
            | Kind::Date
            | Kind::Amount
            | Kind::Count
            | Kind::Flag
            | Kind::Choice
            | Kind::Anchor
            | Kind::Group
            | Kind::Translation
            | Kind::Unwritten => {}
        }
    }

    fn open(&mut self, _: &Path, field: &'static Field, group: Group) {
        if let (Kind::Regulation, Group::List(_)) = (field.kind, group) {
            self.order_of_laws();
        }
    }
}

impl Lints<'_> {
    fn order_of_laws(&mut self) {
        let items = &self.agreement.legal_basis;
        let year = self.agreement.signed.date.map(jiff::civil::Date::year);
        for (index, finding) in lint::laws(items, year) {
            self.report(&format!("legal_basis[{index}]"), &items[index], [finding]);
        }
    }

    /// Adds a warning for each finding in the text of a field.
    fn report(&mut self, path: &str, text: &str, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            let span = self.agreement.origin.nearest(path);
            self.diagnostics.push(
                Diagnostic::warning(finding.code, finding.message)
                    .path(path)
                    .at(span.map(|span| span.part(text, finding.range)), "here")
                    .help(finding.help),
            );
        }
    }

    /// Warns of a reference in plain text, which is printed as it is written.
    fn looks_like_markup(&mut self, path: &str, text: &str, at: usize) {
        let end = text[at..].find(')').map_or(text.len(), |found| at + found + 1);
        let span = self.agreement.origin.nearest(path).map(|span| span.part(text, at..end));
        self.diagnostics.push(
            Diagnostic::warning(codes::LOOKS_LIKE_MARKUP, "plain text holds a reference as markup")
                .path(path)
                .at(span, "printed as it is written")
                .help("in `recitals`, `scope`, `rights` and `duties`, write `markup(\"…\")` around the item"),
        );
    }

    /// Warns of one person spelt in two ways: similar names in the same office.
    fn same_persons(&mut self) {
        let agreement = self.agreement;
        let persons = agreement.persons();
        for (index, (path, person)) in persons.iter().enumerate() {
            let variant =
                persons[..index].iter().find(|(_, other)| is_spelling_variant(person, other));
            if let Some((other_path, other)) = variant {
                let span = |path: &str| agreement.origin.nearest(&format!("{path}.name"));
                self.diagnostics.push(
                    Diagnostic::warning(
                        codes::NAME_SPELLED_DIFFERENTLY,
                        format!(
                            "one person seems to be spelt in two ways: `{}` and `{}`",
                            other.name, person.name
                        ),
                    )
                    .path(format!("{path}.name"))
                    .at(span(path), "here")
                    .at(span(other_path), "and here")
                    .help("spell the name in one way"),
                );
            }
        }
    }
}

fn is_spelling_variant(one: &Person, other: &Person) -> bool {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let (name, other_name) =
        (folded(name_without_degrees(&one.name)), folded(name_without_degrees(&other.name)));
    name != other_name
        && folded(&one.position) == folded(&other.position)
        && strsim::jaro_winkler(&name, &other_name) >= MIN_SIMILARITY
}

#[cfg(test)]
mod tests {
    use crate::Agreement;

    const GOOD: &str = r#"(
    subject: "Literasi",
    signed: (date: "2021-09-21", place: "Tenggarong"),
    parties: [
        (name: "A", signer: (name: "Budi Santoso, S.E.", position: "Ketua")),
        (name: "B", signer: (name: "Ani", position: "Kepala"), duties: ["melapor"]),
    ],
    witnesses: [(name: "Sunggono", position: "Sekretaris")],
    legal_basis: ["Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"],
    scope: ["pelatihan"],
    details: {"purpose": "sinergi"},
)"#;

    fn warnings(text: &str) -> Vec<String> {
        let agreement = Agreement::from_ron("data.ron", text).unwrap();
        agreement.check().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn good_data_gives_no_warning() {
        assert_eq!(warnings(GOOD), [""; 0]);
    }

    #[test]
    fn each_warning_has_its_range_in_the_text() {
        for (good, bad, expected) in [
            (
                "\"pelatihan\"",
                "\"pengembangan kreatifitas\"",
                "data.ron:10:27: warning: `kreatifitas` is not how the dictionary spells it\n  \
                 help: write `kreativitas`",
            ),
            (
                "\"sinergi\"",
                "\"tahap 2 (tiga)\"",
                "data.ron:11:33: warning: 2 and `tiga` are not the same number\n  \
                 help: write `2 (dua)`",
            ),
            (
                "\"melapor\"",
                "\"membayar Rp. 5.000,-\"",
                "data.ron:6:83: warning: the amount `Rp. 5.000,-` is not written as the spelling \
                 wants it\n  help: write `Rp5.000,00`",
            ),
            (
                "\"Tenggarong\"",
                "\"Jalan xxx\"",
                "data.ron:3:48: warning: `xxx` looks like something that is still to be filled in\n  \
                 help: fill it in, or write a placeholder in brackets that everybody sees, such as \
                 `[…]`",
            ),
            (
                "Budi Santoso, S.E.",
                "Budi Santoso,SE",
                "data.ron:5:37: warning: a title or degree in this name lacks a dot, a comma or a \
                 space\n  help: write `Budi Santoso, S.E.`",
            ),
            (
                "Tahun 2014",
                "Tahun 2022",
                "data.ron:9:34: warning: this regulation is of 2022, the agreement of 2021\n  \
                 help: name what was in force on the day of signing",
            ),
        ] {
            assert_eq!(warnings(&GOOD.replace(good, bad)), [expected]);
        }
    }

    #[test]
    fn one_person_is_spelt_in_one_way() {
        let both = GOOD.replace(
            "(name: \"Sunggono\", position: \"Sekretaris\")",
            "(name: \"Dafip Haryanto\", position: \"Sekretaris\"), \
             (name: \"Dafip Hariyanto\", position: \"sekretaris\")",
        );
        assert_eq!(
            warnings(&both),
            ["data.ron:8:75: warning: one person seems to be spelt in two ways: `Dafip Haryanto` \
              and `Dafip Hariyanto`\n  help: spell the name in one way"]
        );
        assert_eq!(warnings(&both.replace("\"sekretaris\"", "\"Bendahara\"")), [""; 0]);
    }
}
