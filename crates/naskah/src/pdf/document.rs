//! The parts of a file put together: pages, resources, catalogue, properties.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};
use sha2::{Digest, Sha256};

use super::attachments;
use super::content::operators;
use super::deflate;
use super::font::FontSet;
use super::image::Images;
use super::intent;
use super::metadata::{LANGUAGE, Metadata};
use super::number::points;
use super::settings::{Settings, Standard};
use super::text::text_string;
use crate::page::{Page, Pages};

/// The file of these pages.
pub(super) fn assemble(
    pages: &Pages,
    fonts: &FontSet,
    images: &Images,
    settings: &Settings,
) -> Document {
    let drawn = pages.pages.iter().map(|page| operators(page, fonts, images));
    let mut document = printed(drawn.map(|ops| PdfPage::new(Mm(0.0), Mm(0.0), ops)).collect());
    let resources = resources(fonts, images, &mut document);
    finish_pages(&mut document, &pages.pages, resources);
    let metadata = Metadata::new(&pages.properties, settings);
    set_catalog(&mut document, &metadata, settings);
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

/// Gives each page its sheet and resources, and deflates its content.
fn finish_pages(document: &mut Document, pages: &[Page], resources: ObjectId) {
    let ids: Vec<ObjectId> = document.page_iter().collect();
    for (id, page) in ids.into_iter().zip(pages) {
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
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => parent,
            "MediaBox" => sheet.clone(),
            "CropBox" => sheet,
            "Resources" => Object::Reference(resources),
            "Contents" => contents,
        };
        document.set_object(id, page);
    }
}

fn set_catalog(document: &mut Document, metadata: &Metadata, settings: &Settings) {
    let Ok(id) = document.trailer.get(b"Root").and_then(Object::as_reference) else { return };
    let pages = document.get_dictionary(id).and_then(|catalog| catalog.get(b"Pages")).cloned();
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => pages.unwrap_or(Object::Null),
        "Lang" => text_string(LANGUAGE),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    };
    catalog.set("Metadata", metadata.add_to(document));
    if settings.standard != Standard::None {
        catalog.set("OutputIntents", vec![intent::add_to(document)]);
    }
    attachments::add_to(document, &mut catalog, &settings.attachments, metadata);
    document.set_object(id, catalog);
}

fn set_properties(document: &mut Document, metadata: &Metadata) {
    let info = document.add_object(metadata.info());
    document.trailer.set("Info", Object::Reference(info));
}
