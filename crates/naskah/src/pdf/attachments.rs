//! Embedded files (ISO 32000-1, 7.11.4), associated with the document as its source (ISO 19005-3, 6.8).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, dictionary};

use super::deflate::Deflater;
use super::metadata::Metadata;
use super::settings::Attachment;
use super::text_string::text_string;

/// Adds the attachments to the file and lists them in its catalogue.
pub(super) fn add_to(
    document: &mut Document,
    catalog: &mut Dictionary,
    attachments: &[Attachment],
    metadata: &Metadata,
    deflater: &Deflater,
) {
    if attachments.is_empty() {
        return;
    }
    // A name tree is sorted by the bytes of its names, the byte order mark of UTF-16 included.
    let mut tree = BTreeMap::new();
    for attachment in attachments {
        let name = text_string(&attachment.name);
        let bytes = name.as_str().unwrap_or_default().to_vec();
        tree.insert(bytes, (name, add(document, attachment, metadata, deflater)));
    }
    let files: Vec<Object> = tree.values().map(|(_, file)| file.clone()).collect();
    let names: Vec<Object> = tree.into_values().flat_map(|(name, file)| [name, file]).collect();
    catalog.set("AF", files);
    let mut trees = catalog.get(b"Names").and_then(Object::as_dict).cloned().unwrap_or_default();
    trees.set("EmbeddedFiles", dictionary! { "Names" => names });
    catalog.set("Names", trees);
}

fn add(
    document: &mut Document,
    attachment: &Attachment,
    metadata: &Metadata,
    deflater: &Deflater,
) -> Object {
    let mut parameters = dictionary! { "Size" => attachment.bytes.len() as i64 };
    if let Some(date) = metadata.date() {
        parameters.set("ModDate", date);
    }
    let kind = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => attachment.media_type.as_str(),
        "Params" => parameters,
    };
    let stream = document.add_object(deflater.stream(kind, attachment.bytes.clone()));
    let name = text_string(&attachment.name);
    let file = dictionary! {
        "Type" => "Filespec",
        "F" => name.clone(),
        "UF" => name,
        "Desc" => text_string(&attachment.description),
        "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    };
    document.add_object(file).into()
}
