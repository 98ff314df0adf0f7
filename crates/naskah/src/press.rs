//! The whole pipeline behind one face.

use jiff::Timestamp;

use crate::agreement::Agreement;
use crate::document::Document;
use crate::emeterai;
use crate::layout;
use crate::page::{Pages, SigningArea};
use crate::pdf::{self, Settings, Writer};
use crate::picture::Album;
use crate::style::Style;
use crate::template::Template;
use crate::text::Fonts;
use naskah_diagnostic::{Diagnostic, Result};

/// Makes documents of one template in one style.
///
/// Owns what the documents share, and may be used from many threads at once. The same agreement
/// always gives the same bytes, whatever was printed before.
#[derive(Debug)]
pub struct Press {
    template: Template,
    style: Style,
    fonts: Fonts,
    album: Album,
    writer: Writer,
}

/// A finished document.
#[derive(Clone, Debug)]
pub struct Print {
    /// The PDF file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// When it says that it was made; absent without a date.
    pub created: Option<Timestamp>,
    /// Where it is signed, whether or not there are fields.
    pub places: Vec<SigningArea>,
    /// What wants a look.
    pub warnings: Vec<Diagnostic>,
}

impl Press {
    /// A press for that template, in the style that the template is made for.
    ///
    /// # Errors
    /// A style or a typeface that does not exist.
    pub fn new(template: Template) -> Result<Self> {
        let style = Style::builtin(template.default_style())?;
        Self::with_style(template, style)
    }

    /// A press for that template in that style.
    ///
    /// # Errors
    /// A typeface that does not exist.
    pub fn with_style(template: Template, style: Style) -> Result<Self> {
        let fonts = Fonts::builtin(&style.typeface)?;
        let (album, writer) = (Album::default(), Writer::default());
        Ok(Self { template, style, fonts, album, writer })
    }

    /// The template.
    pub fn template(&self) -> &Template {
        &self.template
    }

    /// The fonts, for [`crate::pdf::write`].
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// The agreement's meaning: template filled, everything numbered; and warnings.
    ///
    /// # Errors
    /// Faults of the template or the data, each at its place.
    pub fn document(&self, agreement: &Agreement) -> Result<(Document, Vec<Diagnostic>)> {
        self.template.fill(agreement, &self.style)
    }

    /// The document's pages; and warnings.
    ///
    /// # Errors
    /// A character that no face has; a picture that cannot be read.
    pub fn pages(&self, document: &Document) -> Result<(Pages, Vec<Diagnostic>)> {
        layout::layout(document, &self.style, &self.fonts, &self.album)
    }

    /// The agreement as a PDF/A file; for one of its originals, see [`Agreement::as_original`].
    ///
    /// # Errors
    /// Those of [`Self::document`] and [`Self::pages`].
    pub fn print(&self, agreement: &Agreement) -> Result<Print> {
        self.print_with(agreement, &Settings::default())
    }

    /// The agreement as a PDF file by these settings.
    ///
    /// # Errors
    /// Those of [`Self::print`] and [`Writer::write`]; for the electronic meterai, paper or a file that its service
    /// does not take.
    pub fn print_with(&self, agreement: &Agreement, settings: &Settings) -> Result<Print> {
        let (document, mut warnings) = self.document(agreement)?;
        let print = self.print_document(&document, settings)?;
        warnings.extend(print.warnings);
        Ok(Print { warnings, ..print })
    }

    /// A document as a PDF file by these settings.
    ///
    /// # Errors
    /// Those of [`Self::pages`] and [`Writer::write`]; for the electronic meterai, paper or a file that its service does
    /// not take.
    pub(crate) fn print_document(&self, document: &Document, settings: &Settings) -> Result<Print> {
        let stamped = emeterai::is_stamped(document);
        if stamped {
            emeterai::check_paper(&self.style)?;
        }
        let (pages, warnings) = self.pages(document)?;
        let pdf = self.writer.write(&pages, &self.fonts, settings)?;
        if stamped {
            emeterai::check_file(&pdf)?;
        }
        let created = pdf::created(&pages.properties, settings);
        Ok(Print { pdf, pages: pages.pages.len(), created, places: pages.signing_areas, warnings })
    }
}
