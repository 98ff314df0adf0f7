//! A template's manifest: what kind of document it makes, and what it asks for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;

use super::suggest::suggest;
use crate::agreement::{Agreement, Value};
use crate::data::{self, Composed};
use naskah_diagnostic::{Diagnostic, Result, Source, Span};

/// The manifest, as in `template.ron`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The kind of document, `Perjanjian Kerja Sama`.
    pub title: String,
    /// The style that the template is made for.
    pub style: String,
    /// The optional fields of the data that this kind of document cannot do without, each with how it
    /// is written.
    #[serde(default)]
    pub needs: BTreeMap<String, String>,
    /// Of how many parties a document is at least.
    #[serde(default = "those_who_agree")]
    pub least_parties: usize,
    /// Whether each original carries a duty stamp (*meterai*), unless the data says otherwise.
    #[serde(default = "stamped")]
    pub meterai: bool,
    /// The details that the template asks for, by name.
    #[serde(default)]
    pub fields: BTreeMap<String, Field>,
    /// What its English wording needs besides.
    #[serde(default)]
    pub english: Option<English>,
}

/// What a template's English wording needs besides.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct English {
    /// The kind of document, `Cooperation Agreement`.
    pub title: String,
    /// Details in English, for those whose default is in Indonesian.
    #[serde(default)]
    pub defaults: BTreeMap<String, Value>,
}

/// One alone agrees with nobody.
fn those_who_agree() -> usize {
    2
}

/// Agreements are stamped.
fn stamped() -> bool {
    true
}

/// A detail that a template asks for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Of what type its value is.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// The value where the data gives none; a detail without a default has to be given.
    #[serde(default)]
    pub default: Option<Value>,
    /// What it means, one sentence.
    pub help: String,
}

/// The type of a detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum FieldType {
    /// A text.
    Text,
    /// A day, `"2021-09-21"`.
    Date,
    /// A whole number.
    Integer,
    /// An amount of money in whole rupiah.
    Rupiah,
    /// `true` or `false`.
    Boolean,
    /// Several values.
    List,
}

/// Whether an agreement has a field.
type Has = fn(&Agreement) -> bool;

