//! The whole pipeline behind one type.

use std::sync::Arc;

use jiff::Timestamp;

use crate::agreement::Agreement;
use crate::archive;
use crate::codes;
use crate::document::Document;
use crate::emeterai;
use crate::layout;
use crate::page::{Pages, SigningArea};
use crate::pdf::{self, Attachment, Settings, Writer};
use crate::picture::{Assets, ImageStore};
use crate::style::Style;
use crate::template::Template;
use crate::text::Fonts;
use naskah_diagnostic::{Diagnostic, Errors, Result};

/// Prints agreements by one template in one style.
///
/// Holds what the documents share, and may be used from many threads at once. The same agreement
/// always gives the same bytes, whatever was printed before.
///
/// ```
/// use naskah::agreement::{Agreement, Party, Person};
/// use naskah::{Press, Template};
///
/// let party = |name, head| Party::new(name, Person::new(head, "Kepala Dinas"));
/// let parties = [party("Dinas Satu", "Budi"), party("Dinas Dua", "Ani")];
/// let mut agreement = Agreement::new("Penguatan Literasi", parties);
/// agreement.scope = vec!["pelatihan kader".into()];
///
/// let press = Press::new(Template::builtin("pks")?)?;
/// let print = press.print(&agreement)?;
/// assert!(print.pdf.starts_with(b"%PDF-1.7"));
///
/// // What a program made is checked as what was read from a file.
/// agreement.parties[1].name = String::new();
/// let errors = press.print(&agreement).unwrap_err();
/// let error = errors.iter().next().unwrap();
/// assert_eq!((error.code.name(), error.path.as_deref()), ("blank-field", Some("parties[1].name")));
/// # Ok::<(), naskah::diagnostic::Errors>(())
/// ```
#[derive(Debug)]
pub struct Press {
    template: Template,
    style: Style,
    /// Prints agreements that name another template or style, too.
    overriding: bool,
    fonts: Fonts,
    images: ImageStore,
    writer: Writer,
}

/// A finished document.
///
/// ```
/// use naskah::{Press, Template};
///
/// # use naskah::agreement::{Agreement, Party, Person};
/// # let party = |name, head| Party::new(name, Person::new(head, "Kepala Dinas"));
/// # let parties = [party("Dinas Satu", "Budi"), party("Dinas Dua", "Ani")];
/// # let agreement = Agreement::new("Penguatan Literasi", parties);
/// let print = Press::new(Template::builtin("pks")?)?.print(&agreement)?;
/// assert!(print.pages > 0 && print.pdf.starts_with(b"%PDF-"));
/// // Where a signing service puts each signature.
/// let area = print.signing_areas.iter().find(|area| area.name == "PIHAK-KEDUA").unwrap();
/// assert_eq!((area.signer.as_str(), area.position.as_str()), ("Ani", "Kepala Dinas"));
/// assert!(area.page < print.pages);
/// # Ok::<(), naskah::diagnostic::Errors>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Print {
    /// The PDF file.
    pub pdf: Vec<u8>,
    /// The number of pages.
    pub pages: usize,
    /// The creation date in the file: the day of signing, or that of the settings; none without either.
    pub created: Option<Timestamp>,
    /// The areas for signatures and stamps, with or without signature fields.
    pub signing_areas: Vec<SigningArea>,
    /// Warnings about the data and the document.
    pub warnings: Vec<Diagnostic>,
}

impl Press {
    /// A press for a template, in the template's default style.
    ///
    /// # Errors
    /// A style or a typeface that does not exist.
    pub fn new(template: Template) -> Result<Self> {
        let style = Style::builtin(template.default_style())?;
        Self::with_style(template, style)
    }

    /// A press for a template in a style.
    ///
    /// # Errors
    /// A typeface that does not exist.
    pub fn with_style(template: Template, style: Style) -> Result<Self> {
        let fonts = Fonts::builtin(&style.typeface)?;
        let (images, writer) = (ImageStore::default(), Writer::default());
        Ok(Self { template, style, overriding: false, fonts, images, writer })
    }

    /// Reads pictures from `assets` instead of the file system.
    ///
    /// With [`InMemory`](crate::picture::InMemory), data from strangers cannot open any file:
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use naskah::picture::InMemory;
    /// use naskah::{Press, Template};
    ///
    /// let press = Press::new(Template::builtin("pks")?)?.with_assets(Arc::new(InMemory::new()));
    /// # Ok::<(), naskah::diagnostic::Errors>(())
    /// ```
    #[must_use]
    pub fn with_assets(self, assets: Arc<dyn Assets>) -> Self {
        Self { images: ImageStore::new(assets), ..self }
    }

    /// Prints agreements whose data names another template or style as well, in this press's own.
    #[must_use]
    pub fn overriding(self) -> Self {
        Self { overriding: true, ..self }
    }

    /// The template.
    pub fn template(&self) -> &Template {
        &self.template
    }

    /// The fonts, for [`crate::pdf::write`].
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// The agreement's data and pictures, to be attached to its PDF, see
    /// [`archive::attachments`]; pictures come from the same source as those of the pages.
    ///
    /// # Errors
    /// A picture that cannot be read.
    pub fn attachments(&self, agreement: &Agreement) -> Result<Vec<Attachment>> {
        archive::attachments_from(agreement, self.images.assets().as_ref())
    }

