//! Many finished files as one, for the printer: their pages in their order, a bookmark for each file, and nothing of what
//! belongs to reading and signing on a screen (structure, links, fields).
//!
//! Nothing is held but the file that is being added, a digest of each object that is written, and where it stands:
//! so any number of files can be merged.
//!
//! | file | holds |
//! |---|---|
//! | `output` | objects written one after another |
//! | `copy` | the objects of one file copied, equal ones once |
//! | `bookmarks` | a bookmark for each file, its own under it |
//! | `pages` | the page tree and the labels of pages |

mod bookmarks;
mod copy;
mod output;
mod pages;
#[cfg(test)]
mod tests;

use std::fmt;
use std::io::{self, Write};

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use self::bookmarks::Bookmarks;
use self::copy::{Copies, Copy};
use self::output::Output;
use self::pages::Pages;
use super::metadata::Metadata;
use super::output_intent::OutputIntent;
use super::settings::{Settings, Standard};
use super::text_string::text_string;
use crate::page::Properties;
use naskah_diagnostic::{Diagnostic, Errors};

/// Finished files as one: PDF/A-2b where they are PDF/A.
///
/// ```
/// use naskah::pdf::{Merger, Settings};
/// # let agreement = naskah::Agreement::from_ron("a.ron", r#"(
/// #     subject: "Sinergi",
/// #     parties: [
/// #         (name: "A", signer: (name: "B", position: "Ketua")),
/// #         (name: "C", signer: (name: "D", position: "Kepala")),
/// #     ],
/// # )"#)?;
/// # let press = naskah::Press::new(naskah::Template::builtin("pks")?)?;
/// # let print = press.print(&agreement)?;
///
/// let mut merger = Merger::new(Vec::new())?;
/// merger.add("dkp", "Dinas Ketahanan Pangan", &print.pdf)?;
/// let file = merger.finish("Semua perjanjian", &Settings::default())?;
/// assert!(file.starts_with(b"%PDF-1.7"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Merger<W> {
    output: Output<W>,
    copies: Copies,
    bookmarks: Bookmarks,
    pages: Pages,
}

/// Why files could not be merged.
#[derive(Debug)]
pub enum MergeError {
    /// What is wrong with a file that was to be added.
    Input(Errors),
    /// What the merged file is written to refuses it.
    Output(io::Error),
}

impl<W: Write> Merger<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Those of writing.
    pub fn new(to: W) -> Result<Self, MergeError> {
        let mut output = Output::new(to)?;
        let (bookmarks, pages) = (Bookmarks::new(&mut output), Pages::new(&mut output));
        Ok(Self { output, copies: Copies::default(), bookmarks, pages })
    }

    /// Adds the pages of a file that was made by a [`Writer`](super::Writer), signed since or not. Its name stands in
    /// front of its page numbers in the labels of its pages, and in messages; its title is that of its bookmark.
    ///
    /// # Errors
    /// What is no PDF, or encrypted, or has no pages, or is too large to go on with: then nothing of it is in the
    /// merged file but perhaps objects that nobody sees. Those of writing.
    pub fn add(&mut self, name: &str, title: &str, pdf: &[u8]) -> Result<(), MergeError> {
        let refused = |what: &str| {
            Diagnostic::uncoded_error(format!("`{name}` cannot be merged: {what}"))
                .help("make the file again, and merge it as it was made")
        };
        let document = Document::load_mem(pdf).map_err(|error| refused(&error.to_string()))?;
        if document.is_encrypted() {
            return Err(refused("it is encrypted").into());
        }
        let sources: Vec<ObjectId> = document.page_iter().collect();
        if sources.is_empty() {
            return Err(refused("it has no pages").into());
        }
        let mut copy = Copy::new(&document, &mut self.copies, &mut self.output);
        let copied = sources.iter().map(|page| copy.page(*page)).collect::<Result<Vec<_>, _>>();
        let copied = copied.map_err(|fault| fault.told(refused))?;
        let ids = self.pages.add(name, &document, copied, &mut self.output)?;
        let ids = sources.into_iter().zip(ids).collect();
        self.bookmarks.add(title, &document, &ids, &mut self.output)?;
        Ok(())
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages.count()
    }

    /// Ends the file, which has that title and, where the settings say so, claims to be PDF/A; gives what it was
    /// written to.
    ///
    /// # Errors
    /// No pages; those of writing.
    pub fn finish(mut self, title: &str, settings: &Settings) -> Result<W, MergeError> {
        if self.pages() == 0 {
            return Err(Diagnostic::uncoded_error("there is nothing to merge")
                .help("merge one file at least")
                .into());
        }
        let properties = Properties {
            title: title.to_owned(),
            language: "id".to_owned(),
            ..Properties::default()
        };
        let metadata = Metadata::without_structure(&properties, settings);
        let described = self.described(&metadata, settings)?;
        let (tree, labels) = self.pages.finish(&mut self.output)?;
        let outline = self.bookmarks.finish(&mut self.output)?;
        let mut catalog = dictionary! {
            "Type" => "Catalog",
            "Pages" => Object::Reference(tree),
            "PageLabels" => Object::Reference(labels),
            "Outlines" => Object::Reference(outline),
            "PageMode" => "UseOutlines",
            "Lang" => text_string(metadata.language()),
            "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        };
        catalog.extend(&described);
        let catalog = self.output.add(&catalog.into())?;
        let info = self.output.add(&metadata.info().into())?;
        Ok(self.output.finish(catalog, info)?)
    }

    /// What the file says of itself and of its colours.
    fn described(
        &mut self,
        metadata: &Metadata,
        settings: &Settings,
    ) -> Result<Dictionary, MergeError> {
        let mut document = Document::new();
        let mut described = dictionary! { "Metadata" => metadata.add_to(&mut document) };
        if settings.standard != Standard::None {
            described.set("OutputIntents", vec![OutputIntent::default().add_to(&mut document)]);
        }
        let mut copy = Copy::new(&document, &mut self.copies, &mut self.output);
        copy.dictionary(&described).map_err(|fault| fault.told(Diagnostic::uncoded_error))
    }
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(errors) => errors.fmt(f),
            Self::Output(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for MergeError {}

impl From<Diagnostic> for MergeError {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Input(diagnostic.into())
    }
}

impl From<io::Error> for MergeError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
