//! Tables with a header row, compact tables, attendance tables.

use jotdown::{Alignment, Container, Event};

use super::classes::{COMPACT, ROOMS};
use super::markup::{BlockAttributes, MarkupReader, described};
use crate::codes;
use crate::document::{ColumnAlignment, Table, Text};
use naskah_diagnostic::Span;

impl MarkupReader<'_> {
    /// Reads a table; an error and none without a header row.
    pub(super) fn table(
        &mut self,
        span: Option<Span>,
        attributes: &BlockAttributes,
    ) -> Option<Table> {
        let mut table = Table {
            columns: Vec::new(),
            header: Vec::new(),
            rows: Vec::new(),
            signing_rows: attributes.has(ROOMS),
        };
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::TableRow { head }, _) => {
                    let (cells, columns) = self.row();
                    if head && table.header.is_empty() && table.rows.is_empty() {
                        table.header = cells;
                        table.columns = columns;
                    } else if cells.len() == table.columns.len() {
                        table.rows.push(cells);
                    } else {
                        let span = self.wording.origin(range);
                        let message = "a row has not as many cells as the header row";
                        self.error(codes::TABLE_SHAPE, message, span);
                    }
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

    fn row(&mut self) -> (Vec<Text>, Vec<ColumnAlignment>) {
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
                    cells.push(self.cell());
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
}

/// Removes the columns that are empty in every row.
fn remove_empty_columns(table: &mut Table) {
    let kept: Vec<bool> = (0..table.columns.len())
        .map(|column| {
            table.rows.iter().any(|row| row.get(column).is_some_and(|it| !it.0.is_empty()))
        })
        .collect();
    retain(&mut table.columns, &kept);
    retain(&mut table.header, &kept);
    table.rows.iter_mut().for_each(|row| retain(row, &kept));
}

fn retain<T>(cells: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    cells.retain(|_| kept.next().copied().unwrap_or_default());
}
