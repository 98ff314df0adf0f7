//! Running text: inline markup as runs.

use std::collections::BTreeMap;
use std::ops::Range;

use jotdown::{Attributes, Container, Event, LinkType, SpanLinkType};

use super::markup::{BlockAttributes, LABEL_HELP, MarkupReader, described};
use crate::codes;
use crate::document::{Emphasis, Figure, Label, Run, Script, Text};
use naskah_diagnostic::{Span, closest};

/// A paragraph's text, the label before it, and the pictures in it.
pub(super) struct Inline {
    pub(super) text: Text,
    pub(super) figures: Vec<Figure>,
    /// Whether a character is kept from being markup.
    pub(super) escaped: bool,
    pub(super) label: Option<(Label, Option<Span>)>,
}

/// Collects the runs of a text.
#[derive(Default)]
struct TextBuilder {
    runs: Vec<Run>,
    emphasis: Emphasis,
    target: Option<Label>,
    in_word: bool,
}

impl MarkupReader<'_> {
    /// Reads the rest of the current paragraph, heading or cell.
    ///
    /// Quotation marks, dashes and ellipses stay as written.
    pub(super) fn inline(&mut self) -> Inline {
        let mut text = TextBuilder::default();
        let mut label = None;
        let mut figures = Vec::new();
        let mut figures_end = None;
        let mut escaped = false;
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::Superscript, _) => {
                    text.emphasis.script = Script::Superscript;
                }
                Event::Start(Container::Subscript, _) => text.emphasis.script = Script::Subscript,
                Event::End(Container::Superscript | Container::Subscript) => {
                    text.emphasis.script = Script::Baseline;
                }
                Event::Start(Container::Image(to, SpanLinkType::Inline), attributes) => {
                    let (figure, end) = self.figure(&to, &attributes, range);
                    figures.extend(figure);
                    figures_end = end;
                }
                Event::End(Container::Strong) => text.emphasis.strong = false,
                Event::End(Container::Emphasis) => text.emphasis.emphasised = false,
                Event::End(_) => break,
                Event::Start(Container::Strong, _) => text.emphasis.strong = true,
                Event::Start(Container::Emphasis, _) => text.emphasis.emphasised = true,
                Event::Start(Container::Link(to, LinkType::Span(kind)), _) => {
                    self.link(&to, kind, range, &mut text);
                }
                Event::Start(container, _) => {
                    self.unsupported(described(&container), range);
                    self.skip();
                }
                Event::Str(_)
                | Event::Symbol(_)
                | Event::LeftSingleQuote
                | Event::RightSingleQuote
                | Event::LeftDoubleQuote
                | Event::RightDoubleQuote
                | Event::Ellipsis
                | Event::EnDash
                | Event::EmDash
                | Event::Softbreak => {
                    let begins = text.runs.is_empty() || figures_end == Some(range.start);
                    let text_before = &self.wording.text()[..range.start];
                    let is_written = !text_before.ends_with('\\');
                    if begins && is_written && self.wording.text()[range.clone()].starts_with('{') {
                        self.unreadable_attributes(range.clone());
                    }
                    self.characters(range, &mut text);
                }
                Event::NonBreakingSpace => text.push("\u{a0}", self.wording.origin(range)),
                Event::Hardbreak => text.break_line(self.wording.origin(range)),
                Event::FootnoteReference(_) => self.unsupported("a footnote", range),
                Event::Attributes(attributes) => {
                    let place = self.wording.origin(range.clone());
                    let found = self.attributes(&attributes, range, &[], &[]).label;
                    if text.is_at_most_a_word() && label.is_none() {
                        label = found.map(|label| (label, place));
                    } else if let Some(Label(name)) = found {
                        let message = format!("the label `{name}` has nothing to name here");
                        self.error(codes::MISPLACED_LABEL, message, place)
                            .help
                            .push(LABEL_HELP.into());
                    }
                }
                Event::Escape => escaped = true,
                Event::Blankline | Event::ThematicBreak(_) => {}
            }
        }
        Inline { text: text.finish(), figures, escaped, label }
    }

    /// Reports braces where attributes stand, which would be printed.
    fn unreadable_attributes(&mut self, range: Range<usize>) {
        let span = self.wording.origin(range);
        self.error(codes::ATTRIBUTES_UNREADABLE, "these attributes cannot be read", span)
            .help
            .extend([
                "put a value with other characters than letters and digits in quotes: `{lebar=\"50%\"}`".into(),
                "write `\\{` for a brace that is printed".to_owned(),
            ]);
    }

    fn characters(&mut self, range: Range<usize>, text: &mut TextBuilder) {
        for (part, origin) in self.wording.segments(range) {
            text.push(&self.wording.text()[part], origin);
        }
    }

    /// Reads a reference. Without a text of its own, numbering gives it one: with a preposition if it is
    /// empty, without if it is a single point.
    fn link(&mut self, to: &str, kind: SpanLinkType, range: Range<usize>, text: &mut TextBuilder) {
        let target = match to.strip_prefix('#') {
            Some(name) if kind == SpanLinkType::Inline && !name.is_empty() => name,
            _ => {
                self.unsupported("a link that leaves the document", range);
                self.skip();
                return;
            }
        };
        text.target = Some(Label(target.to_owned()));
        let before = text.runs.len();
        let mut depth = 1;
        let mut end = range.end;
        while let Some((event, inner)) = self.next() {
            end = inner.end;
            match event {
                Event::Start(..) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Escape | Event::Attributes(_) => {}
                _ => self.characters(inner, text),
            }
            if depth == 0 {
                break;
            }
        }
        if text.runs.len() == before {
            let origin = self.wording.origin(range.start..end);
            text.runs.push(Run {
                emphasis: text.emphasis,
                target: text.target.clone(),
                origin,
                ..Run::default()
            });
            text.in_word = true;
        }
        text.target = None;
    }

    /// The label, the `known` classes and the values of `keys` among attributes; anything else is an error.
    pub(super) fn attributes(
        &mut self,
        attributes: &Attributes<'_>,
        range: Range<usize>,
        known: &[&str],
        keys: &[&'static str],
    ) -> BlockAttributes {
        let span = self.wording.origin(range.clone());
        let mut found = BlockAttributes {
            label: None,
            classes: Vec::new(),
            values: BTreeMap::new(),
            span: span.clone(),
        };
        for (key, value) in attributes.unique_pairs() {
            let value = value.to_string();
            match key {
                "id" => found.label = Some(Label(value)),
                "class" if !known.is_empty() => {
                    for class in value.split_whitespace() {
                        if known.contains(&class) {
                            found.classes.push(class.to_owned());
                        } else {
                            let help = closest(class, known.iter().copied(), "classes here");
                            let message = format!("there is no class `{class}` here");
                            self.error(codes::UNKNOWN_CLASS, message, span.clone()).help.push(help);
                        }
                    }
                }
                key => match keys.iter().find(|it| **it == key) {
                    Some(key) => drop(found.values.insert(*key, value)),
                    None => {
                        self.unsupported("an attribute other than a `{#label}`", range.clone());
                    }
                },
            }
        }
        found
    }
}

