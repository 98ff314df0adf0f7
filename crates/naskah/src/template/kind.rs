//! What the document is called, and the agreement that it is about.

use std::collections::BTreeMap;

use super::manifest::Manifest;
use crate::agreement::{Agreement, Value};
use naskah_diagnostic::Source;

/// The template of data that names none.
pub(super) const DEFAULT: &str = "pks";

/// The detail by which data gives the document another title than the manifest's.
const TITLE: &str = "title";

/// The detail that says what kind the agreement is of, in a template of a document about one.
const AGREEMENT: &str = "agreement";

/// The kind of document, for which the manifest has that title.
pub(super) fn kind(title: &str, details: &BTreeMap<String, Value>) -> String {
    match details.get(TITLE) {
        Some(Value::Text(title)) => title.clone(),
        _ => title.to_owned(),
    }
}

/// The kind of the agreement that the document is about, or that it is itself: what the data says;
/// else what the template makes that the data names; else what the manifest says.
pub(super) fn agreement_kind(
    title: &str,
    details: &BTreeMap<String, Value>,
    agreement: &Agreement,
) -> String {
    let Some(Value::Text(declared)) = details.get(AGREEMENT) else {
        return kind(title, details);
    };
    if agreement.details.contains_key(AGREEMENT) {
        return declared.clone();
    }
    named(agreement).unwrap_or_else(|| declared.clone())
}

/// What the template that the data names calls its document; none if that is about an agreement, too.
fn named(agreement: &Agreement) -> Option<String> {
    let template = naskah_templates::template(agreement.template.as_deref()?)?;
    let manifest = Manifest::read(&Source::new(template.name, template.manifest)).ok()?;
    let (details, _) = manifest.details(agreement, true, &BTreeMap::new());
    (!manifest.fields.contains_key(AGREEMENT)).then(|| kind(&manifest.title, &details))
}
