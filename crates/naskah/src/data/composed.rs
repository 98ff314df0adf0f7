//! A text put together from slices of others, each of which knows where it comes from.

use std::ops::Range;

use naskah_diagnostic::{Source, Span};

/// A text put together from slices of sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Composed {
    text: String,
    /// The slices in their order: where each begins in the text, and what it is.
    slices: Vec<(usize, Span)>,
    /// Punctuation that stands for something: where it is, and for what.
    marks: Vec<(Range<usize>, Span)>,
}

impl Composed {
    /// A source as it is.
    pub(crate) fn whole(source: &Source) -> Self {
        let mut composed = Self::default();
        composed.push(&source.span(0..source.text().len()));
        composed
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Adds a slice.
    pub(crate) fn push(&mut self, span: &Span) {
        self.slices.push((self.text.len(), span.clone()));
        self.text.push_str(span.text());
    }

    /// Adds punctuation that comes from nowhere.
    pub(crate) fn punctuate(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds punctuation that stands for what is written somewhere.
    pub(crate) fn mark(&mut self, text: &str, span: Span) {
        self.marks.push((self.text.len()..self.text.len() + text.len(), span));
        self.text.push_str(text);
    }

    /// Adds a part of another composed text, each slice with its place.
    pub(crate) fn push_from(&mut self, other: &Self, range: Range<usize>) {
        let behind = self.text.len();
        for (part, span) in &other.marks {
            if range.start <= part.start && part.end <= range.end {
                let moved = part.start - range.start + behind..part.end - range.start + behind;
                self.marks.push((moved, span.clone()));
            }
        }
        for (part, span) in other.parts() {
            let (from, to) = (part.start.max(range.start), part.end.min(range.end));
            if from >= to {
                continue;
            }
            match span {
                Some(span) => {
                    let start = span.range.start;
                    let slice = from - part.start + start..to - part.start + start;
                    self.push(&span.source.span(slice));
                }
                None => self.punctuate(&other.text[from..to]),
            }
        }
    }

    /// The parts of the text: each slice with its place, and what stands between without one.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (Range<usize>, Option<&Span>)> {
        let ends = self.slices.iter().map(|(at, span)| at + span.range.len());
        let starts = self.slices.iter().map(|(at, _)| *at).chain([self.text.len()]);
        let between = std::iter::once(0).chain(ends.clone()).zip(starts);
        let slices = self.slices.iter().zip(ends).map(|((at, span), end)| (*at..end, Some(span)));
        let mut slices = slices.map(Some).chain([None]);
        between.flat_map(move |(start, end)| {
            [Some((start..end, None)), slices.next().flatten()].into_iter().flatten()
        })
    }

    /// Where the text at that place was written. Of a range that goes over several slices, the part
    /// in the first; of punctuation alone, the end of the slice before it.
    pub(crate) fn origin(&self, range: Range<usize>) -> Option<Span> {
        let behind = self.slices.partition_point(|(at, _)| *at <= range.start);
        let before = behind.checked_sub(1).and_then(|index| self.slices.get(index));
        if let Some((at, span)) = before
            && range.start < at + span.range.len()
        {
            let start = span.range.start + (range.start - at);
            let end = (start + range.len()).min(span.range.end);
            return Some(span.source.span(start..end));
        }
        let mark = self.marks.iter().find(|(mark, _)| mark.contains(&range.start));
        if let Some((_, span)) = mark {
            return Some(span.clone());
        }
        match self.slices.get(behind) {
            Some((at, span)) if *at < range.end => {
                let end = (span.range.start + (range.end - at)).min(span.range.end);
                Some(span.source.span(span.range.start..end))
            }
            _ => before.map(|(_, span)| span.source.span(span.range.end..span.range.end)),
        }
    }
}
