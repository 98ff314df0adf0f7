//! The template engine: MiniJinja, configured so that values stay text and every character keeps its origin.

use std::ops::Range;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, OutputSpan, State, UndefinedBehavior,
};

use super::data::Data;
use super::escape::escape;
use super::inheritance::{self, TemplateChanges};
use super::provenance::TrackedText;
use super::source_map::MappedText;
use super::wording::Wording;
use super::{error, filter, provenance, written_article};
use crate::codes;
use naskah_diagnostic::{Diagnostic, Result, Source, Span};
use naskah_wording::Language;

/// The limit of instructions, more than any agreement needs, which stops endless templates.
const FUEL: u64 = 2_000_000;
/// The name of a wording that is not a template, such as an article of the data.
const OWN: &str = "own";

/// A template's wording, parsed, on those that it extends.
#[derive(Clone, Debug)]
pub(super) struct Engine {
    pub(super) language: Language,
    env: Environment<'static>,
    layers: Vec<Layer>,
}

/// A wording that the next one extends.
#[derive(Clone, Debug)]
struct Layer {
    wording: Wording,
    /// The length of the tag before it, which names the wording that it extends.
    tag: usize,
    /// The labels of articles of the extended wording that it does not have.
    drop: Vec<String>,
}

impl Engine {
    /// Parses the wording, which is in that language.
    ///
    /// # Errors
    /// Syntax errors, and private-use characters, which are reserved for sentinels.
    pub(super) fn new(language: Language, wording: Source) -> Result<Self> {
        let mut env = Environment::empty();
        let syntax = SyntaxConfig::builder()
            .block_delimiters("{%", "%}")
            .variable_delimiters("{{", "}}")
            .comment_delimiters("<!--", "-->")
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()
            .map_err(|error| Diagnostic::error(codes::TEMPLATE_SYNTAX, error.to_string()))?;
        env.set_syntax(syntax);
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_auto_escape_callback(|_| AutoEscape::Custom("djot".into()));
        env.set_formatter(write);
        env.set_fuel(Some(FUEL));
        env.set_debug(false);
        filter::add_to(&mut env, language);
        env.add_test("defined", minijinja::tests::is_defined);
        env.add_test("none", minijinja::tests::is_none);
        let mut engine = Self { language, env, layers: Vec::new() };
        engine.push(Wording::from(wording), &[])?;
        Ok(engine)
    }

    /// The engine of a wording that overrides parts and articles of this one, and drops the articles of these labels.
    ///
    /// # Errors
    /// Those of [`Self::new`]; parts that this wording does not have.
    pub(super) fn extend(&self, wording: Source, drop: &[String]) -> Result<Self> {
        let wording = Wording::from(wording);
        inheritance::check_parts(&wording, &self.composed())?;
        let own = inheritance::outside_parts(&wording);
        let own = own.iter().flat_map(|own| written_article::articles(own.text()));
        let replaced: Vec<String> = own.map(|article| article.label).collect();
        let mut engine = Self { layers: Vec::new(), ..self.clone() };
        for layer in &self.layers {
            let text = written_article::without(layer.wording.text(), drop, &replaced);
            engine.push(layer.wording.with_text(text), &layer.drop)?;
        }
        engine.push(wording, drop)?;
        Ok(engine)
    }

    fn push(&mut self, wording: Wording, drop: &[String]) -> Result<()> {
        check_characters(&wording)?;
        let number = self.layers.len();
        let tag = match number.checked_sub(1) {
            Some(extended) => format!("{{% extends \"{extended}\" %}}"),
            None => String::new(),
        };
        let text = format!("{tag}{}", wording.text());
        self.layers.push(Layer { wording, tag: tag.len(), drop: drop.to_vec() });
        self.env
            .add_template_owned(number.to_string(), text)
            .map_err(|error| self.diagnostic(&error, &Value::UNDEFINED).into())
    }

