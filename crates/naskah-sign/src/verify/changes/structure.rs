//! What an update may add to the structure of a tagged document: elements that hold the fields that were added,
//! as programs make them that keep documents accessible (ISO 32000-1, 14.7).

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Open, Role, Walk};
use super::form::Form;
use super::path::Path;
use super::{Verdict, What};
use crate::file::{Dictionary, Fault, Id, Object, Read, View};

/// More elements, or numbers of a tree, are no agreement's.
const MOST: usize = 1 << 20;

/// What an element may say that holds an added field.
const KEYS: [&[u8]; 5] = [b"Type", b"S", b"P", b"Pg", b"K"];

/// The kids of an element or of the root: none, one, or many.
pub(super) fn kids(view: &View, kids: &Object) -> Read<Vec<Object>> {
    Ok(match view.resolve(kids)? {
        Object::Null => Vec::new(),
        Object::Array(items) => items.to_vec(),
        _ => vec![kids.clone()],
    })
}

/// The objects of all elements, and of the root.
pub(super) fn elements(view: &View) -> Read<BTreeSet<Id>> {
    let mut elements = BTreeSet::new();
    let mut open = vec![view.catalog()?.get("StructTreeRoot").clone()];
    while let Some(element) = open.pop() {
        let Some(id) = element.as_reference().filter(|id| elements.insert(*id)) else { continue };
        if elements.len() > MOST {
            return Err(Fault::new(0, "the document's structure is larger than can be judged"));
        }
        if let Object::Dictionary(element) = view.get(id)? {
            open.extend(kids(view, element.get("K"))?);
        }
    }
    Ok(elements)
}

/// Whether an object is a new element that holds a field that was added, and nothing else.
pub(super) fn holds_added(old: &View, new: &View, element: &Object, form: &Form) -> Read<bool> {
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

/// What a number tree holds (ISO 32000-1, 7.9.7).
fn numbers(view: &View, root: &Object) -> Read<BTreeMap<i64, Object>> {
    let (mut numbers, mut seen) = (BTreeMap::new(), BTreeSet::new());
    let broken = Fault::new(0, "a tree of numbers is broken");
    let mut open = vec![root.clone()];
    while let Some(node) = open.pop() {
        if node.as_reference().is_some_and(|id| !seen.insert(id)) || numbers.len() > MOST {
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

impl Walk<'_> {
    /// The tree that leads from what is on pages to the structure (ISO 32000-1, 14.7.4.4).
    pub(super) fn parents(
        &mut self,
        path: &Path,
        old: &Object,
        new: &Object,
        open: &mut Open,
    ) -> Read<()> {
        let old = numbers(self.old, old)?;
        let new = numbers(self.new, new)?;
        for (number, before) in &old {
            let after = new.get(number).unwrap_or(&Object::Null);
            open.push(path.key(number.to_string().as_bytes()), before, after, Role::Plain);
        }
        for (number, after) in new.iter().filter(|(number, _)| !old.contains_key(number)) {
            if !holds_added(self.old, self.new, after, self.form)? {
                let path = path.key(number.to_string().as_bytes());
                self.tell(&path, What::Added, Verdict::Refused);
            }
        }
        Ok(())
    }
}
