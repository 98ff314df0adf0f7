//! What a template sees of an agreement: its fields, and what follows from them.

mod family;

use std::collections::BTreeMap;

use minijinja::value::Value;

use super::provenance::{self, TrackedText};
use super::roles::{office, role_word};
use crate::agreement::{Agreement, Contact, Party, Person, Value as Detail};
use crate::style::RoleWords;
use naskah_diagnostic::{Diagnostic, Span};
use naskah_wording::Language;

/// The places of the texts of an agreement's data, by number.
#[derive(Debug, Default)]
pub(super) struct Places(pub(super) Vec<Option<Span>>);

impl Places {
    /// The place of the text of that number.
    pub(super) fn span(&self, number: usize) -> Option<Span> {
        self.0.get(number).cloned().flatten()
    }
}

/// The data that the engine fills in, where its texts stand, and what is wrong with them.
pub(super) struct Data {
    pub(super) context: Value,
    pub(super) places: Places,
    pub(super) found: Vec<Diagnostic>,
}

/// What a template's kind of document adds to an agreement's own data.
pub(super) struct Extra<'a> {
    /// The kind of document, `Perjanjian Kerja Sama`.
    pub(super) kind: &'a str,
    /// The kind of the agreement that the document is about.
    pub(super) agreement_kind: &'a str,
    /// The details, those that the data leaves out with their defaults.
    pub(super) details: &'a BTreeMap<String, Detail>,
    /// The pair of role words.
    pub(super) roles: RoleWords,
    /// Each original carries a meterai.
    pub(super) meterai: bool,
    /// The language of the wording.
    pub(super) language: Language,
    /// Another language stands beside it.
    pub(super) bilingual: bool,
}

/// Gathers what a template sees.
pub(super) fn gather(agreement: &Agreement, extra: &Extra<'_>) -> Data {
    let language = extra.language;
    let mut gather = Gather { agreement, language, places: Places::default(), found: Vec::new() };
    let context = gather.agreement(extra);
    Data { context, places: gather.places, found: gather.found }
}

struct Gather<'a> {
    agreement: &'a Agreement,
    language: Language,
    places: Places,
    found: Vec<Diagnostic>,
}

impl Gather<'_> {
    fn agreement(&mut self, extra: &Extra<'_>) -> Value {
        let it = self.agreement;
        let roles: Vec<String> =
            (0..it.parties.len()).map(|i| role_word(self.language, extra.roles, i)).collect();
        let parties: Vec<Value> = it
            .parties
            .iter()
            .zip(&roles)
            .enumerate()
            .map(|(index, (party, role))| self.party(&format!("parties[{index}]"), party, role))
            .collect();
        map([
            ("kind", Value::from(extra.kind)),
            ("agreement", Value::from(extra.agreement_kind)),
            ("bilingual", Value::from(extra.bilingual)),
            ("subject", self.text("subject", &it.subject)),
            ("between", self.between()),
            ("signed", self.signed("signed", &it.signed)),
            ("parties", Value::from(parties)),
            ("roles", Value::from(self.language.joined(&roles))),
            (
                "witnesses",
                it.witnesses
                    .iter()
                    .enumerate()
                    .map(|(index, person)| self.person(&format!("witnesses[{index}]"), person))
                    .collect(),
            ),
            ("recitals", self.list("recitals", &it.recitals)),
            ("legal_basis", self.list("legal_basis", &it.legal_basis)),
            ("scope", self.list("scope", &it.scope)),
            ("plan", self.plan()),
            ("amendment", self.amendment()),
            ("minutes", self.minutes()),
            ("event", self.event()),
            ("originals", Value::from(it.originals())),
            ("meterai", Value::from(extra.meterai)),
            ("paper", Value::from(it.on_paper().is_some())),
            ("electronic", Value::from(it.electronically().is_some())),
            ("details", self.fields("details", extra.details)),
        ])
    }

    fn party(&mut self, path: &str, party: &Party, role: &str) -> Value {
        let at = |field: &str| format!("{path}.{field}");
        map([
            ("role", Value::from(role)),
            ("name", self.text(&at("name"), &party.name)),
            ("short", self.optional(&at("short"), party.short.as_ref())),
            ("number", self.optional(&at("number"), party.number.as_ref())),
            ("seat", self.optional(&at("seat"), party.seat.as_ref())),
            ("mandate", self.optional(&at("mandate"), party.mandate.as_ref())),
            ("signer", self.person(&at("signer"), &party.signer)),
            ("rights", self.list(&at("rights"), &party.rights)),
            ("duties", self.list(&at("duties"), &party.duties)),
            (
                "contact",
                party
                    .contact
                    .as_ref()
                    .map_or(Value::from(()), |it| self.contact(&at("contact"), it)),
            ),
        ])
    }

    fn person(&mut self, path: &str, person: &Person) -> Value {
        let at = |field: &str| format!("{path}.{field}");
        map([
            ("name", self.text(&at("name"), &person.name)),
            ("position", self.text(&at("position"), &office(self.language, person))),
            ("rank", self.optional(&at("rank"), person.rank.as_ref())),
            ("nip", self.optional(&at("nip"), person.nip.as_ref())),
        ])
    }

    fn contact(&mut self, path: &str, contact: &Contact) -> Value {
        let at = |field: &str| format!("{path}.{field}");
        map([
            ("unit", self.optional(&at("unit"), contact.unit.as_ref())),
            ("address", self.optional(&at("address"), contact.address.as_ref())),
            ("phone", self.optional(&at("phone"), contact.phone.as_ref())),
            ("email", self.optional(&at("email"), contact.email.as_ref())),
        ])
    }

    fn fields(&mut self, path: &str, fields: &BTreeMap<String, Detail>) -> Value {
        let fields = fields
            .iter()
            .map(|(name, value)| (name.clone(), self.detail(&format!("{path}.{name}"), value)));
        Value::from(fields.collect::<BTreeMap<String, Value>>())
    }

    fn detail(&mut self, path: &str, value: &Detail) -> Value {
        match value {
            Detail::Boolean(value) => Value::from(*value),
            Detail::Integer(value) => Value::from(*value),
            Detail::Text(text) => self.text(path, text),
            Detail::List(items) => items
                .iter()
                .enumerate()
                .map(|(index, item)| self.detail(&format!("{path}[{index}]"), item))
                .collect(),
            Detail::Fields(fields) => self.fields(path, fields),
        }
    }

    fn list(&mut self, path: &str, items: &[String]) -> Value {
        items
            .iter()
            .enumerate()
            .map(|(index, item)| self.text(&format!("{path}[{index}]"), item))
            .collect()
    }

    fn optional(&mut self, path: &str, text: Option<&String>) -> Value {
        text.map_or(Value::from(()), |text| self.text(path, text))
    }

    fn text(&mut self, path: &str, text: &str) -> Value {
        let place = self.agreement.origin.span(path);
        if let Some(c) = text.chars().find(|&c| provenance::is_sentinel(c)) {
            self.found.push(
                Diagnostic::uncoded_error(format!(
                    "{path} holds U+{:X}, a private character without a meaning of its own",
                    u32::from(c)
                ))
                .at(place.clone(), "")
                .help("Write the text without it."),
            );
        }
        let number = self.places.0.len();
        self.places.0.push(place);
        Value::from_object(TrackedText { text: text.to_owned(), number })
    }
}

fn map<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    Value::from(BTreeMap::from(fields))
}
