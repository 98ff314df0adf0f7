//! A table whose rows are agreements, laid over shared data: each heading is the path of a field.

mod plan;
mod row;
#[cfg(test)]
mod tests;
mod written;

use self::plan::Plan;
use super::Agreement;
use super::batch::{self, Entry};
use super::model::{Found, Shape, find};
use crate::codes;
use crate::data::{self, SplicedText, ValueNode};
use naskah_diagnostic::{Diagnostic, Errors, Result, Source, Span, closest};

pub use self::written::Row;

/// The heading of the column that names each row's file.
const ID: &str = "id";

/// A cell: its source is its own text, under the name by which the user finds it, such as `opd.csv, row 3, column 2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The field is not given.
    Empty,
    /// Said to be text.
    Text(Source),
    /// Said to be a number, written in digits.
    Number(Source),
    /// What the field makes of it.
    Plain(Source),
    /// A value of RON, as it is written there.
    Written(Span),
}

/// The columns of a table.
#[derive(Clone, Debug)]
pub struct Table {
    /// What the field of each column is made of.
    columns: Vec<Shape>,
    plan: Plan,
    /// The column that names each row's file.
    id: Option<usize>,
}

/// What a column is.
#[derive(Clone, Debug)]
struct Heading {
    /// Its field.
    path: String,
    place: Span,
}

/// What all rows share.
#[derive(Clone, Debug)]
pub struct Shared {
    source: Source,
    tree: ValueNode,
}

impl Table {
    /// The columns of that name, each a source of its own as a [`Cell`] is. A path is written with points, places in
    /// lists are counted from 1: `parties.2.signer.name`. A column without a heading is passed over.
    ///
    /// # Errors
    /// A heading that is no field's, or that is there twice; no `id`.
    pub fn new(headings: Vec<Source>) -> Result<Self> {
        let heading = |source: Source| {
            let place = source.span(0..source.text().len());
            Heading { path: source.text().trim().to_owned(), place }
        };
        let headings: Vec<_> = headings.into_iter().map(heading).collect();
        let first = headings.first().map(|it| it.place.clone());
        let (table, mut found) = Self::of(headings);
        if table.id.is_none() {
            found.push(
                Diagnostic::error(codes::MISSING_ID, "the table has no column `id`")
                    .at(first, "the headings begin here")
                    .help("add one: it names each row's file"),
            );
        }
        Ok(Errors::check(found, table)?.0)
    }

    /// The columns, and what is wrong with them.
    fn of(headings: Vec<Heading>) -> (Self, Vec<Diagnostic>) {
        let mut table = Self { columns: Vec::new(), plan: Plan::default(), id: None };
        let mut found = Vec::new();
        for (index, heading) in headings.iter().enumerate() {
            let mut shape = Shape::Text;
            if heading.path == ID {
                found.extend(table.id.replace(index).map(|_| plan::conflict(heading)));
            } else if !heading.path.is_empty() {
                let steps: Vec<_> = heading.path.split('.').collect();
                match value_at(&steps, heading) {
                    Ok(value) => {
                        shape = value;
                        found.extend(table.plan.add(&steps, index, heading));
                    }
                    Err(fault) => found.push(fault),
                }
            }
            table.columns.push(shape);
        }
        (table, found)
    }
}

/// The shape of the value at a heading's path, which has to be a single one.
fn value_at(steps: &[&str], heading: &Heading) -> std::result::Result<Shape, Diagnostic> {
    let path = &heading.path;
    let fault = |code, what: String, help: String| {
        Err(Diagnostic::error(code, what).path(path).at(heading.place.clone(), "here").help(help))
    };
    match find::<Agreement>(steps) {
        Found::Unknown(fields) => {
            let name = steps.last().copied().unwrap_or_default();
            let known = fields.iter().filter(|field| field.kind.is_written()).map(|it| it.name);
            fault(
                codes::UNKNOWN_FIELD,
                format!("there is no field `{path}`"),
                closest(name, known, "fields"),
            )
        }
        Found::Nowhere => fault(
            codes::UNKNOWN_FIELD,
            format!("there is no field `{path}`"),
            "places in lists are counted from 1, as in `parties.2.name`".to_owned(),
        ),
        Found::Value(Shape::Fields(_) | Shape::Map) => fault(
            codes::HEADING_NOT_A_VALUE,
            format!("`{path}` is more than one value"),
            "give each of its fields a column of its own".to_owned(),
        ),
        Found::Value(shape) => Ok(shape),
    }
}

impl Shared {
    /// Reads `(shared: (…))`; `name` is the file's path, for messages and for the files that the data names.
    ///
    /// # Errors
    /// Text that is not RON or not of that form.
    pub fn from_ron(name: impl Into<String>, text: &str) -> Result<Self> {
        let source = Source::new(name, text);
        data::check_syntax(&SplicedText::from_source(&source))?;
        let tree = data::scan(text).ok_or_else(|| batch::not_a_batch(&source))?;
        let mut found = batch::unknown_fields(&source, &tree);
        if let Some(each) = tree.field(batch::EACH, text) {
            found.push(
                Diagnostic::error(
                    codes::ENTRIES_BESIDE_ROWS,
                    "the batch has entries of its own, beside the rows",
                )
                .at(source.span(each.extent.clone()), "these")
                .help("leave out `each`, or the rows"),
            );
        }
        Ok(Errors::check(found, Self { source, tree })?.0)
    }

    /// The agreement of a row.
    ///
    /// # Errors
    /// No id, or one that cannot name a file. What is wrong with the agreement stands in the entry.
    pub fn entry(&self, table: &Table, cells: &[Cell]) -> Result<Entry> {
        let id = table.id(cells)?;
        let row = table.row(cells);
        let source = Source::new(self.source.name(), row.text());
        let Some(node) = data::scan(row.text()) else {
            return Err(Diagnostic::error(
                codes::NOT_A_ROW,
                format!("the row of `{id}` cannot be read"),
            )
            .into());
        };
        let laid = batch::lay((&self.source, &self.tree), (&source, &node));
        Ok(Entry { id, agreement: Agreement::from_spliced(led_back(&laid, &source, &row)) })
    }
}

/// The data, with what comes from a row led back to its cells.
fn led_back(laid: &SplicedText, source: &Source, row: &SplicedText) -> SplicedText {
    let mut led = SplicedText::default();
    for (range, span) in laid.segments() {
        match span {
            Some(span) if span.source == *source => led.push_range_of(row, span.range.clone()),
            Some(span) => led.push(span),
            None => led.push_synthetic(&laid.text()[range]),
        }
    }
    led
}
