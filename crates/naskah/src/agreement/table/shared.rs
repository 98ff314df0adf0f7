//! The data that the rows of a table share.

use super::cell::Cell;
use super::columns::Table;
use crate::agreement::Agreement;
use crate::agreement::batch::{self, Entry};
use crate::codes;
use crate::data::{self, SplicedText, ValueNode};
use naskah_diagnostic::{Diagnostic, Errors, Result, Source};

/// The shared data of a table's rows.
///
/// ```
/// use naskah::agreement::{Cell, Shared, Table};
/// use naskah::diagnostic::Source;
///
/// let shared = r#"(shared: (parties: [
///     (name: "Badan", signer: (name: "Ana", position: "Ketua")),
///     (name: "Dinas", signer: (name: "Budi", position: "Kepala")),
/// ]))"#;
/// let table = Table::new(vec![Source::new("A1", "id"), Source::new("B1", "subject")])?;
/// let cells = [("A2", "dkp"), ("B2", "Sinergi")].map(|(at, it)| Cell::Plain(Source::new(at, it)));
/// let entry = Shared::from_ron("batch.ron", shared)?.entry(&table, &cells)?;
/// assert_eq!(entry.agreement?.subject, "Sinergi");
/// # Ok::<(), naskah::diagnostic::Errors>(())
/// ```
#[derive(Clone, Debug)]
pub struct Shared {
    source: Source,
    tree: ValueNode,
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
