//! Break opportunities and their costs: clusters into the boxes, glue and penalties of Knuth and Plass
//! (*Breaking Paragraphs into Lines*, Software: Practice and Experience 11, 1981).

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::glyph::Glyph;
use super::shaping::{Cluster, Shaped};
use super::{Fonts, hyphenation};
use crate::Length;

/// An item of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct ParagraphItem {
    pub(super) kind: ItemKind,
    /// Its clusters.
    pub(super) clusters: Range<usize>,
    /// The natural width.
    pub(super) width: Length,
}

impl ParagraphItem {
    /// Whether the item forces a line break inside the paragraph.
    pub(super) fn is_forced_break(&self) -> bool {
        matches!(self.kind, ItemKind::Forced)
    }

    pub(super) fn is_glue(&self) -> bool {
        matches!(self.kind, ItemKind::Glue { .. })
    }
}

/// The kinds of items.
#[derive(Clone, Debug)]
pub(super) enum ItemKind {
    /// Glyphs that no line break divides.
    Box,
    /// A space, and whether a line may end at it.
    Glue { breaks: bool },
    /// A possible break at a cost.
    Penalty(Penalty),
    /// A forced break.
    Forced,
}

/// A possible break between glyphs.
#[derive(Clone, Debug)]
pub(super) struct Penalty {
    pub(super) cost: i64,
    /// The hyphen that is added if the line ends here.
    pub(super) hyphen: Option<Glyph>,
}

/// The cost of a break at a soft hyphen, on the scale of `line_breaking` (TeX's `\hyphenpenalty`: 50).
const SOFT_HYPHEN: i64 = 50;

/// The cost of a break at a hyphenation point: that of a line whose spaces are stretched to one and a
/// half times their width, so that a word is only divided where the line would look loose.
const HYPHENATION: i64 = 150;

/// The cost of a break after a written hyphen, or at another opportunity of Unicode's line breaking
/// algorithm inside a word. Extracted text loses such a hyphen, so spaces stretch far before it is used.
const INSIDE_WORD: i64 = 20_000;

/// The cost of a break between any two clusters of a long word, where nothing else keeps it in the measure.
const ANYWHERE: i64 = 10_000_000;

/// The least number of clusters of a word that may be broken anywhere.
const LONG_WORD: usize = 12;

/// The items of a paragraph; with `hyphenate`, also penalties at hyphenation points.
pub(super) fn items(fonts: &Fonts, shaped: &Shaped, hyphenate: bool) -> Vec<ParagraphItem> {
    let hyphenation_points = if hyphenate { hyphenation::points(&shaped.text) } else { Vec::new() };
    let mut builder = Builder { fonts, shaped, hyphenation_points, items: Vec::new(), open: 0 };
    let mut opportunities = linebreaks(&shaped.text).peekable();
    let clusters = &shaped.clusters;
    for (index, cluster) in clusters.iter().enumerate() {
        // Control characters may stand between two clusters.
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
    /// Byte offsets in ascending order.
    hyphenation_points: Vec<usize>,
    items: Vec<ParagraphItem>,
    /// The first cluster that is not part of an item yet.
    open: usize,
}

impl Builder<'_> {
    fn cluster(&mut self, index: usize, cluster: &Cluster, next: usize, break_allowed: bool) {
        let text = &self.shaped.text[cluster.start..cluster.end];
        let between = &self.shaped.text[cluster.end..next];
        if matches!(text, " " | "\u{a0}") {
            self.close(index);
            let breaks = text == " " && break_allowed;
            self.push(ItemKind::Glue { breaks }, index..index + 1, cluster.width);
            self.open = index + 1;
        } else if break_allowed && between.is_empty() && index + 1 < self.shaped.clusters.len() {
            self.close(index + 1);
            self.penalty(Penalty { cost: INSIDE_WORD, hyphen: None }, index + 1);
        }
        if between.contains('\n') {
            self.close(index + 1);
            for _ in between.matches('\n') {
                self.push(ItemKind::Forced, index + 1..index + 1, Length::ZERO);
            }
        } else if between.contains('\u{ad}') {
            self.hyphen_penalty(SOFT_HYPHEN, cluster, index + 1);
        } else if self.hyphenation_points.binary_search(&next).is_ok() {
            self.hyphen_penalty(HYPHENATION, cluster, index + 1);
        }
    }

    /// Adds a box of the clusters up to `end` that are not part of an item yet.
    fn close(&mut self, end: usize) {
        if self.open < end {
            let width = self.shaped.clusters[self.open..end].iter().map(|c| c.width).sum();
            self.push(ItemKind::Box, self.open..end, width);
            self.open = end;
        }
    }

    /// Adds a penalty with a hyphen in the style of the cluster before it.
    fn hyphen_penalty(&mut self, cost: i64, cluster: &Cluster, at: usize) {
        self.close(at);
        let hyphen = self.hyphen(cluster);
        self.penalty(Penalty { cost, hyphen }, at);
    }

    fn penalty(&mut self, penalty: Penalty, at: usize) {
        self.push(ItemKind::Penalty(penalty), at..at, Length::ZERO);
    }

    fn push(&mut self, kind: ItemKind, clusters: Range<usize>, width: Length) {
        self.items.push(ParagraphItem { kind, clusters, width });
    }

    /// A hyphen in the style of the cluster.
    fn hyphen(&self, cluster: &Cluster) -> Option<Glyph> {
        let face = self.fonts.face(cluster.style.face);
        let id = face.glyph('-')?;
        let em = i64::from(face.metrics().units_per_em);
        let advance = cluster.style.size.scale(i64::from(face.advance(id)), em);
        Some(Glyph { id, advance, offset: (Length::ZERO, Length::ZERO), range: 0..0 })
    }

    /// Adds penalties between the clusters of long words, so that an address without spaces never
    /// overruns the measure.
    fn break_long_words(&mut self) {
        let mut divided = Vec::with_capacity(self.items.len());
        for item in self.items.drain(..) {
            if !matches!(item.kind, ItemKind::Box) || item.clusters.len() < LONG_WORD {
                divided.push(item);
                continue;
            }
            for index in item.clusters.clone() {
                let cluster = &self.shaped.clusters[index];
                if index > item.clusters.start {
                    let kind = ItemKind::Penalty(Penalty { cost: ANYWHERE, hyphen: None });
                    divided.push(ParagraphItem {
                        kind,
                        clusters: index..index,
                        width: Length::ZERO,
                    });
                }
                divided.push(ParagraphItem {
                    kind: ItemKind::Box,
                    clusters: index..index + 1,
                    width: cluster.width,
                });
            }
        }
        self.items = divided;
    }
}
