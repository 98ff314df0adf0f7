//! Tables: rules, a bold header that is repeated on each page, merged cells, rows that are divided only if they
//! are higher than a page.

use std::rc::Rc;

use super::context::LayoutContext;
use super::flow::{Band, Flow, KeepTogether, RepeatedHeader, translate};
use super::lines::{glyphs, origin};
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::{Cell, ColumnAlignment, Table, TableGrid};
use crate::page::{DisplayItem, Point, Rect, Role};
use crate::text::{Alignment, Line};

/// A header row is repeated if it is at most a third of a page high.
const REPEATED_HEADER_SHARE: i64 = 3;

/// A row of a table.
struct TableRow<'a> {
    cells: &'a [Cell],
    alignments: &'a [ColumnAlignment],
    /// The rows that it belongs to, header or body, and its index in them.
    grid: &'a TableGrid,
    index: usize,
    is_header: bool,
    /// Whether texts are in the middle of their cells' height.
    middle: bool,
}

/// The geometry of the columns.
struct TableColumns {
    /// The table's left edge.
    x: Length,
    /// The columns' widths, padding included.
    widths: Vec<Length>,
    padding: Length,
    rule: Length,
}

/// The lines of a cell, and the rows that it spans.
struct CellLines {
    x: Length,
    lines: Vec<Line>,
    rows: usize,
}

/// A row as a band for each line of its highest cell, and the lines of cells that span further rows.
struct SetRow {
    bands: Vec<Band>,
    spanning: Vec<CellLines>,
}

impl SetRow {
    fn height(&self) -> Length {
        self.bands.iter().map(|band| band.height).sum()
    }
}

