//! Strips at their places on pages.

use super::flow::{Flow, translate};
use crate::page::{Item, Page, Point};
use crate::style::Style;

/// The pages that begin with these strips.
pub(super) fn place(flow: &Flow, starts: &[usize], style: &Style) -> Vec<Page> {
    let ends = starts.iter().skip(1).copied().chain([flow.strips.len()]);
    starts.iter().zip(ends).map(|(start, end)| place_page(flow, *start, end, style)).collect()
}

/// Of each of these pages, whether it holds signatures.
pub(super) fn hold_signatures(flow: &Flow, starts: &[usize]) -> Vec<bool> {
    let ends = starts.iter().skip(1).copied().chain([flow.strips.len()]);
    let pages = starts.iter().zip(ends).map(|(start, end)| &flow.strips[*start..end]);
    pages.map(|strips| strips.iter().any(|strip| strip.signs)).collect()
}

fn place_page(flow: &Flow, start: usize, end: usize, style: &Style) -> Page {
    let mut items = Vec::new();
    let mut at = Point { x: style.margins.left, y: style.margins.top };
    let mut beside = Vec::new();
    let put = |at: Point, drawn: &[Item], items: &mut Vec<Item>| {
        items.extend(drawn.iter().map(|item| translate(item, at)));
    };

    for (index, strip) in flow.strips[start..end].iter().enumerate() {
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
        if start + index + 1 == end && end < flow.strips.len() {
            put(at, &strip.at_page_end, &mut items);
        }
        at.y += strip.height;
    }
    items.append(&mut beside);
    Page { paper: style.paper, items }
}
