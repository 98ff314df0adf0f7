//! Comma-separated values (RFC 4180), with commas, semicolons or tabs, as spreadsheets write them.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};
use naskah::agreement::{Cell, Table};
use naskah::diagnostic::{Diagnostic, Source};

use super::{Row, Rows, table};
use crate::failure::Failure;

/// The rows of a file, of which the first has the headings.
pub(super) fn open(path: &Path) -> Result<Rows, Failure> {
    let refused = |error| Failure::system("read", path, &error);
    let mut reader = BufReader::new(File::open(path).map_err(refused)?);
    let start = reader.fill_buf().map_err(refused)?;
    let mark = if start.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    let delimiter = delimiter(&start[mark..]);
    reader.consume(mark);
    let reader = ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(reader);
    let name = path.display().to_string();
    let mut records = reader.into_records();
    let Some(headings) = records.next() else {
        return Err(Diagnostic::uncoded_error(format!("`{name}` has no headings"))
            .help("give the columns the paths of fields in the first row, such as `id`")
            .into());
    };
    let headings = headings.map_err(|error| unreadable(&name, &error))?;
    let table = table(sources(&name, &headings))?;
    Ok(Box::new(records.filter_map(move |record| match record {
        Ok(record) if record.iter().all(|text| text.trim().is_empty()) => None,
        Ok(record) => Some(Ok(row(&table, &name, &record))),
        Err(error) => Some(Err(unreadable(&name, &error))),
    })))
}

fn row(table: &Arc<Table>, name: &str, record: &StringRecord) -> Row {
    let cell = |source: Source| match source.text() {
        "" => Cell::Empty,
        _ => Cell::Plain(source),
    };
    let cells = sources(name, record).into_iter().map(cell).collect();
    Row { table: table.clone(), cells }
}

/// The cells of a row, each with its place.
fn sources(name: &str, record: &StringRecord) -> Vec<Source> {
    let line = record.position().map_or(0, csv::Position::line);
    let place = |index: usize| format!("{name}, line {line}, column {}", index + 1);
    record.iter().enumerate().map(|(index, text)| Source::new(place(index), text)).collect()
}

/// What stands between the cells: what there is most of in the headings, which have none of it inside.
fn delimiter(start: &[u8]) -> u8 {
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| line.iter().filter(|byte| **byte == delimiter).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

fn unreadable(name: &str, error: &csv::Error) -> Failure {
    let line = error.position().map_or(0, csv::Position::line);
    let what = match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "it is not UTF-8 text".to_owned(),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("it has {len} cells, and there are {expected_len} headings")
        }
        _ => error.to_string(),
    };
    Diagnostic::uncoded_error(format!("{name}, line {line}: {what}"))
        .help("save the table as CSV in UTF-8, with as many cells in each row as headings")
        .into()
}