impl LayoutContext<'_> {
    /// Adds a table as wide as the measure.
    pub(super) fn table(&mut self, table: &Table, x: Length, width: Length, flow: &mut Flow) {
        let settings = self.style.tables;
        let style = ParagraphStyle::new(settings.size, settings.leading);
        let (padding, rule) = (settings.padding, settings.rule);
        let widths = self.column_widths(table, style, width, padding);
        let columns = TableColumns { x, widths, padding, rule };

        self.tagged(Role::Table, |it| {
            let alignments = &vec![ColumnAlignment::Center; columns.widths.len()];
            let grid = &TableGrid::new(&table.header);
            let rows = table.header.iter().enumerate().map(|(index, cells)| {
                let row =
                    TableRow { cells, alignments, grid, index, is_header: true, middle: true };
                it.row(&row, style.bold(), Length::ZERO, &columns)
            });
            let mut rows: Vec<SetRow> = rows.collect();
            it.set_spanning(&mut rows, style.bold(), true, &columns);
            let header = it.header(rows, &columns, flow);
            let page = it.geometry.text_height();
            let available = page - header.as_ref().map_or(Length::ZERO, |header| header.height);
            let least = if table.signing_rows { settings.room_height } else { Length::ZERO };
            let grid = &TableGrid::new(&table.rows);
            let alignments = &table.columns;
            let middle = table.middle;
            let mut set: Vec<SetRow> = Vec::new();
            for (index, cells) in table.rows.iter().enumerate() {
                let row = TableRow { cells, alignments, grid, index, is_header: false, middle };
                set.push(it.row(&row, style, least, &columns));
            }
            it.set_spanning(&mut set, style, middle, &columns);
            for (index, row) in set.into_iter().enumerate() {
                let first = flow.bands.len();
                push_row(row.bands, available, flow);
                let kept = index == 0
                    || grid.continues(index)
                    || is_group_title(&table.rows[index - 1])
                    || index + 1 == table.rows.len() && has_merged_cell(&table.rows[index]);
                for (position, band) in flow.since(first).iter_mut().enumerate() {
                    band.header.clone_from(&header);
                    if position > 0 || kept {
                        band.keep(KeepTogether::TableRow);
                    }
                }
            }
        });
    }

    /// Adds the header; returns what further pages repeat of it, unless that leaves too little space for rows.
    fn header(
        &mut self,
        mut rows: Vec<SetRow>,
        columns: &TableColumns,
        flow: &mut Flow,
    ) -> Option<Rc<RepeatedHeader>> {
        let page = self.geometry.text_height();
        if let Some(first) = rows.first_mut().and_then(|row| row.bands.first_mut()) {
            first.items.push(DisplayItem::Rule(columns.across(Length::ZERO)));
        }
        let start = flow.bands.len();
        if rows.iter().map(SetRow::height).sum::<Length>() <= page {
            // Row by row, each cell by cell.
            flow.bands.push(stacked(rows.into_iter().map(|row| merged(row.bands)).collect()));
        } else {
            flow.bands.extend(rows.into_iter().flat_map(|row| row.bands));
        }
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
        columns: &TableColumns,
    ) -> SetRow {
        let baseline = self.baseline(style);
        let cells = self.tagged(Role::TableRow, |it| it.cells(row, style, columns));
        let (cells, spanning): (Vec<_>, Vec<_>) = cells.into_iter().partition(|it| it.rows == 1);

        let count = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or_default().max(1);
        let lines = i64::try_from(count).unwrap_or(i64::MAX);
        let padding = columns.padding.max((least - style.leading * lines) / 2);
        let mut bands: Vec<Band> = (0..count)
            .map(|index| {
                let above = if index == 0 { padding } else { Length::ZERO };
                let below = if index + 1 == count { padding } else { Length::ZERO };
                let height = above + style.leading + below;
                Band {
                    height,
                    baseline: above + baseline,
                    items: columns.uprights(height, row),
                    items_at_page_end: vec![DisplayItem::Rule(columns.across(height))],
                    ..Band::default()
                }
            })
            .collect();
        for CellLines { x, lines, .. } in cells {
            let spare = i64::try_from(count - lines.len()).unwrap_or_default();
            let down = if row.middle { style.leading * spare / 2 } else { Length::ZERO };
            for (band, line) in bands.iter_mut().zip(lines) {
                let at = Point { x, y: band.baseline + down };
                band.items.extend(glyphs(line, at));
            }
        }
        let origin = row.cells.iter().filter_map(Cell::text).find_map(origin);
        for band in &mut bands {
            band.origin.clone_from(&origin);
        }
        if let Some(last) = bands.last_mut() {
            last.items_at_page_end.clear();
            last.items.extend(columns.below(last.height, row));
        }
        SetRow { bands, spanning }
    }

    /// Puts the lines of cells that span rows in place, and makes the last of these rows as high as they need.
    fn set_spanning(
        &mut self,
        rows: &mut [SetRow],
        style: ParagraphStyle,
        middle: bool,
        columns: &TableColumns,
    ) {
        let baseline = self.baseline(style);
        for first in 0..rows.len() {
            for cell in std::mem::take(&mut rows[first].spanning) {
                let lines = i64::try_from(cell.lines.len()).unwrap_or(i64::MAX);
                let wanted = style.leading * lines + columns.padding * 2;
                let end = (first + cell.rows).min(rows.len());
                let height: Length = rows[first..end].iter().map(SetRow::height).sum();
                if wanted > height
                    && let Some(last) = rows[end - 1].bands.last_mut()
                {
                    grow(last, wanted - height);
                }
                let height = height.max(wanted);
                let above = match middle {
                    true => (height - style.leading * lines) / 2,
                    false => columns.padding,
                };
                let Some(band) = rows[first].bands.first_mut() else { continue };
                for (index, line) in (0..).zip(cell.lines) {
                    let y = above + style.leading * index + baseline;
                    band.items.extend(glyphs(line, Point { x: cell.x, y }));
                }
            }
        }
    }

    /// The cells of a row, each in its columns.
    fn cells(
        &mut self,
        row: &TableRow<'_>,
        style: ParagraphStyle,
        columns: &TableColumns,
    ) -> Vec<CellLines> {
        let mut x = columns.x;
        let mut set: Vec<CellLines> = Vec::new();
        for (index, (cell, alignment)) in row.cells.iter().zip(row.alignments).enumerate() {
            let left = x;
            x += columns.widths[index];
            let (Some(text), Some(span)) = (cell.text(), row.grid.span(row.index, index)) else {
                continue;
            };
            let width = columns.widths[index..index + span.columns].iter().copied().sum();
            let alignment = match alignment {
                // A text over several columns is no number.
                ColumnAlignment::Right if span.columns > 1 => ColumnAlignment::Left,
                alignment => *alignment,
            };
            let (indent, alignment) = row.indent(alignment, width);
            let measure = width - indent - columns.padding * 2;
            let role = if row.is_header { Role::TableHeader(span) } else { Role::TableCell(span) };
            let lines = self.tagged(role, |it| it.lines(text, style, measure, alignment));
            set.push(CellLines { x: left + indent + columns.padding, lines, rows: span.rows });
        }
        set
    }
}

