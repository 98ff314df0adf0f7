//! The document outline: bookmarks (ISO 32000-1, 12.3.3).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::destinations::Destinations;
use super::element_positions::ElementPosition;
use super::text_string::text_string;
use crate::text::Tag;

/// A bookmark and its children.
struct Bookmark {
    title: String,
    position: ElementPosition,
    children: Vec<Bookmark>,
}

/// Adds the outline with all bookmarks open and returns its root; none if no element has a title.
pub(super) fn add(document: &mut Document, destinations: &Destinations<'_>) -> Option<ObjectId> {
    let bookmarks = bookmarks(destinations);
    if bookmarks.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let outline = level(document, destinations, root, &bookmarks);
    document.set_object(root, outline);
    Some(root)
}

/// A bookmark for each element with a title, nested as the elements are.
fn bookmarks(destinations: &Destinations<'_>) -> Vec<Bookmark> {
    let structure = &destinations.pages.structure;
    // Elements come after their parents, so in reverse order all children are known before a parent.
    let mut children: BTreeMap<Option<Tag>, Vec<Bookmark>> = BTreeMap::new();
    let elements: Vec<_> = structure.iter().collect();
    for (tag, element) in elements.into_iter().rev() {
        let mut inside = children.remove(&Some(tag)).unwrap_or_default();
        if let (Some(title), Some(position)) = (&element.title, destinations.positions.get(tag)) {
            inside.reverse();
            inside = vec![Bookmark { title: title.clone(), position, children: inside }];
        }
        children.entry(structure.parent(tag)).or_default().append(&mut inside);
    }
    let mut top = children.remove(&None).unwrap_or_default();
    top.reverse();
    top
}

/// Adds bookmarks as outline items and returns the entries that their parent has for them.
fn level(
    document: &mut Document,
    destinations: &Destinations<'_>,
    parent: ObjectId,
    items: &[Bookmark],
) -> Dictionary {
    let ids: Vec<ObjectId> = items.iter().map(|_| document.new_object_id()).collect();
    for (index, (item, id)) in items.iter().zip(&ids).enumerate() {
        let mut dictionary = match item.children.is_empty() {
            true => Dictionary::new(),
            false => level(document, destinations, *id, &item.children),
        };
        dictionary.set("Title", text_string(&item.title));
        dictionary.set("Parent", Object::Reference(parent));
        dictionary.set("Dest", destinations.explicit(item.position));
        let previous = index.checked_sub(1).and_then(|previous| ids.get(previous));
        for (key, neighbour) in [("Prev", previous), ("Next", ids.get(index + 1))] {
            if let Some(id) = neighbour {
                dictionary.set(key, Object::Reference(*id));
            }
        }
        document.set_object(*id, dictionary);
    }
    let mut level = dictionary! { "Count" => count(items) };
    for (key, id) in [("First", ids.first()), ("Last", ids.last())] {
        if let Some(id) = id {
            level.set(key, Object::Reference(*id));
        }
    }
    level
}

/// The number of bookmarks, descendants included.
fn count(items: &[Bookmark]) -> i64 {
    items.iter().map(|item| 1 + count(&item.children)).sum()
}
