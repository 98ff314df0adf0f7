//! A list in RON, each row as an entry of a batch is written.

use std::path::Path;
use std::sync::Arc;

use naskah::agreement::Table;
use naskah::diagnostic::Source;

use super::{Row, Rows};
use crate::failure::Failure;
use crate::input;

/// The rows of a file.
pub(super) fn open(path: &Path) -> Result<Rows, Failure> {
    let input = input::read(path)?;
    let rows = Table::rows_from_ron(Source::new(input.name, input.text))?;
    Ok(Box::new(rows.map(|row| {
        let (table, cells) = row?;
        Ok(Row { table: Arc::new(table), cells })
    })))
}