    /// The document that the template makes of the agreement, numbered and with references resolved; and
    /// warnings.
    ///
    /// # Errors
    /// Faults of the template or the data, each with its range.
    pub fn document(&self, agreement: &Agreement) -> Result<(Document, Vec<Diagnostic>)> {
        self.template.fill_from(agreement, &self.style, self.images.assets().as_ref())
    }

    /// The document's pages; and warnings.
    ///
    /// # Errors
    /// A character that no face has; a picture that cannot be read.
    pub fn pages(&self, document: &Document) -> Result<(Pages, Vec<Diagnostic>)> {
        layout::layout(document, &self.style, &self.fonts, &self.images)
    }

    /// The agreement as a PDF/A file; for one of its originals, see [`Agreement::as_original`].
    ///
    /// # Errors
    /// Those of [`Agreement::check`], [`Self::document`] and [`Self::pages`]; an agreement whose data names
    /// another template or style than this press has.
    pub fn print(&self, agreement: &Agreement) -> Result<Print> {
        self.print_with(agreement, &Settings::default())
    }

    /// The agreement as a PDF file by these settings.
    ///
    /// # Errors
    /// Those of [`Self::print`] and [`Writer::write`]; for the electronic meterai, paper or a file that its
    /// service does not accept.
    pub fn print_with(&self, agreement: &Agreement, settings: &Settings) -> Result<Print> {
        let mut found = self.mismatches(agreement);
        found.extend(agreement.check());
        let ((), mut warnings) = Errors::check(found, ())?;
        let (document, more) = self.document(agreement)?;
        warnings.extend(more);
        let print = self.print_document(&document, settings)?;
        warnings.extend(print.warnings);
        Ok(Print { warnings, ..print })
    }

    /// A document as a PDF file by these settings.
    ///
    /// # Errors
    /// Those of [`Self::pages`] and [`Writer::write`]; for the electronic meterai, paper or a file that its
    /// service does not accept.
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
        Ok(Print {
            pdf,
            pages: pages.pages.len(),
            created,
            signing_areas: pages.signing_areas,
            warnings,
        })
    }

    /// What the data names that this press is not.
    fn mismatches(&self, agreement: &Agreement) -> Vec<Diagnostic> {
        if self.overriding {
            return Vec::new();
        }
        let named = [
            ("template", agreement.template.as_deref(), self.template.name()),
            ("style", agreement.style.as_deref(), self.style.name.as_deref()),
        ];
        let differs = |(field, asked, own): (&str, Option<&str>, Option<&str>)| {
            let (asked, own) = asked.zip(own).filter(|(asked, own)| asked != own)?;
            let message = format!("the data asks for the {field} `{asked}`, the press has `{own}`");
            Some(
                Diagnostic::error(codes::PRESS_MISMATCH, message)
                    .path(field)
                    .at(agreement.origin.nearest(field), "asked for here")
                    .help("make a press for it, or allow others with `Press::overriding`"),
            )
        };
        named.into_iter().filter_map(differs).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::{Logo, Party, Person};
    use crate::picture::InMemory;

    fn agreement() -> Agreement {
        let party = |name: &str| Party::new(name, Person::new("Budi", "Ketua"));
        Agreement::new("Literasi", [party("A"), party("B")])
    }

    fn press() -> Press {
        Press::new(Template::builtin("pks").unwrap()).unwrap()
    }

    #[test]
    fn an_agreement_for_another_template_or_style_is_refused() {
        let mut other = agreement();
        other.template = Some("adendum".to_owned());
        other.style = Some("a4-times".to_owned());
        let errors = press().print(&other).unwrap_err();
        let paths: Vec<_> = errors.iter().filter_map(|it| it.path.as_deref()).collect();
        assert_eq!(paths, ["template", "style"]);
        assert!(press().overriding().print(&other).is_ok());
        let mut same = agreement();
        same.template = Some("pks".to_owned());
        assert!(press().print(&same).is_ok());
    }

    #[test]
    fn what_a_program_made_is_checked() {
        let mut blank = agreement();
        blank.parties[1].signer.nip = Some("123".to_owned());
        blank.recitals = vec![" ".into()];
        let errors = press().print(&blank).unwrap_err();
        let codes: Vec<_> = errors.iter().map(|it| it.code.name()).collect();
        assert_eq!(codes, ["nip-malformed", "blank-field"]);
    }

    #[test]
    fn pictures_in_memory_open_no_path() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("logo.png");
        std::fs::write(&path, b"\x89PNG\r\n\x1a\n").unwrap();
        for name in [path.to_str().unwrap(), "../../etc/passwd"] {
            let mut agreement = agreement();
            agreement.parties[0].logo = Some(Logo::File(name.to_owned()));
            let press = press().with_assets(Arc::new(InMemory::new()));
            let errors = press.print(&agreement).unwrap_err();
            let error = errors.iter().next().unwrap();
            assert_eq!(error.code.name(), "picture-not-found", "{error}");
        }
    }
}
