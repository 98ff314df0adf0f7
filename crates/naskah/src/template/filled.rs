//! The filled wording, each character of which still knows where it was written.

use std::ops::Range;

use minijinja::{OutputSpan, OutputSpanKind};

use super::data::Places;
use super::mark;
use naskah_diagnostic::{Source, Span};

/// A template's wording with all values in their places: Djot.
#[derive(Debug)]
pub(super) struct Filled {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the text, up to the next piece.
#[derive(Debug)]
struct Piece {
    start: usize,
    origin: Option<Span>,
    literal: bool,
}

impl Filled {
    /// Takes the marks out of what the engine has written and keeps what they say.
    pub(super) fn new(
        written: &str,
        spans: &[OutputSpan],
        wording: &Source,
        places: &Places,
    ) -> Self {
        let mut filled = Self { text: String::with_capacity(written.len()), pieces: Vec::new() };
        for span in spans {
            let output = &written[span.output_range()];
            let source = span.source_range();
            if span.kind() == OutputSpanKind::Raw {
                filled.push(output, Some(wording.span(source)), true);
            } else {
                filled.push_expression(output, &wording.span(source), places);
            }
        }
        filled
    }

    /// What an expression gave: values between marks, and perhaps text of a macro around them.
    fn push_expression(&mut self, output: &str, expression: &Span, places: &Places) {
        let mut rest = output;
        let mut origin = None;
        while let Some(at) = rest.find(mark::is_mark) {
            let (before, from_mark) = rest.split_at(at);
            let end = origin.take().unwrap_or_else(|| Some(expression.clone()));
            self.push(before, end, false);
            let mut chars = from_mark.chars();
            if let Some(number) = chars.next().and_then(mark::number) {
                origin = Some(places.span(number).or_else(|| Some(expression.clone())));
            }
            rest = chars.as_str();
        }
        self.push(rest, Some(expression.clone()), false);
    }

    fn push(&mut self, text: &str, origin: Option<Span>, literal: bool) {
        if !text.is_empty() {
            self.pieces.push(Piece { start: self.text.len(), origin, literal });
            self.text.push_str(text);
        }
    }

    /// The Djot text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The parts of a range that were written in one place each, with that place: in the template
    /// the characters themselves, in the data the whole value.
    pub(super) fn pieces(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (Range<usize>, Option<Span>)> {
        let first = self.pieces.partition_point(|piece| piece.start <= range.start).max(1) - 1;
        let mut rest = self.pieces[first.min(self.pieces.len())..].iter().peekable();
        let mut start = range.start;
        std::iter::from_fn(move || {
            if start >= range.end {
                return None;
            }
            let piece = rest.next()?;
            let end = rest.peek().map_or(range.end, |next| next.start.min(range.end));
            let part = start..end;
            start = end;
            Some((part.clone(), piece.place(part)))
        })
    }

    /// The place where a range begins to be written.
    pub(super) fn origin(&self, range: Range<usize>) -> Option<Span> {
        if range.is_empty() {
            let end = self.text[range.start..].chars().next().map_or(0, char::len_utf8);
            return self.pieces(range.start..range.start + end).next()?.1;
        }
        self.pieces(range).next()?.1
    }
}

impl Piece {
    fn place(&self, part: Range<usize>) -> Option<Span> {
        let origin = self.origin.clone()?;
        if !self.literal {
            return Some(origin);
        }
        let shift = origin.range.start;
        Some(origin.source.span(part.start - self.start + shift..part.end - self.start + shift))
    }
}
