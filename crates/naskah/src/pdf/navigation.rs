//! Finding one's way: named places that links lead to, bookmarks, the numbers of pages.
//!
//! ISO 32000-1, 12.3.2.3, 12.3.3 and 12.4.2.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::number::points;
use super::places::{Place, Places};
use super::text::text_string;
use crate::page::Pages;
use crate::text::Tag;

/// What a file's places are told by.
pub(super) struct Navigation<'a> {
    pub(super) pages: &'a Pages,
    pub(super) page_ids: &'a [ObjectId],
    pub(super) places: &'a Places,
}

/// A bookmark, and those under it.
struct Bookmark {
    title: String,
    place: Place,
    under: Vec<Bookmark>,
}

impl Navigation<'_> {
    /// The named places, as a name tree; none if nothing has a name.
    pub(super) fn names(&self) -> Option<Dictionary> {
        let mut named = BTreeMap::new();
        for (tag, element) in self.pages.structure.iter() {
            if let (Some(name), Some(place)) = (&element.name, self.places.get(tag)) {
                named.entry(name.as_bytes()).or_insert_with(|| self.destination(place));
            }
        }
        let names: Vec<Object> = named
            .into_iter()
            .flat_map(|(name, place)| [Object::string_literal(name), place])
            .collect();
        (!names.is_empty()).then(|| dictionary! { "Names" => names })
    }

    /// The bookmarks, all of them shown; none if there are none.
    pub(super) fn outline(&self, document: &mut Document) -> Option<ObjectId> {
        let bookmarks = self.bookmarks();
        if bookmarks.is_empty() {
            return None;
        }
        let root = document.new_object_id();
        let outline = self.level(document, root, &bookmarks);
        document.set_object(root, outline);
        Some(root)
    }

    /// The bookmarks by the elements that have titles, each under the one whose element it is in.
    fn bookmarks(&self) -> Vec<Bookmark> {
        // Elements stand behind those that they are in, so the last to be built is the outermost.
        let mut under: BTreeMap<Option<Tag>, Vec<Bookmark>> = BTreeMap::new();
        let elements: Vec<_> = self.pages.structure.iter().collect();
        for (tag, element) in elements.into_iter().rev() {
            let mut inside = under.remove(&Some(tag)).unwrap_or_default();
            if let (Some(title), Some(place)) = (&element.title, self.places.get(tag)) {
                inside.reverse();
                inside = vec![Bookmark { title: title.clone(), place, under: inside }];
            }
            under.entry(self.pages.structure.parent(tag)).or_default().append(&mut inside);
        }
        let mut tops = under.remove(&None).unwrap_or_default();
        tops.reverse();
        tops
    }

    /// A dictionary that holds those bookmarks as its items.
    fn level(&self, document: &mut Document, parent: ObjectId, items: &[Bookmark]) -> Dictionary {
        let ids: Vec<ObjectId> = items.iter().map(|_| document.new_object_id()).collect();
        for (index, (item, id)) in items.iter().zip(&ids).enumerate() {
            let mut dictionary = match item.under.is_empty() {
                true => Dictionary::new(),
                false => self.level(document, *id, &item.under),
            };
            dictionary.set("Title", text_string(&item.title));
            dictionary.set("Parent", Object::Reference(parent));
            dictionary.set("Dest", self.destination(item.place));
            let before = index.checked_sub(1).and_then(|before| ids.get(before));
            for (key, neighbour) in [("Prev", before), ("Next", ids.get(index + 1))] {
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

    /// The numbers of the pages; a new range where they do not go on by one.
    pub(super) fn page_labels(&self) -> Dictionary {
        let mut ranges = Vec::new();
        let mut next = None;
        for (index, page) in self.pages.pages.iter().enumerate() {
            if next != Some(page.number) {
                let range = dictionary! { "S" => "D", "St" => page.number as i64 };
                ranges.extend([Object::Integer(index as i64), Object::Dictionary(range)]);
            }
            next = Some(page.number + 1);
        }
        dictionary! { "Nums" => ranges }
    }

    /// A place on a page, its upper edge at the window's.
    fn destination(&self, place: Place) -> Object {
        let height = self.pages.pages[place.page].paper.height;
        let page = self.page_ids.get(place.page).copied().map_or(Object::Null, Object::Reference);
        let top = Object::from(points(height - place.top));
        Object::Array(vec![page, "XYZ".into(), Object::Null, top, Object::Null])
    }
}

/// How many bookmarks there are, those under others included.
fn count(items: &[Bookmark]) -> i64 {
    items.iter().map(|item| 1 + count(&item.under)).sum()
}
