//! Templates: wording filled with an agreement's data becomes a [`Document`].
//!
//! A template is a folder of three files: `template.dj`, the wording; `template.ron`, the manifest;
//! `example.ron`, data to start from. A fourth, `template.en.dj`, is the same wording in English, for
//! agreements in two languages.

mod capacity;
mod data;
mod doubt;
mod due;
mod electronic;
mod engine;
mod escape;
mod fault;
mod filled;
mod filter;
mod form;
mod inline;
mod kind;
mod letterhead;
mod list;
mod manifest;
mod mark;
mod markup;
mod parts;
mod phrases;
mod section;
mod signatures;
mod suggest;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod tracked;
mod translation;

use std::collections::BTreeMap;
use std::path::Path;

use self::data::Extra;
use self::engine::Engine;
pub use self::manifest::{English, Field, FieldType, Manifest};
use self::parts::Parts;
use crate::agreement::{Agreement, Value};
use crate::document::{self, Document};
use crate::style::Style;
use naskah_diagnostic::{Diagnostic, Errors, Result, Source};
use naskah_wording::Language;

/// The English wording's file in a template's folder.
const ENGLISH_FILE: &str = "template.en.dj";

/// A kind of document: its wording and its manifest.
#[derive(Debug)]
pub struct Template {
    /// By what data asks for it; none for one that was made of its parts.
    name: Option<String>,
    manifest: Manifest,
    engine: Engine,
    english: Option<Engine>,
}

/// One language of a document that is being made.
struct Side<'a> {
    engine: &'a Engine,
    /// The data, in that language.
    agreement: &'a Agreement,
    /// What the manifest calls the document.
    title: &'a str,
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
            return Err(Diagnostic::uncoded_error(format!("there is no template `{name}`"))
                .help(help)
                .into());
        };
        let made = Self::from_parts(
            Source::new(format!("{name}/template.dj"), template.wording),
            Source::new(format!("{name}/template.ron"), template.manifest),
        )?;
        let english =
            template.english.map(|wording| Source::new(format!("{name}/{ENGLISH_FILE}"), wording));
        made.named(name).with_english(english)
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
                Err(error) => Err(Diagnostic::uncoded_error(format!(
                    "cannot read {}: {error}",
                    path.display()
                ))),
            }
        };
        let english = folder.join(ENGLISH_FILE).exists().then(|| read(ENGLISH_FILE)).transpose()?;
        let made = Self::from_parts(read("template.dj")?, read("template.ron")?)?;
        made.named(&folder.display().to_string()).with_english(english)
    }

    /// A template of that wording and manifest.
    ///
    /// # Errors
    /// Faults of either, at their place.
    pub fn from_parts(wording: Source, manifest: Source) -> Result<Self> {
        let manifest = Manifest::read(&manifest)?;
        let engine = Engine::new(Language::Indonesian, wording)?;
        Ok(Self { name: None, manifest, engine, english: None })
    }

    /// The template with that English wording beside its own, if there is one.
    ///
    /// # Errors
    /// Faults of the wording, at their place.
    pub fn with_english(self, wording: Option<Source>) -> Result<Self> {
        let english = wording.map(|wording| Engine::new(Language::English, wording));
        Ok(Self { english: english.transpose()?, ..self })
    }

    fn named(self, name: &str) -> Self {
        Self { name: Some(name.to_owned()), ..self }
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
            title: &self.manifest.title,
            defaults: &BTreeMap::new(),
            bilingual: agreement.translation.is_some()
                && self.english.is_some()
                && self.manifest.english.is_some(),
        };
        match &agreement.translation {
            Some(translation) => self.fill_both(&side, translation, style),
            None => self.fill_side(&side, style),
        }
    }

    /// One language of a document.
    fn fill_side(&self, side: &Side<'_>, style: &Style) -> Result<(Document, Vec<Diagnostic>)> {
        let Side { engine, agreement, title, defaults, bilingual } = *side;
        let (roles, language) = (style.role_words, engine.language);
        let own = self.is_asked_for_by(agreement);
        let (details, mut found) = self.manifest.details(agreement, own, defaults);
        found.extend(self.manifest.missing(agreement));
        let kind = &kind::kind(title, &details);
        let agreement_kind = &kind::agreement_kind(title, &details, agreement);
        let meterai = agreement.carries_meterai(self.manifest.meterai);
        let extra =
            Extra { kind, agreement_kind, details: &details, roles, meterai, language, bilingual };
        let data = data::gather(agreement, &extra);
        found.extend_from_slice(&data.found);
        let ((), mut found) = Errors::check(found, ())?;

        let filled = engine.fill(&data)?;
        let komparisi = style.parties;
        let parts = Parts { agreement, kind, agreement_kind, roles, komparisi, meterai, language };
        let mut read = markup::read(&filled, &parts);
        signatures::tell_fields_apart(&mut read.blocks);
        found.extend(read.found);
        if language == Language::Indonesian {
            let first_role = capacity::role(language, roles, 0);
            found.extend(doubt::doubts(&filled, kind, agreement_kind, &first_role));
        }
        let mut document = Document {
            name: read.name.unwrap_or_else(|| name(agreement, kind, language)),
            authors: agreement.parties.iter().map(|party| party.name.clone()).collect(),
            date: self.manifest.signed(agreement),
            watermark: agreement.watermark.clone(),
            language,
            original: agreement.original.map(signatures::original_label),
            initials: signatures::initials(&read.blocks),
            fields: agreement.has_ready_made_fields(),
            electronic: match language {
                Language::Indonesian => electronic::electronic(agreement, style)?,
                // What is signed is the one document.
                Language::English => None,
            },
            landscape: false,
            blocks: read.blocks,
            translation: None,
        };
        found.extend(document::resolve(&mut document, style.lists.scheme.levels()));
        found.sort_by_key(|fault| fault.labels.first().map(|label| label.span.range.start));
        Errors::check(found, document)
    }

    /// Whether the data is made for this template, so that its details are this template's.
    fn is_asked_for_by(&self, agreement: &Agreement) -> bool {
        let Some(name) = &self.name else { return true };
        match &agreement.template {
            Some(asked) => asked == name,
            None => name == kind::DEFAULT || naskah_templates::template(name).is_none(),
        }
    }
}

/// The title in one line, of a document that has no title block.
fn name(agreement: &Agreement, kind: &str, language: Language) -> String {
    let lines = capacity::title_lines(agreement, language).into_iter().map(|line| line.text);
    std::iter::once(kind.to_owned()).chain(lines).collect::<Vec<_>>().join(" ")
}
