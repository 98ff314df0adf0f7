//! Lists: markers in one column, each item hanging behind its own.

use super::flow::{Flow, Strip};
use super::setting::{Setting, glyphs};
use crate::Length;
use crate::document::{List, ListKind, Text};
use crate::page::Point;
use crate::style::MarkerAlignment;
use crate::text::Alignment;

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
        for (index, item) in list.items.iter().enumerate() {
            let start = flow.strips.len();
            flow.begin(false);
            self.blocks_at(&item.blocks, x + indent, width - indent, flow);
            self.marker(&item.marker, x, indent, start, flow);
            if index > 0 {
                flow.space_before(start, space);
            }
        }
        space
    }

    /// The width of the column that holds the widest marker.
    pub(super) fn marker_column<'m>(&mut self, markers: impl Iterator<Item = &'m str>) -> Length {
        let look = self.body();
        let widest =
            markers.map(|marker| self.width(&Text::plain(marker), look)).max().unwrap_or_default();
        self.style.lists.marker_width.max(widest + self.style.lists.marker_gap)
    }

    /// Sets a marker on the first baseline of the strips added since there were `start`.
    pub(super) fn marker(
        &mut self,
        marker: &str,
        x: Length,
        column: Length,
        start: usize,
        flow: &mut Flow,
    ) {
        let look = self.body();
        let lists = self.style.lists;
        let alignment = match lists.marker_alignment {
            MarkerAlignment::Left => Alignment::Left,
            MarkerAlignment::Right => Alignment::Right,
        };
        let lines = self.lines(&Text::plain(marker), look, column - lists.marker_gap, alignment);
        let Some(line) = lines.into_iter().next() else { return };
        if flow.strips.len() == start {
            // An item without text still shows its marker.
            let strip = Strip { text: true, ..self.strip(line, look, x) };
            flow.strips.push(strip);
            return;
        }
        let strip = &mut flow.strips[start];
        let at = Point { x, y: strip.baseline };
        strip.items.splice(0..0, glyphs(line, at));
    }
}
