//! Where structure elements begin on the pages, for destinations and bookmarks.

use crate::Length;
use crate::page::{DisplayItem, Pages};
use crate::text::Tag;

/// Where an element begins.
#[derive(Clone, Copy)]
pub(super) struct ElementPosition {
    /// The page's index.
    pub(super) page: usize,
    /// The upper edge of the element's first item, from the page's upper edge.
    pub(super) top: Length,
}

/// The positions of all elements, indexed by tag.
pub(super) struct ElementPositions(Vec<Option<ElementPosition>>);

impl ElementPositions {
    pub(super) fn new(pages: &Pages) -> Self {
        let structure = &pages.structure;
        let mut positions = vec![None; structure.elements.len()];
        for (index, page) in pages.pages.iter().enumerate() {
            for item in &page.items {
                let Some(top) = top(item) else { continue };
                let mut tag = item.tag();
                // An element's first item is also the first item of its ancestors.
                while let Some(here) = tag
                    && let Some(position @ None) = positions.get_mut(here.0)
                {
                    *position = Some(ElementPosition { page: index, top });
                    tag = structure.parent(here);
                }
            }
        }
        Self(positions)
    }

    /// Where an element begins; none if it shows nothing.
    pub(super) fn get(&self, tag: Tag) -> Option<ElementPosition> {
        *self.0.get(tag.0)?
    }
}

/// The upper edge of an item; a line's is assumed one font size above its baseline.
fn top(item: &DisplayItem) -> Option<Length> {
    match item {
        DisplayItem::Glyphs { at, run } => Some(at.y - run.size),
        DisplayItem::Picture { rect, .. }
        | DisplayItem::QrCode { rect, .. }
        | DisplayItem::SigningArea { rect, .. } => Some(rect.y),
        DisplayItem::Rule(_) | DisplayItem::Hidden { .. } | DisplayItem::Watermark { .. } => None,
    }
}
