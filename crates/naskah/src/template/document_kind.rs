//! The kind of a document (*Perjanjian Kerja Sama*), and of the agreement that it is about.

use std::collections::BTreeMap;

use super::manifest::Manifest;
use crate::agreement::{Agreement, Value};
use naskah_diagnostic::Source;

/// The detail that overrides the manifest's title.
const TITLE: &str = "title";

/// The detail with the kind of agreement, in templates of documents about one.
const AGREEMENT: &str = "agreement";

/// The kind of document: the data's title, else the manifest's.
pub(super) fn document_kind(title: &str, details: &BTreeMap<String, Value>) -> String {
    match details.get(TITLE) {
        Some(Value::Text(title)) => title.clone(),
        _ => title.to_owned(),
    }
}

/// The kind of the agreement that the document is about, or that it is itself: from the data, else from
/// the template that the data names, else from the manifest.
pub(super) fn agreement_kind(
    title: &str,
    details: &BTreeMap<String, Value>,
    agreement: &Agreement,
) -> String {
    let Some(Value::Text(declared)) = details.get(AGREEMENT) else {
        return document_kind(title, details);
    };
    if agreement.details.contains_key(AGREEMENT) {
        return declared.clone();
    }
    kind_of_named_template(agreement).unwrap_or_else(|| declared.clone())
}

/// The kind of document of the template that the data names; none if that is also about an agreement.
fn kind_of_named_template(agreement: &Agreement) -> Option<String> {
    let template = naskah_templates::template(agreement.template.as_deref()?)?;
    let manifest = Manifest::read(&Source::new(template.name, template.manifest)).ok()?;
    let (details, _) = manifest.details(agreement, true, &BTreeMap::new());
    (!manifest.fields.contains_key(AGREEMENT)).then(|| document_kind(&manifest.title, &details))
}
