//! Permitted changes of the catalog: validation data, extensions, version, metadata.

use std::collections::BTreeSet;

use naskah_reader::{Dictionary, Object, ReadResult, View};

use super::budget::Budget;
use super::change::ChangeKind;

/// The kind of a changed catalog entry, if the change is permitted.
pub(super) fn permitted(
    key: &[u8],
    (before, old): (&View, &Object),
    (after, new): (&View, &Object),
    budget: &mut Budget,
) -> ReadResult<Option<ChangeKind>> {
    let (old, new) = (before.resolve(old)?, after.resolve(new)?);
    Ok(match key {
        b"DSS" => grows((before, &old), (after, &new), budget)?.then_some(ChangeKind::AddedProofs),
        b"Extensions" => extends(after, &new, 0)?.then_some(ChangeKind::Extended),
        b"Version" => rises(&old, &new).then_some(ChangeKind::Extended),
        b"Metadata" => describes(after, &new)?.then_some(ChangeKind::Described),
        _ => None,
    })
}

/// Whether a version is later than the one before.
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

/// Whether an object consists of developer extensions: names and numbers (7.12).
fn extends(view: &View, object: &Object, depth: usize) -> ReadResult<bool> {
    Ok(match view.resolve(object)? {
        // All extensions, those of a developer, or one.
        Object::Dictionary(dictionary) if depth <= 2 => {
            for (_, value) in dictionary.iter() {
                if !extends(view, value, depth + 1)? {
                    return Ok(false);
                }
            }
            true
        }
        Object::Array(items) if depth == 1 => {
            for item in &*items {
                if !extends(view, item, depth + 1)? {
                    return Ok(false);
                }
            }
            true
        }
        Object::Name(_) | Object::Integer(_) | Object::String(_) => depth > 0,
        _ => false,
    })
}

/// Whether an object is an XML metadata stream.
fn describes(view: &View, object: &Object) -> ReadResult<bool> {
    let Object::Stream(stream) = object else { return Ok(false) };
    Ok(view.value(&stream.dictionary, "Type")?.as_name() == Some(b"Metadata")
        && view.value(&stream.dictionary, "Subtype")?.as_name() == Some(b"XML"))
}

/// Whether a document security store only grew, by validation data (ISO 32000-2, 12.8.4.3).
fn grows(
    (before, old): (&View, &Object),
    (after, new): (&View, &Object),
    budget: &mut Budget,
) -> ReadResult<bool> {
    let dictionary = |object: &Object| match object {
        Object::Null => Some(Dictionary::default()),
        Object::Dictionary(dictionary) => Some(dictionary.clone()),
        _ => None,
    };
    let (Some(old), Some(new)) =
        (dictionary(old), dictionary(new).filter(|new| *new != Dictionary::default()))
    else {
        return Ok(false);
    };
    let lists = (["Certs", "OCSPs", "CRLs"], ["Type", "VRI"]);
    if !lists_grow((before, &old), (after, &new), lists, budget)? {
        return Ok(false);
    }
    let old = dictionary(&before.value(&old, "VRI")?).unwrap_or_default();
    let Some(new) = dictionary(&after.value(&new, "VRI")?) else { return Ok(false) };
    for (key, old) in old.iter() {
        let old = before.resolve(old)?.as_dictionary().cloned().unwrap_or_default();
        let new = after.resolve(new.value(key))?;
        let Some(new) = new.as_dictionary() else { return Ok(false) };
        let lists = (["Cert", "OCSP", "CRL"], ["Type", "TU", "TS"]);
        if !lists_grow((before, &old), (after, new), lists, budget)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether each list still has its items, in any order, and there are no keys but those of the lists and the
/// others.
fn lists_grow<const LISTS: usize, const OTHERS: usize>(
    (before, old): (&View, &Dictionary),
    (after, new): (&View, &Dictionary),
    (lists, others): ([&str; LISTS], [&str; OTHERS]),
    budget: &mut Budget,
) -> ReadResult<bool> {
    let known = |key: &[u8]| lists.iter().chain(&others).any(|known| known.as_bytes() == key);
    if !new.keys().all(known) {
        return Ok(false);
    }
    for key in lists {
        let old = proofs(before, &before.array(old, key)?, budget)?;
        let new = proofs(after, &after.array(new, key)?, budget)?;
        match (old, new) {
            (Some(old), Some(new)) if old.is_subset(&new) => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// The encoded streams of a list; `None` if it has other items.
fn proofs<'v>(
    view: &'v View,
    items: &[Object],
    budget: &mut Budget,
) -> ReadResult<Option<BTreeSet<&'v [u8]>>> {
    let mut proofs = BTreeSet::new();
    for item in items {
        let Object::Stream(stream) = view.resolve(item)? else { return Ok(None) };
        budget.spend(stream.data.len())?;
        proofs.extend(view.bytes().get(stream.data));
    }
    Ok(Some(proofs))
}
