//! What in the wording of the data wants a look: every text goes through the lints that fit it.

use super::{Agreement, Contact, Party, Person, Value};
use naskah_diagnostic::Diagnostic;
use naskah_wording::lint::{self, Finding};
use naskah_wording::name_without_degrees;

/// Jaro-Winkler similarity from which two names of one office are one name spelt twice.
const ALIKE: f64 = 0.85;

/// Warnings about the wording of the data, in the order of the fields.
pub(super) fn doubts(agreement: &Agreement) -> Vec<Diagnostic> {
    let mut doubts = Doubts { agreement, found: Vec::new() };
    doubts.all();
    doubts.found
}

struct Doubts<'a> {
    agreement: &'a Agreement,
    found: Vec<Diagnostic>,
}

impl Doubts<'_> {
    fn all(&mut self) {
        let it = self.agreement;
        self.prose("subject", &it.subject);
        self.optional("signed.place", it.signed.place.as_ref());
        for (index, party) in it.parties.iter().enumerate() {
            self.party(&format!("parties[{index}]"), party);
        }
        for (index, witness) in it.witnesses.iter().enumerate() {
            self.person(&format!("witnesses[{index}]"), witness);
        }
        self.list("recitals", &it.recitals);
        self.legal_basis(&it.legal_basis);
        self.list("scope", &it.scope);
        self.family();
        for (name, value) in &it.details {
            self.detail(&format!("details.{name}"), value);
        }
        self.same_persons();
    }

    fn party(&mut self, path: &str, party: &Party) {
        let at = |field: &str| format!("{path}.{field}");
        self.prose(&at("name"), &party.name);
        self.gaps(&at("number"), party.number.as_ref());
        self.optional(&at("seat"), party.seat.as_ref());
        self.person(&at("signer"), &party.signer);
        self.optional(&at("mandate"), party.mandate.as_ref());
        self.list(&at("rights"), &party.rights);
        self.list(&at("duties"), &party.duties);
        if let Some(contact) = &party.contact {
            self.contact(&at("contact"), contact);
        }
    }

    fn person(&mut self, path: &str, person: &Person) {
        let at = |field: &str| format!("{path}.{field}");
        let name = at("name");
        self.gaps(&name, Some(&person.name));
        self.report(&name, &person.name, lint::degrees(&person.name));
        self.prose(&at("position"), &person.position);
        self.optional(&at("own_position"), person.own_position.as_ref());
        self.list(&at("on_behalf_of"), &person.on_behalf_of);
        self.optional(&at("rank"), person.rank.as_ref());
    }

    fn contact(&mut self, path: &str, contact: &Contact) {
        let at = |field: &str| format!("{path}.{field}");
        self.optional(&at("unit"), contact.unit.as_ref());
        self.optional(&at("address"), contact.address.as_ref());
        self.gaps(&at("phone"), contact.phone.as_ref());
        self.gaps(&at("email"), contact.email.as_ref());
    }

    /// What documents about the agreement add.
    fn family(&mut self) {
        let it = self.agreement;
        for (index, row) in it.plan.iter().enumerate() {
            let at = |field: &str| format!("plan[{index}].{field}");
            self.prose(&at("activity"), &row.activity);
            self.optional(&at("output"), row.output.as_ref());
            self.optional(&at("schedule"), row.schedule.as_ref());
            self.optional(&at("place"), row.place.as_ref());
            self.optional(&at("responsible"), row.responsible.as_ref());
            self.optional(&at("source"), row.source.as_ref());
        }
        if let Some(amendment) = &it.amendment {
            self.list("amendment.reasons", &amendment.reasons);
            // The old wording is quoted: it is not judged.
            for (index, change) in amendment.changes.iter().enumerate() {
                self.optional(&format!("amendment.changes[{index}].new"), change.new.as_ref());
            }
        }
        if let Some(event) = &it.event {
            self.optional("event.name", event.name.as_ref());
            self.optional("event.place", event.place.as_ref());
            for (index, attendee) in event.attendees.iter().enumerate() {
                let path = format!("event.attendees[{index}]");
                let name = format!("{path}.name");
                self.report(&name, &attendee.name, lint::degrees(&attendee.name));
                self.optional(&format!("{path}.position"), attendee.position.as_ref());
            }
        }
    }

    /// The titles of regulations are quoted: their spelling is not judged.
    fn legal_basis(&mut self, items: &[String]) {
        for (index, item) in items.iter().enumerate() {
            self.gaps(&format!("legal_basis[{index}]"), Some(item));
        }
        let year = self.agreement.signed.date.map(jiff::civil::Date::year);
        for (index, finding) in lint::laws(items, year) {
            self.report(&format!("legal_basis[{index}]"), &items[index], [finding]);
        }
    }

    fn detail(&mut self, path: &str, value: &Value) {
        match value {
            Value::Boolean(_) | Value::Integer(_) => {}
            Value::Text(text) => self.prose(path, text),
            Value::List(values) => {
                for (index, value) in values.iter().enumerate() {
                    self.detail(&format!("{path}[{index}]"), value);
                }
            }
            Value::Fields(fields) => {
                for (name, value) in fields {
                    self.detail(&format!("{path}.{name}"), value);
                }
            }
        }
    }

    fn list(&mut self, path: &str, texts: &[String]) {
        for (index, text) in texts.iter().enumerate() {
            self.prose(&format!("{path}[{index}]"), text);
        }
    }

    fn optional(&mut self, path: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.prose(path, text);
        }
    }

    fn prose(&mut self, path: &str, text: &str) {
        self.report(path, text, lint::prose(text));
    }

    fn gaps(&mut self, path: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.report(path, text, lint::gaps(text));
        }
    }

    /// Findings in the text of a field become warnings at their place in it.
    fn report(&mut self, path: &str, text: &str, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            let place = self.agreement.origin.nearest(path);
            self.found.push(
                Diagnostic::uncoded_warning(finding.message)
                    .at(place.map(|place| place.part(text, finding.range)), "here")
                    .help(finding.help),
            );
        }
    }

    /// One office has one holder: two names that are nearly the same are one, spelt twice.
    fn same_persons(&mut self) {
        let it = self.agreement;
        let signers = it.parties.iter().enumerate();
        let signers = signers.map(|(n, party)| (format!("parties[{n}].signer"), &party.signer));
        let witnesses = it.witnesses.iter().enumerate();
        let witnesses = witnesses.map(|(n, person)| (format!("witnesses[{n}]"), person));
        let persons: Vec<(String, &Person)> = signers.chain(witnesses).collect();
        for (index, (path, person)) in persons.iter().enumerate() {
            let twice =
                persons[..index].iter().find(|(_, other)| is_spelt_otherwise(person, other));
            if let Some((other_path, other)) = twice {
                let place = |path: &str| it.origin.nearest(&format!("{path}.name"));
                self.found.push(
                    Diagnostic::uncoded_warning(format!(
                        "one person seems to be spelt in two ways: `{}` and `{}`",
                        other.name, person.name
                    ))
                    .at(place(path), "here")
                    .at(place(other_path), "and here")
                    .help("spell the name in one way"),
                );
            }
        }
    }
}

fn is_spelt_otherwise(one: &Person, other: &Person) -> bool {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let (name, other_name) =
        (folded(name_without_degrees(&one.name)), folded(name_without_degrees(&other.name)));
    name != other_name
        && folded(&one.position) == folded(&other.position)
        && strsim::jaro_winkler(&name, &other_name) >= ALIKE
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

    fn doubts(text: &str) -> Vec<String> {
        let agreement = Agreement::from_ron("data.ron", text).unwrap();
        agreement.check().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn good_data_gives_no_doubt() {
        assert_eq!(doubts(GOOD), [""; 0]);
    }

    #[test]
    fn each_doubt_stands_at_its_place_in_the_text() {
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
            assert_eq!(doubts(&GOOD.replace(good, bad)), [expected]);
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
            doubts(&both),
            ["data.ron:8:75: warning: one person seems to be spelt in two ways: `Dafip Haryanto` \
              and `Dafip Hariyanto`\n  help: spell the name in one way"]
        );
        assert_eq!(doubts(&both.replace("\"sekretaris\"", "\"Bendahara\"")), [""; 0]);
    }
}
