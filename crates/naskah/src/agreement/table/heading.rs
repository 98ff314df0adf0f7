//! The heading of a column: the path of a field.

use crate::agreement::Agreement;
use crate::agreement::model::{Found, Shape, find};
use crate::codes;
use naskah_diagnostic::{Diagnostic, Span, closest};

/// The field with the changes of articles; a heading `articles.LABEL` gives the wording of one article.
pub(super) const ARTICLES: &str = "articles";

/// The label of the article whose wording is at a path; list positions are numbers.
pub(super) fn article<'a>(steps: &[&'a str]) -> Option<&'a str> {
    match steps {
        [ARTICLES, label] if label.parse::<usize>().is_err() => Some(label),
        _ => None,
    }
}

/// The heading of a column.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    /// The path of its field.
    pub(super) path: String,
    pub(super) span: Span,
}

impl Heading {
    /// The shape of the field at this path, which must hold a single value.
    pub(super) fn shape(&self, steps: &[&str]) -> Result<Shape, Diagnostic> {
        let path = &self.path;
        if article(steps).is_some() {
            return Ok(Shape::Text);
        }
        let error = |code, message: String, help: String| {
            Err(Diagnostic::error(code, message)
                .path(path)
                .at(self.span.clone(), "here")
                .help(help))
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
}
