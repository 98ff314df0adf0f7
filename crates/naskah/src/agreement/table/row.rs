//! A row as data: what is in its cells, at the places of their fields.

use super::plan::Plan;
use super::{Cell, Table};
use crate::agreement::batch;
use crate::agreement::model::Shape;
use crate::codes;
use crate::data::SplicedText;
use naskah_diagnostic::{Diagnostic, Result, Span};

impl Cell {
    /// The text without space around it; nothing where there is none.
    fn text(&self) -> Option<Span> {
        let whole = match self {
            Self::Empty => return None,
            Self::Text(source) | Self::Number(source) | Self::Plain(source) => {
                source.span(0..source.text().len())
            }
            Self::Written(span) => span.clone(),
        };
        let text = whole.text();
        let start = whole.range.start + text.len() - text.trim_start().len();
        let end = start + text.trim().len();
        (start < end).then(|| whole.source.span(start..end))
    }
}

impl Table {
    /// What names the row's file.
    ///
    /// # Errors
    /// No id, or one that cannot name a file.
    pub fn id(&self, cells: &[Cell]) -> Result<String> {
        self.id_span(cells).map(|span| span.text().to_owned())
    }

    /// The same, with its place.
    ///
    /// # Errors
    /// Those of [`Self::id`].
    pub fn id_span(&self, cells: &[Cell]) -> Result<Span> {
        let cell = self.id.and_then(|id| cells.get(id));
        let Some(place) = cell.and_then(Cell::text) else {
            let place = cells.iter().find_map(Cell::text);
            return Err(Diagnostic::error(codes::MISSING_ID, "the row has no id")
                .at(place, "its first cell")
                .help("every row needs an `id`: the name of its file")
                .into());
        };
        let place = match cell {
            Some(Cell::Written(_)) => without_quotes(place),
            _ => place,
        };
        match batch::unsafe_name(place.text()) {
            None => Ok(place),
            Some(fault) => Err(batch::unsafe_id(place, fault).into()),
        }
    }

    /// The row's data, each value led to its cell.
    pub(super) fn row(&self, cells: &[Cell]) -> SplicedText {
        let mut composed = SplicedText::default();
        if !self.write(&self.plan, cells, &mut composed) {
            composed.push_synthetic("()");
        }
        composed
    }

    /// Writes what a plan says; nothing, where all of its cells are empty.
    fn write(&self, plan: &Plan, cells: &[Cell], out: &mut SplicedText) -> bool {
        match plan {
            Plan::Column(index) => self.value(*index, cells, out),
            Plan::Fields { map, fields } => self.fields(*map, fields, cells, out),
            Plan::Items(items) => {
                let full =
                    |(place, plan): (&usize, &Plan)| self.is_full(plan, cells).then_some(*place);
                let Some(last) = items.iter().filter_map(full).next_back() else { return false };
                out.push_synthetic("[");
                for place in 1..=last {
                    // Nothing changes what all share.
                    if !items.get(&place).is_some_and(|plan| self.write(plan, cells, out)) {
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
        fields: &[(String, Plan)],
        cells: &[Cell],
        out: &mut SplicedText,
    ) -> bool {
        let mut full = fields.iter().filter(|(_, plan)| self.is_full(plan, cells)).peekable();
        if full.peek().is_none() {
            return false;
        }
        out.push_synthetic(if map { "{" } else { "(" });
        for (name, plan) in full {
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

    /// Whether any cell of a plan has something in it.
    fn is_full(&self, plan: &Plan, cells: &[Cell]) -> bool {
        match plan {
            Plan::Column(index) => cells.get(*index).is_some_and(|cell| cell.text().is_some()),
            Plan::Fields { fields, .. } => fields.iter().any(|(_, plan)| self.is_full(plan, cells)),
            Plan::Items(items) => items.values().any(|plan| self.is_full(plan, cells)),
        }
    }

    /// A cell as its field wants it. What would be no such value is written as text: so it is refused at its place,
    /// and nothing in a cell is ever taken for more than a value.
    fn value(&self, index: usize, cells: &[Cell], out: &mut SplicedText) -> bool {
        let Some(cell) = cells.get(index) else { return false };
        let Some(span) = cell.text() else { return false };
        if let Cell::Written(_) = cell {
            out.push(&span);
            return true;
        }
        let text = span.text();
        let plain = match &self.columns[index] {
            Shape::Integer => is_integer(text),
            Shape::Choice(_) | Shape::Variants => {
                text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            }
            Shape::Any => match cell {
                Cell::Number(_) => is_integer(text),
                // A number that begins with a zero is the number of something, not how many.
                Cell::Plain(_) => is_integer(text) && (text == "0" || !text.starts_with('0')),
                Cell::Text(_) | Cell::Empty | Cell::Written(_) => false,
            },
            _ => false,
        };
        match &self.columns[index] {
            Shape::Boolean | Shape::BooleanOrText if is_boolean(text) => {
                out.push_marker(&text.to_lowercase(), span.clone());
            }
            Shape::List(_) => list(&span, out),
            _ if plain => out.push(&span),
            _ => quoted(span, out),
        }
        true
    }
}

/// What stands between the quotes of a text in RON.
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

/// The items of a cell, each on a line of its own or behind a semicolon.
fn list(span: &Span, out: &mut SplicedText) {
    let text = span.text();
    out.push_marker("[", span.clone());
    for item in text.split([';', '\n']) {
        let trimmed = item.trim();
        if !trimmed.is_empty() {
            let start = span.range.start + (trimmed.as_ptr() as usize - text.as_ptr() as usize);
            quoted(span.source.span(start..start + trimmed.len()), out);
            out.push_synthetic(", ");
        }
    }
    out.push_synthetic("]");
}

/// A text as it is: in quotes that occur nowhere in it, so that nothing has to be escaped.
fn quoted(span: Span, out: &mut SplicedText) {
    let text = span.text();
    let plain = !text.contains(['"', '\\']);
    let longest = text.split(|c| c != '#').map(str::len).max().unwrap_or(0);
    let hashes = "#".repeat(longest + 1);
    let open = if plain { "\"".to_owned() } else { format!("r{hashes}\"") };
    out.push_marker(&open, span.clone());
    out.push(&span);
    out.push_synthetic(&if plain { "\"".to_owned() } else { format!("\"{hashes}") });
}
