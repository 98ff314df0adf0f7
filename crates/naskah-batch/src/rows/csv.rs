//! Comma-separated values (RFC 4180), with commas, semicolons or tabs between the cells, as spreadsheets
//! write them.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};
use naskah::agreement::{Cell, Table};
use naskah_diagnostic::{Diagnostic, Errors, Result, Source};

use super::row::{Boxed, Row, RowNumber, table};
use crate::codes;

/// The rows of a file below its headings.
pub(super) fn open(path: &Path) -> Result<Boxed<'static>> {
    let failed = |error| Diagnostic::io("read", path, &error);
    let mut reader = BufReader::new(File::open(path).map_err(failed)?);
    let start = reader.fill_buf().map_err(failed)?;
    let mark = if start.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    let delimiter = delimiter(&start[mark..]);
    reader.consume(mark);
    let reader = ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(reader);
    let name = path.display().to_string();
    let mut records = reader.into_records();
    let Some(headings) = records.next() else {
        let message = format!("`{name}` has no headings");
        return Err(Diagnostic::error(codes::TABLE_WITHOUT_HEADINGS, message)
            .help("name the field of each column in the first row, such as `id`")
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
    Row { table: table.clone(), cells, number: number(record.position()) }
}

fn number(position: Option<&csv::Position>) -> RowNumber {
    let line = position.map_or(0, csv::Position::line);
    RowNumber { unit: "line", number: line.try_into().unwrap_or(usize::MAX) }
}

/// The cells of a row, each named by its place.
fn sources(name: &str, record: &StringRecord) -> Vec<Source> {
    let number = number(record.position());
    let place = |index: usize| format!("{name}, {number}, column {}", index + 1);
    record.iter().enumerate().map(|(index, text)| Source::new(place(index), text)).collect()
}

/// The most frequent separator in the headings, which contain none themselves.
fn delimiter(start: &[u8]) -> u8 {
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| line.iter().filter(|byte| **byte == delimiter).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

fn unreadable(name: &str, error: &csv::Error) -> Errors {
    let what = match error.kind() {
        csv::ErrorKind::Io(error) => {
            return Diagnostic::io("read", Path::new(name), error).into();
        }
        csv::ErrorKind::Utf8 { .. } => "not UTF-8 text".to_owned(),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} cells, but {expected_len} headings")
        }
        _ => error.to_string(),
    };
    let message = format!("{name}, {}: {what}", number(error.position()));
    Diagnostic::error(codes::TABLE_UNREADABLE, message)
        .help("save the table as CSV in UTF-8, with as many cells in each row as headings")
        .into()
}
