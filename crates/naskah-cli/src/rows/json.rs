//! JSON lines: each an object, its keys the fields, inside one another or as paths.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use naskah::agreement::Cell;
use naskah::diagnostic::{Diagnostic, Source};
use serde_json::Value;

use super::{Row, Rows, table};
use crate::failure::Failure;
use crate::input::is_standard;

/// More than this is no agreement's line.
const LONGEST: u64 = 1 << 24;

/// The rows of a file, or of standard input; empty lines are passed over.
pub(super) fn open(path: &Path) -> Result<Rows, Failure> {
    let (name, mut reader): (_, Box<dyn BufRead + Send>) = if is_standard(path) {
        ("<stdin>".to_owned(), Box::new(BufReader::new(io::stdin())))
    } else {
        let file = File::open(path).map_err(|error| Failure::system("read", path, &error))?;
        (path.display().to_string(), Box::new(BufReader::new(file)))
    };
    let mut number = 0;
    let mut broken = false;
    Ok(Box::new(std::iter::from_fn(move || {
        loop {
            let mut line = Vec::new();
            number += 1;
            let read = (&mut reader).take(LONGEST).read_until(b'\n', &mut line);
            match read {
                _ if broken => return None,
                Ok(0) => return None,
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some(row(&name, number, &line)),
                Err(error) => {
                    broken = true;
                    return Some(Err(Failure::system("read", Path::new(&name), &error)));
                }
            }
        }
    })))
}

fn row(name: &str, number: usize, line: &[u8]) -> Result<Row, Failure> {
    let place = format!("{name}, line {number}");
    let object = match serde_json::from_slice(line) {
        Ok(Value::Object(object)) => Value::Object(object),
        Ok(_) => {
            return Err(Diagnostic::uncoded_error(format!("{place}: this is no object"))
                .help("write `{\"id\": \"…\", …}` on each line")
                .into());
        }
        Err(error) => {
            return Err(
                Diagnostic::uncoded_error(format!("{place}: this is not JSON: {error}")).into()
            );
        }
    };
    let mut columns = Vec::new();
    flatten(&place, String::new(), object, &mut columns);
    let (headings, cells) = columns.into_iter().unzip();
    Ok(Row { table: table(headings)?, cells })
}

/// The values of an object, each under the path that leads to it; a list of texts is one value.
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
