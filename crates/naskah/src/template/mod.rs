//! Templates: wording filled with an agreement's data becomes a [`Document`].
//!
//! A template is a folder of three files: `template.dj`, the wording; `template.ron`, the manifest;
//! `example.ron`, data to start from.

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
mod suggest;
mod table;
#[cfg(test)]
mod tests;
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
        Self::from_parts(
            Source::new(format!("{name}/template.dj"), template.wording),
            Source::new(format!("{name}/template.ron"), template.manifest),
        )
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
        Self::from_parts(read("template.dj")?, read("template.ron")?)
    }

    /// A template of that wording and manifest.
    ///
    /// # Errors
    /// Faults of either, at their place.
    pub fn from_parts(wording: Source, manifest: Source) -> Result<Self> {
        let manifest = Manifest::read(&manifest)?;
        let engine = Engine::new(wording)?;
        Ok(Self { manifest, engine })
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
        let kind = self.manifest.title.as_str();
        let (details, mut found) = self.manifest.details(agreement);
        let data = data::gather(agreement, &Extra { kind, details: &details, roles });
        found.extend_from_slice(&data.found);
        let ((), mut found) = Errors::check(found, ())?;

        let filled = self.engine.fill(&data)?;
        let (blocks, faults) =
            markup::read(&filled, &Parts { agreement, kind, roles, komparisi: style.parties });
        found.extend(faults);
        let mut document = Document {
            name: name(agreement, kind),
            authors: agreement.parties.iter().map(|party| party.name.clone()).collect(),
            watermark: agreement.watermark.clone(),
            blocks,
        };
        found.extend(document::finish(&mut document, style.lists.scheme.levels()));
        found.sort_by_key(|fault| fault.labels.first().map(|label| label.span.range.start));
        Errors::check(found, document)
    }
}

/// The title in one line.
fn name(agreement: &Agreement, kind: &str) -> String {
    let names: Vec<String> = agreement.parties.iter().map(|party| party.name.clone()).collect();
    let parties = match names.as_slice() {
        [first, second] => format!("{first} dengan {second}"),
        names => capacity::joined(names),
    };
    format!("{kind} antara {parties} tentang {}", agreement.subject)
}
