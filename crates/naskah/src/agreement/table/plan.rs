//! Which column fills which field of a row.

use std::collections::BTreeMap;

use super::heading::{Heading, article};
use crate::agreement::Agreement;
use crate::agreement::model::{Found, Shape, find};
use crate::codes;
use naskah_diagnostic::Diagnostic;

/// The greatest list position that a heading may name.
const MAX_POSITION: usize = 1000;

/// How to build a value from the cells of a row.
#[derive(Clone, Debug)]
pub(super) enum ColumnPlan {
    /// The cell of a column.
    Column(usize),
    /// A struct, or a map if `map` is set, with its fields in column order.
    Fields { map: bool, fields: Vec<(String, ColumnPlan)> },
    /// A list: its items, keyed by position from 1.
    Items(BTreeMap<usize, ColumnPlan>),
    /// The wording of articles, by their labels in column order.
    Articles(Vec<(String, ColumnPlan)>),
}

impl Default for ColumnPlan {
    fn default() -> Self {
        Self::Fields { map: false, fields: Vec::new() }
    }
}

impl ColumnPlan {
    /// Adds a column for the field at a path of the model, or returns the conflict with another column.
    pub(super) fn add(
        &mut self,
        steps: &[&str],
        column: usize,
        heading: &Heading,
    ) -> Option<Diagnostic> {
        let mut plan = self;
        for (depth, step) in steps.iter().enumerate() {
            let last = depth + 1 == steps.len();
            let new = || match find::<Agreement>(&steps[..=depth]) {
                _ if last => Self::Column(column),
                _ if article(steps).is_some() => Self::Articles(Vec::new()),
                Found::Value(Shape::List(_)) => Self::Items(BTreeMap::new()),
                found => {
                    let map = matches!(found, Found::Value(Shape::Map));
                    Self::Fields { map, fields: Vec::new() }
                }
            };
            let next = match (plan, step.parse::<usize>()) {
                (Self::Items(items), Ok(position @ 1..=MAX_POSITION)) => {
                    items.entry(position).or_insert_with(new)
                }
                (Self::Fields { fields, .. } | Self::Articles(fields), _) => {
                    let existing = fields.iter().position(|(name, _)| name == step);
                    let index = existing.unwrap_or_else(|| {
                        fields.push(((*step).to_owned(), new()));
                        fields.len() - 1
                    });
                    &mut fields[index].1
                }
                _ => return Some(conflict(heading)),
            };
            plan = next;
        }
        match plan {
            Self::Column(added) if *added == column => None,
            _ => Some(conflict(heading)),
        }
    }
}

pub(super) fn conflict(heading: &Heading) -> Diagnostic {
    Diagnostic::error(codes::HEADING_CONFLICT, format!("`{}` cannot be filled", heading.path))
        .path(&heading.path)
        .at(heading.span.clone(), "here")
        .help(format!(
            "give each field one column; places in lists are counted from 1, up to {MAX_POSITION}"
        ))
}
