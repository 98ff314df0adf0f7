//! Merges finished files into one, for printing: their pages in order and a bookmark for each file, without what
//! serves reading and signing on a screen (structure, links, fields).
//!
//! Memory holds only the file being added, and a digest and an offset for each object written, so any number of
//! files can be merged.
//!
//! | file | holds |
//! |---|---|
//! | `output` | objects written one after another |
//! | `source` | the objects of a finished file |
//! | `copy` | its objects copied, equal ones once |
//! | `bookmarks` | a bookmark for each file, with the file's own below |
//! | `pages` | the page tree and the page labels |

mod bookmarks;
mod copy;
mod error;
mod output;
mod pages;
mod source;
#[cfg(test)]
mod tests;

use std::io::Write;

use lopdf::{Dictionary, Document, Object, dictionary};
use naskah_diagnostic::Diagnostic;
use naskah_reader::{Pdf, ReadError};

use self::bookmarks::Bookmarks;
use self::copy::{Copies, Copy};
use self::output::Output;
use self::pages::Pages;
use self::source::object_id;
use super::metadata::Metadata;
use super::output_intent::OutputIntent;
use super::settings::{Settings, Standard};
use super::text_string::text_string;
use crate::codes;
use crate::page::Properties;

pub use self::error::MergeError;

/// Merges finished files into one, which is PDF/A-2b if its settings say PDF/A.
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

impl<W: Write> Merger<W> {
    /// Begins a merged file.
    ///
    /// # Errors
    /// Those of writing.
    pub fn new(to: W) -> Result<Self, MergeError> {
        let mut output = Output::new(to)?;
        let (bookmarks, pages) = (Bookmarks::new(&mut output), Pages::new(&mut output));
        Ok(Self { output, copies: Copies::default(), bookmarks, pages })
    }

    /// Adds the pages of a file made by a [`Writer`](super::Writer), signed since or not. Its name prefixes its
    /// page numbers in the page labels, and appears in messages; its title is that of its bookmark.
    ///
    /// # Errors
    /// The bytes are not a PDF, or one that is malformed, encrypted or has no pages: then the merged file shows
    /// nothing of it. Those of writing.
    pub fn add(&mut self, name: &str, title: &str, pdf: &[u8]) -> Result<(), MergeError> {
        let refused = |what: &str| {
            let message = format!("`{name}` cannot be merged: {what}");
            Diagnostic::error(codes::PDF_NOT_MERGEABLE, message)
                .help("make the file again, and merge it as it was made")
        };
        let unreadable = |error: ReadError| refused(&error.to_string());
        let pdf = Pdf::parse(pdf).map_err(unreadable)?;
        let view = pdf.newest();
        let sources = view.pages().map_err(unreadable)?;
        if sources.is_empty() {
            return Err(refused("it has no pages").into());
        }
        let labels = pages::labels(&view, sources.len()).map_err(unreadable)?;
        let own = bookmarks::read(&view, &sources).map_err(unreadable)?;
        let mut copy = Copy::new(&view, &mut self.copies, &mut self.output);
        let copied: Result<Vec<_>, _> =
            sources.iter().map(|page| copy.page(object_id(*page))).collect();
        let copied = copied.map_err(|fault| fault.into_error(refused))?;
        let ids = self.pages.add(name, labels, copied, &mut self.output)?;
        self.bookmarks.add(title, &own, &ids, &mut self.output)?;
        Ok(())
    }

    /// The number of pages so far.
    pub fn pages(&self) -> usize {
        self.pages.count()
    }

    /// Finishes the file under that title, as PDF/A if the settings say so; returns what it was written to.
    ///
    /// # Errors
    /// No pages; those of writing.
    pub fn finish(mut self, title: &str, settings: &Settings) -> Result<W, MergeError> {
        if self.pages() == 0 {
            return Err(Diagnostic::error(codes::NOTHING_TO_MERGE, "there is nothing to merge")
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

    /// The metadata and the output intent.
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
        let refused = |what: &str| Diagnostic::error(codes::PDF_NOT_MERGEABLE, what);
        copy.dictionary(described).map_err(|fault| fault.into_error(refused))
    }
}
