//! Tables: rules, a bold header row that is repeated on each page, rows that are divided only if they are
//! higher than a page.

use std::rc::Rc;

use super::context::LayoutContext;
use super::flow::{Band, Flow, KeepTogether, RepeatedHeader, translate};
use super::hanging_indent::HangingColumn;
use super::lines::{glyphs, origin};
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::{ColumnAlignment, Table, Text};
use crate::page::{DisplayItem, Point, Rect, Role};
use crate::text::Alignment;

/// A header row is repeated if it is at most a third of a page high.
const REPEATED_HEADER_SHARE: i64 = 3;

/// A row of a table.
struct TableRow<'a> {
    cells: &'a [Text],
    alignments: &'a [ColumnAlignment],
    /// From 1; the header row is 0.
    number: usize,
}

/// The geometry of the columns.
struct TableGrid {
    /// The table's left edge.
    x: Length,
    /// The columns' widths, padding included.
    widths: Vec<Length>,
    padding: Length,
    rule: Length,
}

impl LayoutContext<'_> {
    /// Adds a table as wide as the measure.
    pub(super) fn table(&mut self, table: &Table, x: Length, width: Length, flow: &mut Flow) {
        let settings = self.style.tables;
        let style = ParagraphStyle::new(settings.size, settings.leading);
        let (padding, rule) = (settings.padding, settings.rule);
        let widths = self.column_widths(table, style, width, padding);
        let columns = widths.len();
        let grid = TableGrid { x, widths, padding, rule };

        self.tagged(Role::Table, |it| {
            let alignments = &vec![ColumnAlignment::Center; columns];
            let titles = TableRow { cells: &table.header, alignments, number: 0 };
            let lines = it.row(&titles, style.bold(), Length::ZERO, &grid);
            let header = it.header(lines, &grid, flow);
            let page = it.geometry.text_height();
            let available = page - header.as_ref().map_or(Length::ZERO, |header| header.height);
            let least = if table.signing_rows { settings.room_height } else { Length::ZERO };
            for (index, cells) in table.rows.iter().enumerate() {
                let row = TableRow { cells, alignments: &table.columns, number: index + 1 };
                let lines = it.row(&row, style, least, &grid);
                let first = flow.bands.len();
                push_row(lines, available, flow);
                for (position, band) in flow.since(first).iter_mut().enumerate() {
                    band.header.clone_from(&header);
                    if position > 0 || index == 0 {
                        band.keep(KeepTogether::TableRow);
                    }
                }
            }
        });
    }

    /// Adds the header row; returns what further pages repeat of it, unless that leaves too little space
    /// for rows.
    fn header(
        &mut self,
        mut lines: Vec<Band>,
        grid: &TableGrid,
        flow: &mut Flow,
    ) -> Option<Rc<RepeatedHeader>> {
        let page = self.geometry.text_height();
        if let Some(first) = lines.first_mut() {
            first.items.push(DisplayItem::Rule(grid.across(Length::ZERO)));
        }
        let start = flow.bands.len();
        push_row(lines, page, flow);
        for band in flow.since(start).iter_mut().skip(1) {
            band.keep(KeepTogether::TableRow);
        }
        match flow.since(start) {
            [row] if row.height <= page / REPEATED_HEADER_SHARE => {
                let items = row.items.iter().map(as_artifact).collect();
                Some(Rc::new(RepeatedHeader { height: row.height, items }))
            }
            _ => None,
        }
    }

    /// A row as a band for each line of its highest cell, with the rules beside and below it. The row is at
    /// least as high as `least`, with its lines in the middle.
    fn row(
        &mut self,
        row: &TableRow<'_>,
        style: ParagraphStyle,
        least: Length,
        grid: &TableGrid,
    ) -> Vec<Band> {
        let baseline = self.baseline(style);
        let columns = self.tagged(Role::TableRow, |it| it.cells(row, style, grid));

        let count =
            columns.iter().map(|column| column.lines.len()).max().unwrap_or_default().max(1);
        let lines = i64::try_from(count).unwrap_or(i64::MAX);
        let padding = grid.padding.max((least - style.leading * lines) / 2);
        let mut bands: Vec<Band> = (0..count)
            .map(|index| {
                let above = if index == 0 { padding } else { Length::ZERO };
                let below = if index + 1 == count { padding } else { Length::ZERO };
                let height = above + style.leading + below;
                Band {
                    height,
                    baseline: above + baseline,
                    items: grid.uprights(height),
                    items_at_page_end: vec![DisplayItem::Rule(grid.across(height))],
                    ..Band::default()
                }
            })
            .collect();
        for HangingColumn { x, lines } in columns {
            for (band, line) in bands.iter_mut().zip(lines) {
                let at = Point { x, y: band.baseline };
                band.items.extend(glyphs(line, at));
            }
        }
        let origin = row.cells.iter().find_map(origin);
        for band in &mut bands {
            band.origin.clone_from(&origin);
        }
        if let Some(last) = bands.last_mut() {
            last.items.append(&mut last.items_at_page_end);
        }
        bands
    }

    /// The cells of a row, each in its column.
    fn cells(
        &mut self,
        row: &TableRow<'_>,
        style: ParagraphStyle,
        grid: &TableGrid,
    ) -> Vec<HangingColumn> {
        let mut x = grid.x;
        let mut columns: Vec<HangingColumn> = Vec::new();
        let columns_of_row = row.alignments.iter().zip(&grid.widths);
        for (cell, (alignment, width)) in row.cells.iter().zip(columns_of_row) {
            let (indent, alignment) = row.indent(*alignment, *width);
            let measure = *width - indent - grid.padding * 2;
            let role = if row.number == 0 { Role::TableHeader } else { Role::TableCell };
            let lines = self.tagged(role, |it| it.lines(cell, style, measure, alignment));
            columns.push(HangingColumn { x: x + indent + grid.padding, lines });
            x += *width;
        }
        columns
    }
}

