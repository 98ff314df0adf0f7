//! The parts of a file put together: pages, resources, catalogue, properties.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::annotations::{self, Annotation};
use super::attachments;
use super::content::draw;
use super::deflate::Deflater;
use super::file;
use super::font::FontSet;
use super::image::Images;
use super::intent::Intent;
use super::metadata::Metadata;
use super::navigation::Navigation;
use super::places::Places;
use super::run::KnownRuns;
use super::settings::{Settings, Standard};
use super::structure;
use super::text::text_string;
use super::tree::{PageTree, encoded};
use crate::page::Pages;
use crate::text::{Fonts, Tag};

/// Operators take much more room than the bytes that they become: of a long document, so many pages have them at once.
const DRAWN_AT_ONCE: usize = 64;

/// What a file is put together from beside its pages.
pub(super) struct Parts<'a> {
    pub(super) subsets: FontSet,
    pub(super) images: &'a Images,
    pub(super) runs: &'a KnownRuns,
    pub(super) intent: &'a Intent,
    pub(super) deflater: &'a Deflater,
}

/// The file of these pages.
pub(super) fn assemble(
    pages: &Pages,
    fonts: &Fonts,
    parts: &Parts<'_>,
    settings: &Settings,
) -> Vec<u8> {
    let (mut contents, mut marks) = (Vec::new(), Vec::new());
    for pages_drawn in pages.pages.chunks(DRAWN_AT_ONCE) {
        let drawn = pages_drawn.iter().map(|page| draw(page, parts, &pages.structure));
        let (ops, own): (Vec<_>, Vec<_>) = drawn.map(|it| (it.ops, it.marks)).unzip();
        contents.extend(encoded(ops));
        marks.extend(own);
    }
    // Objects are numbered as they are added: there are no others.
    let mut document = Document::new();
    let catalog = document.new_object_id();
    let page_ids: Vec<ObjectId> = contents.iter().map(|_| document.new_object_id()).collect();
    let annotations = annotations::add(&mut document, pages, &page_ids, fonts);
    let tree = PageTree {
        pages: &pages.pages,
        ids: &page_ids,
        annotations: &annotations,
        resources: resources(parts, &mut document),
        deflater: parts.deflater,
    };
    let tree = tree.add_to(&mut document, contents);
    let mut described = describe(&mut document, pages, &page_ids, &marks, &annotations);
    described.set("Pages", Object::Reference(tree));
    let metadata = Metadata::new(&pages.properties, settings);
    set_catalog(&mut document, catalog, described, &metadata, settings, parts);
    let info = document.add_object(metadata.info());
    file::bytes(&document, catalog, info)
}

/// What contents refer to by name, the same for every page.
fn resources(parts: &Parts<'_>, document: &mut Document) -> ObjectId {
    let mut resources = Dictionary::new();
    let fonts = parts.subsets.add_to(document);
    let images = parts.images.add_to(document);
    for (key, names) in [("Font", fonts), ("XObject", images)] {
        if !names.is_empty() {
            resources.set(key, names);
        }
    }
    document.add_object(resources)
}

/// What the catalogue says of meaning and of finding one's way.
fn describe(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    marks: &[Vec<Tag>],
    annotations: &[Annotation],
) -> Dictionary {
    let places = Places::new(pages);
    let navigation = Navigation { pages, page_ids, places: &places };
    let structure = structure::add(document, pages, page_ids, marks, annotations);
    let mut described = dictionary! {
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => Object::Reference(structure),
        "PageLabels" => navigation.page_labels(),
    };
    if let Some(names) = navigation.names() {
        described.set("Names", dictionary! { "Dests" => names });
    }
    if let Some(outline) = navigation.outline(document) {
        described.set("Outlines", Object::Reference(outline));
    }
    if let Some(form) = annotations::form(annotations, pages) {
        described.set("AcroForm", form);
    }
    described
}

fn set_catalog(
    document: &mut Document,
    id: ObjectId,
    described: Dictionary,
    metadata: &Metadata,
    settings: &Settings,
    parts: &Parts<'_>,
) {
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Lang" => text_string(metadata.language()),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    };
    catalog.set("Metadata", metadata.add_to(document));
    if settings.standard != Standard::None {
        catalog.set("OutputIntents", vec![parts.intent.add_to(document)]);
    }
    catalog.extend(&described);
    attachments::add_to(document, &mut catalog, &settings.attachments, metadata, parts.deflater);
    document.set_object(id, catalog);
}
