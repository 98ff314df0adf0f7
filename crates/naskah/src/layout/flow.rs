//! The measured document: strips from top to bottom, before they are cut into pages.

use std::ops::Range;
use std::rc::Rc;

use super::sheet::Sheet;
use crate::Length;
use crate::diagnostic::Span;
use crate::page::{Item, Point, Rect};

/// Strips in reading order.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) strips: Vec<Strip>,
    /// Where other sheets begin, in order; one that holds no strips counts for nothing.
    pub(super) sections: Vec<Section>,
    /// Where chapters, articles and annexes begin, and their numbers, for messages.
    pub(super) parts: Vec<(usize, String)>,
}

/// Strips that stand on sheets of one kind; they begin a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section {
    /// The first of its strips.
    pub(super) start: usize,
    pub(super) sheet: Sheet,
    /// Its pages are counted from 1 and by themselves.
    pub(super) numbered_anew: bool,
}

/// A piece of the text area's full width that no page break divides: a line, a table's row, a row of
/// signatures.
#[derive(Debug, Default)]
pub(super) struct Strip {
    /// White space above, which a page's first strip does without.
    pub(super) space: Length,
    /// From top to bottom.
    pub(super) height: Length,
    /// From the top to the first baseline.
    pub(super) baseline: Length,
    /// What is drawn; places count from the text area's left edge and the strip's top.
    pub(super) items: Vec<Item>,
    /// What speaks against a page break before this strip.
    pub(super) tie: Tie,
    /// The strip holds running text.
    pub(super) text: bool,
    /// The strip belongs to the signature part.
    pub(super) signs: bool,
    /// What is drawn at the page's top where the page begins with this strip: a table's header row.
    pub(super) header: Option<Rc<Header>>,
    /// Where its text was written, for messages.
    pub(super) origin: Option<Span>,
    /// What is drawn besides where the page ends with this strip: the rule that closes a divided row.
    pub(super) at_page_end: Vec<Item>,
}

/// A row that is drawn again on each page that its table reaches.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) height: Length,
    pub(super) items: Vec<Item>,
}

/// What ties a strip to the one above it, the weakest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    /// Nothing: parts begin here.
    #[default]
    Free,
    /// The strip goes on with a paragraph, far enough from either end.
    Paragraph,
    /// A paragraph's second or last line.
    WidowOrOrphan,
    /// The first item after the sentence that announces the list.
    ListIntroduction,
    /// The rest of a table's row, or the first row under its header.
    TableRow,
    /// The rest of a heading, or the two lines that it keeps.
    Heading,
    /// The last lines of the closing text, and the signature part that stands with them.
    Closing,
    /// A row of the signature part after another.
    SignatureRow,
    /// The first row of witnesses under its heading.
    Witnesses,
}

impl Strip {
    /// Ties the strip to the one above it at least that firmly.
    pub(super) fn tie(&mut self, tie: Tie) {
        self.tie = self.tie.max(tie);
    }
}

impl Flow {
    /// Puts what follows on other sheets; the section's own start is set.
    pub(super) fn begin_section(&mut self, section: Section) {
        let start = self.strips.len();
        if self.sections.last().is_some_and(|last| last.start == start) {
            self.sections.pop();
        }
        self.sections.push(Section { start, ..section });
    }

    /// The sections and their strips. A flow without strips is one section, for its one empty page.
    pub(super) fn sections(&self) -> impl Iterator<Item = (&Section, Range<usize>)> {
        let ends = self.sections.iter().skip(1).map(|next| next.start).chain([self.strips.len()]);
        let ranges = self.sections.iter().zip(ends);
        ranges
            .map(|(section, end)| (section, section.start..end))
            .filter(|(_, strips)| !strips.is_empty() || self.strips.is_empty())
    }

    /// Begins a chapter, an article or an annex of that number.
    pub(super) fn begin_part(&mut self, number: &str) {
        self.parts.push((self.strips.len(), number.to_owned()));
    }

    /// The number of the chapter, article or annex in which a strip stands.
    pub(super) fn part_of(&self, strip: usize) -> Option<&str> {
        let after = self.parts.partition_point(|(start, _)| *start <= strip);
        after.checked_sub(1).map(|index| self.parts[index].1.as_str())
    }

    /// Says where the strips added since there were `start` of them were written.
    pub(super) fn written_at(&mut self, start: usize, origin: Option<Span>) {
        for strip in self.since(start) {
            strip.origin.clone_from(&origin);
        }
    }

    /// The strips added since there were `start` of them.
    pub(super) fn since(&mut self, start: usize) -> &mut [Strip] {
        &mut self.strips[start..]
    }

    /// Puts white space above the first strip added since there were `start`.
    pub(super) fn space_before(&mut self, start: usize, space: Length) {
        if let Some(strip) = self.strips.get_mut(start) {
            strip.space = strip.space.max(space);
        }
    }
}

/// Moves an item to the right and down.
pub(super) fn translate(item: &Item, by: Point) -> Item {
    let moved = |rect: &Rect| Rect { x: rect.x + by.x, y: rect.y + by.y, ..*rect };
    match item {
        Item::Glyphs { at, run } => {
            Item::Glyphs { at: Point { x: at.x + by.x, y: at.y + by.y }, run: run.clone() }
        }
        Item::Rule(rect) => Item::Rule(moved(rect)),
        Item::Picture { picture, rect, description } => {
            Item::Picture { picture: *picture, rect: moved(rect), description: description.clone() }
        }
        Item::Watermark { .. } => item.clone(),
    }
}
