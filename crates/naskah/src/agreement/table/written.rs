//! Rows that are written in RON: a list, each row as an entry of a batch is written, or as a map whose keys are paths.

use super::{Cell, Heading, Table};
use crate::codes;
use crate::data::{self, SplicedText, ValueKind, ValueNode};
use naskah_diagnostic::{Diagnostic, Errors, Result, Source};

/// A row: what its columns are, and its cells.
pub type Row = (Table, Vec<Cell>);

impl Table {
    /// The rows of `[(id: "…", …), …]`, each value a cell at its own place; the source's name is the file's path, for
    /// messages and for the files that the data names. RON has to be read to its end before it is known to be RON: the text is
    /// held as a whole, and the rows are made of it one after another.
    ///
    /// Beside fields inside one another, `(parties: …)`, a row may have paths: `{"parties.2.name": "…"}`. `()`
    /// changes nothing.
    ///
    /// # Errors
    /// Text that is not RON, or no list. What is wrong with the fields of one row, or that it has no `id`, stands in
    /// that row.
    pub fn rows_from_ron(source: Source) -> Result<impl Iterator<Item = Result<Row>> + use<>> {
        data::check_syntax(&SplicedText::from_source(&source))?;
        match data::scan(source.text()) {
            Some(ValueNode { kind: ValueKind::List(rows), .. }) => {
                Ok(rows.into_iter().map(move |node| row(&source, &node)))
            }
            _ => Err(Diagnostic::error(codes::NOT_ROWS, "this is no list of rows")
                .at(source.span(0..0), "here")
                .help("write `[(id: \"…\", …), …]`")
                .into()),
        }
    }
}

fn row(source: &Source, node: &ValueNode) -> Result<Row> {
    let place = source.span(node.extent.start..node.extent.start + 1);
    let (ValueKind::Struct { name: None, .. } | ValueKind::Map(_)) = node.kind else {
        return Err(Diagnostic::error(codes::NOT_A_ROW, "a row has to be fields in brackets")
            .at(place, "this is none")
            .help("write `(id: \"…\", …)` or `{\"id\": \"…\", …}`")
            .into());
    };
    let mut columns = Vec::new();
    flatten(source, "", node, &mut columns);
    let (headings, cells): (Vec<_>, _) = columns.into_iter().unzip();
    let (table, mut found) = Table::of(headings);
    if table.id.is_none() {
        found.push(
            Diagnostic::error(codes::MISSING_ID, "the row has no id")
                .at(place, "this row")
                .help("add `id: \"…\"`: the name of its file"),
        );
    }
    Ok((Errors::check(found, table)?.0, cells))
}

/// The values under a path, each a column of its own; a list is one value, as is a choice with its fields.
fn flatten(source: &Source, path: &str, node: &ValueNode, columns: &mut Vec<(Heading, Cell)>) {
    let inside: Vec<_> = match &node.kind {
        ValueKind::Struct { name: None, fields } => {
            fields.iter().map(|field| (field.name.clone(), &field.value)).collect()
        }
        ValueKind::Map(entries) => {
            entries.iter().map(|(key, value)| (key.content.clone(), value)).collect()
        }
        _ => Vec::new(),
    };
    for (name, value) in inside {
        let place = source.span(name);
        let path = match path {
            "" => place.text().to_owned(),
            path => format!("{path}.{}", place.text()),
        };
        match &value.kind {
            ValueKind::Struct { name: None, .. } | ValueKind::Map(_) => {
                flatten(source, &path, value, columns);
            }
            ValueKind::Tuple { name: None, items } if items.is_empty() => {}
            _ => {
                let cell = Cell::Written(source.span(value.extent.clone()));
                columns.push((Heading { path, place }, cell));
            }
        }
    }
}
