//! The dictionary of a signature (ISO 32000-1, 12.8.1, table 252).

use super::{Lock, Request, hole};
use crate::field::Found;
use crate::file::{Dictionary, Object, Read, View};
use crate::update::write;

/// All of it, with room for where it holds and for a message of at most so many bytes.
pub(super) fn signature(
    view: &View,
    field: &Found,
    request: &Request,
    room: usize,
) -> Read<Vec<u8>> {
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
    hole::make(room, &mut bytes);
    bytes.extend(b">>");
    Ok(bytes)
}

/// What the signer permits those who come after (12.8.1, table 253): a certification, a lock that is asked for, and
/// the one that the field itself demands.
fn references(view: &View, field: &Found, request: &Request) -> Read<Vec<Object>> {
    let mut references = Vec::new();
    if let Some(certification) = request.certification {
        let parameters = Dictionary::default().with("P", certification.level());
        references.push(reference("DocMDP", parameters).into());
    }
    let asked = request.lock.as_ref().map(Lock::dictionary);
    let demanded = view.dictionary(&field.dictionary, "Lock")?;
    for lock in asked.into_iter().chain(demanded) {
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
