//! Assembles a file: pages, resources, structure, catalogue, metadata.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::annotations::{self, Annotation};
use super::attachments;
use super::content::page_content;
use super::destinations::Destinations;
use super::element_positions::ElementPositions;
use super::metadata::Metadata;
use super::page_labels::page_labels;
use super::page_tree::{PageTree, encode_operators};
use super::resources::Resources;
use super::serialize;
use super::settings::{Settings, Standard};
use super::text_string::text_string;
use super::{outline, structure_tree};
use crate::page::Pages;
use crate::text::{Fonts, Tag};

/// How many pages have their operators in memory at once: operators take much more memory than their encoding.
const PAGES_AT_ONCE: usize = 64;

/// The bytes of a file with these pages.
pub(super) fn assemble(
    pages: &Pages,
    fonts: &Fonts,
    resources: &Resources<'_>,
    settings: &Settings,
) -> Vec<u8> {
    let (mut contents, mut marked_elements) = (Vec::new(), Vec::new());
    for chunk in pages.pages.chunks(PAGES_AT_ONCE) {
        let content = chunk.iter().map(|page| page_content(page, resources, &pages.structure));
        let (ops, marked): (Vec<_>, Vec<_>) =
            content.map(|it| (it.ops, it.marked_elements)).unzip();
        contents.extend(encode_operators(ops));
        marked_elements.extend(marked);
    }
    // Object numbers follow the order of insertion, so the order of these steps fixes the file's bytes.
    let mut document = Document::new();
    let catalog = document.new_object_id();
    let page_ids: Vec<ObjectId> = contents.iter().map(|_| document.new_object_id()).collect();
    let annotations = annotations::add(&mut document, pages, &page_ids, fonts);
    let tree = PageTree {
        pages: &pages.pages,
        ids: &page_ids,
        annotations: &annotations,
        resources: resources.add_to(&mut document),
        deflater: resources.deflater,
    };
    let tree = tree.add_to(&mut document, contents);
    let mut entries =
        catalog_entries(&mut document, pages, &page_ids, &marked_elements, &annotations);
    entries.set("Pages", Object::Reference(tree));
    let metadata = Metadata::new(&pages.properties, settings);
    set_catalog(&mut document, catalog, entries, &metadata, settings, resources);
    let info = document.add_object(metadata.info());
    serialize::file(&document, catalog, info)
}

/// The catalogue's entries for structure, navigation and forms.
fn catalog_entries(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    marked_elements: &[Vec<Tag>],
    annotations: &[Annotation],
) -> Dictionary {
    let positions = ElementPositions::new(pages);
    let destinations = Destinations { pages, page_ids, positions: &positions };
    let structure = structure_tree::add(document, pages, page_ids, marked_elements, annotations);
    let mut entries = dictionary! {
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => Object::Reference(structure),
        "PageLabels" => page_labels(pages),
    };
    if let Some(names) = destinations.name_tree() {
        entries.set("Names", dictionary! { "Dests" => names });
    }
    if let Some(outline) = outline::add(document, &destinations) {
        entries.set("Outlines", Object::Reference(outline));
    }
    if let Some(form) = annotations::acro_form(annotations, pages) {
        entries.set("AcroForm", form);
    }
    entries
}

fn set_catalog(
    document: &mut Document,
    id: ObjectId,
    entries: Dictionary,
    metadata: &Metadata,
    settings: &Settings,
    resources: &Resources<'_>,
) {
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Lang" => text_string(metadata.language()),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    };
    catalog.set("Metadata", metadata.add_to(document));
    if settings.standard != Standard::None {
        catalog.set("OutputIntents", vec![resources.output_intent.add_to(document)]);
    }
    catalog.extend(&entries);
    attachments::add_to(
        document,
        &mut catalog,
        &settings.attachments,
        metadata,
        resources.deflater,
    );
    document.set_object(id, catalog);
}
