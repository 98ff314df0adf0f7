//! Pages into files, one after the other or on many threads.

use std::collections::BTreeSet;

use super::deflate::Deflater;
use super::document::{self, Parts};
use super::font::{FontSet, KnownFonts};
use super::image::{Images, KnownImages};
use super::intent::Intent;
use super::run::KnownRuns;
use super::settings::{Settings, Standard};
use super::usage;
use crate::page::Pages;
use crate::text::Fonts;
use naskah_diagnostic::{Diagnostic, Result};

/// Writes files, and keeps what the next may need again: fonts that are subset, images that are reduced,
/// lines that are encoded, pages that are deflated.
#[derive(Debug, Default)]
pub struct Writer {
    fonts: KnownFonts,
    images: KnownImages,
    runs: KnownRuns,
    intent: Intent,
    deflater: Deflater,
}

impl Writer {
    /// Writes a PDF 1.7 file.
    ///
    /// The same pages and settings give the same bytes, whatever was written before.
    ///
    /// # Errors
    /// A face that cannot be subset; attachments where the standard takes none, or two of
    /// the same name.
    pub fn write(&self, pages: &Pages, fonts: &Fonts, settings: &Settings) -> Result<Vec<u8>> {
        check_attachments(settings)?;
        let images = Images::new(pages, &self.images);
        images.meanwhile(|| {
            let usage = usage::collect(&pages.pages);
            let parts = Parts {
                subsets: FontSet::new(usage, fonts, &self.fonts)?,
                images: &images,
                runs: &self.runs,
                intent: &self.intent,
                deflater: &self.deflater,
            };
            Ok(document::assemble(pages, fonts, &parts, settings))
        })
    }
}

fn check_attachments(settings: &Settings) -> Result<()> {
    if settings.standard == Standard::A2a && !settings.attachments.is_empty() {
        return Err(Diagnostic::uncoded_error(
            "PDF/A-2 takes no attachments but other PDF/A files",
        )
        .help("attach them by the standard `a-3a`, or leave them out")
        .into());
    }
    let mut names = BTreeSet::new();
    if let Some(again) = settings.attachments.iter().find(|file| !names.insert(&file.name)) {
        return Err(Diagnostic::uncoded_error(format!(
            "two attachments have the name `{}`",
            again.name
        ))
        .help("give each a name of its own")
        .into());
    }
    Ok(())
}
