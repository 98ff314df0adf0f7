//! The parts of a file put together: pages, resources, catalogue, properties.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};
use sha2::{Digest, Sha256};

use super::annotations::{self, Annotation};
use super::attachments;
use super::content::{Drawn, draw};
use super::deflate;
use super::font::FontSet;
use super::image::Images;
use super::intent;
use super::metadata::Metadata;
use super::navigation::Navigation;
use super::number::points;
use super::places::Places;
use super::settings::{Settings, Standard};
use super::structure;
use super::text::text_string;
use crate::page::{Page, Pages};
use crate::text::{Fonts, Tag};

/// The file of these pages.
pub(super) fn assemble(
    pages: &Pages,
    fonts: &Fonts,
    subsets: &FontSet,
    images: &Images,
    settings: &Settings,
) -> Document {
    let drawn = pages.pages.iter().map(|page| draw(page, subsets, images, &pages.structure));
    let (contents, marks): (Vec<_>, Vec<_>) =
        drawn.map(|Drawn { ops, marks }| (PdfPage::new(Mm(0.0), Mm(0.0), ops), marks)).unzip();
    let mut document = printed(contents);
    let page_ids: Vec<ObjectId> = document.page_iter().collect();
    let annotations = annotations::add(&mut document, pages, &page_ids, fonts);
    let resources = resources(subsets, images, &mut document);
    finish_pages(&mut document, &pages.pages, &page_ids, &annotations, resources);
    let described = describe(&mut document, pages, &page_ids, &marks, &annotations);
    let metadata = Metadata::new(&pages.properties, settings);
    set_catalog(&mut document, described, &metadata, settings);
    set_properties(&mut document, &metadata);
    document.prune_objects();
    document.renumber_objects();
    document
}

/// The bytes of a file, identified by a digest of its content.
pub(super) fn save(mut document: Document) -> std::io::Result<Vec<u8>> {
    let mut content = Vec::new();
    document.save_to(&mut content)?;
    let digest = Sha256::digest(&content)[..16].to_vec();
    let identifier = Object::String(digest, lopdf::StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![identifier.clone(), identifier]);

    let mut bytes = Vec::with_capacity(content.len() + 128);
    document.save_to(&mut bytes)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The page tree and the encoded contents, by printpdf. What else it adds is replaced or dropped
/// afterwards: it would say that the file is PDF/X, made in 1970, and differ from run to run.
fn printed(pages: Vec<PdfPage>) -> Document {
    let mut printed = PdfDocument::new("");
    printed.pages = pages;
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        // Else operators without a name of their own, `TJ` among them, are dropped.
        secure: false,
        image_optimization: None,
    };
    let mut document = printpdf::serialize::to_lopdf_doc(&printed, &options, &mut Vec::new());
    document.version = "1.7".to_owned();
    document.trailer =
        dictionary! { "Root" => document.trailer.get(b"Root").cloned().unwrap_or(Object::Null) };
    document
}

/// What contents refer to by name, the same for every page.
fn resources(fonts: &FontSet, images: &Images, document: &mut Document) -> ObjectId {
    let mut resources = Dictionary::new();
    for (key, names) in [("Font", fonts.add_to(document)), ("XObject", images.add_to(document))] {
        if !names.is_empty() {
            resources.set(key, names);
        }
    }
    document.add_object(resources)
}

/// Gives each page its sheet, resources and annotations, and deflates its content.
fn finish_pages(
    document: &mut Document,
    pages: &[Page],
    ids: &[ObjectId],
    annotations: &[Annotation],
    resources: ObjectId,
) {
    for (index, (&id, page)) in ids.iter().zip(pages).enumerate() {
        let Ok(old) = document.get_dictionary(id) else { continue };
        let kept = |key: &[u8]| old.get(key).cloned().unwrap_or(Object::Null);
        let (parent, contents) = (kept(b"Parent"), kept(b"Contents"));
        if let Ok(Object::Stream(stream)) =
            contents.as_reference().and_then(|contents| document.get_object_mut(contents))
        {
            *stream = deflate::stream(Dictionary::new(), &stream.content);
        }
        let sheet: Vec<Object> = vec![
            0.into(),
            0.into(),
            points(page.paper.width).into(),
            points(page.paper.height).into(),
        ];
        let mut page = dictionary! {
            "Type" => "Page",
            "Parent" => parent,
            "MediaBox" => sheet.clone(),
            "CropBox" => sheet,
            "Resources" => Object::Reference(resources),
            "Contents" => contents,
            "StructParents" => index as i64,
            // The order of the structure, for those who walk with the Tab key.
            "Tabs" => "S",
        };
        let annotations = annotations.iter().filter(|annotation| annotation.page == index);
        let annotations: Vec<Object> = annotations.map(|it| Object::Reference(it.id)).collect();
        if !annotations.is_empty() {
            page.set("Annots", annotations);
        }
        document.set_object(id, page);
    }
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
    described: Dictionary,
    metadata: &Metadata,
    settings: &Settings,
) {
    let Ok(id) = document.trailer.get(b"Root").and_then(Object::as_reference) else { return };
    let pages = document.get_dictionary(id).and_then(|catalog| catalog.get(b"Pages")).cloned();
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => pages.unwrap_or(Object::Null),
        "Lang" => text_string(metadata.language()),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    };
    catalog.set("Metadata", metadata.add_to(document));
    if settings.standard != Standard::None {
        catalog.set("OutputIntents", vec![intent::add_to(document)]);
    }
    catalog.extend(&described);
    attachments::add_to(document, &mut catalog, &settings.attachments, metadata);
    document.set_object(id, catalog);
}

fn set_properties(document: &mut Document, metadata: &Metadata) {
    let info = document.add_object(metadata.info());
    document.trailer.set("Info", Object::Reference(info));
}
