//! A list in RON; each row is written as an entry of a batch is.

use std::path::Path;
use std::sync::Arc;

use naskah::agreement::Table;
use naskah_diagnostic::Result;

use super::row::{Boxed, Row, RowNumber};
use crate::source;

/// The rows of a file.
pub(super) fn open(path: &Path) -> Result<Boxed<'static>> {
    let rows = Table::rows_from_ron(source::read(path)?)?;
    Ok(Box::new(rows.enumerate().map(|(index, row)| {
        let (table, cells) = row?;
        let number = RowNumber { unit: "item", number: index + 1 };
        Ok(Row { table: Arc::new(table), cells, number })
    })))
}
