//! Templates: wording filled with an agreement's data becomes a [`Document`].
//!
//! A template is a folder with three files: `template.dj`, the wording; `template.ron`, the manifest;
//! `example.ron`, data to start from. A fourth, `template.en.dj`, is the same wording in English, for
//! bilingual agreements.
//!
//! | file | holds |
//! |---|---|
//! | `manifest` | `template.ron`: what the template requires |
//! | `data` | the values that the wording can use |
//! | `engine`, `filter`, `escape`, `error` | MiniJinja: wording and values to Djot |
//! | `provenance`, `source_map` | where each character was written |
//! | `markup`, `section`, `list`, `table`, `form`, `inline` | Djot to blocks |
//! | `articles`, `wording` | the office's own articles |
//! | `outline` | the articles of a template, as it is written |
//! | `classes` | class names such as `.lampiran` |
//! | `data_blocks` | containers that are filled from the data: |
//! | `letterhead`, `title`, `parties`, `signatures` | one file each |
//! | `roles`, `document_kind`, `phrases` | role words, offices, kinds, fixed phrases |
//! | `signatory_rules` | rank and NIP under a name (Permendagri 1/2023) |
//! | `signature_fields` | names and tooltips of signature fields |
//! | `meterai` | which party signs over the duty stamp |
//! | `electronic` | anchors, footer and QR code of electronic documents |
//! | `lints` | warnings about terms of other documents |
//! | `translation` | both languages of a bilingual document |
//!
//! ```
//! use naskah::{Agreement, Style, Template};
//!
//! let agreement = Agreement::from_ron("example.ron", naskah_templates::template("pks").unwrap().example)?;
//! let template = Template::builtin("pks")?;
//! let style = Style::builtin(template.default_style())?;
//! let (document, warnings) = template.fill(&agreement, &style)?;
//! assert!(document.name.starts_with("Perjanjian Kerja Sama antara"));
//! assert!(warnings.is_empty());
//! # Ok::<(), naskah::diagnostic::Errors>(())
//! ```

mod articles;
mod classes;
mod data;
mod data_blocks;
mod document_kind;
mod electronic;
mod engine;
mod error;
mod escape;
mod filter;
mod form;
mod inline;
mod letterhead;
mod lints;
mod list;
mod manifest;
mod markup;
mod meterai;
mod outline;
mod parties;
mod phrases;
mod provenance;
mod roles;
mod section;
mod signatory_rules;
mod signature_fields;
mod signatures;
mod source_map;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod translation;
mod wording;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use self::articles::ArticleEditor;
use self::data::Extra;
use self::data_blocks::DataBlocks;
use self::engine::Engine;
pub use self::manifest::{English, Field, FieldType, Manifest};
pub use self::outline::ArticleOutline;
use crate::agreement::{Agreement, Value};
use crate::codes;
use crate::document::{self, Document};
use crate::picture::{Assets, FileSystem};
use crate::style::Style;
use naskah_diagnostic::{Diagnostic, Errors, Result, Source, closest};
use naskah_wording::Language;

/// The file with the English wording.
const ENGLISH_FILE: &str = "template.en.dj";

/// A template: the wording of a kind of document, and its manifest.
///
/// ```
/// use naskah::Template;
/// use naskah::diagnostic::Source;
///
/// assert_eq!(Template::builtin("pks")?.manifest().title, "Perjanjian Kerja Sama");
///
/// let wording = Source::new("nota/template.dj", "Teks");
/// let manifest = Source::new("nota/template.ron", "(title: \"Nota\", style: \"a4-times\")");
/// let own = Template::from_parts(wording, manifest)?;
/// assert_eq!((own.default_style(), own.name()), ("a4-times", None));
/// # Ok::<(), naskah::diagnostic::Errors>(())
/// ```
#[derive(Debug)]
pub struct Template {
    /// The name by which data asks for it; none for a template made by [`Self::from_parts`].
    name: Option<String>,
    manifest: Manifest,
    engine: Engine,
    english: Option<Engine>,
}

