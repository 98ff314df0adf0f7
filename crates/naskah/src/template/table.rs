//! Tables: headers, merged cells, compact tables, attendance tables.

use std::ops::Range;

use jotdown::{Alignment, Container, Event};

use super::classes::{COLUMN_NUMBERS, COMPACT, MIDDLE, ROOMS, WIDTH};
use super::markup::{BlockAttributes, MarkupReader, described};
use crate::codes;
use crate::document::{Cell, ColumnAlignment, Table, TableGrid, Text};
use naskah_diagnostic::Span;

/// The content of a cell that is part of the one at its left.
const LEFT: &str = "<";

/// The content of a cell that is part of the one above.
const ABOVE: &str = "^";

impl MarkupReader<'_> {
    /// Reads a table; an error and none without a header row.
    pub(super) fn table(
        &mut self,
        span: Option<Span>,
        attributes: &BlockAttributes,
    ) -> Option<Table> {
        let mut table = Table {
            signing_rows: attributes.has(ROOMS),
            middle: attributes.has(MIDDLE),
            ..Table::default()
        };
        let (mut header_places, mut places) = (Vec::new(), Vec::new());
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::TableRow { head }, _) => {
                    let place = self.wording.origin(range.clone());
                    let (cells, columns) = self.row();
                    if head && table.rows.is_empty() {
                        table.columns = columns;
                    } else if cells.len() != table.columns.len() {
                        let (has, wanted) = (cells.len(), table.columns.len());
                        self.shape(
                            range,
                            &format!("a row has {has} cells, the header row {wanted}"),
                        );
                        continue;
                    }
                    let (rows, places) = match head && table.rows.is_empty() {
                        true => (&mut table.header, &mut header_places),
                        false => (&mut table.rows, &mut places),
                    };
                    rows.push(cells);
                    places.push(place);
                }
                Event::Start(container, _) => {
                    self.unsupported(described(&container), range);
                    self.skip();
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        if table.header.is_empty() {
            self.error(codes::TABLE_SHAPE, "a table needs a header row", span)
                .help
                .push("write `|:--|--:|` under its first row".into());
            return None;
        }
        if table.header.iter().any(|row| row.len() != table.columns.len()) {
            let message = "the header rows have not equally many cells";
            self.error(codes::TABLE_SHAPE, message, span)
                .help
                .push(format!("a cell that is part of another holds `{LEFT}` or `{ABOVE}`"));
            return None;
        }
        self.check_merged(&table.header, &header_places);
        self.check_merged(&table.rows, &places);
        if attributes.has(COLUMN_NUMBERS) {
            let numbers = 1..=table.columns.len();
            table.header.push(numbers.map(|it| Text::plain(format!("({it})")).into()).collect());
        }
        if let Some(widths) = attributes.values.get(WIDTH) {
            table.widths = self.widths(widths, table.columns.len(), attributes.span.clone());
        }
        if attributes.has(COMPACT) {
            remove_empty_columns(&mut table);
        }
        if table.signing_rows
            && let Some(last) = table.columns.last_mut()
        {
            *last = ColumnAlignment::Alternating;
        }
        Some(table)
    }

    fn row(&mut self) -> (Vec<Cell>, Vec<ColumnAlignment>) {
        let mut cells = Vec::new();
        let mut columns = Vec::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Container::TableCell { alignment, .. }, _) => {
                    columns.push(match alignment {
                        Alignment::Left | Alignment::Unspecified => ColumnAlignment::Left,
                        Alignment::Center => ColumnAlignment::Center,
                        Alignment::Right => ColumnAlignment::Right,
                    });
                    cells.push(self.table_cell());
                }
                Event::Start(..) => {
                    self.skip();
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        (cells, columns)
    }

    /// Reads a cell. A mark is only one as it is written: the same character of a value is text.
    fn table_cell(&mut self) -> Cell {
        let (text, escaped) = self.cell_with_escapes();
        match text.to_plain().as_str() {
            LEFT if !escaped => Cell::Left,
            ABOVE if !escaped => Cell::Above,
            _ => Cell::Text(text),
        }
    }

    /// Reports cells that are merged with nothing, or to no rectangle. `places` are those of the rows.
    fn check_merged(&mut self, rows: &[Vec<Cell>], places: &[Option<Span>]) {
        let without_cell = rows.iter().enumerate().position(|(row, cells)| {
            matches!(cells.first(), Some(Cell::Left))
                || row == 0 && cells.iter().any(|cell| matches!(cell, Cell::Above))
        });
        let (message, row) = match (without_cell, TableGrid::new(rows).irregular()) {
            (Some(row), _) => ("a merged cell has no cell at its left or above it", row),
            (None, Some((row, _))) => ("merged cells do not form a rectangle", row),
            (None, None) => return,
        };
        let place = places.get(row).cloned().flatten();
        self.error(codes::TABLE_SHAPE, message, place)
            .help
            .push(format!("`{LEFT}` is part of the cell at its left, `{ABOVE}` of the cell above"));
    }

    /// The relative widths of the columns.
    fn widths(&mut self, written: &str, columns: usize, span: Option<Span>) -> Vec<u32> {
        let widths: Option<Vec<u32>> = written
            .split_whitespace()
            .map(|width| width.parse().ok().filter(|width| (1..=1000).contains(width)))
            .collect();
        match widths {
            Some(widths) if widths.len() == columns => widths,
            _ => {
                let message = format!("`{written}` are not the widths of {columns} columns");
                self.error(codes::TABLE_SHAPE, message, span)
                    .help
                    .push(format!("write a whole number for each column: `{{{WIDTH}=\"1 4 2\"}}`"));
                Vec::new()
            }
        }
    }

    fn shape(&mut self, range: Range<usize>, message: &str) {
        let span = self.wording.origin(range);
        self.error(codes::TABLE_SHAPE, message, span);
    }
}

/// Removes the columns that are empty in every row.
fn remove_empty_columns(table: &mut Table) {
    let is_full = |cell: &Cell| cell.text().is_none_or(|text| !text.0.is_empty());
    let kept: Vec<bool> = (0..table.columns.len())
        .map(|column| table.rows.iter().any(|row| row.get(column).is_some_and(is_full)))
        .collect();
    retain(&mut table.columns, &kept);
    table.header.iter_mut().chain(&mut table.rows).for_each(|row| retain(row, &kept));
    if !table.widths.is_empty() {
        retain(&mut table.widths, &kept);
    }
}

fn retain<T>(cells: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    cells.retain(|_| kept.next().copied().unwrap_or_default());
}
