//! What a style puts before a document: a cover, a table of contents, a list of annexes.
//!
//! The page of each entry is known only when the pages are broken, so its number is set afterwards.

use super::context::LayoutContext;
use super::flow::{Band, ContentsEntry, Flow, PageSection};
use super::keep_together::line_keep;
use super::lines::glyphs;
use super::page_assembly::PageDraft;
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::{Block, Document, Label, Run, Text, Title, TitlePart};
use crate::page::{Point, Role};
use crate::text::{Alignment, Line};
use naskah_wording::Language;

/// Where the title of a cover begins, in percent of the text height.
const COVER_TITLE: i64 = 25;

/// The column of page numbers.
const NUMBER_COLUMN: Length = Length::mm(12);

/// A heading of the document, and its position among the headings.
struct Heading<'a> {
    index: usize,
    number: &'a str,
    title: &'a Text,
    label: Option<&'a Label>,
    is_annex: bool,
}

impl LayoutContext<'_> {
    /// Adds what the style puts before the document, each on pages without numbers of their own.
    pub(super) fn front_matter(&mut self, document: &Document, flow: &mut Flow) {
        let style = self.style.front_matter;
        let headings = headings(document);
        let [contents, annexes] = match document.language {
            Language::Indonesian => ["DAFTAR ISI", "DAFTAR LAMPIRAN"],
            Language::English => ["CONTENTS", "LIST OF ANNEXES"],
        };
        if style.cover
            && let Some(title) = title(document)
        {
            let start = flow.bands.len();
            self.cover(title, document, flow);
            self.begin_front_page(start, flow);
        }
        if style.contents && !headings.is_empty() {
            let start = flow.bands.len();
            let shown = headings.iter().filter(|it| !(it.is_annex && style.annex_list));
            self.contents(contents, shown, flow);
            self.begin_front_page(start, flow);
        }
        if style.annex_list && headings.iter().any(|it| it.is_annex) {
            let start = flow.bands.len();
            self.contents(annexes, headings.iter().filter(|it| it.is_annex), flow);
            // The two lists may share a page.
            if style.contents {
                flow.space_before(start, self.style.spacing.article * 2);
            } else {
                self.begin_front_page(start, flow);
            }
        }
    }

    fn begin_front_page(&self, start: usize, flow: &mut Flow) {
        flow.begin_section(start, PageSection { is_numbered: false, ..self.section() });
    }

    /// Adds a cover: the title, and the year at the foot.
    fn cover(&mut self, title: &Title, document: &Document, flow: &mut Flow) {
        let width = self.geometry.text_width();
        let height = self.geometry.text_height();
        let start = flow.bands.len();
        let top = height.scale(COVER_TITLE, 100);
        let titled = self.tag_tree.titled;
        self.tagged(Role::Division, |it| {
            it.logos(&title.logos, width, flow);
            flow.bands.push(Band { height: top, ..Band::default() });
            let words = Title { logos: Vec::new(), ..title.clone() };
            // The document has its heading below; on the cover, the title is text.
            it.title_as_text(&words, width, flow);
            if let Some(date) = document.date {
                let year = Text::plain(date.year().to_string());
                let settings = it.style.title;
                let style = ParagraphStyle::new(settings.size, settings.leading).bold();
                let taken: Length =
                    flow.since(start).iter().map(|band| band.height + band.space_above).sum();
                let below = flow.bands.len();
                for line in it.tagged(Role::Paragraph, |it| {
                    it.lines(&year, style, width, Alignment::Balanced)
                }) {
                    let band = it.line_band(line, style, Length::ZERO);
                    flow.bands.push(band);
                }
                flow.space_before(below, height - taken - settings.leading * 2);
            }
        });
        self.tag_tree.titled = titled;
    }

    fn contents<'a>(
        &mut self,
        heading: &str,
        entries: impl Iterator<Item = &'a Heading<'a>>,
        flow: &mut Flow,
    ) {
        let width = self.geometry.text_width();
        let style = self.body();
        let lines = self.tagged(Role::Paragraph, |it| {
            it.lines(&Text::plain(heading), style.bold(), width, Alignment::Balanced)
        });
        for line in lines {
            let band = self.line_band(line, style, Length::ZERO);
            flow.bands.push(band);
        }
        let first = flow.bands.len();
        self.tagged(Role::Contents, |it| {
            for entry in entries {
                let start = flow.bands.len();
                it.tagged(Role::ContentsItem, |it| it.contents_entry(entry, width, flow));
                flow.space_before(start, it.style.spacing.item);
            }
        });
        flow.space_before(first, self.style.spacing.article);
    }

    fn contents_entry(&mut self, heading: &Heading<'_>, width: Length, flow: &mut Flow) {
        let style = self.body();
        let words = [heading.number, &heading.title.to_plain()].map(str::trim).join(" ");
        let target = heading.label.cloned();
        let text = Text(vec![Run { text: words.trim().to_owned(), target, ..Run::default() }]);
        let measure = width - NUMBER_COLUMN;
        let lines = self.lines(&text, style, measure, Alignment::Left);
        let count = lines.len();
        let tag = self.tag_tree.current();
        for (index, line) in lines.into_iter().enumerate() {
            let end = line.width;
            let mut band = self.line_band(line, style, Length::ZERO);
            band.keep(line_keep(index, count));
            if index + 1 == count {
                let leader = self.leader(measure - end, style);
                let at = Point { x: end, y: band.baseline };
                band.items.extend(leader.into_iter().flat_map(|line| glyphs(line, at)));
                band.contents_entry = Some(ContentsEntry { heading: heading.index, tag });
            }
            flow.bands.push(band);
        }
    }

    /// Dots that fill a width, at its right edge.
    fn leader(&mut self, width: Length, style: ParagraphStyle) -> Vec<Line> {
        let dot = self.width(&Text::plain("\u{a0}."), style).max(Length::sp(1));
        let count = (width.to_sp() / dot.to_sp()).saturating_sub(1);
        let dots = "\u{a0}.".repeat(usize::try_from(count).unwrap_or_default());
        let mut lines = self.lines(&Text::plain(dots), style, width, Alignment::Right);
        for run in lines.iter_mut().flat_map(|line| &mut line.runs) {
            run.tag = None;
        }
        lines
    }

    /// Adds the page number to each entry; returns whether there are entries.
    pub(super) fn number_contents(
        &mut self,
        starts: &[usize],
        drafts: &[PageDraft],
        flow: &mut Flow,
    ) -> bool {
        let entries: Vec<(usize, ContentsEntry)> = flow
            .bands
            .iter()
            .enumerate()
            .filter_map(|(index, band)| Some((index, band.contents_entry?)))
            .collect();
        let headings: Vec<usize> = flow
            .bands
            .iter()
            .enumerate()
            .filter(|(_, band)| band.heading_number.is_some())
            .map(|(index, _)| index)
            .collect();
        let style = self.body();
        let x = self.geometry.text_width() - NUMBER_COLUMN;
        for (index, entry) in &entries {
            let Some(heading) = headings.get(entry.heading) else { continue };
            let page = starts.partition_point(|start| start <= heading).saturating_sub(1);
            let Some(draft) = drafts.get(page) else { continue };
            let number = Text::plain(draft.page.number.to_string());
            let set = |it: &mut Self| it.lines(&number, style, NUMBER_COLUMN, Alignment::Right);
            let lines = match entry.tag {
                Some(tag) => self.inside(tag, set),
                None => set(self),
            };
            let band = &mut flow.bands[*index];
            let at = Point { x, y: band.baseline };
            band.items.extend(lines.into_iter().flat_map(|line| glyphs(line, at)));
        }
        !entries.is_empty()
    }
}

