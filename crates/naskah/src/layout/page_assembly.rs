//! Strips at their places on pages.

use std::ops::Range;

use super::flow::{Flow, translate};
use super::page_geometry::Sheet;
use crate::page::{Item, Page, Point};

/// A page and what its furniture has to know.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) page: Page,
    pub(super) sheet: Sheet,
    /// How many pages are numbered together with it.
    pub(super) count: usize,
    /// It holds signatures.
    pub(super) signed: bool,
}

/// The pages that begin with these strips, the first on that sheet.
pub(super) fn place(flow: &Flow, starts: &[usize], sheet: Sheet) -> Vec<Leaf> {
    let mut leaves: Vec<Leaf> = Vec::with_capacity(starts.len());
    // The first of the pages that are numbered together.
    let mut first = 0;
    for (section, strips) in flow.sections(sheet) {
        if section.numbered_anew {
            count(&mut leaves[first..]);
            first = leaves.len();
        }
        let from = starts.partition_point(|start| *start < strips.start);
        let inside = starts[from..]
            .iter()
            .copied()
            .take_while(|start| *start < strips.end || strips.is_empty());
        let inside: Vec<usize> = inside.collect();
        let ends = inside.iter().skip(1).copied().chain([strips.end]);
        for (start, end) in inside.iter().zip(ends) {
            let number = leaves.len() - first + 1;
            let items = place_items(flow, *start..end, strips.end, section.sheet);
            let page = Page { paper: section.sheet.paper, number, items };
            let signed = flow.strips[*start..end].iter().any(|strip| strip.signs);
            leaves.push(Leaf { page, sheet: section.sheet, count: 0, signed });
        }
    }
    count(&mut leaves[first..]);
    leaves
}

/// Tells the pages that are numbered together how many they are.
fn count(leaves: &mut [Leaf]) {
    let count = leaves.len();
    for leaf in leaves {
        leaf.count = count;
    }
}

fn place_items(flow: &Flow, strips: Range<usize>, section_end: usize, sheet: Sheet) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = Point { x: sheet.margins.left, y: sheet.margins.top };
    let mut beside = Vec::new();
    let put = |at: Point, drawn: &[Item], items: &mut Vec<Item>| {
        items.extend(drawn.iter().map(|item| translate(item, at)));
    };

    for (index, strip) in flow.strips[strips.clone()].iter().enumerate() {
        if strip.begins {
            items.append(&mut beside);
        }
        if index > 0 {
            put(at, &strip.in_space, &mut items);
            at.y += strip.space;
        } else if let Some(header) = &strip.header {
            put(at, &header.items, &mut items);
            at.y += header.height;
        }
        put(at, &strip.items, &mut items);
        put(at, &strip.beside, &mut beside);
        if strips.start + index + 1 == strips.end && strips.end < section_end {
            put(at, &strip.at_page_end, &mut items);
        }
        at.y += strip.height;
    }
    items.append(&mut beside);
    items
}
