//! A template's manifest (`template.ron`): the kind of document, its parties, and the details it asks for.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::agreement::{Agreement, Value};
use crate::codes;
use crate::data::{self, SplicedText};
use naskah_diagnostic::{Diagnostic, Result, Source, Span, closest, suggest};

/// A template's manifest, as in `template.ron`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Manifest {
    /// The kind of document, `Perjanjian Kerja Sama`.
    pub title: String,
    /// The template whose parts and articles this one takes over: the name of a built-in one, or a folder's path
    /// with a separator, from this template's folder.
    #[serde(default)]
    pub extends: Option<String>,
    /// The labels of articles of the extended template that this one does not have.
    #[serde(default)]
    pub drop: Vec<String>,
    /// The name of the default style; by default that of the extended template.
    #[serde(default)]
    pub style: String,
    /// The optional fields of the data that this kind of document requires, each with help on how to write it.
    #[serde(default)]
    pub needs: BTreeMap<String, String>,
    /// The least number of parties.
    #[serde(default = "two_parties")]
    pub least_parties: usize,
    /// Whether each original carries a duty stamp (*meterai*), unless the data says otherwise.
    #[serde(default = "yes")]
    pub meterai: bool,
    /// The details (fields of `details`) that the template asks for, by name.
    #[serde(default)]
    pub fields: BTreeMap<String, Field>,
    /// Title and defaults for the English wording.
    #[serde(default)]
    pub english: Option<English>,
}

/// Title and defaults for a template's English wording.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct English {
    /// The kind of document, `Cooperation Agreement`.
    pub title: String,
    /// English defaults of details whose default is in Indonesian.
    #[serde(default)]
    pub defaults: BTreeMap<String, Value>,
}

/// An agreement has two parties.
fn two_parties() -> usize {
    2
}

/// Agreements carry a duty stamp.
fn yes() -> bool {
    true
}

/// A detail that a template asks for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Field {
    /// The type of its value.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// The value if the data has none; a detail without a default is required.
    #[serde(default)]
    pub default: Option<Value>,
    /// What it means, in one sentence.
    pub help: String,
}

/// The type of a detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum FieldType {
    /// A text.
    Text,
    /// A date, `"2021-09-21"`.
    Date,
    /// A whole number.
    Integer,
    /// An amount of money in whole rupiah.
    Rupiah,
    /// `true` or `false`.
    Boolean,
    /// A list of values.
    List,
}

/// Whether an agreement has an optional field.
type Has = fn(&Agreement) -> bool;

