//! Bilingual documents: both languages are filled and compared.

use super::manifest::FieldType;
use super::{LanguageVersion, Template};
use crate::agreement::Agreement;
use crate::codes;
use crate::document::{self, Document};
use crate::style::Style;
use naskah_diagnostic::{Diagnostic, Errors, Result};

impl Template {
    /// The document with its translation.
    pub(super) fn fill_both(
        &self,
        original: &LanguageVersion<'_>,
        translation: &Agreement,
        style: &Style,
    ) -> Result<(Document, Vec<Diagnostic>)> {
        let (Some(engine), Some(english)) = (&self.english, &self.manifest.english) else {
            // Minutes of the signing of a bilingual agreement, for example, may be in Indonesian only.
            let (document, mut found) = self.fill_version(original, style)?;
            found.push(
                Diagnostic::warning(
                    codes::TRANSLATION_UNUSED,
                    "the document is in Indonesian alone",
                )
                .path("translation")
                .at(original.agreement.origin.nearest("translation"), "this is not used")
                .help("the template has no `template.en.dj`, or its manifest no `english`"),
            );
            return Ok((document, found));
        };
        let translated = LanguageVersion {
            engine,
            agreement: translation,
            title: &english.title,
            defaults: &english.defaults,
            ..*original
        };
        let mut found = self.changed_facts(original, &translated);
        let document = keep(self.fill_version(original, style), &mut found);
        let translated = keep(self.fill_version(&translated, style), &mut found);
        if let (Some(document), Some(translated)) = (&document, &translated) {
            found.extend(document::compare_translation(document, translated));
        }
        let (document, found) = Errors::check(found, document.unwrap_or_default())?;
        Ok((Document { translation: translated.map(Box::new), ..document }, found))
    }

    /// The details with facts (not words) in which the translation differs.
    fn changed_facts(
        &self,
        original: &LanguageVersion<'_>,
        translated: &LanguageVersion<'_>,
    ) -> Vec<Diagnostic> {
        let words = [FieldType::Text, FieldType::List];
        let facts = self.manifest.fields.iter().filter(|(_, field)| !words.contains(&field.kind));
        let value = |version: &LanguageVersion<'_>, name: &str| {
            version.agreement.details.get(name).cloned()
        };
        let changed = facts.filter(|(name, _)| value(original, name) != value(translated, name));
        changed
            .map(|(name, _)| {
                let path = format!("details.{name}");
                Diagnostic::error(
                    codes::TRANSLATION_CHANGES_FACT,
                    format!("the translation changes `{path}`"),
                )
                .path(format!("translation.{path}"))
                .at(translated.agreement.origin.nearest(&path), "here")
                .at(original.agreement.origin.nearest(&path), "from this")
                .help("a translation gives words alone; leave this out of it")
            })
            .collect()
    }
}

/// The document of one version, if it could be made; adds its diagnostics, without repeating any.
fn keep(
    version: Result<(Document, Vec<Diagnostic>)>,
    found: &mut Vec<Diagnostic>,
) -> Option<Document> {
    let (document, more) = match version {
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
