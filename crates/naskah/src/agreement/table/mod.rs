//! Tables: each row is an agreement, overlaid on shared data; each heading is the path of a field.

mod plan;
mod row;
#[cfg(test)]
mod tests;
mod written;

use self::plan::ColumnPlan;
use super::Agreement;
use super::batch::{self, Entry};
use super::model::{Found, Shape, find};
use crate::codes;
use crate::data::{self, SplicedText, ValueNode};
use naskah_diagnostic::{Diagnostic, Errors, Result, Source, Span, closest};

pub use self::written::Row;

/// The heading of the id column.
const ID: &str = "id";

/// A cell. Its source is its text, named by its location for the user: `opd.csv, row 3, column 2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// No value.
    Empty,
    /// Text by its cell type.
    Text(Source),
    /// A number by its cell type, in digits.
    Number(Source),
    /// Untyped: the field decides.
    Plain(Source),
    /// A RON value.
    Written(Span),
}

/// The columns of a table.
#[derive(Clone, Debug)]
pub struct Table {
    /// The shape of each column's field.
    columns: Vec<Shape>,
    plan: ColumnPlan,
    /// The index of the id column.
    id: Option<usize>,
}

/// The heading of a column.
#[derive(Clone, Debug)]
struct Heading {
    /// The path of its field.
    path: String,
    span: Span,
}

/// The shared data of a table's rows.
#[derive(Clone, Debug)]
pub struct Shared {
    source: Source,
    tree: ValueNode,
}

impl Table {
    /// A table with these headings, each a source as in [`Cell`]. A heading is a path with dots, where list
    /// positions are counted from 1: `parties.2.signer.name`. Columns with an empty heading are ignored.
    ///
    /// # Errors
    /// A heading that is not the path of a field, two columns for one field, and no `id`.
    pub fn new(headings: Vec<Source>) -> Result<Self> {
        let heading = |source: Source| {
            let span = source.span(0..source.text().len());
            Heading { path: source.text().trim().to_owned(), span }
        };
        let headings: Vec<_> = headings.into_iter().map(heading).collect();
        let first = headings.first().map(|heading| heading.span.clone());
        let (table, mut diagnostics) = Self::from_headings(headings);
        if table.id.is_none() {
            diagnostics.push(
                Diagnostic::error(codes::MISSING_ID, "the table has no column `id`")
                    .at(first, "the headings begin here")
                    .help("add one: it names each row's file"),
            );
        }
        Ok(Errors::check(diagnostics, table)?.0)
    }

    /// A table with these headings, and the errors in them; it may lack an id column.
    fn from_headings(headings: Vec<Heading>) -> (Self, Vec<Diagnostic>) {
        let mut table = Self { columns: Vec::new(), plan: ColumnPlan::default(), id: None };
        let mut diagnostics = Vec::new();
        for (index, heading) in headings.iter().enumerate() {
            let mut shape = Shape::Text;
            if heading.path == ID {
                diagnostics.extend(table.id.replace(index).map(|_| plan::conflict(heading)));
            } else if !heading.path.is_empty() {
                let steps: Vec<_> = heading.path.split('.').collect();
                match shape_at(&steps, heading) {
                    Ok(field_shape) => {
                        shape = field_shape;
                        diagnostics.extend(table.plan.add(&steps, index, heading));
                    }
                    Err(error) => diagnostics.push(error),
                }
            }
            table.columns.push(shape);
        }
        (table, diagnostics)
    }
}

/// The shape of the field at a heading's path, which must hold a single value.
fn shape_at(steps: &[&str], heading: &Heading) -> std::result::Result<Shape, Diagnostic> {
    let path = &heading.path;
    let error = |code, message: String, help: String| {
        Err(Diagnostic::error(code, message).path(path).at(heading.span.clone(), "here").help(help))
    };
    match find::<Agreement>(steps) {
        Found::Unknown(fields) => {
            let name = steps.last().copied().unwrap_or_default();
            let names =
                fields.iter().filter(|field| field.kind.is_written()).map(|field| field.name);
            error(
                codes::UNKNOWN_FIELD,
                format!("there is no field `{path}`"),
                closest(name, names, "fields"),
            )
        }
        Found::Nowhere => error(
            codes::UNKNOWN_FIELD,
            format!("there is no field `{path}`"),
            "places in lists are counted from 1, as in `parties.2.name`".to_owned(),
        ),
        Found::Value(Shape::Fields(_) | Shape::Map) => error(
            codes::HEADING_NOT_A_VALUE,
            format!("`{path}` is more than one value"),
            "give each of its fields a column of its own".to_owned(),
        ),
        Found::Value(shape) => Ok(shape),
    }
}

impl Shared {
    /// Reads `(shared: (…))`. `name` is the file's path, used in messages and to resolve the files that the
    /// data names.
    ///
    /// # Errors
    /// Text that is not RON or not of that form.
    pub fn from_ron(name: impl Into<String>, text: &str) -> Result<Self> {
        let source = Source::new(name, text);
        data::check_syntax(&SplicedText::from_source(&source))?;
        let tree = data::scan(text).ok_or_else(|| batch::not_a_batch(&source))?;
        let mut diagnostics = batch::unknown_fields(&source, &tree);
        if let Some(each) = tree.field(batch::EACH, text) {
            diagnostics.push(
                Diagnostic::error(
                    codes::ENTRIES_BESIDE_ROWS,
                    "the batch has entries of its own, beside the rows",
                )
                .at(source.span(each.extent.clone()), "these")
                .help("leave out `each`, or the rows"),
            );
        }
        Ok(Errors::check(diagnostics, Self { source, tree })?.0)
    }

    /// The agreement of a row.
    ///
    /// # Errors
    /// An id that is missing or not a safe file name. Errors in the agreement are in [`Entry::agreement`].
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
        let overlaid = batch::overlay_on_shared((&self.source, &self.tree), (&source, &node));
        let data = mapped_to_cells(&overlaid, &source, &row);
        Ok(Entry { id, agreement: Agreement::from_spliced(data) })
    }
}

/// The overlaid text with its spans in the row's text, `source`, mapped to the cells.
fn mapped_to_cells(overlaid: &SplicedText, source: &Source, row: &SplicedText) -> SplicedText {
    let mut mapped = SplicedText::default();
    for (range, span) in overlaid.segments() {
        match span {
            Some(span) if span.source == *source => mapped.push_range_of(row, span.range.clone()),
            Some(span) => mapped.push(span),
            None => mapped.push_synthetic(&overlaid.text()[range]),
        }
    }
    mapped
}
