//! Translates errors of the template engine into diagnostics.

use std::collections::BTreeSet;
use std::ops::Range;

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind};

use super::filter;
use crate::codes;
use naskah_diagnostic::{Diagnostic, Span, closest, suggest};

/// An error of the engine at its place in a wording, with a suggestion for unknown names. `place` is where bytes of
/// the template of that name were written.
pub(super) fn to_diagnostic(
    error: &Error,
    wording: &str,
    place: impl Fn(Option<&str>, Range<usize>) -> Option<Span>,
    context: &Value,
) -> Diagnostic {
    let range = error.range().or_else(|| line_range(wording, error.line()?));
    let span = range.and_then(|range| place(error.name(), range));
    let detail = error.detail().unwrap_or_default();
    let reason = || match detail {
        "" => error.kind().to_string(),
        detail => detail.to_owned(),
    };
    let (code, message, help) = match error.kind() {
        ErrorKind::UndefinedError => {
            let (message, help) = undefined(span.as_ref().map_or("", expression), context);
            (codes::UNDEFINED_VALUE, message, help)
        }
        ErrorKind::UnknownFilter => {
            let name = detail.split_whitespace().nth(1).unwrap_or(detail);
            let help = closest(name, filter::NAMES.iter().copied(), "filters");
            (codes::UNKNOWN_FILTER, format!("there is no filter `{name}`"), Some(help))
        }
        ErrorKind::OutOfFuel => (
            codes::TEMPLATE_ENDLESS,
            "the template does not come to an end".to_owned(),
            Some("look for a loop over too many values".to_owned()),
        ),
        ErrorKind::SyntaxError => (codes::TEMPLATE_SYNTAX, reason(), None),
        _ => (codes::TEMPLATE_EVALUATION, reason(), None),
    };
    let mut diagnostic = Diagnostic::error(code, message).at(span, "");
    diagnostic.help.extend(help);
    diagnostic
}

/// The expression at a span; at a filter's name, the expression that the filter applies to.
fn expression(span: &Span) -> &str {
    let before = span.source.text().get(..span.range.start).unwrap_or_default().trim_end();
    match before.strip_suffix('|') {
        Some(before) => {
            let start = before.rfind(['{', '%', '(', ',', '|']).map_or(0, |at| at + 1);
            before[start..].trim()
        }
        None => span.text(),
    }
}

/// Message and help for a name that the data does not have.
fn undefined(expression: &str, context: &Value) -> (String, Option<String>) {
    let path = expression.split('|').next().unwrap_or_default().trim();
    let name = path.rsplit('.').next().unwrap_or(path).trim();
    let mut known = BTreeSet::new();
    names(context, &mut known);
    let similar = suggest(name, known.iter().map(String::as_str).filter(|known| *known != name));
    (
        format!("`{path}` is not defined"),
        similar.map(|similar| format!("did you mean `{similar}`?")),
    )
}

/// Collects the names of all fields, nested ones included.
fn names(value: &Value, known: &mut BTreeSet<String>) {
    let is_map = value.kind() == ValueKind::Map;
    if !is_map && value.kind() != ValueKind::Seq {
        return;
    }
    for key in value.try_iter().into_iter().flatten() {
        if is_map {
            if let Ok(field) = value.get_item(&key) {
                names(&field, known);
            }
            known.extend(key.as_str().map(str::to_owned));
        } else {
            names(&key, known);
        }
    }
}

fn line_range(text: &str, number: usize) -> Option<Range<usize>> {
    let line = text.lines().nth(number.checked_sub(1)?)?;
    let start = line.as_ptr() as usize - text.as_ptr() as usize;
    Some(start..start + line.len())
}
