//! Named destinations: the places that links lead to (ISO 32000-1, 12.3.2.3).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::element_positions::{ElementPosition, ElementPositions};
use super::number::points;
use crate::page::Pages;

/// Makes destinations from the positions of elements.
pub(super) struct Destinations<'a> {
    pub(super) pages: &'a Pages,
    pub(super) page_ids: &'a [ObjectId],
    pub(super) positions: &'a ElementPositions,
}

impl Destinations<'_> {
    /// The name tree of named destinations; none if no element has a name.
    pub(super) fn name_tree(&self) -> Option<Dictionary> {
        let mut named = BTreeMap::new();
        for (tag, element) in self.pages.structure.iter() {
            if let (Some(name), Some(position)) = (&element.name, self.positions.get(tag)) {
                named.entry(name.as_bytes()).or_insert_with(|| self.explicit(position));
            }
        }
        let names: Vec<Object> = named
            .into_iter()
            .flat_map(|(name, destination)| [Object::string_literal(name), destination])
            .collect();
        (!names.is_empty()).then(|| dictionary! { "Names" => names })
    }

    /// An explicit destination that scrolls a position to the top of the window.
    pub(super) fn explicit(&self, position: ElementPosition) -> Object {
        let height = self.pages.pages[position.page].paper.height;
        let page = self.page_ids.get(position.page);
        let page = page.copied().map_or(Object::Null, Object::Reference);
        let top = Object::from(points(height - position.top));
        Object::Array(vec![page, "XYZ".into(), Object::Null, top, Object::Null])
    }
}
