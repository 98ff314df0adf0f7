//! Reads RON, and translates the errors of `ron`: plain words, the range in the original text, the field's path.

use ron::Error as Fault;
use ron::error::SpannedError;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::composed::Composed;
use super::scan::scan;
use crate::codes;
use naskah_diagnostic::{Code, Diagnostic, Result, Span, closest};

/// Reads a value; nobody need write `Some(…)`, nor `paper((…))` for `paper(…)`.
///
/// # Errors
/// The first fault, at its place.
pub(crate) fn read<T: DeserializeOwned>(text: &Composed) -> Result<T> {
    options().from_str(text.text()).map_err(|error| diagnose(error, text).into())
}

/// A value as [`read`] reads it.
///
/// # Errors
/// A value for which RON has no notation.
pub(crate) fn write(value: &impl Serialize) -> Result<String> {
    let layout = PrettyConfig::new().new_line("\n");
    let text = options().to_string_pretty(value, layout);
    text.map_err(|error| {
        Diagnostic::error(codes::NOT_REPRESENTABLE, format!("RON cannot hold the data: {error}"))
            .into()
    })
}

fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// Checks that a text is RON, whatever it says.
///
/// # Errors
/// The first fault, at its place.
pub(crate) fn check_syntax(text: &Composed) -> Result<()> {
    read::<IgnoredAny>(text).map(|IgnoredAny| ())
}

/// Translates an error of `ron`, with the range and the path of the field where it occurred.
fn diagnose(error: SpannedError, text: &Composed) -> Diagnostic {
    let diagnostic = translate(&error, text);
    let start = offset(text.text(), error.span.start.line, error.span.start.col);
    match scan(text.text()).map(|tree| tree.path_to(start, text.text())) {
        Some(path) if !path.is_empty() => diagnostic.path(path),
        _ => diagnostic,
    }
}

fn translate(error: &SpannedError, text: &Composed) -> Diagnostic {
    let start = offset(text.text(), error.span.start.line, error.span.start.col);
    // `ron` points at the space in front of a value, too.
    let space = text.text()[start..].len() - text.text()[start..].trim_start().len();
    let start = start + space;
    let end = offset(text.text(), error.span.end.line, error.span.end.col).max(start);
    let place = text.origin(start..end);
    let name = |name: &str| text.text()[start..end].find(name).map(|at| start + at);
    match &error.code {
        Fault::NoSuchStructField { expected, found, .. } => {
            let at = name(found).unwrap_or(start);
            let place = text.origin(at..at + found.len());
            Diagnostic::error(codes::UNKNOWN_FIELD, format!("there is no field `{found}` here"))
                .at(place, "unknown field")
                .help(closest(found, expected.iter().copied(), "fields"))
        }
        Fault::MissingStructField { field, .. } => {
            Diagnostic::error(codes::MISSING_FIELD, format!("the field `{field}` is missing"))
                .at(opening(text, start).or(place), "in these brackets")
                .help(format!("add `{field}: …`"))
        }
        Fault::DuplicateStructField { field, .. } => {
            Diagnostic::error(codes::DUPLICATE_FIELD, format!("the field `{field}` is given twice"))
                .at(place, "the second time")
                .help("remove one of the two")
        }
        Fault::NoSuchEnumVariant { expected, found, .. } => {
            Diagnostic::error(codes::UNKNOWN_CHOICE, format!("`{found}` is not a choice here"))
                .at(place, "unknown choice")
                .help(closest(found, expected.iter().copied(), "choices"))
        }
        code => {
            // Whatever else is expected, nothing follows.
            let at_end = start == text.text().len();
            let (kind, message, help) = plain_words(if at_end { &Fault::Eof } else { code });
            let diagnostic = Diagnostic::error(kind, message).at(place, "here");
            if help.is_empty() { diagnostic } else { diagnostic.help(help) }
        }
    }
}

