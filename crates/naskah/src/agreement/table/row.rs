//! Turns the cells of a row into RON data.

use super::cell::Cell;
use super::columns::Table;
use super::plan::ColumnPlan;
use crate::agreement::entry_id::{unsafe_id, unsafe_name};
use crate::agreement::model::Shape;
use crate::codes;
use crate::data::SplicedText;
use naskah_diagnostic::{Diagnostic, Result, Span};

/// The cell that leaves an article out.
const LEFT_OUT: &str = "-";

impl Table {
    /// The id of a row.
    ///
    /// # Errors
    /// An id that is missing or not a safe file name.
    pub fn id(&self, cells: &[Cell]) -> Result<String> {
        self.id_span(cells).map(|span| span.text().to_owned())
    }

    /// The span of the id of a row.
    ///
    /// # Errors
    /// Those of [`Self::id`].
    pub fn id_span(&self, cells: &[Cell]) -> Result<Span> {
        let cell = self.id.and_then(|id| cells.get(id));
        let Some(span) = cell.and_then(Cell::text) else {
            let span = cells.iter().find_map(Cell::text);
            return Err(Diagnostic::error(codes::MISSING_ID, "the row has no id")
                .at(span, "its first cell")
                .help("every row needs an `id`: the name of its file")
                .into());
        };
        let span = match cell {
            Some(Cell::Written(_)) => without_quotes(span),
            _ => span,
        };
        match unsafe_name(span.text()) {
            None => Ok(span),
            Some(reason) => Err(unsafe_id(span, reason).into()),
        }
    }

    /// The row's data, with each value mapped to its cell.
    pub(super) fn row(&self, cells: &[Cell]) -> SplicedText {
        let mut spliced = SplicedText::default();
        if !self.write(&self.plan, cells, &mut spliced) {
            spliced.push_synthetic("()");
        }
        spliced
    }

    /// Writes the value of a plan, unless all of its cells are empty; returns whether it did.
    fn write(&self, plan: &ColumnPlan, cells: &[Cell], out: &mut SplicedText) -> bool {
        match plan {
            ColumnPlan::Column(index) => self.value(*index, cells, out),
            ColumnPlan::Fields { map, fields } => self.fields(*map, fields, cells, out),
            ColumnPlan::Articles(articles) => {
                if !self.is_filled(plan, cells) {
                    return false;
                }
                out.push_synthetic("[");
                for (label, plan) in articles.iter().filter(|(_, plan)| self.is_filled(plan, cells))
                {
                    if let Some(span) = dropped(plan, cells) {
                        out.push_marker(&format!("drop({label:?})"), span);
                        out.push_synthetic(", ");
                        continue;
                    }
                    out.push_synthetic(&format!("set(label: {label:?}, text: "));
                    self.write(plan, cells, out);
                    out.push_synthetic("), ");
                }
                out.push_synthetic("]");
                true
            }
            ColumnPlan::Items(items) => {
                let filled = |(position, plan): (&usize, &ColumnPlan)| {
                    self.is_filled(plan, cells).then_some(*position)
                };
                let Some(last) = items.iter().filter_map(filled).next_back() else { return false };
                out.push_synthetic("[");
                for position in 1..=last {
                    // `()` keeps the shared value.
                    if !items.get(&position).is_some_and(|plan| self.write(plan, cells, out)) {
                        out.push_synthetic("()");
                    }
                    out.push_synthetic(", ");
                }
                out.push_synthetic("]");
                true
            }
        }
    }

    fn fields(
        &self,
        map: bool,
        fields: &[(String, ColumnPlan)],
        cells: &[Cell],
        out: &mut SplicedText,
    ) -> bool {
        let mut filled = fields.iter().filter(|(_, plan)| self.is_filled(plan, cells)).peekable();
        if filled.peek().is_none() {
            return false;
        }
        out.push_synthetic(if map { "{" } else { "(" });
        for (name, plan) in filled {
            if map {
                out.push_synthetic(&format!("{name:?}: "));
            } else {
                out.push_synthetic(&format!("{name}: "));
            }
            self.write(plan, cells, out);
            out.push_synthetic(", ");
        }
        out.push_synthetic(if map { "}" } else { ")" });
        true
    }

