//! Lists: markers in one column, each item hanging behind its own.

use super::context::{Setting, glyphs};
use super::flow::{Flow, Strip};
use crate::Length;
use crate::document::{Item, List, ListKind, Text};
use crate::page::{Numbering, Point, Role};
use crate::style::MarkerAlignment;
use crate::text::{Alignment, Line};

impl Setting<'_> {
    /// Adds a list with its markers at `x`; gives the space above it.
    pub(super) fn list(
        &mut self,
        list: &List,
        x: Length,
        width: Length,
        flow: &mut Flow,
    ) -> Length {
        let space = match list.kind {
            ListKind::Ayat => self.style.spacing.paragraph,
            ListKind::Items => self.style.spacing.item,
        };
        let markers = list.items.iter().map(|item| item.marker.as_str());
        let indent = self.marker_column(markers);
        self.tagged(Role::List(numbering(&list.items)), |it| {
            for (index, item) in list.items.iter().enumerate() {
                let start = flow.strips.len();
                flow.begin(false);
                it.tagged(Role::ListItem, |it| it.item(item, x, indent, width, flow));
                if index > 0 {
                    flow.space_before(start, space);
                }
            }
        });
        space
    }

    fn item(&mut self, item: &Item, x: Length, indent: Length, width: Length, flow: &mut Flow) {
        self.name(item.label.as_ref());
        let start = flow.strips.len();
        let marker = self.marker(&item.marker, indent);
        self.tagged(Role::ListBody, |it| {
            it.blocks_at(&item.blocks, x + indent, width - indent, flow);
        });
        self.set_marker(marker, x, start, flow);
    }

    /// The width of the column that holds the widest marker.
    pub(super) fn marker_column<'m>(&mut self, markers: impl Iterator<Item = &'m str>) -> Length {
        let look = self.body();
        let widest =
            markers.map(|marker| self.width(&Text::plain(marker), look)).max().unwrap_or_default();
        self.style.lists.marker_width.max(widest + self.style.lists.marker_gap)
    }

    /// A marker in a column of that width.
    pub(super) fn marker(&mut self, marker: &str, column: Length) -> Option<Line> {
        let look = self.body();
        let lists = self.style.lists;
        let alignment = match lists.marker_alignment {
            MarkerAlignment::Left => Alignment::Left,
            MarkerAlignment::Right => Alignment::Right,
        };
        let text = Text::plain(marker);
        let width = column - lists.marker_gap;
        let lines = self.tagged(Role::Label, |it| it.lines(&text, look, width, alignment));
        lines.into_iter().next()
    }

    /// Sets a marker on the first baseline of the strips added since there were `start`.
    pub(super) fn set_marker(
        &mut self,
        marker: Option<Line>,
        x: Length,
        start: usize,
        flow: &mut Flow,
    ) {
        let Some(line) = marker else { return };
        if flow.strips.len() == start {
            // An item without text still shows its marker.
            let strip = Strip { text: true, ..self.strip(line, self.body(), x) };
            flow.strips.push(strip);
            return;
        }
        let strip = &mut flow.strips[start];
        let at = Point { x, y: strip.baseline };
        strip.items.splice(0..0, glyphs(line, at));
    }
}

/// How items are numbered, by the marker of the first.
fn numbering(items: &[Item]) -> Numbering {
    match items.first() {
        Some(item) if item.marker.contains(|c: char| c.is_ascii_digit()) => Numbering::Decimal,
        Some(_) => Numbering::LowerAlpha,
        None => Numbering::None,
    }
}
