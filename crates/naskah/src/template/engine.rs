//! MiniJinja, set up so that values stay text and every character keeps its origin.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};

use super::data::Data;
use super::escape::escape;
use super::filled::Filled;
use super::tracked::Tracked;
use super::{fault, filter, mark};
use naskah_diagnostic::{Diagnostic, Result, Source};
use naskah_wording::Language;

/// More than any agreement needs; a template that never ends is stopped.
const FUEL: u64 = 2_000_000;
const NAME: &str = "wording";

/// One template's wording, ready to be filled.
#[derive(Debug)]
pub(super) struct Engine {
    pub(super) language: Language,
    env: Environment<'static>,
    wording: Source,
}

impl Engine {
    /// Reads the wording, which is in that language.
    ///
    /// # Errors
    /// What MiniJinja cannot read, and private characters that are kept for marks.
    pub(super) fn new(language: Language, wording: Source) -> Result<Self> {
        if let Some((at, c)) = wording.text().char_indices().find(|&(_, c)| mark::is_mark(c)) {
            return Err(Diagnostic::uncoded_error(format!(
                "U+{:X} is a private character without a meaning of its own",
                u32::from(c)
            ))
            .at(wording.span(at..at + c.len_utf8()), "")
            .help("Write the text without it.")
            .into());
        }
        let mut env = Environment::empty();
        let syntax = SyntaxConfig::builder()
            .block_delimiters("{%", "%}")
            .variable_delimiters("{{", "}}")
            .comment_delimiters("<!--", "-->")
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()
            .map_err(|error| fault::diagnostic(&error, &wording, &Value::UNDEFINED))?;
        env.set_syntax(syntax);
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_auto_escape_callback(|_| AutoEscape::Custom("djot".into()));
        env.set_formatter(write);
        env.set_fuel(Some(FUEL));
        env.set_debug(false);
        filter::add_to(&mut env, language);
        env.add_test("defined", minijinja::tests::is_defined);
        env.add_test("none", minijinja::tests::is_none);
        env.add_template_owned(NAME, wording.text().to_owned())
            .map_err(|error| fault::diagnostic(&error, &wording, &Value::UNDEFINED))?;
        Ok(Self { language, env, wording })
    }

    /// The wording with the values in their places.
    ///
    /// # Errors
    /// What MiniJinja cannot do, at its place in the wording.
    pub(super) fn fill(&self, data: &Data) -> Result<Filled> {
        let written = self
            .env
            .get_template(NAME)
            .and_then(|template| template.render_with_spans(data.context.clone()));
        let (written, spans) =
            written.map_err(|error| fault::diagnostic(&error, &self.wording, &data.context))?;
        Ok(Filled::new(&written, &spans, &self.wording, &data.places))
    }
}

/// Writes a value as text. What a macro or a `set` block has written already goes through as it is.
fn write(
    out: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &Value,
) -> std::result::Result<(), Error> {
    if let Some(tracked) = value.downcast_object_ref::<Tracked>() {
        let mut text = String::new();
        text.extend(mark::start(tracked.number));
        escape(&tracked.text, &mut text);
        text.push(mark::end());
        return Ok(out.write_str(&text)?);
    }
    match (value.kind(), value.as_str()) {
        (_, Some(written)) if value.is_safe() => Ok(out.write_str(written)?),
        (_, Some(plain)) => write_plain(out, plain),
        (ValueKind::Number, _) => write_plain(out, &value.to_string()),
        (ValueKind::None, _) => write_plain(out, filter::BLANK),
        (ValueKind::Undefined, _) => Err(Error::from(ErrorKind::UndefinedError)),
        (kind, _) => Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("a {kind} cannot be written as text"),
        )),
    }
}

fn write_plain(out: &mut Output<'_>, text: &str) -> std::result::Result<(), Error> {
    if text.contains(mark::is_mark) {
        return Err(Error::new(
            ErrorKind::InvalidOperation,
            "text of a macro or a set block cannot be changed by a filter",
        ));
    }
    let mut escaped = String::new();
    escape(text, &mut escaped);
    Ok(out.write_str(&escaped)?)
}
