//! The flow: the measured document as bands from top to bottom, before it is broken into pages.

use std::ops::Range;
use std::rc::Rc;

use super::page_geometry::PageGeometry;
use crate::Length;
use crate::page::{DisplayItem, Point, Rect};
use crate::text::Tag;
use naskah_diagnostic::Span;

/// The bands of a document in reading order.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) bands: Vec<Band>,
    /// In a bilingual document, where the two languages are aligned.
    pub(super) alignment_points: Vec<AlignmentPoint>,
}

/// A section of pages with one geometry; it begins on a new page.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageSection {
    pub(super) geometry: PageGeometry,
    /// Whether its page numbers restart at 1.
    pub(super) restarts_numbering: bool,
    /// Whether its pages show their numbers.
    pub(super) is_numbered: bool,
}

/// An entry of a table of contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ContentsEntry {
    /// The position of its heading among all headings.
    pub(super) heading: usize,
    /// The element of the entry.
    pub(super) tag: Option<Tag>,
}

/// The start of a paragraph, item, heading or table, which is at the same height in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AlignmentPoint {
    /// The index of the first band.
    pub(super) start: usize,
    /// Whether the content spans both columns.
    pub(super) spans_columns: bool,
}

/// An indivisible piece of the flow, as wide as the text area: a line, a table row, a row of signatures.
#[derive(Debug, Default)]
pub(super) struct Band {
    /// The space above; not used at the top of a page.
    pub(super) space_above: Length,
    /// From top to bottom.
    pub(super) height: Length,
    /// From the top to the first baseline.
    pub(super) baseline: Length,
    /// What is drawn, relative to the left edge of the text area and the top of the band.
    pub(super) items: Vec<DisplayItem>,
    /// How the band is kept with the one above.
    pub(super) keep: KeepTogether,
    pub(super) is_running_text: bool,
    /// Whether the band belongs to the signature part.
    pub(super) in_signatures: bool,
    /// The table header to repeat if a page begins with this band.
    pub(super) header: Option<Rc<RepeatedHeader>>,
    /// Where its text was written, for diagnostics.
    pub(super) origin: Option<Span>,
    /// The entry of a table of contents that ends here, and lacks its page number.
    pub(super) contents_entry: Option<ContentsEntry>,
    /// The number of the chapter, article or annex that begins here, for diagnostics.
    pub(super) heading_number: Option<String>,
    /// The section that begins here.
    pub(super) section: Option<PageSection>,
    /// What is drawn in addition if a page ends with this band: the rule that closes a divided table row.
    pub(super) items_at_page_end: Vec<DisplayItem>,
    /// What is drawn in the space above, relative to its top.
    pub(super) items_in_space: Vec<DisplayItem>,
    /// What is drawn in the second column. Up to the next alignment point, the first column is read first.
    pub(super) second_column: Vec<DisplayItem>,
    /// Whether an alignment point is here.
    pub(super) is_alignment_point: bool,
}

/// The header row of a table, repeated on each page of the table.
#[derive(Debug)]
pub(super) struct RepeatedHeader {
    pub(super) height: Length,
    pub(super) items: Vec<DisplayItem>,
}

/// Why a band is kept with the one above, in increasing order of strength.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum KeepTogether {
    /// No reason: a block begins here.
    #[default]
    Free,
    /// A line inside a paragraph.
    Paragraph,
    /// The second or last line of a paragraph.
    WidowOrOrphan,
    /// The first item after the sentence that introduces a list.
    ListIntroduction,
    /// The continuation of a table row, or the first row after the header.
    TableRow,
    /// The continuation of a heading, or one of the lines after it.
    Heading,
    /// The last lines of the closing text, or the first row of the signature part.
    Closing,
    /// A further row of the signature part.
    SignatureRow,
    /// The heading and first row of the witnesses.
    Witnesses,
}

impl Band {
    /// Keeps the band with the one above, at least this strongly.
    pub(super) fn keep(&mut self, keep: KeepTogether) {
        self.keep = self.keep.max(keep);
    }
}

impl Flow {
    /// The sections and their bands; `geometry` is that of the first section unless its first band sets
    /// another. An empty flow has one section, for its one empty page.
    pub(super) fn sections(&self, geometry: PageGeometry) -> Vec<(PageSection, Range<usize>)> {
        let first = PageSection { geometry, restarts_numbering: true, is_numbered: true };
        let mut sections = vec![(first, 0..self.bands.len())];
        for (index, band) in self.bands.iter().enumerate() {
            let Some(section) = band.section else { continue };
            let range = index..self.bands.len();
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

    /// Begins a section at the band with index `start`, if it exists.
    pub(super) fn begin_section(&mut self, start: usize, section: PageSection) {
        if let Some(band) = self.bands.get_mut(start) {
            band.section = Some(section);
        }
    }

    /// Sets the number of the chapter, article or annex that begins at the band with index `start`.
    pub(super) fn set_heading_number(&mut self, start: usize, number: &str) {
        if let Some(band) = self.bands.get_mut(start) {
            band.heading_number = Some(number.to_owned());
        }
    }

    /// The number of the chapter, article or annex that a band is in.
    pub(super) fn heading_number_at(&self, band: usize) -> Option<&str> {
        self.bands[..=band].iter().rev().find_map(|band| band.heading_number.as_deref())
    }

    /// Sets the origin of the bands from index `start` on.
    pub(super) fn set_origin(&mut self, start: usize, origin: Option<Span>) {
        for band in self.since(start) {
            band.origin.clone_from(&origin);
        }
    }

    /// Adds an alignment point at the next band.
    pub(super) fn align_here(&mut self, spans_columns: bool) {
        self.alignment_points.push(AlignmentPoint { start: self.bands.len(), spans_columns });
    }

    /// The bands from index `start` on.
    pub(super) fn since(&mut self, start: usize) -> &mut [Band] {
        &mut self.bands[start..]
    }

    /// Puts space above the band with index `start`, if it exists.
    pub(super) fn space_before(&mut self, start: usize, space: Length) {
        if let Some(band) = self.bands.get_mut(start) {
            band.space_above = band.space_above.max(space);
        }
    }
}

/// Moves an item right and down.
pub(super) fn translate(item: &DisplayItem, by: Point) -> DisplayItem {
    let moved = |rect: &Rect| Rect { x: rect.x + by.x, y: rect.y + by.y, ..*rect };
    match item {
        DisplayItem::Glyphs { at, run } => {
            DisplayItem::Glyphs { at: Point { x: at.x + by.x, y: at.y + by.y }, run: run.clone() }
        }
        DisplayItem::Rule(rect) => DisplayItem::Rule(moved(rect)),
        DisplayItem::Picture { picture, rect, tag } => {
            DisplayItem::Picture { picture: *picture, rect: moved(rect), tag: *tag }
        }
        DisplayItem::SigningArea { area, tag, rect } => {
            DisplayItem::SigningArea { area: *area, tag: *tag, rect: moved(rect) }
        }
        // These are only added to assembled pages.
        DisplayItem::Hidden { .. } | DisplayItem::QrCode { .. } | DisplayItem::Watermark { .. } => {
            item.clone()
        }
    }
}
