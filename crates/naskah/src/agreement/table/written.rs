//! Rows in RON: a list whose items are structs, as the entries of a batch, or maps keyed by path.

use super::cell::Cell;
use super::columns::Table;
use super::heading::Heading;
use crate::codes;
use crate::data::{self, SplicedText, ValueKind, ValueNode};
use naskah_diagnostic::{Diagnostic, Errors, Result, Source};

/// A row: its columns and its cells.
pub type Row = (Table, Vec<Cell>);

impl Table {
    /// The rows of `[(id: "…", …), …]`, with a cell for each value. The source's name is the file's path, used
    /// in messages and to resolve the files that the data names. The syntax is checked up front, so the text
    /// is held in memory; the rows are built one by one.
    ///
    /// A row is a struct with nested fields, `(parties: …)`, or a map keyed by path,
    /// `{"parties.2.name": "…"}`. `()` keeps the shared value.
    ///
    /// # Errors
    /// Text that is not RON or not a list. Errors in the fields of one row, or its missing `id`, are that
    /// item's error.
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
    let span = source.span(node.extent.start..node.extent.start + 1);
    let (ValueKind::Struct { name: None, .. } | ValueKind::Map(_)) = node.kind else {
        return Err(Diagnostic::error(codes::NOT_A_ROW, "a row has to be fields in brackets")
            .at(span, "this is none")
            .help("write `(id: \"…\", …)` or `{\"id\": \"…\", …}`")
            .into());
    };
    let mut columns = Vec::new();
    flatten(source, "", node, &mut columns);
    let (headings, cells): (Vec<_>, _) = columns.into_iter().unzip();
    let (table, mut diagnostics) = Table::from_headings(headings);
    if table.id.is_none() {
        diagnostics.push(
            Diagnostic::error(codes::MISSING_ID, "the row has no id")
                .at(span, "this row")
                .help("add `id: \"…\"`: the name of its file"),
        );
    }
    Ok((Errors::check(diagnostics, table)?.0, cells))
}

/// Adds a column for each value under a path. A list is one value, and so is a choice with its fields.
fn flatten(source: &Source, path: &str, node: &ValueNode, columns: &mut Vec<(Heading, Cell)>) {
    let children: Vec<_> = match &node.kind {
        ValueKind::Struct { name: None, fields } => {
            fields.iter().map(|field| (field.name.clone(), &field.value)).collect()
        }
        ValueKind::Map(entries) => {
            entries.iter().map(|(key, value)| (key.content.clone(), value)).collect()
        }
        _ => Vec::new(),
    };
    for (name, value) in children {
        let span = source.span(name);
        let path = match path {
            "" => span.text().to_owned(),
            path => format!("{path}.{}", span.text()),
        };
        match &value.kind {
            ValueKind::Struct { name: None, .. } | ValueKind::Map(_) => {
                flatten(source, &path, value, columns);
            }
            ValueKind::Tuple { name: None, items } if items.is_empty() => {}
            _ => {
                let cell = Cell::Written(source.span(value.extent.clone()));
                columns.push((Heading { path, span }, cell));
            }
        }
    }
}
