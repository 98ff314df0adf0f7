//! Reads RON, and turns `ron`'s errors into diagnostics: a plain message, the source span, the field's path.

use ron::Error as RonError;
use ron::error::SpannedError;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::scan::scan;
use super::spliced_text::SplicedText;
use super::tree::ValueKind;
use crate::codes;
use naskah_diagnostic::{Code, Diagnostic, Result, Span, closest};

/// Reads a value. `Some(…)` is implicit, and `paper(…)` stands for `paper((…))`.
///
/// # Errors
/// The first error, with its span.
pub(crate) fn read<T: DeserializeOwned>(text: &SplicedText) -> Result<T> {
    options().from_str(text.text()).map_err(|error| diagnose(error, text).into())
}

/// Serialises a value in the form that [`read`] accepts.
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

/// Checks that a text is well-formed RON of any structure.
///
/// # Errors
/// The first error, with its span.
pub(crate) fn check_syntax(text: &SplicedText) -> Result<()> {
    read::<IgnoredAny>(text).map(|IgnoredAny| ())
}

/// The diagnostic for an error of `ron`, with the path of the field where it occurred.
fn diagnose(error: SpannedError, text: &SplicedText) -> Diagnostic {
    let diagnostic = translate(&error, text);
    let start = offset(text.text(), error.span.start.line, error.span.start.col);
    match scan(text.text()).map(|tree| tree.path_to(start, text.text())) {
        Some(path) if !path.is_empty() => diagnostic.path(path),
        _ => diagnostic,
    }
}

/// The same without the path.
fn translate(error: &SpannedError, text: &SplicedText) -> Diagnostic {
    let start = offset(text.text(), error.span.start.line, error.span.start.col);
    // `ron`'s span includes white space before the value.
    let space = text.text()[start..].len() - text.text()[start..].trim_start().len();
    let start = start + space;
    let end = offset(text.text(), error.span.end.line, error.span.end.col).max(start);
    let span = text.origin(start..end);
    let find = |name: &str| text.text()[start..end].find(name).map(|at| start + at);
    match &error.code {
        RonError::NoSuchStructField { expected, found, .. } => {
            let at = find(found).unwrap_or(start);
            let span = text.origin(at..at + found.len());
            Diagnostic::error(codes::UNKNOWN_FIELD, format!("there is no field `{found}` here"))
                .at(span, "unknown field")
                .help(closest(found, expected.iter().copied(), "fields"))
        }
        RonError::MissingStructField { field, .. } => {
            Diagnostic::error(codes::MISSING_FIELD, format!("the field `{field}` is missing"))
                .at(enclosing_bracket(text, start).or(span), "in these brackets")
                .help(format!("add `{field}: …`"))
        }
        RonError::DuplicateStructField { field, .. } => {
            Diagnostic::error(codes::DUPLICATE_FIELD, format!("the field `{field}` is given twice"))
                .at(span, "the second time")
                .help("remove one of the two")
        }
        RonError::NoSuchEnumVariant { expected, found, .. } => {
            Diagnostic::error(codes::UNKNOWN_CHOICE, format!("`{found}` is not a choice here"))
                .at(span, "unknown choice")
                .help(closest(found, expected.iter().copied(), "choices"))
        }
        code => {
            // At the end of the text, the missing rest is the error, whatever `ron` expected.
            let at_end = start == text.text().len();
            let (kind, message, help) = plain_words(if at_end { &RonError::Eof } else { code });
            let diagnostic = Diagnostic::error(kind, message).at(span, "here");
            if help.is_empty() { diagnostic } else { diagnostic.help(help) }
        }
    }
}

