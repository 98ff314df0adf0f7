//! Lists: markers in one column, items with a hanging indent.

use super::context::LayoutContext;
use super::flow::{Band, Flow};
use super::lines::glyphs;
use crate::Length;
use crate::document::{List, ListItem, ListKind, Text};
use crate::page::{Numbering, Point, Role};
use crate::style::MarkerAlignment;
use crate::text::{Alignment, Line};

impl LayoutContext<'_> {
    /// Adds a list with its markers at `x`; returns the space above it.
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
                let start = flow.bands.len();
                flow.align_here(false);
                it.tagged(Role::ListItem, |it| it.item(item, x, indent, width, flow));
                if index > 0 {
                    flow.space_before(start, space);
                }
            }
        });
        space
    }

    fn item(&mut self, item: &ListItem, x: Length, indent: Length, width: Length, flow: &mut Flow) {
        self.set_destination(item.label.as_ref());
        let start = flow.bands.len();
        let marker = self.marker(&item.marker, indent);
        self.tagged(Role::ListBody, |it| {
            it.blocks_at(&item.blocks, x + indent, width - indent, flow);
        });
        self.add_marker(marker, x, start, flow);
    }

    /// The width of the column that holds the widest marker.
    pub(super) fn marker_column<'m>(&mut self, markers: impl Iterator<Item = &'m str>) -> Length {
        let style = self.body();
        let widest =
            markers.map(|marker| self.width(&Text::plain(marker), style)).max().unwrap_or_default();
        self.style.lists.marker_width.max(widest + self.style.lists.marker_gap)
    }

    /// A marker in a column of this width.
    pub(super) fn marker(&mut self, marker: &str, column: Length) -> Option<Line> {
        let style = self.body();
        let lists = self.style.lists;
        let alignment = match lists.marker_alignment {
            MarkerAlignment::Left => Alignment::Left,
            MarkerAlignment::Right => Alignment::Right,
        };
        let text = Text::plain(marker);
        let width = column - lists.marker_gap;
        let lines = self.tagged(Role::Label, |it| it.lines(&text, style, width, alignment));
        lines.into_iter().next()
    }

    /// Adds a marker on the first baseline of the bands from index `start` on.
    pub(super) fn add_marker(
        &mut self,
        marker: Option<Line>,
        x: Length,
        start: usize,
        flow: &mut Flow,
    ) {
        let Some(line) = marker else { return };
        if flow.bands.len() == start {
            // An item without text still has a marker.
            let band = Band { is_running_text: true, ..self.line_band(line, self.body(), x) };
            flow.bands.push(band);
            return;
        }
        let band = &mut flow.bands[start];
        let at = Point { x, y: band.baseline };
        band.items.splice(0..0, glyphs(line, at));
    }
}

/// The numbering of a list, from the marker of its first item.
fn numbering(items: &[ListItem]) -> Numbering {
    match items.first() {
        Some(item) if item.marker == "I." => Numbering::UpperRoman,
        Some(item) if item.marker.starts_with(char::is_uppercase) => Numbering::UpperAlpha,
        Some(item) if item.marker.contains(|c: char| c.is_ascii_digit()) => Numbering::Decimal,
        Some(_) => Numbering::LowerAlpha,
        None => Numbering::None,
    }
}
