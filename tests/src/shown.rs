//! What can be seen of a finished PDF, whoever made it: its pages, and what lies on them.

use std::collections::BTreeMap;

use image::GrayImage;
use lopdf::{Document, Object};

use crate::picture;

/// What can be seen of a file. Signature fields without a signature show nothing.
#[derive(Debug, PartialEq)]
pub struct Shown {
    /// The pages, without what lies on them.
    pub pages: Vec<GrayImage>,
    /// What lies on each page, counted from 0, by the object's number: what it says, and how it is drawn.
    pub annotations: BTreeMap<(usize, u32), String>,
}

/// Looks at a file.
///
/// # Panics
/// The file is not a PDF, or its annotations are no objects.
pub fn shown(pdf: &[u8]) -> Shown {
    let document = Document::load_mem(pdf).unwrap_or_else(|error| panic!("not a PDF: {error}"));
    let mut annotations = BTreeMap::new();
    for (page, id) in document.get_pages().into_values().enumerate() {
        let listed = document.get_dictionary(id).and_then(|it| it.get_deref(b"Annots", &document));
        for item in listed.and_then(Object::as_array).into_iter().flatten() {
            let (number, _) = item.as_reference().expect("an annotation is an object of its own");
            let Ok(annotation) = document.get_object((number, 0)) else { continue };
            annotations.insert((page, number), told(&document, annotation, 0));
        }
    }
    Shown { pages: picture::pages(pdf.to_vec()), annotations }
}

/// An object with all to which it leads, but for pages and what stands above.
fn told(document: &Document, object: &Object, depth: usize) -> String {
    let inner = |object: &Object| told(document, object, depth + 1);
    match object {
        _ if depth > 12 => String::new(),
        Object::Reference(id) => document.get_object(*id).map(inner).unwrap_or_default(),
        Object::Array(items) => items.iter().map(inner).collect::<Vec<_>>().join(" "),
        Object::Dictionary(dictionary) => {
            let away: [&[u8]; 5] = [b"P", b"Parent", b"Dest", b"D", b"V"];
            let entries = dictionary.iter().filter(|(key, _)| !away.contains(&key.as_slice()));
            let mut told: Vec<String> = entries
                .map(|(key, value)| format!("{} {}", String::from_utf8_lossy(key), inner(value)))
                .collect();
            told.sort();
            told.join("\n")
        }
        Object::Stream(stream) => {
            let says = inner(&Object::Dictionary(stream.dict.clone()));
            format!("{says} {:?}", stream.content)
        }
        other => format!("{other:?}"),
    }
}