    /// The wording with the parts of the extending ones in their places.
    pub(super) fn composed(&self) -> String {
        let texts = self.layers.iter().map(|layer| layer.wording.text());
        texts
            .map(str::to_owned)
            .reduce(|base, own| inheritance::overridden(&base, &own))
            .unwrap_or_default()
    }

    /// What each extending wording changes of the articles, from the innermost on.
    pub(super) fn template_changes(&self) -> Vec<TemplateChanges<'_>> {
        let extending = self.layers.iter().skip(1);
        let changes = extending.map(|layer| TemplateChanges {
            drop: &layer.drop,
            articles: inheritance::outside_parts(&layer.wording),
        });
        changes.collect()
    }

    /// Everything that may be evaluated.
    pub(super) fn wording_in_effect(&self) -> String {
        let own = self.template_changes().into_iter().filter_map(|changes| changes.articles);
        own.fold(self.composed(), |text, own| text + own.text())
    }

    /// The wording with all values filled in.
    ///
    /// # Errors
    /// Errors of evaluation, at their place in the wording.
    pub(super) fn render(&self, data: &Data) -> Result<MappedText> {
        let name = (self.layers.len() - 1).to_string();
        let rendered =
            self.env.get_template(&name).and_then(|it| it.render_with_spans(data.context.clone()));
        let (rendered, spans) = rendered.map_err(|error| self.diagnostic(&error, &data.context))?;
        let place = |span: &OutputSpan| self.place(Some(span.name()), span.source_range());
        Ok(MappedText::new(&rendered, &spans, place, &data.origins))
    }

    /// Another wording with the same values filled in, such as an article of the data.
    ///
    /// # Errors
    /// Syntax errors, private-use characters and errors of evaluation, at their place in the wording.
    pub(super) fn render_wording(&self, wording: &Wording, data: &Data) -> Result<MappedText> {
        check_characters(wording)?;
        let template = self.env.template_from_named_str(OWN, wording.text());
        let rendered = template.and_then(|it| it.render_with_spans(data.context.clone()));
        let place = |_: Option<&str>, range: Range<usize>| wording.span(range);
        let (rendered, spans) = rendered
            .map_err(|error| error::to_diagnostic(&error, wording.text(), place, &data.context))?;
        let place = |span: &OutputSpan| wording.span(span.source_range());
        Ok(MappedText::new(&rendered, &spans, place, &data.origins))
    }

    /// Where these bytes of the template of that name were written.
    fn place(&self, name: Option<&str>, range: Range<usize>) -> Option<Span> {
        let layer = self.layer(name)?;
        let written = |at: usize| at.saturating_sub(layer.tag);
        layer.wording.span(written(range.start)..written(range.end))
    }

    fn layer(&self, name: Option<&str>) -> Option<&Layer> {
        let number = name.and_then(|name| name.parse::<usize>().ok());
        number.and_then(|number| self.layers.get(number)).or(self.layers.last())
    }

    fn diagnostic(&self, error: &Error, context: &Value) -> Diagnostic {
        let text = self.layer(error.name()).map_or("", |layer| layer.wording.text());
        let tag = self.layer(error.name()).map_or(0, |layer| layer.tag);
        let place = |name: Option<&str>, range: Range<usize>| match error.range() {
            Some(_) => self.place(name, range),
            // A line, which was looked up without the tag.
            None => self.place(name, range.start + tag..range.end + tag),
        };
        error::to_diagnostic(error, text, place, context)
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

/// Writes a value as escaped text. Output of macros and `set` blocks is already escaped.
fn write(
    out: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &Value,
) -> std::result::Result<(), Error> {
    if let Some(tracked) = value.downcast_object_ref::<TrackedText>() {
        let mut text = String::new();
        text.extend(provenance::start(tracked.number));
        match tracked.is_markup {
            true => text.push_str(&tracked.text),
            false => escape(&tracked.text, &mut text),
        }
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
