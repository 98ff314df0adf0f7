//! Tables with a header row.

use jotdown::{Alignment, Container, Event};

use super::markup::{Marks, Reader, named};
use crate::document::{ColumnAlignment, Table, Text};
use naskah_diagnostic::Span;

/// The class of a table with rooms to sign in, whose last column alternates.
pub(super) const ROOMS: &str = "tanda-tangan";

/// The class of a table whose columns that are empty in every row are left out.
pub(super) const COMPACT: &str = "ringkas";

impl Reader<'_> {
    /// Reads a table; none without a header row.
    pub(super) fn table(&mut self, span: Option<Span>, marks: &Marks) -> Option<Table> {
        let mut table = Table {
            columns: Vec::new(),
            header: Vec::new(),
            rows: Vec::new(),
            rooms: marks.has(ROOMS),
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
                        let span = self.filled.origin(range);
                        self.error("a row has not as many cells as the header row", span);
                    }
                }
                Event::Start(container, _) => {
                    self.unsupported(named(&container), range);
                    self.skip();
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        if table.header.is_empty() {
            self.error("a table needs a header row", span)
                .help
                .push("Write `|:--|--:|` under its first row.".into());
            return None;
        }
        if marks.has(COMPACT) {
            leave_out_empty_columns(&mut table);
        }
        if table.rooms
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

/// Takes out the columns in which no row says anything.
fn leave_out_empty_columns(table: &mut Table) {
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
