//! Tables with a header row.

use jotdown::{Alignment, Container, Event};

use super::markup::{Reader, named};
use crate::diagnostic::Span;
use crate::document::{Align, Table, Text};

impl Reader<'_> {
    /// Reads a table; none without a header row.
    pub(super) fn table(&mut self, span: Option<Span>) -> Option<Table> {
        let mut table =
            Table { columns: Vec::new(), header: Vec::new(), rows: Vec::new(), rooms: false };
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
        Some(table)
    }

    fn row(&mut self) -> (Vec<Text>, Vec<Align>) {
        let mut cells = Vec::new();
        let mut columns = Vec::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Container::TableCell { alignment, .. }, _) => {
                    columns.push(match alignment {
                        Alignment::Left | Alignment::Unspecified => Align::Left,
                        Alignment::Center => Align::Center,
                        Alignment::Right => Align::Right,
                    });
                    cells.push(self.inline().text);
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
