//! The keys and certificates of `tests/suite/pki`, and files to sign, for tests.

use std::fs;
use std::path::Path;

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, dictionary};
use naskah_verify::cms::Certificate;

use crate::keys::Key;

pub(crate) fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/pki");
    fs::read(folder.join(name)).unwrap()
}

/// The DER of a PEM file.
pub(crate) fn pem(name: &str) -> Vec<u8> {
    der::pem::decode_vec(&bytes(name)).unwrap().1
}

pub(crate) fn certificate(name: &str) -> Certificate {
    Certificate::read(&pem(&format!("{name}.pem"))).unwrap()
}

pub(crate) fn key(name: &str) -> Key {
    let private = bytes(&format!("signers/{name}.key"));
    let certificates = bytes(&format!("signers/{name}.chain.pem"));
    Key::from_pem(("key", &private), ("certificates", &certificates), None).unwrap()
}

pub(crate) const FIELDS: [&str; 3] = ["PIHAK-KESATU", "PIHAK-KEDUA", "SAKSI-1"];

/// A page with three empty fields; its form does not declare signatures yet.
pub(crate) fn file() -> Vec<u8> {
    file_with(|document, page| {
        let add = |name| {
            let mut field = widget(page.clone(), [10, 10, 90, 60]);
            field.set("T", Object::string_literal(name));
            document.add_object(field).into()
        };
        FIELDS.map(add).to_vec()
    })
}

/// A file of one page whose form has these fields.
pub(crate) fn file_with(form: impl FnOnce(&mut Document, Object) -> Vec<Object>) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let pages = document.new_object_id();
    let media_box: Vec<Object> = vec![10.into(), 20.into(), 510.into(), 820.into()];
    let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => pages });
    let fields = form(&mut document, page.into());
    let tree = dictionary! {
        "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1, "MediaBox" => media_box,
    };
    document.objects.insert(pages, tree.into());
    let form = dictionary! { "Fields" => fields };
    let catalog = document
        .add_object(dictionary! { "Type" => "Catalog", "Pages" => pages, "AcroForm" => form });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A signature field without a name, and its widget.
pub(crate) fn widget(page: Object, rectangle: [i64; 4]) -> Dictionary {
    let rectangle: Vec<Object> = rectangle.map(Object::Integer).to_vec();
    dictionary! { "Subtype" => "Widget", "FT" => "Sig", "Rect" => rectangle, "P" => page }
}
