//! Page assembly: moves the bands of each page to their positions.

use std::ops::Range;

use super::flow::{Flow, translate};
use super::page_geometry::PageGeometry;
use crate::page::{DisplayItem, Page, Point};

/// A page that still lacks its number and other running content.
#[derive(Debug)]
pub(super) struct PageDraft {
    pub(super) page: Page,
    pub(super) geometry: PageGeometry,
    /// Whether page numbers restart at 1 here.
    pub(super) restarts_numbering: bool,
    /// Whether the page shows its number.
    pub(super) is_numbered: bool,
    /// The number of pages that are numbered together with this one.
    pub(super) count: usize,
    /// Whether the page holds signatures.
    pub(super) signed: bool,
}

/// The pages that begin with these bands; `geometry` is that of the first section.
pub(super) fn assemble(flow: &Flow, starts: &[usize], geometry: PageGeometry) -> Vec<PageDraft> {
    let mut drafts: Vec<PageDraft> = Vec::with_capacity(starts.len());
    for (section, bands) in flow.sections(geometry) {
        let from = starts.partition_point(|start| *start < bands.start);
        let inside = starts[from..]
            .iter()
            .copied()
            .take_while(|start| *start < bands.end || bands.is_empty());
        let inside: Vec<usize> = inside.collect();
        let ends = inside.iter().skip(1).copied().chain([bands.end]);
        for (index, (start, end)) in inside.iter().zip(ends).enumerate() {
            let mut page = Page::new(section.geometry.paper);
            page.items = page_items(flow, *start..end, bands.end, section.geometry);
            drafts.push(PageDraft {
                page,
                geometry: section.geometry,
                restarts_numbering: section.restarts_numbering && index == 0,
                is_numbered: section.is_numbered,
                count: 0,
                signed: flow.bands[*start..end].iter().any(|band| band.in_signatures),
            });
        }
    }
    drafts
}

fn page_items(
    flow: &Flow,
    bands: Range<usize>,
    section_end: usize,
    geometry: PageGeometry,
) -> Vec<DisplayItem> {
    let mut items = Vec::new();
    let mut at = Point { x: geometry.margins.left, y: geometry.margins.top };
    let mut second_column = Vec::new();
    let put = |at: Point, drawn: &[DisplayItem], items: &mut Vec<DisplayItem>| {
        items.extend(drawn.iter().map(|item| translate(item, at)));
    };

    for (index, band) in flow.bands[bands.clone()].iter().enumerate() {
        if band.is_alignment_point {
            items.append(&mut second_column);
        }
        if index > 0 {
            put(at, &band.items_in_space, &mut items);
            at.y += band.space_above;
        } else if let Some(header) = &band.header {
            put(at, &header.items, &mut items);
            at.y += header.height;
        }
        put(at, &band.items, &mut items);
        put(at, &band.second_column, &mut second_column);
        if bands.start + index + 1 == bands.end && bands.end < section_end {
            put(at, &band.items_at_page_end, &mut items);
        }
        at.y += band.height;
    }
    items.append(&mut second_column);
    items
}