impl TableColumns {
    fn width(&self) -> Length {
        self.widths.iter().copied().sum()
    }

    /// A horizontal rule over the table's width, centred at `y`.
    fn across(&self, y: Length) -> Rect {
        self.segment(self.x, self.width(), y)
    }

    /// A horizontal rule with its ends on vertical ones, centred at `y`.
    fn segment(&self, x: Length, width: Length, y: Length) -> Rect {
        Rect {
            x: x - self.rule / 2,
            y: y - self.rule / 2,
            width: width + self.rule,
            height: self.rule,
        }
    }

    /// The rules below a row, at `y`: not under cells that go on in the next row.
    fn below(&self, y: Length, row: &TableRow<'_>) -> Vec<DisplayItem> {
        let mut rules = Vec::new();
        let mut x = self.x;
        let mut open: Option<Rect> = None;
        for (column, width) in self.widths.iter().enumerate() {
            if row.grid.is_merged_below(row.index, column) {
                rules.extend(open.take());
            } else {
                match &mut open {
                    Some(rule) => rule.width += *width,
                    None => open = Some(self.segment(x, *width, y)),
                }
            }
            x += *width;
        }
        rules.extend(open);
        rules.into_iter().map(DisplayItem::Rule).collect()
    }

    /// The vertical rules at the columns' edges: not inside merged cells.
    fn uprights(&self, height: Length, row: &TableRow<'_>) -> Vec<DisplayItem> {
        let mut x = self.x;
        let mut rules = vec![self.upright(x, height)];
        for (column, width) in self.widths.iter().enumerate() {
            x += *width;
            if !row.grid.is_merged_left(row.index, column + 1) {
                rules.push(self.upright(x, height));
            }
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
            ColumnAlignment::Alternating if !self.is_header && self.index % 2 == 1 => {
                (width / 2, Alignment::Left)
            }
            ColumnAlignment::Alternating => (Length::ZERO, Alignment::Left),
        }
    }
}

/// Whether a row is the title of those below it: one text over half of the columns, and nothing else.
fn is_group_title(row: &[Cell]) -> bool {
    let merged = row.iter().filter(|cell| matches!(cell, Cell::Left)).count();
    let texts = row.iter().filter_map(Cell::text).filter(|text| !text.0.is_empty()).count();
    merged > 0 && texts <= 2 && (merged + 1) * 2 > row.len()
}

fn has_merged_cell(row: &[Cell]) -> bool {
    row.iter().any(|cell| matches!(cell, Cell::Left))
}

/// Makes a band of a table row higher, with its rules.
fn grow(band: &mut Band, by: Length) {
    let bottom = band.height;
    for item in &mut band.items {
        if let DisplayItem::Rule(rule) = item {
            if rule.y == Length::ZERO && rule.height == bottom {
                rule.height += by;
            } else if rule.y + rule.height / 2 >= bottom {
                rule.y += by;
            }
        }
    }
    band.height += by;
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

/// Bands as one.
fn stacked(bands: Vec<Band>) -> Band {
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
    row
}

/// The bands of a row as one.
fn merged(bands: Vec<Band>) -> Band {
    let mut row = stacked(bands);
    // Rules first, then cell by cell, in reading order.
    row.items.sort_by_key(|item| match item {
        DisplayItem::Glyphs { at, .. } => Some(at.x),
        _ => None,
    });
    row
}