/// The innermost value that holds that place: the struct from which something is missing. `ron` finds
/// a field missing when it meets the closing bracket.
fn opening(text: &Composed, at: usize) -> Option<Span> {
    let tree = scan(text.text())?;
    let mut node = &tree;
    loop {
        let children: Vec<_> = match &node.kind {
            super::Kind::Struct { fields, .. } => fields.iter().map(|f| &f.value).collect(),
            super::Kind::Tuple { items, .. } | super::Kind::List(items) => items.iter().collect(),
            super::Kind::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
            super::Kind::Leaf => Vec::new(),
        };
        match children.into_iter().find(|child| child.whole.start <= at && at < child.whole.end) {
            Some(child) if child.kind != super::Kind::Leaf => node = child,
            _ => break,
        }
    }
    let span = text.origin(node.whole.clone())?;
    let bracket = span.range.start..span.range.start + 1;
    Some(if span.text().starts_with('(') { span.source.span(bracket) } else { span })
}

/// What is wrong, and what helps, in words that need no knowledge of Rust.
fn plain_words(fault: &Fault) -> (Code, String, &'static str) {
    let (message, help) = match fault {
        Fault::Eof => ("the text ends too early", "a closing `)` or `]` is missing"),
        Fault::ExpectedComma => ("a comma is missing", "put a comma behind the value before"),
        Fault::ExpectedString => ("a text is expected", "write it in quotes: \"…\""),
        Fault::ExpectedStringEnd => ("a quote is not closed", "close it with \""),
        Fault::ExpectedArray => {
            ("a list is expected", "write it in square brackets: [\"…\", \"…\"]")
        }
        Fault::ExpectedArrayEnd => ("a list is not closed", "close it with `]`"),
        Fault::ExpectedStructLike | Fault::ExpectedNamedStructLike(_) => {
            ("fields in brackets are expected", "write `(field: value, …)`")
        }
        Fault::ExpectedStructLikeEnd => ("a bracket is not closed", "close it with `)`"),
        Fault::ExpectedMapColon => ("a colon is missing", "write `field: value`"),
        Fault::ExpectedMap => ("named values are expected", "write `{\"name\": value, …}`"),
        Fault::ExpectedMapEnd => ("a brace is not closed", "close it with `}`"),
        Fault::ExpectedBoolean => ("yes or no is expected", "write `true` or `false`"),
        Fault::ExpectedInteger | Fault::InvalidIntegerDigit { .. } => {
            ("a whole number is expected", "write digits alone, without quotes or dots")
        }
        Fault::IntegerOutOfBounds => ("the number is too large or too small", ""),
        Fault::ExpectedIdentifier => ("a field's name is expected", "write `field: value`"),
        Fault::TrailingCharacters => {
            ("something stands behind the end", "the data is one pair of brackets: `( … )`")
        }
        Fault::UnclosedBlockComment => ("a comment is not closed", "close it with `*/`"),
        Fault::ExceededRecursionLimit => ("brackets are nested too deep", ""),
        Fault::InvalidValueForType { expected, found } => {
            let message = format!("{expected} is expected, not {found}");
            return (codes::WRONG_TYPE, message, "");
        }
        // A type refused a value that is well-formed: a date that does not exist, a number out of range.
        Fault::Message(message) => return (codes::WRONG_TYPE, message.clone(), ""),
        other => return (codes::SYNTAX, other.to_string(), ""),
    };
    (code_of(fault), message.to_owned(), help)
}

/// Whether the text is malformed, or a well-formed value is of the wrong type.
fn code_of(fault: &Fault) -> Code {
    match fault {
        Fault::ExpectedString
        | Fault::ExpectedArray
        | Fault::ExpectedStructLike
        | Fault::ExpectedNamedStructLike(_)
        | Fault::ExpectedMap
        | Fault::ExpectedBoolean
        | Fault::ExpectedInteger
        | Fault::InvalidIntegerDigit { .. }
        | Fault::IntegerOutOfBounds => codes::WRONG_TYPE,
        _ => codes::SYNTAX,
    }
}

/// The byte at a line and column, both counted from 1 as `ron` counts them.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start.min(text.len())..];
    let within = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    start + within
}
