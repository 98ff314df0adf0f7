//! Running text: inline markup into runs.

use std::ops::Range;

use jotdown::{Attributes, Container, Event, LinkType, SpanLinkType};

use super::markup::{Marks, Reader, named};
use super::suggest::suggest;
use crate::document::{Emphasis, Label, Run, Text};
use naskah_diagnostic::Span;

/// A paragraph's text, and the label in front of it.
pub(super) struct Inline {
    pub(super) text: Text,
    pub(super) label: Option<(Label, Option<Span>)>,
}

/// A text that is being read.
#[derive(Default)]
struct Draft {
    runs: Vec<Run>,
    emphasis: Emphasis,
    target: Option<Label>,
    in_word: bool,
}

impl Reader<'_> {
    /// Reads up to the end of the paragraph, heading or cell that was begun.
    ///
    /// Quotation marks, dashes and points come out as they were written.
    pub(super) fn inline(&mut self) -> Inline {
        let mut draft = Draft::default();
        let mut label = None;
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(Container::Strong) => draft.emphasis.strong = false,
                Event::End(Container::Emphasis) => draft.emphasis.emphasised = false,
                Event::End(_) => break,
                Event::Start(Container::Strong, _) => draft.emphasis.strong = true,
                Event::Start(Container::Emphasis, _) => draft.emphasis.emphasised = true,
                Event::Start(Container::Link(to, LinkType::Span(kind)), _) => {
                    self.link(&to, kind, range, &mut draft);
                }
                Event::Start(container, _) => {
                    self.unsupported(named(&container), range);
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
                | Event::Softbreak => self.characters(range, &mut draft),
                Event::NonBreakingSpace => draft.push("\u{a0}", self.filled.origin(range)),
                Event::Hardbreak => self.unsupported("a line break by hand", range),
                Event::FootnoteReference(_) => self.unsupported("a footnote", range),
                Event::Attributes(attributes) => {
                    let place = self.filled.origin(range.clone());
                    let found = self.marks(&attributes, range, &[]).label;
                    if draft.runs.is_empty() && label.is_none() {
                        label = found.map(|label| (label, place));
                    } else if let Some(Label(name)) = found {
                        self.error(format!("the label `{name}` has nothing to name here"), place)
                            .help
                            .push("A label stands in front of a heading or an item's text.".into());
                    }
                }
                Event::Escape | Event::Blankline | Event::ThematicBreak(_) => {}
            }
        }
        Inline { text: draft.finish(), label }
    }

    fn characters(&mut self, range: Range<usize>, draft: &mut Draft) {
        for (part, origin) in self.filled.pieces(range) {
            draft.push(&self.filled.text()[part], origin);
        }
    }

    /// A reference. Without a text of its own it gets one when everything is numbered: a run that is
    /// empty, or a single point where no preposition is wanted.
    fn link(&mut self, to: &str, kind: SpanLinkType, range: Range<usize>, draft: &mut Draft) {
        let target = match to.strip_prefix('#') {
            Some(name) if kind == SpanLinkType::Inline && !name.is_empty() => name,
            _ => {
                self.unsupported("a link that leaves the document", range);
                self.skip();
                return;
            }
        };
        draft.target = Some(Label(target.to_owned()));
        let before = draft.runs.len();
        let mut depth = 1;
        let mut end = range.end;
        while let Some((event, inner)) = self.next() {
            end = inner.end;
            match event {
                Event::Start(..) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Escape | Event::Attributes(_) => {}
                _ => self.characters(inner, draft),
            }
            if depth == 0 {
                break;
            }
        }
        if draft.runs.len() == before {
            let origin = self.filled.origin(range.start..end);
            draft.runs.push(Run {
                emphasis: draft.emphasis,
                target: draft.target.clone(),
                origin,
                ..Run::default()
            });
            draft.in_word = true;
        }
        draft.target = None;
    }

    /// The label and the known classes that attributes give; anything else that they say is an error.
    pub(super) fn marks(
        &mut self,
        attributes: &Attributes<'_>,
        range: Range<usize>,
        known: &[&str],
    ) -> Marks {
        let span = self.filled.origin(range.clone());
        let mut marks = Marks { label: None, classes: Vec::new(), span: span.clone() };
        for (key, value) in attributes.unique_pairs() {
            let value = value.to_string();
            match key {
                "id" => marks.label = Some(Label(value)),
                "class" if !known.is_empty() => {
                    for class in value.split_whitespace() {
                        if known.contains(&class) {
                            marks.classes.push(class.to_owned());
                        } else {
                            let help = suggest(class, known.iter().copied()).unwrap_or_else(|| {
                                format!("The classes here are .{}.", known.join(", ."))
                            });
                            self.error(format!("there is no class `{class}` here"), span.clone())
                                .help
                                .push(help);
                        }
                    }
                }
                _ => self.unsupported("an attribute other than a `{#label}`", range.clone()),
            }
        }
        marks
    }
}

impl Draft {
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
        let run = Run { text: folded, emphasis, target, language: None, origin };
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

    fn finish(mut self) -> Text {
        if let Some(last) = self.runs.last_mut()
            && last.text.ends_with(' ')
        {
            last.text.pop();
            if last.text.is_empty() {
                self.runs.pop();
            }
        }
        Text(self.runs)
    }
}

/// Whether one run goes on where the other ends, in look and in its source.
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