/// The fields of the data that a kind of document may need.
const NEEDS: [(&str, Has); 7] = [
    ("amendment", |it| it.amendment.is_some()),
    ("event", |it| it.event.is_some()),
    ("letterhead", |it| it.letterhead.is_some()),
    ("minutes", |it| it.minutes.is_some()),
    ("plan", |it| !it.plan.is_empty()),
    ("scope", |it| !it.scope.is_empty()),
    ("witnesses", |it| !it.witnesses.is_empty()),
];

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// What is not RON or no manifest, at its place; a default that is not of its field's type.
    pub(super) fn read(source: &Source) -> Result<Self> {
        let manifest: Self = data::read(&Composed::whole(source))?;
        for (name, field) in &manifest.fields {
            if field.default.as_ref().is_some_and(|default| !field.kind.takes(default)) {
                let message =
                    format!("the default of `{name}` is not {}", field.kind.description());
                return Err(Diagnostic::uncoded_error(message).at(quoted(source, name), "").into());
            }
        }
        let defaults = manifest.english.iter().flat_map(|english| &english.defaults);
        for (name, default) in defaults {
            let field = manifest.fields.get(name);
            if !field.is_some_and(|field| field.kind.takes(default)) {
                let message = match field {
                    Some(field) => {
                        format!("the English `{name}` is not {}", field.kind.description())
                    }
                    None => format!("there is no detail `{name}` to have an English default"),
                };
                return Err(Diagnostic::uncoded_error(message).at(quoted(source, name), "").into());
            }
        }
        let known = NEEDS.map(|(name, _)| name);
        if let Some(name) = manifest.needs.keys().find(|name| !known.contains(&name.as_str())) {
            let help = suggest(name, known)
                .unwrap_or_else(|| format!("Optional fields are {}.", known.join(", ")));
            return Err(Diagnostic::uncoded_error(format!(
                "the data has no optional field `{name}`"
            ))
            .at(quoted(source, name), "")
            .help(help)
            .into());
        }
        Ok(manifest)
    }

    /// What the data leaves out and this kind of document cannot do without.
    pub(super) fn missing(&self, agreement: &Agreement) -> Vec<Diagnostic> {
        let missing = |name: &str| NEEDS.iter().any(|(it, has)| *it == name && !has(agreement));
        let origin = &agreement.origin;
        let place = origin.nearest("template").or_else(|| origin.nearest("subject"));
        let needs = self.needs.iter().filter(|(name, _)| missing(name)).map(|(name, help)| {
            let message = format!("{} needs the field `{name}`", self.title);
            Diagnostic::uncoded_error(message).at(place.clone(), "").help(help.clone())
        });
        let (least, count) = (self.least_parties, agreement.parties.len());
        let too_few = (count < least).then(|| {
            let message = format!("{} has at least {least} parties, not {count}", self.title);
            Diagnostic::uncoded_error(message)
                .at(origin.nearest("parties"), "these parties")
                .help("add a party to `parties: [ … ]`, or choose another template")
        });
        needs.chain(too_few).collect()
    }

    /// The day on which a document of this kind is signed: the addendum's own, where it needs one.
    pub(super) fn signed(&self, agreement: &Agreement) -> Option<Date> {
        match &agreement.amendment {
            Some(amendment) if self.needs.contains_key("amendment") => amendment.signed.date,
            _ => agreement.signed.date,
        }
    }

    /// An agreement's details, those that it leaves out with their defaults; and what is wrong with
    /// them. Data made for another template may have details that this one passes over; `defaults`
    /// come before the manifest's own.
    pub(super) fn details(
        &self,
        agreement: &Agreement,
        own: bool,
        defaults: &BTreeMap<String, Value>,
    ) -> (BTreeMap<String, Value>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let given = &agreement.details;
        for (name, value) in given {
            let place = agreement.origin.span(&format!("details.{name}"));
            match self.fields.get(name) {
                Some(field) if field.kind.takes(value) => {}
                Some(field) => found.push(
                    Diagnostic::uncoded_error(format!(
                        "details.{name} has to be {}",
                        field.kind.description()
                    ))
                    .at(place, "")
                    .help(field.help.clone()),
                ),
                None if !own => {}
                None => {
                    let unused: BTreeSet<&str> = self
                        .fields
                        .keys()
                        .map(String::as_str)
                        .filter(|known| !given.contains_key(*known))
                        .collect();
                    let help = suggest(name, unused).unwrap_or_else(|| self.known());
                    found.push(
                        Diagnostic::uncoded_error(format!("the template has no detail `{name}`"))
                            .at(place, "")
                            .help(help),
                    );
                }
            }
        }
        let mut details = BTreeMap::new();
        for (name, field) in &self.fields {
            match given.get(name).or(defaults.get(name)).or(field.default.as_ref()) {
                Some(value) => {
                    details.insert(name.clone(), value.clone());
                }
                None => found.push(
                    Diagnostic::uncoded_error(format!("details.{name} is missing"))
                        .at(agreement.origin.nearest("details"), "")
                        .help(field.help.clone()),
                ),
            }
        }
        (details, found)
    }

    fn known(&self) -> String {
        let names: Vec<&str> = self.fields.keys().map(String::as_str).collect();
        if names.is_empty() {
            return "The template asks for no details.".to_owned();
        }
        format!("The details are {}.", names.join(", "))
    }
}

/// Where a name is first written in quotes.
fn quoted(source: &Source, name: &str) -> Option<Span> {
    let name = format!("\"{name}\"");
    source.text().find(&name).map(|at| source.span(at..at + name.len()))
}

impl FieldType {
    fn takes(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Text, Value::Text(_))
            | (Self::Integer | Self::Rupiah, Value::Integer(_))
            | (Self::Boolean, Value::Boolean(_))
            | (Self::List, Value::List(_)) => true,
            (Self::Date, Value::Text(text)) => text.parse::<jiff::civil::Date>().is_ok(),
            _ => false,
        }
    }

    fn description(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Date => "a date such as \"2021-09-21\"",
            Self::Integer => "a whole number",
            Self::Rupiah => "an amount in whole rupiah",
            Self::Boolean => "true or false",
            Self::List => "a list",
        }
    }
}
