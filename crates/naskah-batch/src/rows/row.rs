//! A row of a table of any format.

use std::fmt;
use std::sync::Arc;

use naskah::agreement::{Cell, Table};
use naskah_diagnostic::{Result, Source};

/// A row: its cells, and what its columns are.
///
/// ```
/// use naskah::agreement::Shared;
/// use naskah_batch::Rows;
///
/// const SHARED: &str = r#"(shared: (parties: [
///     (name: "Badan", signer: (name: "Ana", position: "Ketua")),
///     (name: "Dinas", signer: (name: "Budi", position: "Kepala")),
/// ]))"#;
/// let line = r#"{"id": "dkp", "subject": "Sinergi"}"#;
/// let row = Rows::json_lines("opd.ndjson", line.as_bytes()).next().unwrap()?;
/// let entry = Shared::from_ron("batch.ron", SHARED)?.entry(&row.table, &row.cells)?;
/// assert_eq!(entry.agreement?.subject, "Sinergi");
/// # Ok::<(), naskah_diagnostic::Errors>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Row {
    /// The columns, which rows of one table usually share.
    pub table: Arc<Table>,
    /// The cells, in the order of the columns.
    pub cells: Vec<Cell>,
    /// Where it is in its file.
    pub number: RowNumber,
}

/// Where a row is in its file: `line 3` of a text, `row 3` of a sheet, `item 3` of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowNumber {
    /// What is counted.
    pub unit: &'static str,
    /// Counted from 1.
    pub number: usize,
}

impl fmt::Display for RowNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { unit, number } = self;
        write!(f, "{unit} {number}")
    }
}

/// The rows of one format.
pub(super) type Boxed<'a> = Box<dyn Iterator<Item = Result<Row>> + Send + 'a>;

/// The columns of a table with these headings.
pub(super) fn table(headings: Vec<Source>) -> Result<Arc<Table>> {
    Table::new(headings).map(Arc::new)
}
