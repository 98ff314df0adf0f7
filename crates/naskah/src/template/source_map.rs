//! Maps each character of the rendered wording to where it was written: in the template or in the data.

use std::ops::Range;

use minijinja::{OutputSpan, OutputSpanKind};

use super::data::TextOrigins;
use super::provenance;
use naskah_diagnostic::Span;

/// A template's wording with all values filled in, as Djot, and the origin of each part.
#[derive(Debug)]
pub(super) struct MappedText {
    text: String,
    segments: Vec<Segment>,
}

/// A part of the text with one origin; it ends where the next segment starts.
#[derive(Debug)]
struct Segment {
    start: usize,
    origin: Option<Span>,
    /// Template text, copied character by character; otherwise the origin is a whole value.
    literal: bool,
}

impl MappedText {
    /// Removes the sentinels from the engine's output, and records the origins that they encode. `place` is where
    /// the source of a span was written.
    pub(super) fn new(
        rendered: &str,
        spans: &[OutputSpan],
        place: impl Fn(&OutputSpan) -> Option<Span>,
        origins: &TextOrigins,
    ) -> Self {
        let mut mapped = Self { text: String::with_capacity(rendered.len()), segments: Vec::new() };
        for span in spans {
            let output = &rendered[span.output_range()];
            let origin = place(span);
            if span.kind() == OutputSpanKind::Raw {
                let literal = origin.as_ref().is_some_and(|it| it.range.len() == output.len());
                mapped.push(output, origin, literal);
            } else {
                mapped.push_expression(output, origin.as_ref(), origins);
            }
        }
        mapped
    }

    /// Adds the output of an expression: values between sentinels, and perhaps text of a macro around them.
    fn push_expression(&mut self, output: &str, expression: Option<&Span>, origins: &TextOrigins) {
        let mut rest = output;
        let mut origin = None;
        while let Some(at) = rest.find(provenance::is_sentinel) {
            let (before, from_sentinel) = rest.split_at(at);
            let end = origin.take().unwrap_or_else(|| expression.cloned());
            self.push(before, end, false);
            let mut chars = from_sentinel.chars();
            if let Some(number) = chars.next().and_then(provenance::number) {
                origin = Some(origins.span(number).or_else(|| expression.cloned()));
            }
            rest = chars.as_str();
        }
        self.push(rest, expression.cloned(), false);
    }

    fn push(&mut self, text: &str, origin: Option<Span>, literal: bool) {
        if !text.is_empty() {
            self.segments.push(Segment { start: self.text.len(), origin, literal });
            self.text.push_str(text);
        }
    }

    /// The Djot text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The segments of a range, each with its origin: in the template the exact characters, in the data
    /// the whole value.
    pub(super) fn segments(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (Range<usize>, Option<Span>)> {
        let first =
            self.segments.partition_point(|segment| segment.start <= range.start).max(1) - 1;
        let mut rest = self.segments[first.min(self.segments.len())..].iter().peekable();
        let mut start = range.start;
        std::iter::from_fn(move || {
            if start >= range.end {
                return None;
            }
            let segment = rest.next()?;
            let end = rest.peek().map_or(range.end, |next| next.start.min(range.end));
            let part = start..end;
            start = end;
            Some((part.clone(), segment.span(part)))
        })
    }

    /// Where the start of a range was written.
    pub(super) fn origin(&self, range: Range<usize>) -> Option<Span> {
        if range.is_empty() {
            let end = self.text[range.start..].chars().next().map_or(0, char::len_utf8);
            return self.segments(range.start..range.start + end).next()?.1;
        }
        self.segments(range).next()?.1
    }
}

impl Segment {
    /// Where a part of this segment was written.
    fn span(&self, part: Range<usize>) -> Option<Span> {
        let origin = self.origin.clone()?;
        if !self.literal {
            return Some(origin);
        }
        let shift = origin.range.start;
        Some(origin.source.span(part.start - self.start + shift..part.end - self.start + shift))
    }
}
