//! The template engine: MiniJinja, configured so that values stay text and every character keeps its origin.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, Template, UndefinedBehavior,
};

use super::data::Data;
use super::escape::escape;
use super::provenance::TrackedText;
use super::source_map::MappedText;
use super::wording::Wording;
use super::{error, filter, provenance};
use crate::codes;
use naskah_diagnostic::{Diagnostic, Result, Source};
use naskah_wording::Language;

/// The limit of instructions, more than any agreement needs, which stops endless templates.
const FUEL: u64 = 2_000_000;
const NAME: &str = "wording";

/// One template's wording, parsed.
#[derive(Debug)]
pub(super) struct Engine {
    pub(super) language: Language,
    env: Environment<'static>,
    wording: Wording,
}

impl Engine {
    /// Parses the wording, which is in that language.
    ///
    /// # Errors
    /// Syntax errors, and private-use characters, which are reserved for sentinels.
    pub(super) fn new(language: Language, wording: Source) -> Result<Self> {
        let wording = Wording::from(wording);
        check_characters(&wording)?;
        let mut env = Environment::empty();
        let syntax = SyntaxConfig::builder()
            .block_delimiters("{%", "%}")
            .variable_delimiters("{{", "}}")
            .comment_delimiters("<!--", "-->")
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()
            .map_err(|error| error::to_diagnostic(&error, &wording, &Value::UNDEFINED))?;
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
            .map_err(|error| error::to_diagnostic(&error, &wording, &Value::UNDEFINED))?;
        Ok(Self { language, env, wording })
    }

    /// The template's wording.
    pub(super) fn wording(&self) -> &Wording {
        &self.wording
    }

    /// The wording with all values filled in.
    ///
    /// # Errors
    /// Errors of evaluation, at their place in the wording.
    pub(super) fn render(&self, data: &Data) -> Result<MappedText> {
        let template = self.env.get_template(NAME);
        fill(template, &self.wording, data)
    }

    /// Another wording with the same values filled in, such as an article of the data.
    ///
    /// # Errors
    /// Syntax errors, private-use characters and errors of evaluation, at their place in the wording.
    pub(super) fn render_wording(&self, wording: &Wording, data: &Data) -> Result<MappedText> {
        check_characters(wording)?;
        fill(self.env.template_from_named_str(NAME, wording.text()), wording, data)
    }
}

/// Refuses characters that are reserved for sentinels.
fn check_characters(wording: &Wording) -> Result<()> {
    let reserved = wording.text().char_indices().find(|&(_, c)| provenance::is_sentinel(c));
    let Some((at, c)) = reserved else { return Ok(()) };
    let message =
        format!("U+{:X} is a private character without a meaning of its own", u32::from(c));
    Err(Diagnostic::error(codes::PRIVATE_CHARACTER, message)
        .at(wording.span(at..at + c.len_utf8()), "")
        .help("write the text without it")
        .into())
}

fn fill(
    template: std::result::Result<Template<'_, '_>, Error>,
    wording: &Wording,
    data: &Data,
) -> Result<MappedText> {
    let rendered = template.and_then(|it| it.render_with_spans(data.context.clone()));
    let (rendered, spans) =
        rendered.map_err(|error| error::to_diagnostic(&error, wording, &data.context))?;
    Ok(MappedText::new(&rendered, &spans, wording, &data.origins))
}

/// Writes a value as escaped text. Output of macros and `set` blocks is already escaped.
fn write(
    out: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &Value,
) -> std::result::Result<(), Error> {
    if let Some(tracked) = value.downcast_object_ref::<TrackedText>() {
        let mut text = String::new();
        text.extend(provenance::start(tracked.number));
        escape(&tracked.text, &mut text);
        text.push(provenance::END);
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
    if text.contains(provenance::is_sentinel) {
        return Err(Error::new(
            ErrorKind::InvalidOperation,
            "text of a macro or a set block cannot be changed by a filter",
        ));
    }
    let mut escaped = String::new();
    escape(text, &mut escaped);
    Ok(out.write_str(&escaped)?)
}
