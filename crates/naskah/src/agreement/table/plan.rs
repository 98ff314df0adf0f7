//! Which column fills which field.

use std::collections::BTreeMap;

use super::{Agreement, Heading};
use crate::agreement::model::{Found, Shape, find};
use crate::codes;
use naskah_diagnostic::Diagnostic;

/// As many places of a list as columns may name.
const PLACES: usize = 1000;

/// What a value is made of.
#[derive(Clone, Debug)]
pub(super) enum Plan {
    Column(usize),
    /// Fields, by their names in the order of the columns; of a map, the names are values themselves.
    Fields {
        map: bool,
        fields: Vec<(String, Plan)>,
    },
    Items(BTreeMap<usize, Plan>),
}

impl Default for Plan {
    fn default() -> Self {
        Self::Fields { map: false, fields: Vec::new() }
    }
}

impl Plan {
    /// Has a column fill the field at a path, which there is; or says why it cannot.
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
                Found::Value(Shape::List(_)) => Self::Items(BTreeMap::new()),
                found => {
                    let map = matches!(found, Found::Value(Shape::Map));
                    Self::Fields { map, fields: Vec::new() }
                }
            };
            let next = match (plan, step.parse::<usize>()) {
                (Self::Items(items), Ok(place @ 1..=PLACES)) => {
                    items.entry(place).or_insert_with(new)
                }
                (Self::Fields { fields, .. }, _) => {
                    let known = fields.iter().position(|(name, _)| name == step);
                    let index = known.unwrap_or_else(|| {
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
            Self::Column(own) if *own == column => None,
            _ => Some(conflict(heading)),
        }
    }
}

pub(super) fn conflict(heading: &Heading) -> Diagnostic {
    Diagnostic::error(codes::HEADING_CONFLICT, format!("`{}` cannot be filled", heading.path))
        .path(&heading.path)
        .at(heading.place.clone(), "here")
        .help(format!(
            "give each field one column; places in lists are counted from 1, up to {PLACES}"
        ))
}
