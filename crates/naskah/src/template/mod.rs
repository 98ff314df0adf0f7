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
//! | `markup`, `section`, `list`, `table`, `form`, `figure`, `inline` | Djot to blocks |
//! | `inheritance` | the parts of a template that another one overrides |
//! | `articles`, `wording` | articles that a template or the office adds, replaces or drops |
//! | `outline`, `written_article` | the articles of a template, as it is written |
//! | `classes` | class names such as `.lampiran` |
//! | `fill` | one language of a document, all steps in order |
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

mod article_blocks;
mod articles;
mod classes;
mod data;
mod data_blocks;
mod document_kind;
mod electronic;
mod engine;
mod error;
mod escape;
mod figure;
mod fill;
mod filter;
mod form;
mod inheritance;
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
mod written_article;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use self::engine::Engine;
use self::fill::LanguageVersion;
pub use self::manifest::{English, Field, FieldType, Manifest};
pub use self::outline::ArticleOutline;
use crate::agreement::Agreement;
use crate::codes;
use crate::document::Document;
use crate::picture::{Assets, FileSystem};
use crate::style::Style;
use naskah_diagnostic::{Diagnostic, Result, Source, closest};
use naskah_wording::Language;

/// The file with the English wording.
const ENGLISH_FILE: &str = "template.en.dj";

/// How many templates may extend one another.
const MOST_EXTENDED: usize = 8;

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
    /// The template that this one extends.
    extended: Option<Box<Template>>,
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
            let help = match Path::new(name).join("template.dj").exists() {
                true => format!("there is a folder of that name: write `./{name}`"),
                false => closest(name, Self::builtin_names(), "templates"),
            };
            return Err(Diagnostic::error(codes::UNKNOWN_TEMPLATE, message).help(help).into());
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
        Self::open_at(folder, 0)
    }

    fn open_at(folder: &Path, depth: usize) -> Result<Self> {
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read_to_string(&path)
                .map(|text| Source::new(path.display().to_string(), text))
                .map_err(|error| Diagnostic::io("read", &path, &error))
        };
        let english = folder.join(ENGLISH_FILE).exists().then(|| read(ENGLISH_FILE)).transpose()?;
        let made = Self::assemble(read("template.dj")?, &read("template.ron")?, folder, depth)?;
        made.with_name(&folder.display().to_string()).with_english(english)
    }

    /// A template from the texts of its wording and manifest.
    ///
    /// # Errors
    /// Errors in either, at their place.
    pub fn from_parts(wording: Source, manifest: Source) -> Result<Self> {
        Self::assemble(wording, &manifest, Path::new(""), 0)
    }

    /// A template from its parts; what it extends is named from `folder`, and `depth` templates extend this one.
    fn assemble(wording: Source, source: &Source, folder: &Path, depth: usize) -> Result<Self> {
        let mut manifest = Manifest::read(source)?;
        let Some(name) = &manifest.extends else {
            let engine = Engine::new(Language::Indonesian, wording)?;
            return Ok(Self { name: None, manifest, engine, english: None, extended: None });
        };
        if depth == MOST_EXTENDED {
            let message = format!("more than {MOST_EXTENDED} templates extend one another");
            return Err(Diagnostic::error(codes::TEMPLATE_ENDLESS, message)
                .at(manifest::quoted(source, name), "")
                .help("a template must not extend itself")
                .into());
        }
        let extended = match name.contains(std::path::is_separator) {
            true => Self::open_at(&folder.join(name), depth + 1),
            false => Self::builtin(name),
        };
        let extended = extended.map_err(|errors| {
            errors.map(|it| match it.span() {
                Some(_) => it,
                None => it.at(manifest::quoted(source, name), ""),
            })
        })?;
        let articles = extended.articles();
        let known = || articles.iter().map(|article| article.label.as_str());
        if let Some(label) = manifest.drop.iter().find(|label| !known().any(|it| it == *label)) {
            let message = format!("`{name}` has no article `{label}`");
            return Err(Diagnostic::error(codes::UNKNOWN_ARTICLE, message)
                .at(manifest::quoted(source, label), "")
                .help(closest(label, known(), "articles"))
                .into());
        }
        let engine = extended.engine.extend(wording, &manifest.drop)?;
        manifest.extend(&extended.manifest, &engine.wording_in_effect());
        Ok(Self { name: None, manifest, engine, english: None, extended: Some(Box::new(extended)) })
    }

    /// Adds an English wording, if there is one.
    ///
    /// # Errors
    /// Errors in the wording, at their place; an extended template without an English wording.
    pub fn with_english(self, wording: Option<Source>) -> Result<Self> {
        let Some(wording) = wording else { return Ok(self) };
        let english = match &self.extended {
            None => Engine::new(Language::English, wording)?,
            Some(extended) => match &extended.english {
                Some(english) => english.extend(wording, &self.manifest.drop)?,
                None => {
                    let name = extended.name().unwrap_or_default();
                    let message = format!("`{name}` has no English wording to extend");
                    return Err(Diagnostic::error(codes::ENGLISH_NOT_EXTENDED, message)
                        .at(Some(wording.span(0..0)), "")
                        .help(format!("write `{ENGLISH_FILE}` for `{name}` first"))
                        .into());
                }
            },
        };
        Ok(Self { english: Some(english), ..self })
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
}
