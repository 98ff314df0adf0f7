//! Reading by `ron`, with its errors led back to where the text was written and put in plain words.

use ron::Error as Code;
use ron::error::SpannedError;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::composed::Composed;
use super::scan::scan;
use naskah_diagnostic::{Diagnostic, Result, Span, closest};

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
        Diagnostic::uncoded_error(format!("RON cannot hold the data: {error}")).into()
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

fn diagnose(error: SpannedError, text: &Composed) -> Diagnostic {
    let start = offset(text.text(), error.span.start.line, error.span.start.col);
    // `ron` points at the space in front of a value, too.
    let space = text.text()[start..].len() - text.text()[start..].trim_start().len();
    let start = start + space;
    let end = offset(text.text(), error.span.end.line, error.span.end.col).max(start);
    let place = text.origin(start..end);
    let name = |name: &str| text.text()[start..end].find(name).map(|at| start + at);
    match &error.code {
        Code::NoSuchStructField { expected, found, .. } => {
            let at = name(found).unwrap_or(start);
            let place = text.origin(at..at + found.len());
            Diagnostic::uncoded_error(format!("there is no field `{found}` here"))
                .at(place, "unknown field")
                .help(closest(found, expected.iter().copied(), "fields"))
        }
        Code::MissingStructField { field, .. } => {
            Diagnostic::uncoded_error(format!("the field `{field}` is missing"))
                .at(opening(text, start).or(place), "in these brackets")
                .help(format!("add `{field}: …`"))
        }
        Code::DuplicateStructField { field, .. } => {
            Diagnostic::uncoded_error(format!("the field `{field}` is given twice"))
                .at(place, "the second time")
                .help("remove one of the two")
        }
        Code::NoSuchEnumVariant { expected, found, .. } => {
            Diagnostic::uncoded_error(format!("`{found}` is not a choice here"))
                .at(place, "unknown choice")
                .help(closest(found, expected.iter().copied(), "choices"))
        }
        code => {
            // Whatever else is expected, nothing follows.
            let at_end = start == text.text().len();
            let (message, help) = plain_words(if at_end { &Code::Eof } else { code });
            let diagnostic = Diagnostic::uncoded_error(message).at(place, "here");
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
fn plain_words(code: &Code) -> (String, &'static str) {
    let (message, help) = match code {
        Code::Eof => ("the text ends too early", "a closing `)` or `]` is missing"),
        Code::ExpectedComma => ("a comma is missing", "put a comma behind the value before"),
        Code::ExpectedString => ("a text is expected", "write it in quotes: \"…\""),
        Code::ExpectedStringEnd => ("a quote is not closed", "close it with \""),
        Code::ExpectedArray => {
            ("a list is expected", "write it in square brackets: [\"…\", \"…\"]")
        }
        Code::ExpectedArrayEnd => ("a list is not closed", "close it with `]`"),
        Code::ExpectedStructLike | Code::ExpectedNamedStructLike(_) => {
            ("fields in brackets are expected", "write `(field: value, …)`")
        }
        Code::ExpectedStructLikeEnd => ("a bracket is not closed", "close it with `)`"),
        Code::ExpectedMapColon => ("a colon is missing", "write `field: value`"),
        Code::ExpectedMap => ("named values are expected", "write `{\"name\": value, …}`"),
        Code::ExpectedMapEnd => ("a brace is not closed", "close it with `}`"),
        Code::ExpectedBoolean => ("yes or no is expected", "write `true` or `false`"),
        Code::ExpectedInteger | Code::InvalidIntegerDigit { .. } => {
            ("a whole number is expected", "write digits alone, without quotes or dots")
        }
        Code::IntegerOutOfBounds => ("the number is too large or too small", ""),
        Code::ExpectedIdentifier => ("a field's name is expected", "write `field: value`"),
        Code::TrailingCharacters => {
            ("something stands behind the end", "the data is one pair of brackets: `( … )`")
        }
        Code::UnclosedBlockComment => ("a comment is not closed", "close it with `*/`"),
        Code::ExceededRecursionLimit => ("brackets are nested too deep", ""),
        Code::InvalidValueForType { expected, found } => {
            return (format!("{expected} is expected, not {found}"), "");
        }
        Code::Message(message) => return (message.clone(), ""),
        other => return (other.to_string(), ""),
    };
    (message.to_owned(), help)
}

/// The byte at a line and column, both counted from 1 as `ron` counts them.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start.min(text.len())..];
    let within = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    start + within
}
