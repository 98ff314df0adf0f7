//! Rows of tables, one agreement each: CSV, Excel workbooks, JSON lines, RON.
//!
//! Rows are read one after another, so that a table may have any length; only RON is read as a whole.

mod csv;
mod json;
mod ron;
mod row;
mod xlsx;

use std::fmt;
use std::io::BufRead;
use std::iter::FusedIterator;
use std::path::Path;

use naskah_diagnostic::{Diagnostic, Result};

use self::row::Boxed;
pub use self::row::{Row, RowNumber};
use crate::codes;

/// The rows of a table, each as read or with what is wrong with it.
///
/// A table without rows gives one error. After an error of the operating system, no rows follow.
///
/// ```
/// use naskah_batch::Rows;
///
/// let lines = r#"{"id": "dkp", "parties": [{}, {"name": "Dinas Ketahanan Pangan"}]}"#;
/// let row = Rows::json_lines("<stdin>", lines.as_bytes()).next().unwrap()?;
/// assert_eq!(row.table.id(&row.cells)?, "dkp");
/// assert_eq!(row.number.to_string(), "line 1");
/// # Ok::<(), naskah_diagnostic::Errors>(())
/// ```
pub struct Rows<'a> {
    /// The table's name in messages.
    name: String,
    rows: Boxed<'a>,
    any: bool,
}

impl Rows<'static> {
    /// The rows of a file, whose extension names the format: `.csv`, `.tsv`, `.xlsx`, `.ndjson`, `.jsonl` or
    /// `.ron`.
    ///
    /// The first row of CSV and of a sheet has the headings: paths of fields such as `parties.2.name`, and
    /// `id` for the name of the document's file.
    ///
    /// # Errors
    /// An unknown extension; a file that cannot be read; headings that are not fields.
    pub fn open(path: &Path) -> Result<Self> {
        let extension =
            path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let rows = match extension.to_ascii_lowercase().as_str() {
            "csv" | "tsv" => csv::open(path)?,
            "xlsx" => xlsx::open(path)?,
            "ndjson" | "jsonl" => json::open(path)?,
            "ron" => ron::open(path)?,
            _ => {
                let message = format!("`{}` is not a table in a known format", path.display());
                return Err(Diagnostic::error(codes::TABLE_FORMAT_UNKNOWN, message)
                    .help("give a file that ends in .csv, .tsv, .xlsx, .ndjson, .jsonl or .ron")
                    .into());
            }
        };
        Ok(Self { name: path.display().to_string(), rows, any: false })
    }
}

impl<'a> Rows<'a> {
    /// The rows of a stream: a JSON object on each line. Messages name the stream `name`.
    pub fn json_lines(name: impl Into<String>, stream: impl BufRead + Send + 'a) -> Self {
        let name = name.into();
        Self { rows: json::lines(name.clone(), stream), name, any: false }
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.rows.next();
        if self.any || next.is_some() {
            self.any = true;
            return next;
        }
        self.any = true;
        let message = format!("`{}` has no rows", self.name);
        Some(Err(Diagnostic::error(codes::TABLE_WITHOUT_ROWS, message)
            .help("give a row for each agreement")
            .into()))
    }
}

impl FusedIterator for Rows<'_> {}

impl fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows").field("name", &self.name).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The codes of the errors in a table of that name and text.
    fn errors(name: &str, text: &str) -> Vec<&'static str> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let found = match Rows::open(&path) {
            Ok(rows) => rows.filter_map(Result::err).collect(),
            Err(errors) => vec![errors],
        };
        found.iter().flatten().map(|it| it.code.name()).collect()
    }

    #[test]
    fn a_table_without_rows_is_an_error() {
        for (name, text) in [
            ("a.csv", "id,subject\n"),
            ("a.csv", "id,subject\n,\n\n"),
            ("a.ndjson", "\n\n"),
            ("a.ron", "[]"),
        ] {
            assert_eq!(errors(name, text), ["table-without-rows"], "{name}: {text:?}");
        }
        assert_eq!(errors("a.csv", ""), ["table-without-headings"]);
        assert_eq!(errors("a.csv", "id,subject\ndkp,Sinergi\n"), [""; 0]);
    }

    #[test]
    fn rows_know_their_place_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let numbers = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            let rows = Rows::open(&path).unwrap();
            rows.map(|row| row.unwrap().number.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(numbers("a.csv", "id\ndkp\ndisdik\n"), ["line 2", "line 3"]);
        assert_eq!(numbers("a.ron", "[(id: \"dkp\"), (id: \"disdik\")]"), ["item 1", "item 2"]);
    }
}
