//! Writes files, one after another or on many threads, with shared caches.

use std::collections::BTreeSet;

use super::deflate::Deflater;
use super::font::{FontCache, FontSet};
use super::image::{ImageCache, Images};
use super::output_intent::OutputIntent;
use super::resources::Resources;
use super::settings::{Settings, Standard};
use super::text_operators::TextCache;
use super::{assemble, glyph_usage};
use crate::codes;
use crate::page::Pages;
use crate::text::Fonts;
use naskah_diagnostic::{Diagnostic, Result};

/// Writes files, with caches of font subsets, images, encoded lines and compressed pages.
///
/// May be used from many threads at once.
///
/// ```
/// use naskah::pdf::{Settings, Writer};
/// use naskah::{Press, Template};
///
/// # use naskah::agreement::{Agreement, Party, Person};
/// # let party = |name, head| Party::new(name, Person::new(head, "Kepala Dinas"));
/// # let parties = [party("Dinas Satu", "Budi"), party("Dinas Dua", "Ani")];
/// # let agreement = Agreement::new("Penguatan Literasi", parties);
/// let press = Press::new(Template::builtin("pks")?)?;
/// let (document, _) = press.document(&agreement)?;
/// let (pages, _) = press.pages(&document)?;
/// let writer = Writer::default();
/// let first = writer.write(&pages, press.fonts(), &Settings::default())?;
/// assert_eq!(writer.write(&pages, press.fonts(), &Settings::default())?, first);
/// # Ok::<(), naskah::diagnostic::Errors>(())
/// ```
#[derive(Debug, Default)]
pub struct Writer {
    fonts: FontCache,
    images: ImageCache,
    text: TextCache,
    output_intent: OutputIntent,
    deflater: Deflater,
}

impl Writer {
    /// Writes a PDF 1.7 file.
    ///
    /// The same pages and settings give the same bytes, whatever was written before.
    ///
    /// # Errors
    /// A face that cannot be subset; attachments where the standard allows none, or two of the same name.
    pub fn write(&self, pages: &Pages, fonts: &Fonts, settings: &Settings) -> Result<Vec<u8>> {
        check_attachments(settings)?;
        let images = Images::new(pages, &self.images);
        images.encode_during(|| {
            let usage = glyph_usage::collect(&pages.pages);
            let resources = Resources {
                fonts: FontSet::new(usage, fonts, &self.fonts)?,
                images: &images,
                text: &self.text,
                output_intent: &self.output_intent,
                deflater: &self.deflater,
            };
            Ok(assemble::assemble(pages, fonts, &resources, settings))
        })
    }
}

fn check_attachments(settings: &Settings) -> Result<()> {
    if settings.standard == Standard::A2a && !settings.attachments.is_empty() {
        return Err(Diagnostic::error(
            codes::ATTACHMENTS_NOT_ALLOWED,
            "PDF/A-2 takes no attachments but other PDF/A files",
        )
        .help("choose the standard `a-3a`, or leave out the attachments")
        .into());
    }
    let mut names = BTreeSet::new();
    if let Some(again) = settings.attachments.iter().find(|file| !names.insert(&file.name)) {
        return Err(Diagnostic::error(
            codes::DUPLICATE_ATTACHMENT,
            format!("two attachments have the name `{}`", again.name),
        )
        .help("give each a name of its own")
        .into());
    }
    Ok(())
}