impl TextBuilder {
    /// Adds characters, white space folded to single spaces.
    fn push(&mut self, text: &str, origin: Option<Span>) {
        let mut folded = String::with_capacity(text.len());
        for c in text.chars() {
            let space = c.is_ascii_whitespace();
            if !space {
                folded.push(c);
            } else if self.in_word {
                folded.push(' ');
            }
            self.in_word = !space;
        }
        if folded.is_empty() {
            return;
        }
        let (emphasis, target) = (self.emphasis, self.target.clone());
        let run = Run { text: folded, emphasis, target, origin, ..Run::default() };
        match self.runs.last_mut() {
            Some(last) if continues(last, &run) => {
                last.text.push_str(&run.text);
                if let (Some(whole), Some(part)) = (&mut last.origin, run.origin) {
                    whole.range.end = whole.range.end.max(part.range.end);
                }
            }
            _ => self.runs.push(run),
        }
    }

    /// Whether a label may stand here: before the text, or behind its first word, such as *bahwa*.
    fn is_at_most_a_word(&self) -> bool {
        let words = self.runs.iter().flat_map(|run| run.text.split_whitespace());
        words.take(2).count() < 2
    }

    /// Breaks the line by hand. The space before the break separates the words in extracted text.
    fn break_line(&mut self, origin: Option<Span>) {
        let text = if self.in_word { " \n" } else { "\n" }.to_owned();
        self.runs.push(Run { text, emphasis: self.emphasis, origin, ..Run::default() });
        self.in_word = false;
    }

    fn finish(mut self) -> Text {
        while let Some(last) = self.runs.last_mut()
            && last.text.ends_with([' ', '\n'])
        {
            last.text.pop();
            if last.text.is_empty() {
                self.runs.pop();
            }
        }
        Text(self.runs)
    }
}

/// Whether `next` continues `last`: adjacent in the source, with the same emphasis and target.
fn continues(last: &Run, next: &Run) -> bool {
    let near = match (&last.origin, &next.origin) {
        // An escape's backslash, or a line's indentation, may lie between.
        (Some(a), Some(b)) => {
            a == b
                || a.source == b.source
                    && a.range.end <= b.range.start
                    && a.source.text()[a.range.end..b.range.start]
                        .chars()
                        .all(|c| c == '\\' || c.is_ascii_whitespace())
        }
        (None, None) => true,
        _ => false,
    };
    near && last.emphasis == next.emphasis && last.target == next.target
}
