//! A text spliced together from slices of sources.

use std::ops::Range;

use naskah_diagnostic::{Source, Span};

/// A text spliced together from slices of sources, with synthetic punctuation between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SplicedText {
    text: String,
    /// The slices in text order, each with its offset in the text.
    slices: Vec<(usize, Span)>,
    /// Ranges of synthetic text that have an origin.
    markers: Vec<(Range<usize>, Span)>,
}

impl SplicedText {
    /// The text of one source, unchanged.
    pub(crate) fn from_source(source: &Source) -> Self {
        let mut spliced = Self::default();
        spliced.push(&source.span(0..source.text().len()));
        spliced
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Appends a slice of a source.
    pub(crate) fn push(&mut self, span: &Span) {
        self.slices.push((self.text.len(), span.clone()));
        self.text.push_str(span.text());
    }

    /// Appends synthetic text without an origin.
    pub(crate) fn push_synthetic(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Appends synthetic text whose origin is `span`.
    pub(crate) fn push_marker(&mut self, text: &str, span: Span) {
        self.markers.push((self.text.len()..self.text.len() + text.len(), span));
        self.text.push_str(text);
    }

    /// Appends a range of another spliced text, with its origins.
    pub(crate) fn push_range_of(&mut self, other: &Self, range: Range<usize>) {
        let offset = self.text.len();
        for (marker, span) in &other.markers {
            if range.start <= marker.start && marker.end <= range.end {
                let moved = marker.start - range.start + offset..marker.end - range.start + offset;
                self.markers.push((moved, span.clone()));
            }
        }
        for (segment, span) in other.segments() {
            let (from, to) = (segment.start.max(range.start), segment.end.min(range.end));
            if from >= to {
                continue;
            }
            match span {
                Some(span) => {
                    let start = span.range.start;
                    let slice = from - segment.start + start..to - segment.start + start;
                    self.push(&span.source.span(slice));
                }
                None => self.push_synthetic(&other.text[from..to]),
            }
        }
    }

    /// The segments in text order: each slice with its span, and the synthetic text between slices
    /// without one.
    pub(crate) fn segments(&self) -> impl Iterator<Item = (Range<usize>, Option<&Span>)> {
        let ends = self.slices.iter().map(|(at, span)| at + span.range.len());
        let starts = self.slices.iter().map(|(at, _)| *at).chain([self.text.len()]);
        let between = std::iter::once(0).chain(ends.clone()).zip(starts);
        let slices = self.slices.iter().zip(ends).map(|((at, span), end)| (*at..end, Some(span)));
        let mut slices = slices.map(Some).chain([None]);
        between.flat_map(move |(start, end)| {
            [Some((start..end, None)), slices.next().flatten()].into_iter().flatten()
        })
    }

    /// The origin of a range. If it covers several slices, the part in the first one; if it is synthetic
    /// text without an origin, the end of the slice before it.
    pub(crate) fn origin(&self, range: Range<usize>) -> Option<Span> {
        let next = self.slices.partition_point(|(at, _)| *at <= range.start);
        let before = next.checked_sub(1).and_then(|index| self.slices.get(index));
        if let Some((at, span)) = before
            && range.start < at + span.range.len()
        {
            let start = span.range.start + (range.start - at);
            let end = (start + range.len()).min(span.range.end);
            return Some(span.source.span(start..end));
        }
        let marker = self.markers.iter().find(|(marker, _)| marker.contains(&range.start));
        if let Some((_, span)) = marker {
            return Some(span.clone());
        }
        match self.slices.get(next) {
            Some((at, span)) if *at < range.end => {
                let end = (span.range.start + (range.end - at)).min(span.range.end);
                Some(span.source.span(span.range.start..end))
            }
            _ => before.map(|(_, span)| span.source.span(span.range.end..span.range.end)),
        }
    }
}