/// The opening bracket of the innermost struct at an offset. `ron` reports a missing field at the closing
/// bracket.
fn enclosing_bracket(text: &SplicedText, at: usize) -> Option<Span> {
    let tree = scan(text.text())?;
    let mut node = &tree;
    loop {
        let children: Vec<_> = match &node.kind {
            ValueKind::Struct { fields, .. } => fields.iter().map(|f| &f.value).collect(),
            ValueKind::Tuple { items, .. } | ValueKind::List(items) => items.iter().collect(),
            ValueKind::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
            ValueKind::Leaf => Vec::new(),
        };
        match children.into_iter().find(|child| child.extent.start <= at && at < child.extent.end) {
            Some(child) if child.kind != ValueKind::Leaf => node = child,
            _ => break,
        }
    }
    let span = text.origin(node.extent.clone())?;
    let bracket = span.range.start..span.range.start + 1;
    Some(if span.text().starts_with('(') { span.source.span(bracket) } else { span })
}

/// The code, message and help for an error, in words that need no knowledge of Rust.
fn plain_words(error: &RonError) -> (Code, String, &'static str) {
    let (message, help) = match error {
        RonError::Eof => ("the text ends too early", "a closing `)` or `]` is missing"),
        RonError::ExpectedComma => ("a comma is missing", "put a comma behind the value before"),
        RonError::ExpectedString => ("a text is expected", "write it in quotes: \"…\""),
        RonError::ExpectedStringEnd => ("a quote is not closed", "close it with \""),
        RonError::ExpectedArray => {
            ("a list is expected", "write it in square brackets: [\"…\", \"…\"]")
        }
        RonError::ExpectedArrayEnd => ("a list is not closed", "close it with `]`"),
        RonError::ExpectedStructLike | RonError::ExpectedNamedStructLike(_) => {
            ("fields in brackets are expected", "write `(field: value, …)`")
        }
        RonError::ExpectedStructLikeEnd => ("a bracket is not closed", "close it with `)`"),
        RonError::ExpectedMapColon => ("a colon is missing", "write `field: value`"),
        RonError::ExpectedMap => ("named values are expected", "write `{\"name\": value, …}`"),
        RonError::ExpectedMapEnd => ("a brace is not closed", "close it with `}`"),
        RonError::ExpectedBoolean => ("yes or no is expected", "write `true` or `false`"),
        RonError::ExpectedInteger | RonError::InvalidIntegerDigit { .. } => {
            ("a whole number is expected", "write digits alone, without quotes or dots")
        }
        RonError::IntegerOutOfBounds => ("the number is too large or too small", ""),
        RonError::ExpectedIdentifier => ("a field's name is expected", "write `field: value`"),
        RonError::TrailingCharacters => {
            ("something stands behind the end", "the data is one pair of brackets: `( … )`")
        }
        RonError::UnclosedBlockComment => ("a comment is not closed", "close it with `*/`"),
        RonError::ExceededRecursionLimit => ("brackets are nested too deep", ""),
        RonError::InvalidValueForType { expected, found } => {
            let message = format!("{expected} is expected, not {found}");
            return (codes::WRONG_TYPE, message, "");
        }
        // A type's own check: a date that does not exist, a number out of range.
        RonError::Message(message) => return (codes::WRONG_TYPE, message.clone(), ""),
        other => return (codes::SYNTAX, other.to_string(), ""),
    };
    (code_of(error), message.to_owned(), help)
}

/// The code of an error: malformed text, or a well-formed value of the wrong type.
fn code_of(error: &RonError) -> Code {
    match error {
        RonError::ExpectedString
        | RonError::ExpectedArray
        | RonError::ExpectedStructLike
        | RonError::ExpectedNamedStructLike(_)
        | RonError::ExpectedMap
        | RonError::ExpectedBoolean
        | RonError::ExpectedInteger
        | RonError::InvalidIntegerDigit { .. }
        | RonError::IntegerOutOfBounds => codes::WRONG_TYPE,
        _ => codes::SYNTAX,
    }
}

/// The byte offset of a line and column, both counted from 1 as in `ron`.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start.min(text.len())..];
    let within = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    start + within
}
