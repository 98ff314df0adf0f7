//! The state of a layout: style, fonts, page geometry, and everything that is collected on the way.

use std::sync::Arc;

use jiff::civil::Date;

use super::footer_content::FooterContent;
use super::page_geometry::PageGeometry;
use super::tag_tree::TagTree;
use crate::Length;
use crate::document::{Figure, Logo};
use crate::page::{Role, SigningArea, Structure};
use crate::picture::{ImageStore, Picture};
use crate::style::Style;
use crate::text::Fonts;
use naskah_diagnostic::{Diagnostic, Result};
use naskah_wording::Language;

/// The state of a layout. Each file of this module adds the methods for one kind of content.
pub(super) struct LayoutContext<'a> {
    pub(super) style: &'a Style,
    pub(super) fonts: &'a Fonts,
    images: &'a ImageStore,
    /// The geometry of the current pages.
    pub(super) geometry: PageGeometry,
    /// The current column of a bilingual document.
    pub(super) column: Option<LanguageColumn>,
    pub(super) tag_tree: TagTree,
    /// The role of a title: a heading, or text on a page that repeats it.
    pub(super) title_role: Role,
    /// The areas for signatures, initials and stamps, in signing order.
    pub(super) signing_areas: Vec<SigningArea>,
    /// Whether the next block begins a page.
    pub(super) turns_page: bool,
    /// Whether signatures and initials get fields.
    pub(super) fields: bool,
    /// The day of signing.
    pub(super) signed: Option<Date>,
    /// The footer of every page.
    pub(super) footer: Arc<FooterContent>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pictures: Vec<(String, Arc<Picture>)>,
}

/// One column of a bilingual document.
#[derive(Clone, Copy, Debug)]
pub(super) struct LanguageColumn {
    /// The width of content that spans both columns.
    pub(super) across: Length,
    /// Whether upright and italic are exchanged.
    pub(super) italic: bool,
    /// The language of the column.
    pub(super) language: Language,
}

/// Everything that a layout has collected besides the pages' content.
pub(super) struct Collected {
    pub(super) structure: Structure,
    pub(super) signing_areas: Vec<SigningArea>,
    /// By index.
    pub(super) pictures: Vec<Arc<Picture>>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> LayoutContext<'a> {
    pub(super) fn new(style: &'a Style, fonts: &'a Fonts, images: &'a ImageStore) -> Self {
        Self {
            style,
            fonts,
            images,
            geometry: PageGeometry::portrait(style),
            column: None,
            tag_tree: TagTree::default(),
            title_role: Role::Heading(1),
            signing_areas: Vec::new(),
            turns_page: false,
            fields: false,
            signed: None,
            footer: Arc::default(),
            diagnostics: Vec::new(),
            pictures: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> Collected {
        Collected {
            structure: self.tag_tree.finish(),
            signing_areas: self.signing_areas,
            pictures: self.pictures.into_iter().map(|(_, picture)| picture).collect(),
            diagnostics: self.diagnostics,
        }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The index of a logo's picture, which is read at its first use; none if it cannot be read.
    pub(super) fn picture(&mut self, logo: &Logo) -> Option<(usize, Arc<Picture>)> {
        let images = self.images;
        self.picture_once(logo.file.clone(), || images.read(&logo.file, logo.origin.clone()))
    }

    /// The index of a figure's picture; a page of a PDF is drawn for this width.
    pub(super) fn figure_picture(
        &mut self,
        figure: &Figure,
        width: Length,
    ) -> Option<(usize, Arc<Picture>)> {
        let images = self.images;
        let key = match figure.page {
            Some(page) => format!("{}#{page}", figure.file),
            None => figure.file.clone(),
        };
        self.picture_once(key, || {
            images.read_page(&figure.file, figure.page, width, figure.origin.clone())
        })
    }

    fn picture_once(
        &mut self,
        key: String,
        read: impl FnOnce() -> Result<Arc<Picture>>,
    ) -> Option<(usize, Arc<Picture>)> {
        if let Some(index) = self.pictures.iter().position(|(known, _)| *known == key) {
            return Some((index, Arc::clone(&self.pictures[index].1)));
        }
        match read() {
            Ok(picture) => {
                self.pictures.push((key, Arc::clone(&picture)));
                Some((self.pictures.len() - 1, picture))
            }
            Err(errors) => {
                self.diagnostics.extend(errors);
                None
            }
        }
    }
}
