//! What the engine finds wrong with a template, as a diagnostic.

use std::collections::BTreeSet;
use std::ops::Range;

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind};

use super::filter;
use super::suggest::suggest;
use naskah_diagnostic::{Diagnostic, Source, Span};

/// A fault of the engine at its place in the wording, with the nearest name that exists.
pub(super) fn diagnostic(error: &Error, wording: &Source, context: &Value) -> Diagnostic {
    let span = place(error, wording);
    let detail = error.detail().unwrap_or_default();
    let (message, help) = match error.kind() {
        ErrorKind::UndefinedError => undefined(span.as_ref().map_or("", expression), context),
        ErrorKind::UnknownFilter => {
            let name = detail.split_whitespace().nth(1).unwrap_or(detail);
            let help = suggest(name, filter::NAMES.iter().copied())
                .unwrap_or_else(|| format!("The filters are {}.", filter::NAMES.join(", ")));
            (format!("there is no filter `{name}`"), Some(help))
        }
        ErrorKind::OutOfFuel => (
            "the template does not come to an end".to_owned(),
            Some("Look for a loop over too many values.".to_owned()),
        ),
        _ if detail.is_empty() => (error.kind().to_string(), None),
        _ => (detail.to_owned(), None),
    };
    let mut diagnostic = Diagnostic::uncoded_error(message).at(span, "");
    diagnostic.help.extend(help);
    diagnostic
}

/// What was written at a place; at a filter's name, what the filter was to work on.
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

/// A name that the data does not have.
fn undefined(expression: &str, context: &Value) -> (String, Option<String>) {
    let path = expression.split('|').next().unwrap_or_default().trim();
    let name = path.rsplit('.').next().unwrap_or(path).trim();
    let mut known = BTreeSet::new();
    names(context, &mut known);
    (
        format!("`{path}` is not defined"),
        suggest(name, known.iter().map(String::as_str).filter(|known| *known != name)),
    )
}

/// Every name of a field, at whatever depth.
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

fn place(error: &Error, wording: &Source) -> Option<Span> {
    let range = error.range().or_else(|| line(wording.text(), error.line()?))?;
    Some(wording.span(range))
}

fn line(text: &str, number: usize) -> Option<Range<usize>> {
    let line = text.lines().nth(number.checked_sub(1)?)?;
    let start = line.as_ptr() as usize - text.as_ptr() as usize;
    Some(start..start + line.len())
}
