//! Both languages of an agreement, filled and compared.

use super::manifest::FieldType;
use super::{Side, Template};
use crate::agreement::Agreement;
use crate::document::{self, Document};
use crate::style::Style;
use naskah_diagnostic::{Diagnostic, Errors, Result};

impl Template {
    /// The document with its translation.
    pub(super) fn fill_both(
        &self,
        original: &Side<'_>,
        translation: &Agreement,
        style: &Style,
    ) -> Result<(Document, Vec<Diagnostic>)> {
        let (Some(engine), Some(english)) = (&self.english, &self.manifest.english) else {
            // Minutes of a bilingual agreement's signing, say, may well be in Indonesian alone.
            let (document, mut found) = self.fill_side(original, style)?;
            found.push(
                Diagnostic::uncoded_warning("the document is in Indonesian alone")
                    .at(original.agreement.origin.nearest("translation"), "this is not used")
                    .help("the template has no `template.en.dj`, or its manifest no `english`"),
            );
            return Ok((document, found));
        };
        let translated = Side {
            engine,
            agreement: translation,
            title: &english.title,
            defaults: &english.defaults,
            ..*original
        };
        let mut found = self.changed_facts(original, &translated);
        let document = keep(self.fill_side(original, style), &mut found);
        let translated = keep(self.fill_side(&translated, style), &mut found);
        if let (Some(document), Some(translated)) = (&document, &translated) {
            found.extend(document::compare_translation(document, translated));
        }
        let (document, found) = Errors::check(found, document.unwrap_or_default())?;
        Ok((Document { translation: translated.map(Box::new), ..document }, found))
    }

    /// The details in which a translation differs though they are no words.
    fn changed_facts(&self, original: &Side<'_>, translated: &Side<'_>) -> Vec<Diagnostic> {
        let words = [FieldType::Text, FieldType::List];
        let facts = self.manifest.fields.iter().filter(|(_, field)| !words.contains(&field.kind));
        let value = |side: &Side<'_>, name: &str| side.agreement.details.get(name).cloned();
        let changed = facts.filter(|(name, _)| value(original, name) != value(translated, name));
        changed
            .map(|(name, _)| {
                let path = format!("details.{name}");
                Diagnostic::uncoded_error(format!("the translation changes `{path}`"))
                    .at(translated.agreement.origin.nearest(&path), "here")
                    .at(original.agreement.origin.nearest(&path), "from this")
                    .help("a translation gives words alone; leave this out of it")
            })
            .collect()
    }
}

/// A side's document, with what was found about it; what both sides have alike is told once.
fn keep(
    side: Result<(Document, Vec<Diagnostic>)>,
    found: &mut Vec<Diagnostic>,
) -> Option<Document> {
    let (document, more) = match side {
        Ok((document, more)) => (Some(document), more),
        Err(errors) => (None, errors.into_iter().collect()),
    };
    for diagnostic in more {
        if !found.contains(&diagnostic) {
            found.push(diagnostic);
        }
    }
    document
}