/// The headings of a document, in their order.
fn headings(document: &Document) -> Vec<Heading<'_>> {
    let mut headings = Vec::new();
    for block in &document.blocks {
        let (number, title, label, is_annex) = match block {
            Block::ArticleGroup(it) => (&it.number, &it.title, &it.label, false),
            Block::Article(it) => (&it.number, &it.title, &it.label, false),
            Block::Annex(it) => (&it.number, &it.title, &it.label, true),
            _ => continue,
        };
        let index = headings.len();
        headings.push(Heading { index, number, title, label: label.as_ref(), is_annex });
    }
    headings
}

fn title(document: &Document) -> Option<&Title> {
    document.blocks.iter().find_map(|block| match block {
        Block::Title(title) => Some(title),
        _ => None,
    })
}

/// The document numbers in a title, in one line.
pub(super) fn numbers(document: &Document) -> Option<Text> {
    let numbers = title(document)?.parts.iter().flat_map(|part| match part {
        TitlePart::Numbers(numbers) => numbers.as_slice(),
        TitlePart::Line(_) | TitlePart::Items(_) => &[],
    });
    let numbers: Vec<String> = numbers.flatten().map(Text::to_plain).collect();
    (!numbers.is_empty()).then(|| Text::plain(format!("Nomor {}", numbers.join(", "))))
}
