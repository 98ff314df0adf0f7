//! What updates may say of the document as a whole: proofs for signatures, extensions, versions, metadata.

use std::collections::BTreeSet;

use super::What;
use crate::file::{Dictionary, Object, Read, View};

/// What of the document information programs change when they save a file.
pub(super) const INFORMATION: [&[u8]; 2] = [b"ModDate", b"Producer"];

/// What belongs to the cross-reference rather than the document (ISO 32000-1, tables 15 and 17).
pub(super) const CROSS_REFERENCE: [&[u8]; 8] =
    [b"Prev", b"Size", b"Type", b"W", b"Index", b"Length", b"Filter", b"DecodeParms"];

/// What an entry of the catalog that differs amounts to, if it may.
pub(super) fn permitted(
    key: &[u8],
    (before, old): (&View, &Object),
    (after, new): (&View, &Object),
) -> Read<Option<What>> {
    let (old, new) = (before.resolve(old)?, after.resolve(new)?);
    Ok(match key {
        b"DSS" => grows((before, &old), (after, &new))?.then_some(What::AddedProofs),
        b"Extensions" => extends(after, &new, 0)?.then_some(What::Extended),
        b"Version" => rises(&old, &new).then_some(What::Extended),
        b"Metadata" => describes(after, &new)?.then_some(What::Described),
        _ => None,
    })
}

/// Whether a version is a later one than the catalog named before.
fn rises(old: &Object, new: &Object) -> bool {
    let version = |object: &Object| match object.as_name() {
        Some([major @ b'1'..=b'2', b'.', minor @ b'0'..=b'9']) => Some((*major, *minor)),
        _ => None,
    };
    match (version(old), version(new)) {
        (Some(old), Some(new)) => old < new,
        (None, Some(_)) => *old == Object::Null,
        _ => false,
    }
}

/// Developers' extensions are names and numbers (7.12).
fn extends(view: &View, object: &Object, depth: usize) -> Read<bool> {
    Ok(match view.resolve(object)? {
        Object::Dictionary(dictionary) if depth < 2 => {
            for (_, value) in dictionary.iter() {
                if !extends(view, value, depth + 1)? {
                    return Ok(false);
                }
            }
            true
        }
        Object::Array(items) if depth == 1 => {
            for item in &*items {
                if !extends(view, item, depth)? {
                    return Ok(false);
                }
            }
            true
        }
        Object::Name(_) | Object::Integer(_) | Object::String(_) => depth > 0,
        _ => false,
    })
}

fn describes(view: &View, object: &Object) -> Read<bool> {
    let Object::Stream(stream) = object else { return Ok(false) };
    Ok(view.value(&stream.dictionary, "Type")?.as_name() == Some(b"Metadata")
        && view.value(&stream.dictionary, "Subtype")?.as_name() == Some(b"XML"))
}

/// Whether a store of proofs holds what it held and nothing but proofs (ISO 32000-2, 12.8.4.3).
fn grows((before, old): (&View, &Object), (after, new): (&View, &Object)) -> Read<bool> {
    let Object::Dictionary(new) = new else { return Ok(false) };
    let old = match old {
        Object::Null => Dictionary::default(),
        Object::Dictionary(old) => old.clone(),
        _ => return Ok(false),
    };
    if !lists_grow((before, &old), (after, new), &["Certs", "OCSPs", "CRLs"], &["Type", "VRI"])? {
        return Ok(false);
    }
    let old = before.dictionary(&old, "VRI")?.unwrap_or_default();
    let new = after.value(new, "VRI")?;
    let new = match &new {
        Object::Null => Dictionary::default(),
        Object::Dictionary(new) => new.clone(),
        _ => return Ok(false),
    };
    for (key, value) in old.iter() {
        let old = before.resolve(value)?.as_dictionary().cloned().unwrap_or_default();
        let Some(found) = new.iter().find(|(it, _)| *it == key) else { return Ok(false) };
        let found = after.resolve(found.1)?;
        let Some(found) = found.as_dictionary() else { return Ok(false) };
        if !lists_grow(
            (before, &old),
            (after, found),
            &["Cert", "OCSP", "CRL"],
            &["Type", "TU", "TS"],
        )? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether each list under one of these keys still holds what it held, in whatever order, and there is nothing
/// under any others than the further keys.
fn lists_grow(
    (before, old): (&View, &Dictionary),
    (after, new): (&View, &Dictionary),
    lists: &[&str],
    further: &[&str],
) -> Read<bool> {
    let known = |key: &[u8]| lists.iter().chain(further).any(|known| known.as_bytes() == key);
    if !new.keys().all(known) {
        return Ok(false);
    }
    for key in lists {
        let (Some(old), Some(new)) = (proofs(before, old, key)?, proofs(after, new, key)?) else {
            return Ok(false);
        };
        if !old.is_subset(&new) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What the streams of a list hold; nothing when there is another thing in it.
fn proofs(view: &View, holder: &Dictionary, key: &str) -> Read<Option<BTreeSet<Vec<u8>>>> {
    let mut proofs = BTreeSet::new();
    for item in view.array(holder, key)? {
        let Object::Stream(stream) = view.resolve(&item)? else { return Ok(None) };
        proofs.insert(view.decode(&stream)?);
    }
    Ok(Some(proofs))
}