/// The optional fields that a manifest may require.
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
    /// Text that is not RON or not a manifest; defaults of the wrong type.
    pub(super) fn read(source: &Source) -> Result<Self> {
        let manifest: Self = data::read(&SplicedText::from_source(source))?;
        for (name, field) in &manifest.fields {
            if field.default.as_ref().is_some_and(|default| !field.kind.takes(default)) {
                let message =
                    format!("the default of `{name}` is not {}", field.kind.description());
                return Err(Diagnostic::error(codes::WRONG_DEFAULT_TYPE, message)
                    .at(quoted(source, name), "")
                    .into());
            }
        }
        let defaults = manifest.english.iter().flat_map(|english| &english.defaults);
        for (name, default) in defaults {
            let field = manifest.fields.get(name);
            if !field.is_some_and(|field| field.kind.takes(default)) {
                let (code, message) = match field {
                    Some(field) => (
                        codes::WRONG_DEFAULT_TYPE,
                        format!("the English `{name}` is not {}", field.kind.description()),
                    ),
                    None => (
                        codes::UNKNOWN_DETAIL,
                        format!("there is no detail `{name}` to have an English default"),
                    ),
                };
                return Err(Diagnostic::error(code, message).at(quoted(source, name), "").into());
            }
        }
        if manifest.style.is_empty() && manifest.extends.is_none() {
            return Err(Diagnostic::error(codes::MISSING_FIELD, "the field `style` is missing")
                .at(source.span(0..source.text().len().min(1)), "")
                .help("name the default style: `style: \"f4-bookman\"`")
                .into());
        }
        let known = NEEDS.map(|(name, _)| name);
        if let Some(name) = manifest.needs.keys().find(|name| !known.contains(&name.as_str())) {
            let message = format!("the data has no optional field `{name}`");
            return Err(Diagnostic::error(codes::UNKNOWN_FIELD_REQUIRED, message)
                .at(quoted(source, name), "")
                .help(closest(name, known, "optional fields"))
                .into());
        }
        Ok(manifest)
    }

    /// Takes over what an extended template says: its style, and the details that the wording uses.
    pub(super) fn extend(&mut self, extended: &Self, wording: &str) {
        if self.style.is_empty() {
            self.style.clone_from(&extended.style);
        }
        for (name, field) in &extended.fields {
            if wording.contains(&format!("details.{name}")) {
                self.fields.entry(name.clone()).or_insert_with(|| field.clone());
            }
        }
        if let (Some(own), Some(extended)) = (&mut self.english, &extended.english) {
            for (name, default) in &extended.defaults {
                if self.fields.contains_key(name) {
                    own.defaults.entry(name.clone()).or_insert_with(|| default.clone());
                }
            }
        }
    }

    /// An error for each required field and party that the data lacks.
    pub(super) fn missing(&self, agreement: &Agreement) -> Vec<Diagnostic> {
        let missing = |name: &str| NEEDS.iter().any(|(it, has)| *it == name && !has(agreement));
        let origin = &agreement.origin;
        let span = origin.nearest("template").or_else(|| origin.nearest("subject"));
        let needs = self.needs.iter().filter(|(name, _)| missing(name)).map(|(name, help)| {
            let message = format!("{} needs the field `{name}`", self.title);
            Diagnostic::error(codes::FIELD_REQUIRED_BY_TEMPLATE, message)
                .path(name.as_str())
                .at(span.clone(), "")
                .help(help.clone())
        });
        let (least, count) = (self.least_parties, agreement.parties.len());
        let too_few = (count < least).then(|| {
            let message = format!("{} has at least {least} parties, not {count}", self.title);
            Diagnostic::error(codes::TOO_FEW_PARTIES, message)
                .path("parties")
                .at(origin.nearest("parties"), "these parties")
                .help("add a party to `parties: [ … ]`, or choose another template")
        });
        needs.chain(too_few).collect()
    }

    /// The date on which a document of this kind is signed; an addendum has its own.
    pub(super) fn signed(&self, agreement: &Agreement) -> Option<Date> {
        match &agreement.amendment {
            Some(amendment) if self.needs.contains_key("amendment") => amendment.signed.date,
            _ => agreement.signed.date,
        }
    }

    /// An agreement's details, completed with defaults, and what is wrong with them.
    ///
    /// `own` is whether the data is for this template; data for another may have unknown details, which are
    /// ignored. `defaults` take precedence over the manifest's.
    pub(super) fn details(
        &self,
        agreement: &Agreement,
        own: bool,
        defaults: &BTreeMap<String, Value>,
    ) -> (BTreeMap<String, Value>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let given = &agreement.details;
        for (name, value) in given {
            let path = format!("details.{name}");
            let span = agreement.origin.span(&path);
            match self.fields.get(name) {
                Some(field) if field.kind.takes(value) => {}
                Some(field) => found.push(
                    Diagnostic::error(
                        codes::WRONG_DETAIL_TYPE,
                        format!("{path} has to be {}", field.kind.description()),
                    )
                    .path(path)
                    .at(span, "")
                    .help(field.help.clone()),
                ),
                None if !own => {}
                None => {
                    let message = format!("the template has no detail `{name}`");
                    found.push(
                        Diagnostic::error(codes::UNKNOWN_DETAIL, message)
                            .path(path)
                            .at(span, "")
                            .help(self.closest_detail(name, given)),
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
                    Diagnostic::error(codes::MISSING_DETAIL, format!("details.{name} is missing"))
                        .path(format!("details.{name}"))
                        .at(agreement.origin.nearest("details"), "")
                        .help(field.help.clone()),
                ),
            }
        }
        (details, found)
    }

    /// Help on an unknown detail: a similar one that is not given yet, or all details.
    fn closest_detail(&self, name: &str, given: &BTreeMap<String, Value>) -> String {
        let known = self.fields.keys().map(String::as_str);
        match suggest(name, known.clone().filter(|known| !given.contains_key(*known))) {
            Some(similar) => format!("did you mean `{similar}`?"),
            None if self.fields.is_empty() => "the template asks for no details".to_owned(),
            None => format!("the details are: {}", known.collect::<Vec<_>>().join(", ")),
        }
    }
}

/// The first occurrence of a name in quotes.
pub(super) fn quoted(source: &Source, name: &str) -> Option<Span> {
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

    /// What its values are: `a whole number`.
    pub fn description(self) -> &'static str {
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
