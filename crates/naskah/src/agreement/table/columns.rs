//! The columns of a table, from their headings.

use super::heading::Heading;
use super::plan::{self, ColumnPlan};
use crate::agreement::model::Shape;
use crate::codes;
use naskah_diagnostic::{Diagnostic, Errors, Result, Source};

/// The heading of the id column.
const ID: &str = "id";

/// The columns of a table.
///
/// ```
/// use naskah::agreement::{Cell, Table};
/// use naskah::diagnostic::Source;
///
/// let headings = [("A1", "id"), ("B1", "parties.2.name")];
/// let table = Table::new(headings.map(|(place, text)| Source::new(place, text)).to_vec())?;
/// let row = [("A2", "dkp"), ("B2", "Dinas Ketahanan Pangan")];
/// let cells = row.map(|(place, text)| Cell::Plain(Source::new(place, text)));
/// assert_eq!(table.id(&cells)?, "dkp");
/// # Ok::<(), naskah::diagnostic::Errors>(())
/// ```
#[derive(Clone, Debug)]
pub struct Table {
    /// The shape of each column's field.
    pub(super) columns: Vec<Shape>,
    pub(super) plan: ColumnPlan,
    /// The index of the id column.
    pub(super) id: Option<usize>,
}

impl Table {
    /// A table with these headings, each a source as in [`Cell`](super::Cell). A heading is a path with dots, where list
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
    pub(super) fn from_headings(headings: Vec<Heading>) -> (Self, Vec<Diagnostic>) {
        let mut table = Self { columns: Vec::new(), plan: ColumnPlan::default(), id: None };
        let mut diagnostics = Vec::new();
        for (index, heading) in headings.iter().enumerate() {
            let mut shape = Shape::Text;
            if heading.path == ID {
                diagnostics.extend(table.id.replace(index).map(|_| plan::conflict(heading)));
            } else if !heading.path.is_empty() {
                let steps: Vec<_> = heading.path.split('.').collect();
                match heading.shape(&steps) {
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
