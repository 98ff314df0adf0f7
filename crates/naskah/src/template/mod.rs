//! Templates: wording filled with an agreement's data becomes a [`Document`].
//!
//! A template is a folder of three files: `template.dj`, the wording; `template.ron`, the manifest;
//! `example.ron`, data to start from. A fourth, `template.en.dj`, is the same wording in English, for
//! agreements in two languages.

mod capacity;
mod data;
mod engine;
mod escape;
mod fault;
mod filled;
mod filter;
mod inline;
mod list;
mod manifest;
mod mark;
mod markup;
mod parts;
mod phrases;
mod suggest;
mod table;
#[cfg(test)]
mod tests;
mod tracked;
mod translation;

use std::collections::BTreeMap;
use std::path::Path;

use self::data::Extra;
use self::engine::Engine;
pub use self::manifest::{English, Field, FieldType, Manifest};
use self::parts::Parts;
use crate::agreement::{Agreement, Value};
use crate::diagnostic::{Diagnostic, Errors, Result, Source};
use crate::document::{self, Document};
use crate::style::Style;
use crate::wording::Language;

/// The English wording's file in a template's folder.
const ENGLISH_FILE: &str = "template.en.dj";

/// A kind of document: its wording and its manifest.
#[derive(Debug)]
pub struct Template {
    manifest: Manifest,
    engine: Engine,
    english: Option<Engine>,
}

/// One language of a document that is being made.
struct Side<'a> {
    engine: &'a Engine,
    /// The data, in that language.
    agreement: &'a Agreement,
    kind: &'a str,
    /// What stands for details that the data leaves out, before the manifest's own defaults.
    defaults: &'a BTreeMap<String, Value>,
    /// The other language stands beside it.
    bilingual: bool,
}

impl Template {
    /// A template that ships with the library.
    ///
    /// # Errors
    /// No such template, with a suggestion.
    pub fn builtin(name: &str) -> Result<Self> {
        let Some(template) = naskah_templates::template(name) else {
            let known: Vec<&str> =
                naskah_templates::TEMPLATES.iter().map(|template| template.name).collect();
            let help = suggest::suggest(name, known.iter().copied())
                .unwrap_or_else(|| format!("The templates are {}.", known.join(", ")));
            return Err(Diagnostic::error(format!("there is no template `{name}`"))
                .help(help)
                .into());
        };
        let read = Self::from_parts(
            Source::new(format!("{name}/template.dj"), template.wording),
            Source::new(format!("{name}/template.ron"), template.manifest),
        )?;
        match template.english {
            Some(english) => {
                read.with_english(Source::new(format!("{name}/{ENGLISH_FILE}"), english))
            }
            None => Ok(read),
        }
    }

    /// The template in a folder.
    ///
    /// # Errors
    /// A file that cannot be read, and those of [`Self::from_parts`].
    pub fn open(folder: &Path) -> Result<Self> {
        let read = |name: &str| {
            let path = folder.join(name);
            match std::fs::read_to_string(&path) {
                Ok(text) => Ok(Source::new(path.display().to_string(), text)),
                Err(error) => {
                    Err(Diagnostic::error(format!("cannot read {}: {error}", path.display())))
                }
            }
        };
        let template = Self::from_parts(read("template.dj")?, read("template.ron")?)?;
        match folder.join(ENGLISH_FILE).exists() {
            true => template.with_english(read(ENGLISH_FILE)?),
            false => Ok(template),
        }
    }

    /// A template of that wording and manifest.
    ///
    /// # Errors
    /// Faults of either, at their place.
    pub fn from_parts(wording: Source, manifest: Source) -> Result<Self> {
        let manifest = Manifest::read(&manifest)?;
        let engine = Engine::new(Language::Indonesian, wording)?;
        Ok(Self { manifest, engine, english: None })
    }

    /// The template with that English wording beside its own.
    ///
    /// # Errors
    /// Faults of the wording, at their place.
    pub fn with_english(self, wording: Source) -> Result<Self> {
        Ok(Self { english: Some(Engine::new(Language::English, wording)?), ..self })
    }

    /// The name of the style that the template is made for.
    pub fn default_style(&self) -> &str {
        &self.manifest.style
    }

    /// What kind of document the template makes, and what it asks for.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Fills the template: numbers, references and official wording included; in both languages where
    /// the agreement has a translation.
    ///
    /// # Errors
    /// Faults of the template or the data, each at its place.
    pub fn fill(
        &self,
        agreement: &Agreement,
        style: &Style,
    ) -> Result<(Document, Vec<Diagnostic>)> {
        let side = Side {
            engine: &self.engine,
            agreement,
            kind: &self.manifest.title,
            defaults: &BTreeMap::new(),
            bilingual: agreement.translation.is_some(),
        };
        match &agreement.translation {
            Some(translation) => self.fill_both(&side, translation, style),
            None => self.fill_side(&side, style),
        }
    }

    /// One language of a document.
    fn fill_side(&self, side: &Side<'_>, style: &Style) -> Result<(Document, Vec<Diagnostic>)> {
        let Side { engine, agreement, kind, bilingual, .. } = *side;
        let (roles, language) = (style.role_words, engine.language);
        let (details, mut found) = self.manifest.details(agreement, side.defaults);
        let extra = Extra { kind, details: &details, roles, language, bilingual };
        let data = data::gather(agreement, &extra);
        found.extend_from_slice(&data.found);
        let ((), mut found) = Errors::check(found, ())?;

        let filled = engine.fill(&data)?;
        let (blocks, faults) = markup::read(&filled, &Parts { agreement, kind, roles, language });
        found.extend(faults);
        let mut document = Document {
            name: name(agreement, kind, language),
            authors: agreement.parties.iter().map(|party| party.name.clone()).collect(),
            watermark: agreement.watermark.clone(),
            language,
            blocks,
            translation: None,
        };
        found.extend(document::finish(&mut document));
        found.sort_by_key(|fault| fault.labels.first().map(|label| label.span.range.start));
        Errors::check(found, document)
    }
}

/// The title in one line.
fn name(agreement: &Agreement, kind: &str, language: Language) -> String {
    let names: Vec<String> = agreement.parties.iter().map(|party| party.name.clone()).collect();
    let subject = &agreement.subject;
    match (language, names.as_slice()) {
        (Language::Indonesian, [first, second]) => {
            format!("{kind} antara {first} dengan {second} tentang {subject}")
        }
        (Language::Indonesian, names) => {
            format!("{kind} antara {} tentang {subject}", language.joined(names))
        }
        (Language::English, names) => {
            format!("{kind} between {} on {subject}", language.joined(names))
        }
    }
}
