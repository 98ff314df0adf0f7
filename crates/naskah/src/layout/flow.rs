//! The measured document: strips from top to bottom, before they are cut into pages.

use std::ops::Range;
use std::rc::Rc;

use super::page_geometry::Sheet;
use crate::Length;
use crate::page::{Item, Point, Rect};
use naskah_diagnostic::Span;

/// Strips in reading order.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) strips: Vec<Strip>,
    /// The parts in reading order, each where another language has its own beside it.
    pub(super) parts: Vec<Part>,
}

/// Strips that stand on sheets of one kind; they begin a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section {
    pub(super) sheet: Sheet,
    /// Its pages are counted from 1 and by themselves.
    pub(super) numbered_anew: bool,
}

/// Where a part of the document begins: a paragraph, an item, a heading, a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its first strip.
    pub(super) start: usize,
    /// It is as wide as the text area, also where there are two columns.
    pub(super) whole: bool,
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
    /// The number of the chapter, article or annex that begins with it, for messages.
    pub(super) names: Option<String>,
    /// It begins a page, and other sheets.
    pub(super) section: Option<Section>,
    /// What is drawn besides where the page ends with this strip: the rule that closes a divided row.
    pub(super) at_page_end: Vec<Item>,
    /// What is drawn in the white space above, where the strip has it; places count from its top.
    pub(super) in_space: Vec<Item>,
    /// What stands in the second column; it is read after the first column of all the part.
    pub(super) beside: Vec<Item>,
    /// A part begins here, so that what stands beside the one before it is read first.
    pub(super) begins: bool,
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
    /// The sections and their strips, the first on that sheet unless its strips say otherwise. A flow
    /// without strips is one section, for its one empty page.
    pub(super) fn sections(&self, sheet: Sheet) -> Vec<(Section, Range<usize>)> {
        let mut sections = vec![(Section { sheet, numbered_anew: true }, 0..self.strips.len())];
        for (index, strip) in self.strips.iter().enumerate() {
            let Some(section) = strip.section else { continue };
            let range = index..self.strips.len();
            match sections.last_mut() {
                Some((first, _)) if index == 0 => *first = section,
                Some((_, before)) => {
                    before.end = index;
                    sections.push((section, range));
                }
                None => {}
            }
        }
        sections
    }

    /// Says that a section begins with the first strip added since there were `start`.
    pub(super) fn begin_section(&mut self, start: usize, section: Section) {
        if let Some(strip) = self.strips.get_mut(start) {
            strip.section = Some(section);
        }
    }

    /// Says that the chapter, article or annex of that number begins there.
    pub(super) fn name_part(&mut self, start: usize, number: &str) {
        if let Some(strip) = self.strips.get_mut(start) {
            strip.names = Some(number.to_owned());
        }
    }

    /// The number of the chapter, article or annex in which a strip stands.
    pub(super) fn part_of(&self, strip: usize) -> Option<&str> {
        self.strips[..=strip].iter().rev().find_map(|strip| strip.names.as_deref())
    }

    /// Says where the strips added since there were `start` of them were written.
    pub(super) fn written_at(&mut self, start: usize, origin: Option<Span>) {
        for strip in self.since(start) {
            strip.origin.clone_from(&origin);
        }
    }

    /// Begins a part.
    pub(super) fn begin(&mut self, whole: bool) {
        self.parts.push(Part { start: self.strips.len(), whole });
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
        Item::Picture { picture, rect, tag } => {
            Item::Picture { picture: *picture, rect: moved(rect), tag: *tag }
        }
        Item::Place { place, tag, rect } => {
            Item::Place { place: *place, tag: *tag, rect: moved(rect) }
        }
        // These are drawn on pages that are placed already.
        Item::Hidden { .. } | Item::Code { .. } | Item::Watermark { .. } => item.clone(),
    }
}
