//! Templates: wording filled with an agreement's data becomes a [`Document`].
//!
//! A template is a folder of three files: `template.dj`, the wording; `template.ron`, the manifest;
//! `example.ron`, data to start from.

mod capacity;
mod data;
mod due;
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
mod section;
mod signatures;
mod suggest;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod tracked;

use std::path::Path;

use self::data::Extra;
use self::engine::Engine;
pub use self::manifest::{Field, FieldType, Manifest};
use self::parts::Parts;
use crate::agreement::Agreement;
use crate::diagnostic::{Diagnostic, Errors, Result, Source};
use crate::document::{self, Document};
use crate::style::Style;

/// A kind of document: its wording and its manifest.
#[derive(Debug)]
pub struct Template {
    /// By what data asks for it; none for one that was made of its parts.
    name: Option<String>,
    manifest: Manifest,
    engine: Engine,
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
        let made = Self::from_parts(
            Source::new(format!("{name}/template.dj"), template.wording),
            Source::new(format!("{name}/template.ron"), template.manifest),
        )?;
        Ok(Self { name: Some(name.to_owned()), ..made })
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
        let made = Self::from_parts(read("template.dj")?, read("template.ron")?)?;
        Ok(Self { name: Some(folder.display().to_string()), ..made })
    }

    /// A template of that wording and manifest.
    ///
    /// # Errors
    /// Faults of either, at their place.
    pub fn from_parts(wording: Source, manifest: Source) -> Result<Self> {
        let manifest = Manifest::read(&manifest)?;
        let engine = Engine::new(wording)?;
        Ok(Self { name: None, manifest, engine })
    }

    /// The name of the style that the template is made for.
    pub fn default_style(&self) -> &str {
        &self.manifest.style
    }

    /// What kind of document the template makes, and what it asks for.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Fills the template: numbers, references and official wording included.
    ///
    /// # Errors
    /// Faults of the template or the data, each at its place.
    pub fn fill(
        &self,
        agreement: &Agreement,
        style: &Style,
    ) -> Result<(Document, Vec<Diagnostic>)> {
        let roles = style.role_words;
        let (details, mut found) =
            self.manifest.details(agreement, self.is_asked_for_by(agreement));
        found.extend(self.manifest.missing(agreement));
        let kind = &kind::kind(&self.manifest, &details);
        let agreement_kind = &kind::agreement_kind(&self.manifest, &details, agreement);
        let extra = Extra { kind, agreement_kind, details: &details, roles };
        let data = data::gather(agreement, &extra);
        let meterai = self.manifest.meterai;
        found.extend_from_slice(&data.found);
        let ((), mut found) = Errors::check(found, ())?;

        let filled = self.engine.fill(&data)?;
        let komparisi = style.parties;
        let parts = Parts { agreement, kind, agreement_kind, roles, komparisi, meterai };
        let read = markup::read(&filled, &parts);
        found.extend(read.found);
        let mut document = Document {
            name: read.name.unwrap_or_else(|| name(agreement, kind)),
            authors: agreement.parties.iter().map(|party| party.name.clone()).collect(),
            watermark: agreement.watermark.clone(),
            original: agreement.original.map(signatures::original_label),
            initials: signatures::initials(&read.blocks),
            blocks: read.blocks,
        };
        found.extend(document::finish(&mut document, style.lists.scheme.levels()));
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
fn name(agreement: &Agreement, kind: &str) -> String {
    let lines = capacity::title_lines(agreement).into_iter().map(|line| line.text);
    std::iter::once(kind.to_owned()).chain(lines).collect::<Vec<_>>().join(" ")
}
