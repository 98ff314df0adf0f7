//! The signature dictionary (ISO 32000-1, 12.8.1, table 252).

use naskah_reader::{Dictionary, Object, ReadResult, View};
use naskah_verify::fields::FieldObject;

use super::contents_placeholder;
use super::request::{Lock, Request};
use crate::update::write;

/// The dictionary, with placeholders for the byte range and a message of up to `size` bytes.
pub(super) fn signature(
    view: &View,
    field: &FieldObject,
    request: &Request,
    size: usize,
) -> ReadResult<Vec<u8>> {
    let time = request.time.strftime("D:%Y%m%d%H%M%SZ").to_string();
    let mut dictionary = Dictionary::default()
        .with("Type", Object::name("Sig"))
        .with("Filter", Object::name("Adobe.PPKLite"))
        .with("SubFilter", Object::name("ETSI.CAdES.detached"))
        .with("M", Object::text(&time));
    for (key, text) in [("Reason", &request.reason), ("Location", &request.location)] {
        if let Some(text) = text {
            dictionary = dictionary.with(key, Object::text(text));
        }
    }
    let references = references(view, field, request)?;
    if !references.is_empty() {
        dictionary = dictionary.with("Reference", Object::array(references));
    }
    let mut bytes = Vec::new();
    write::dictionary(&dictionary, &mut bytes);
    bytes.truncate(bytes.len() - ">>".len());
    contents_placeholder::write_entries(size, &mut bytes);
    bytes.extend(b">>");
    Ok(bytes)
}

/// What the signer permits later signers (12.8.1, table 253): a certification, a requested lock, and the lock
/// the field demands.
fn references(view: &View, field: &FieldObject, request: &Request) -> ReadResult<Vec<Object>> {
    let mut references = Vec::new();
    if let Some(certification) = request.certification {
        let parameters = Dictionary::default().with("P", certification.level());
        references.push(reference("DocMDP", parameters).into());
    }
    let requested = request.lock.as_ref().map(Lock::dictionary);
    let demanded = view.dictionary(&field.dictionary, "Lock")?;
    for lock in requested.into_iter().chain(demanded) {
        let mut parameters = Dictionary::default().with("Action", view.value(&lock, "Action")?);
        let fields = view.array(&lock, "Fields")?;
        if !fields.is_empty() {
            parameters = parameters.with("Fields", Object::array(fields));
        }
        let locked = reference("FieldMDP", parameters);
        references.push(locked.with("Data", view.trailer().get("Root").clone()).into());
    }
    Ok(references)
}

fn reference(method: &str, parameters: Dictionary) -> Dictionary {
    let parameters =
        parameters.with("Type", Object::name("TransformParams")).with("V", Object::name("1.2"));
    Dictionary::default()
        .with("Type", Object::name("SigRef"))
        .with("TransformMethod", Object::name(method))
        .with("TransformParams", parameters)
}
