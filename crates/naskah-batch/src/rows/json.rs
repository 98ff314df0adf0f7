//! JSON lines: an object on each line, whose keys are fields, nested or as paths.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use naskah::agreement::Cell;
use naskah_diagnostic::{Diagnostic, Result, Source};
use serde_json::Value;

use super::row::{Boxed, Row, RowNumber, table};
use crate::codes;

/// The longest line in bytes; no agreement needs more.
const LONGEST: u64 = 1 << 24;

/// The rows of a file.
pub(super) fn open(path: &Path) -> Result<Boxed<'static>> {
    let file = File::open(path).map_err(|error| Diagnostic::io("read", path, &error))?;
    Ok(lines(path.display().to_string(), BufReader::new(file)))
}

/// The rows of a stream; empty lines are skipped.
pub(super) fn lines<'a>(name: String, mut stream: impl BufRead + Send + 'a) -> Boxed<'a> {
    let mut number = 0;
    let mut failed = false;
    Box::new(std::iter::from_fn(move || {
        while !failed {
            let mut line = Vec::new();
            number += 1;
            match (&mut stream).take(LONGEST).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some(row(&name, number, &line)),
                Err(error) => {
                    failed = true;
                    return Some(Err(Diagnostic::io("read", Path::new(&name), &error).into()));
                }
            }
        }
        None
    }))
}

fn row(name: &str, number: usize, line: &[u8]) -> Result<Row> {
    let number = RowNumber { unit: "line", number };
    let place = format!("{name}, {number}");
    let object = match serde_json::from_slice(line) {
        Ok(Value::Object(object)) => Value::Object(object),
        Ok(_) => {
            let message = format!("{place}: not a JSON object");
            return Err(Diagnostic::error(codes::TABLE_UNREADABLE, message)
                .help("write `{\"id\": \"…\", …}` on each line")
                .into());
        }
        Err(error) => {
            let message = format!("{place}: not JSON: {error}");
            return Err(Diagnostic::error(codes::TABLE_UNREADABLE, message).into());
        }
    };
    let mut columns = Vec::new();
    flatten(&place, String::new(), object, &mut columns);
    let (headings, cells) = columns.into_iter().unzip();
    Ok(Row { table: table(headings)?, cells, number })
}

/// The values of an object, each with its path.
fn flatten(place: &str, path: String, value: Value, columns: &mut Vec<(Source, Cell)>) {
    let under = |step: &str| match path.as_str() {
        "" => step.to_owned(),
        path => format!("{path}.{step}"),
    };
    let text = |text: String| Source::new(format!("{place}, `{path}`"), text);
    let cell = match value {
        Value::Object(object) => {
            for (key, value) in object {
                flatten(place, under(&key), value, columns);
            }
            return;
        }
        Value::Array(items) => {
            for (index, item) in items.into_iter().enumerate() {
                flatten(place, under(&(index + 1).to_string()), item, columns);
            }
            return;
        }
        Value::Null => return,
        Value::Bool(value) => Cell::Plain(text(value.to_string())),
        Value::Number(number) => Cell::Number(text(number.to_string())),
        Value::String(string) => Cell::Text(text(string)),
    };
    columns.push((Source::new(format!("{place}, `{path}`"), path.clone()), cell));
}
