//! Permitted changes of the structure tree: elements that only wrap added fields, which keep a tagged document
//! accessible (ISO 32000-1, 14.7).

use std::collections::{BTreeMap, BTreeSet};

use naskah_reader::{Dictionary, Id, Object, ReadError, ReadResult, View};

use super::form::FormChanges;

/// The most structure elements, or entries of a number tree, that are read.
const MAX_ITEMS: usize = 1 << 20;

/// The keys of an element that wraps an added field.
const KEYS: [&[u8]; 5] = [b"Type", b"S", b"P", b"Pg", b"K"];

/// The kids of an element or of the root: none, one, or many.
pub(super) fn kids(view: &View, kids: &Object) -> ReadResult<Vec<Object>> {
    Ok(match view.resolve(kids)? {
        Object::Null => Vec::new(),
        Object::Array(items) => items.to_vec(),
        _ => vec![kids.clone()],
    })
}

/// The ids of all elements, and of the root.
pub(super) fn elements(view: &View) -> ReadResult<BTreeSet<Id>> {
    let mut elements = BTreeSet::new();
    let mut open = vec![view.catalog()?.get("StructTreeRoot").clone()];
    while let Some(element) = open.pop() {
        let Some(id) = element.as_reference().filter(|id| elements.insert(*id)) else { continue };
        if elements.len() > MAX_ITEMS {
            return Err(ReadError::new(0, "the structure tree is larger than can be judged"));
        }
        if let Object::Dictionary(element) = view.get(id)? {
            open.extend(kids(view, element.get("K"))?);
        }
    }
    Ok(elements)
}

/// Whether an object is a new element that wraps an added field, and nothing else.
pub(super) fn wraps_added_field(
    old: &View,
    new: &View,
    element: &Object,
    form: &FormChanges,
) -> ReadResult<bool> {
    let Some(id) = element.as_reference() else { return Ok(false) };
    let Object::Dictionary(element) = new.get(id)? else { return Ok(false) };
    let kids = kids(new, element.get("K"))?;
    let [kid] = &kids[..] else { return Ok(false) };
    let Object::Dictionary(kid) = new.resolve(kid)? else { return Ok(false) };
    let field = kid.get("Obj").as_reference();
    Ok(old.get(id)? == Object::Null
        && element.keys().all(|key| KEYS.contains(&key))
        && element.get("S").as_name() == Some(b"Form")
        && kid.get("Type").as_name() == Some(b"OBJR")
        && field.is_some_and(|field| form.widgets.contains_key(&field)))
}

/// The entries of a number tree (ISO 32000-1, 7.9.7).
pub(super) fn number_tree(view: &View, root: &Object) -> ReadResult<BTreeMap<i64, Object>> {
    let (mut numbers, mut seen) = (BTreeMap::new(), BTreeSet::new());
    let broken = ReadError::new(0, "a number tree is malformed");
    let mut open = vec![root.clone()];
    while let Some(node) = open.pop() {
        if node.as_reference().is_some_and(|id| !seen.insert(id)) || numbers.len() > MAX_ITEMS {
            return Err(broken);
        }
        let node: Dictionary = view.resolve(&node)?.as_dictionary().cloned().unwrap_or_default();
        open.extend(view.array(&node, "Kids")?);
        for pair in view.array(&node, "Nums")?.chunks(2) {
            let [key, value] = pair else { return Err(broken) };
            let Some(key) = view.resolve(key)?.as_integer() else { return Err(broken) };
            if numbers.insert(key, value.clone()).is_some() {
                return Err(broken);
            }
        }
    }
    Ok(numbers)
}
