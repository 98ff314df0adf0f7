//! Where elements stand: their first page, and how far from its top.

use super::number::points;
use crate::Length;
use crate::page::{DisplayItem, Page, Pages, Rect};
use crate::text::Tag;

/// The place where an element begins.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The page's index.
    pub(super) page: usize,
    /// The upper edge of the first thing that it shows, from the page's upper edge.
    pub(super) top: Length,
}

/// The places of all elements, by their numbers.
pub(super) struct Places(Vec<Option<Place>>);

impl Places {
    pub(super) fn new(pages: &Pages) -> Self {
        let structure = &pages.structure;
        let mut places = vec![None; structure.elements.len()];
        for (index, page) in pages.pages.iter().enumerate() {
            for item in &page.items {
                let Some(top) = top(item) else { continue };
                let mut tag = item.tag();
                // What an element shows first is also the first of all that it is in.
                while let Some(here) = tag
                    && let Some(place @ None) = places.get_mut(here.0)
                {
                    *place = Some(Place { page: index, top });
                    tag = structure.parent(here);
                }
            }
        }
        Self(places)
    }

    /// Where an element begins; nowhere if it shows nothing.
    pub(super) fn get(&self, tag: Tag) -> Option<Place> {
        *self.0.get(tag.0)?
    }
}

/// The upper edge of an item. A line's is taken to be its size above its baseline.
fn top(item: &DisplayItem) -> Option<Length> {
    match item {
        DisplayItem::Glyphs { at, run } => Some(at.y - run.size),
        DisplayItem::Picture { rect, .. }
        | DisplayItem::QrCode { rect, .. }
        | DisplayItem::SigningArea { rect, .. } => Some(rect.y),
        DisplayItem::Rule(_) | DisplayItem::Hidden { .. } | DisplayItem::Watermark { .. } => None,
    }
}

/// A rectangle as PDF counts it: left, bottom, right, top, from the page's lower left corner.
pub(super) fn rectangle(rect: &Rect, page: &Page) -> Vec<lopdf::Object> {
    let up = |y: Length| points(page.paper.height - y);
    let corners =
        [points(rect.x), up(rect.y + rect.height), points(rect.x + rect.width), up(rect.y)];
    corners.into_iter().map(lopdf::Object::from).collect()
}
