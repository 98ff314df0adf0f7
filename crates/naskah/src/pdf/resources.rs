//! The fonts and images of a file, which content streams refer to by name, and the caches for making them.

use lopdf::{Dictionary, Document, ObjectId};

use super::deflate::Deflater;
use super::font::FontSet;
use super::image::Images;
use super::output_intent::OutputIntent;
use super::text_operators::TextCache;

/// The fonts and images of a file, and caches shared between files.
pub(super) struct Resources<'a> {
    pub(super) fonts: FontSet,
    pub(super) images: &'a Images,
    pub(super) text: &'a TextCache,
    pub(super) output_intent: &'a OutputIntent,
    pub(super) deflater: &'a Deflater,
}

impl Resources<'_> {
    /// Adds the resource dictionary that all pages share, with its fonts and images.
    pub(super) fn add_to(&self, document: &mut Document) -> ObjectId {
        let mut resources = Dictionary::new();
        let fonts = self.fonts.add_to(document);
        let images = self.images.add_to(document);
        for (key, names) in [("Font", fonts), ("XObject", images)] {
            if !names.is_empty() {
                resources.set(key, names);
            }
        }
        document.add_object(resources)
    }
}
