//! Clusters into boxes, glue and penalties, the items of which Knuth and Plass make a paragraph
//! (*Breaking Paragraphs into Lines*, Software: Practice and Experience 11, 1981).

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::shaping::{Cluster, Shaped};
use super::{Fonts, Glyph, hyphenation};
use crate::Length;

/// An item of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) kind: Kind,
    /// The clusters that it shows.
    pub(super) clusters: Range<usize>,
    /// Its natural width.
    pub(super) width: Length,
}

impl Item {
    /// Whether a line must end at the item, though the paragraph goes on.
    pub(super) fn is_forced_break(&self) -> bool {
        matches!(self.kind, Kind::Forced)
    }
}

/// What an item is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// Glyphs that stay together.
    Box,
    /// A space; a line may end at it if it breaks.
    Glue { breaks: bool },
    /// A place where a line may end, at a cost.
    Penalty(Penalty),
    /// A place where a line must end.
    Forced,
}

/// A place where a line may end between glyphs.
#[derive(Clone, Debug)]
pub(super) struct Penalty {
    pub(super) cost: i64,
    /// The hyphen that is shown if the line ends here.
    pub(super) hyphen: Option<Glyph>,
}

/// What a break at a soft hyphen costs; the scale is that of `breaking`. TeX's `\hyphenpenalty` is 50.
const HYPHEN: i64 = 50;

/// What a break at a place that the spelling allows costs: that of a line whose spaces are one and a half
/// times their width, so that a word is divided only where the line would be seen to be loose.
const SPELLING: i64 = 150;

/// What a break behind a hyphen that is written, or at another place inside a word that Unicode's
/// rules allow, costs: copied, such a word loses its hyphen, so spaces stretch far before it is done.
const INSIDE_WORD: i64 = 20_000;

/// What a break costs between any two glyphs of a word, where nothing else keeps it on the page.
const ANYWHERE: i64 = 10_000_000;

/// A word of that many clusters at least may be broken anywhere.
const LONG_WORD: usize = 12;

/// The items of a paragraph, with penalties inside words by the spelling's rules if asked for.
pub(super) fn items(fonts: &Fonts, shaped: &Shaped, hyphenate: bool) -> Vec<Item> {
    let places = if hyphenate { hyphenation::places(&shaped.text) } else { Vec::new() };
    let mut builder = Builder { fonts, shaped, places, items: Vec::new(), open: 0 };
    let mut opportunities = linebreaks(&shaped.text).peekable();
    let clusters = &shaped.clusters;
    for (index, cluster) in clusters.iter().enumerate() {
        // Where the next cluster begins, with control characters between.
        let next = clusters.get(index + 1).map_or(shaped.text.len(), |next| next.start);
        while opportunities.peek().is_some_and(|(at, _)| *at < next) {
            opportunities.next();
        }
        let allowed = opportunities.peek().is_some_and(|(at, _)| *at == next);
        builder.cluster(index, cluster, next, allowed);
    }
    builder.close(clusters.len());
    builder.break_long_words();
    builder.items
}

struct Builder<'a> {
    fonts: &'a Fonts,
    shaped: &'a Shaped,
    /// Where words may be divided, in bytes, rising.
    places: Vec<usize>,
    items: Vec<Item>,
    /// The first cluster that belongs to no item yet.
    open: usize,
}

impl Builder<'_> {
    fn cluster(&mut self, index: usize, cluster: &Cluster, next: usize, break_allowed: bool) {
        let text = &self.shaped.text[cluster.start..cluster.end];
        let between = &self.shaped.text[cluster.end..next];
        if matches!(text, " " | "\u{a0}") {
            self.close(index);
            let breaks = text == " " && break_allowed;
            self.push(Kind::Glue { breaks }, index..index + 1, cluster.width);
            self.open = index + 1;
        } else if break_allowed && between.is_empty() && index + 1 < self.shaped.clusters.len() {
            self.close(index + 1);
            self.penalty(Penalty { cost: INSIDE_WORD, hyphen: None }, index + 1);
        }
        if between.contains('\n') {
            self.close(index + 1);
            for _ in between.matches('\n') {
                self.push(Kind::Forced, index + 1..index + 1, Length::ZERO);
            }
        } else if between.contains('\u{ad}') {
            self.hyphenation(HYPHEN, cluster, index + 1);
        } else if self.places.binary_search(&next).is_ok() {
            self.hyphenation(SPELLING, cluster, index + 1);
        }
    }

    /// Makes a box of the clusters up to `end` that belong to no item yet.
    fn close(&mut self, end: usize) {
        if self.open < end {
            let width = self.shaped.clusters[self.open..end].iter().map(|c| c.width).sum();
            self.push(Kind::Box, self.open..end, width);
            self.open = end;
        }
    }

    /// Allows a break with a hyphen that looks like the cluster in front of it.
    fn hyphenation(&mut self, cost: i64, cluster: &Cluster, at: usize) {
        self.close(at);
        let hyphen = self.hyphen(cluster);
        self.penalty(Penalty { cost, hyphen }, at);
    }

    fn penalty(&mut self, penalty: Penalty, at: usize) {
        self.push(Kind::Penalty(penalty), at..at, Length::ZERO);
    }

    fn push(&mut self, kind: Kind, clusters: Range<usize>, width: Length) {
        self.items.push(Item { kind, clusters, width });
    }

    /// The glyph of a hyphen that looks like the cluster.
    fn hyphen(&self, like: &Cluster) -> Option<Glyph> {
        let face = self.fonts.face(like.style.face);
        let id = face.glyph('-')?;
        let em = i64::from(face.metrics().units_per_em);
        let advance = like.style.size.scale(i64::from(face.advance(id)), em);
        Some(Glyph { id, advance, offset: (Length::ZERO, Length::ZERO), range: 0..0 })
    }

    /// Divides boxes of many clusters, so that an address without spaces never sticks out.
    fn break_long_words(&mut self) {
        let mut divided = Vec::with_capacity(self.items.len());
        for item in self.items.drain(..) {
            if !matches!(item.kind, Kind::Box) || item.clusters.len() < LONG_WORD {
                divided.push(item);
                continue;
            }
            for index in item.clusters.clone() {
                let cluster = &self.shaped.clusters[index];
                if index > item.clusters.start {
                    let kind = Kind::Penalty(Penalty { cost: ANYWHERE, hyphen: None });
                    divided.push(Item { kind, clusters: index..index, width: Length::ZERO });
                }
                divided.push(Item {
                    kind: Kind::Box,
                    clusters: index..index + 1,
                    width: cluster.width,
                });
            }
        }
        self.items = divided;
    }
}