    /// Whether any cell of a plan has a value.
    fn is_filled(&self, plan: &ColumnPlan, cells: &[Cell]) -> bool {
        match plan {
            ColumnPlan::Column(index) => {
                cells.get(*index).is_some_and(|cell| cell.text().is_some())
            }
            ColumnPlan::Fields { fields, .. } | ColumnPlan::Articles(fields) => {
                fields.iter().any(|(_, plan)| self.is_filled(plan, cells))
            }
            ColumnPlan::Items(items) => items.values().any(|plan| self.is_filled(plan, cells)),
        }
    }

    /// Writes a cell as a value of its field's shape. A cell that is not such a value becomes text, so that
    /// reading reports it at its span, and the content of a cell can never be more than one value.
    fn value(&self, index: usize, cells: &[Cell], out: &mut SplicedText) -> bool {
        let Some(cell) = cells.get(index) else { return false };
        let Some(span) = cell.text() else { return false };
        if let Cell::Written(_) = cell {
            out.push(&span);
            return true;
        }
        let text = span.text();
        let is_literal = match &self.columns[index] {
            Shape::Integer => is_integer(text),
            Shape::Choice(_) | Shape::Variants => {
                text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            }
            Shape::Any => match cell {
                Cell::Number(_) => is_integer(text),
                // A leading zero marks an identifier rather than a quantity.
                Cell::Plain(_) => is_integer(text) && (text == "0" || !text.starts_with('0')),
                Cell::Text(_) | Cell::Empty | Cell::Written(_) => false,
            },
            _ => false,
        };
        match &self.columns[index] {
            Shape::Boolean | Shape::BooleanOrText if is_boolean(text) => {
                out.push_marker(&text.to_lowercase(), span.clone());
            }
            Shape::List(_) => push_list(&span, out),
            _ if is_literal => out.push(&span),
            _ => push_string(span, out),
        }
        true
    }
}

/// The cell under an article's heading, if it says that the article is left out.
fn dropped(plan: &ColumnPlan, cells: &[Cell]) -> Option<Span> {
    let ColumnPlan::Column(index) = plan else { return None };
    let span = cells.get(*index)?.text()?;
    (span.text().trim().trim_matches('"') == LEFT_OUT).then_some(span)
}

/// The span without the quotes of a RON string.
fn without_quotes(span: Span) -> Span {
    let inside = span.text().strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    match inside {
        Some(inside) => span.source.span(span.range.start + 1..span.range.start + 1 + inside.len()),
        None => span,
    }
}

fn is_boolean(text: &str) -> bool {
    ["true", "false"].contains(&text.to_lowercase().as_str())
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Writes a cell as a list of texts, separated by line breaks or semicolons.
fn push_list(span: &Span, out: &mut SplicedText) {
    let text = span.text();
    out.push_marker("[", span.clone());
    for item in text.split([';', '\n']) {
        let trimmed = item.trim();
        if !trimmed.is_empty() {
            let start = span.range.start + (trimmed.as_ptr() as usize - text.as_ptr() as usize);
            push_string(span.source.span(start..start + trimmed.len()), out);
            out.push_synthetic(", ");
        }
    }
    out.push_synthetic("]");
}

/// Writes a text as a RON string without escapes: raw if necessary.
fn push_string(span: Span, out: &mut SplicedText) {
    let text = span.text();
    let is_plain = !text.contains(['"', '\\']);
    let longest = text.split(|c| c != '#').map(str::len).max().unwrap_or(0);
    let hashes = "#".repeat(longest + 1);
    let open = if is_plain { "\"".to_owned() } else { format!("r{hashes}\"") };
    out.push_marker(&open, span.clone());
    out.push(&span);
    out.push_synthetic(&if is_plain { "\"".to_owned() } else { format!("\"{hashes}") });
}
