//! Rows of tables, one agreement each: read one after another, so that a table may be of any length;
//! but for RON, whose text is held as a whole.

mod csv;
mod json;
mod ron;
mod xlsx;

use std::path::Path;
use std::sync::Arc;

use naskah::agreement::{Cell, Table};
use naskah::diagnostic::{Diagnostic, Errors, Source};

use crate::failure::Failure;
use crate::input::is_standard;

/// A row: its cells, and what its columns are.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) table: Arc<Table>,
    pub(crate) cells: Vec<Cell>,
}

/// Rows, each as it is or with what is wrong with it; behind what cannot be read, none follow.
pub(crate) type Rows = Box<dyn Iterator<Item = Result<Row, Failure>> + Send>;

/// The rows of a file, by its ending; of standard input for `-`, a JSON object a line.
pub(crate) fn open(path: &Path) -> Result<Rows, Failure> {
    if is_standard(path) {
        return json::open(path);
    }
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "csv" | "tsv" => csv::open(path),
        "xlsx" => xlsx::open(path),
        "ndjson" | "jsonl" => json::open(path),
        "ron" => ron::open(path),
        _ => Err(Failure::usage(
            Diagnostic::uncoded_error(format!("`{}` is no table that is known", path.display()))
                .help(
                    "give a file that ends in .csv, .xlsx, .ndjson or .ron; or `-` for JSON lines",
                ),
        )),
    }
}

/// How many rows a file has; not known of standard input, which is read once.
pub(crate) fn count(path: &Path) -> Option<usize> {
    if is_standard(path) { None } else { Some(open(path).ok()?.count()) }
}

/// The columns of a table whose headings are these texts, at their places.
fn table(headings: Vec<Source>) -> Result<Arc<Table>, Errors> {
    Table::new(headings).map(Arc::new)
}