impl TableGrid {
    fn width(&self) -> Length {
        self.widths.iter().copied().sum()
    }

    /// A horizontal rule over the table's width, centred at `y`.
    fn across(&self, y: Length) -> Rect {
        Rect {
            x: self.x - self.rule / 2,
            y: y - self.rule / 2,
            width: self.width() + self.rule,
            height: self.rule,
        }
    }

    /// The vertical rules at the columns' edges.
    fn uprights(&self, height: Length) -> Vec<DisplayItem> {
        let mut x = self.x;
        let mut rules = vec![self.upright(x, height)];
        for width in &self.widths {
            x += *width;
            rules.push(self.upright(x, height));
        }
        rules
    }

    fn upright(&self, x: Length, height: Length) -> DisplayItem {
        DisplayItem::Rule(Rect { x: x - self.rule / 2, y: Length::ZERO, width: self.rule, height })
    }
}

impl TableRow<'_> {
    /// The indent of a cell's text in a column of this width, and its alignment.
    fn indent(&self, alignment: ColumnAlignment, width: Length) -> (Length, Alignment) {
        match alignment {
            ColumnAlignment::Left => (Length::ZERO, Alignment::Left),
            ColumnAlignment::Center => (Length::ZERO, Alignment::Balanced),
            ColumnAlignment::Right => (Length::ZERO, Alignment::Right),
            ColumnAlignment::Alternating if self.number.is_multiple_of(2) => {
                (width / 2, Alignment::Left)
            }
            ColumnAlignment::Alternating => (Length::ZERO, Alignment::Left),
        }
    }
}

/// An item of a repeated header row, which is an artifact.
fn as_artifact(item: &DisplayItem) -> DisplayItem {
    let mut item = item.clone();
    if let DisplayItem::Glyphs { run, .. } = &mut item {
        run.tag = None;
    }
    item
}

/// Adds a row: as one band if it is at most `available` high, otherwise as a band for each line.
fn push_row(lines: Vec<Band>, available: Length, flow: &mut Flow) {
    let height: Length = lines.iter().map(|band| band.height).sum();
    if height <= available {
        flow.bands.push(merged(lines));
    } else {
        flow.bands.extend(lines);
    }
}

/// The bands of a row as one.
fn merged(bands: Vec<Band>) -> Band {
    let mut row = Band::default();
    for band in bands {
        let by = Point { x: Length::ZERO, y: row.height };
        row.items.extend(band.items.iter().map(|item| translate(item, by)));
        if row.height == Length::ZERO {
            row.baseline = band.baseline;
            row.origin = band.origin;
        }
        row.height += band.height;
    }
    // Rules first, then cell by cell, in reading order.
    row.items.sort_by_key(|item| match item {
        DisplayItem::Glyphs { at, .. } => Some(at.x),
        _ => None,
    });
    row
}