/// One language of a document.
struct LanguageVersion<'a> {
    engine: &'a Engine,
    /// The data, in that language.
    agreement: &'a Agreement,
    /// Where files that the data names are read from.
    assets: &'a dyn Assets,
    /// The title in the manifest.
    title: &'a str,
    /// Defaults of details, before the manifest's own.
    defaults: &'a BTreeMap<String, Value>,
    /// Whether another language is printed beside it.
    bilingual: bool,
}

impl Template {
    /// The built-in template of data that names none.
    pub const DEFAULT: &str = "pks";

    /// The names of the built-in templates.
    pub fn builtin_names() -> impl Iterator<Item = &'static str> {
        naskah_templates::TEMPLATES.iter().map(|template| template.name)
    }

    /// A built-in template, such as `pks`.
    ///
    /// # Errors
    /// An unknown name, with a suggestion.
    pub fn builtin(name: &str) -> Result<Self> {
        let Some(template) = naskah_templates::template(name) else {
            let message = format!("there is no template `{name}`");
            return Err(Diagnostic::error(codes::UNKNOWN_TEMPLATE, message)
                .help(closest(name, Self::builtin_names(), "templates"))
                .into());
        };
        let english =
            template.english.map(|wording| Source::new(format!("{name}/{ENGLISH_FILE}"), wording));
        Self::from_parts(
            Source::new(format!("{name}/template.dj"), template.wording),
            Source::new(format!("{name}/template.ron"), template.manifest),
        )?
        .with_name(name)
        .with_english(english)
    }

    /// The template that data names: a folder's path has a separator, such as `./sewa`; else a built-in one.
    ///
    /// # Errors
    /// Those of [`Self::open`] and [`Self::builtin`].
    pub fn named(name: &str) -> Result<Self> {
        match name.contains(std::path::is_separator) {
            true => Self::open(Path::new(name)),
            false => Self::builtin(name),
        }
    }

    /// Reads a template from a folder.
    ///
    /// # Errors
    /// A file that cannot be read, and those of [`Self::from_parts`].
    pub fn open(folder: &Path) -> Result<Self> {
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read_to_string(&path)
                .map(|text| Source::new(path.display().to_string(), text))
                .map_err(|error| Diagnostic::io("read", &path, &error))
        };
        let english = folder.join(ENGLISH_FILE).exists().then(|| read(ENGLISH_FILE)).transpose()?;
        let made = Self::from_parts(read("template.dj")?, read("template.ron")?)?;
        made.with_name(&folder.display().to_string()).with_english(english)
    }

    /// A template from the texts of its wording and manifest.
    ///
    /// # Errors
    /// Errors in either, at their place.
    pub fn from_parts(wording: Source, manifest: Source) -> Result<Self> {
        let manifest = Manifest::read(&manifest)?;
        let engine = Engine::new(Language::Indonesian, wording)?;
        Ok(Self { name: None, manifest, engine, english: None })
    }

    /// Adds an English wording, if there is one.
    ///
    /// # Errors
    /// Errors in the wording, at their place.
    pub fn with_english(self, wording: Option<Source>) -> Result<Self> {
        let english = wording.map(|wording| Engine::new(Language::English, wording));
        Ok(Self { english: english.transpose()?, ..self })
    }

    fn with_name(self, name: &str) -> Self {
        Self { name: Some(name.to_owned()), ..self }
    }

    /// The name by which data asks for the template: that of a built-in template, or its folder's path; none
    /// for a template made from parts.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The name of the template's default style.
    pub fn default_style(&self) -> &str {
        &self.manifest.style
    }

    /// The kind of document, and what the template asks for.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Fills the template with an agreement's data, with numbers and references resolved, in both languages
    /// if the agreement has a translation. Returns the document and warnings. Articles in files of their own
    /// are read from disk.
    ///
    /// # Errors
    /// Errors in the template or the data, each at its place.
    pub fn fill(
        &self,
        agreement: &Agreement,
        style: &Style,
    ) -> Result<(Document, Vec<Diagnostic>)> {
        self.fill_from(agreement, style, &FileSystem)
    }

    /// As [`Self::fill`], with articles in files of their own from `assets`.
    ///
    /// # Errors
    /// Those of [`Self::fill`].
    pub fn fill_from(
        &self,
        agreement: &Agreement,
        style: &Style,
        assets: &dyn Assets,
    ) -> Result<(Document, Vec<Diagnostic>)> {
        let version = LanguageVersion {
            engine: &self.engine,
            agreement,
            assets,
            title: &self.manifest.title,
            defaults: &BTreeMap::new(),
            bilingual: agreement.translation.is_some()
                && self.english.is_some()
                && self.manifest.english.is_some(),
        };
        match &agreement.translation {
            Some(translation) => self.fill_both(&version, translation, style),
            None => self.fill_version(&version, style),
        }
    }

    /// Fills one language version of a document.
    fn fill_version(
        &self,
        version: &LanguageVersion<'_>,
        style: &Style,
    ) -> Result<(Document, Vec<Diagnostic>)> {
        let LanguageVersion { engine, agreement, assets, title, defaults, bilingual } = *version;
        let (role_words, language) = (style.role_words, engine.language);
        let own = self.is_asked_for_by(agreement);
        let (details, mut found) = self.manifest.details(agreement, own, defaults);
        found.extend(self.manifest.missing(agreement));
        let kind = &document_kind::document_kind(title, &details);
        let agreement_kind = &document_kind::agreement_kind(title, &details, agreement);
        let meterai = agreement.carries_meterai(self.manifest.meterai);
        let extra = Extra {
            kind,
            agreement_kind,
            details: &details,
            roles: role_words,
            // The closing speaks of a stamp where one is.
            meterai: meterai && meterai::is_on_this_original(agreement),
            language,
            bilingual,
        };
        let data = data::collect(agreement, &extra);
        found.extend_from_slice(&data.diagnostics);
        let ((), mut found) = Errors::check(found, ())?;

        let wording = engine.render(&data)?;
        let data_blocks = DataBlocks {
            agreement,
            kind,
            agreement_kind,
            role_words,
            party_style: style.parties,
            meterai,
            language,
        };
        let mut parsed = markup::read(&wording, &data_blocks);
        let editor =
            ArticleEditor { agreement, assets, engine, data: &data, data_blocks: &data_blocks };
        let removed = editor.edit(&mut parsed);
        signature_fields::make_names_unique(&mut parsed.blocks);
        found.extend(parsed.found);
        if language == Language::Indonesian {
            let first_role = roles::role_word(language, role_words, 0);
            found.extend(lints::warnings(&wording, kind, agreement_kind, &first_role));
        }
        let mut document = Document {
            name: parsed.name.unwrap_or_else(|| name(agreement, kind, language)),
            authors: agreement.parties.iter().map(|party| party.name.clone()).collect(),
            date: self.manifest.signed(agreement),
            watermark: agreement.watermark.clone(),
            language,
            original: agreement.original.map(signatures::original_label),
            initials: signature_fields::initials(&parsed.blocks),
            fields: agreement.has_ready_made_fields(),
            electronic: match language {
                Language::Indonesian => electronic::electronic(agreement, style)?,
                // The Indonesian version has it for the one document that is signed.
                Language::English => None,
            },
            landscape: false,
            blocks: parsed.blocks,
            translation: None,
        };
        let foreign: Vec<&String> =
            agreement.foreign_words.iter().chain(&style.foreign_words).collect();
        let levels = style.lists.scheme.levels();
        found.extend(document::resolve(&mut document, levels, &removed, &foreign));
        if kind == agreement_kind {
            // Documents about an agreement name its articles.
            found.extend(document::typed_references(&mut document));
        }
        found.sort_by_key(|it| it.span().map(|span| span.range.start));
        Errors::check(found, document)
    }

    /// Whether the data is for this template, so that its details must be this template's.
    fn is_asked_for_by(&self, agreement: &Agreement) -> bool {
        let Some(name) = &self.name else { return true };
        match &agreement.template {
            Some(asked) => asked == name,
            None => name == Self::DEFAULT || naskah_templates::template(name).is_none(),
        }
    }
}

/// The title in one line, for a document without a title block.
fn name(agreement: &Agreement, kind: &str, language: Language) -> String {
    let lines = roles::title_lines(agreement, language).into_iter().map(|line| line.text);
    std::iter::once(kind.to_owned()).chain(lines).collect::<Vec<_>>().join(" ")
}
