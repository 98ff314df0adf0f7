//! The parts of a document in their order, and the headings of chapters and articles.

use super::bilingual;
use super::context::{LINES_KEPT_BY_HEADING, Look, Setting};
use super::flow::{Flow, Tie};
use crate::Length;
use crate::document::{Article, Block, Text};
use crate::page::Role;
use crate::text::{Alignment, Line};

/// The signature part keeps that many lines of the closing text.
pub(super) const LINES_KEPT_BY_SIGNATURES: usize = 2;

impl Setting<'_> {
    /// Adds the blocks of a document, over the text area's full width.
    pub(super) fn blocks(&mut self, blocks: &[Block], width: Length, flow: &mut Flow) {
        self.blocks_at(blocks, Length::ZERO, width, flow);
    }

    /// Adds blocks with their left edge at `x`.
    pub(super) fn blocks_at(
        &mut self,
        blocks: &[Block],
        x: Length,
        width: Length,
        flow: &mut Flow,
    ) {
        let mut introduces_list = false;
        let mut after_title = false;
        let mut after_chapter = false;
        let mut after_annex = false;
        let outside = self.tree.depth();
        for (index, block) in blocks.iter().enumerate() {
            let start = flow.strips.len();
            // The articles of a chapter follow it, and are in it.
            if matches!(block, Block::Chapter(_) | Block::Annex(_) | Block::Signatures(_)) {
                self.tree.close_to(outside);
            }
            let space = self.block(block, x, width, flow);
            // What holds the blocks decides on the space above the first.
            if index > 0 {
                let least = if after_title { self.style.spacing.article } else { Length::ZERO };
                flow.space_before(start, space.max(least));
            }
            after_title = matches!(block, Block::Title(_));
            if after_chapter {
                keep_under_heading(flow, start);
            }
            after_chapter = matches!(block, Block::Chapter(_));
            if after_annex && flow.strips.get(start).is_some_and(|strip| strip.section.is_none()) {
                flow.begin_section(start, self.section());
            }
            after_annex = matches!(block, Block::Annex(_));
            if introduces_list && let Some(first) = flow.strips.get_mut(start) {
                first.tie(Tie::ListIntroduction);
            }
            introduces_list =
                matches!(block, Block::Paragraph(text) if text.to_plain().ends_with(':'));
        }
        self.tree.close_to(outside);
    }

    /// Adds a block as a part of its own; gives the space above it.
    fn block(&mut self, block: &Block, x: Length, width: Length, flow: &mut Flow) -> Length {
        let whole = bilingual::is_whole(block);
        let inside = flow.parts.len() + 1;
        flow.begin(whole);
        let width = match self.column {
            Some(column) if whole => column.across - x,
            _ => width,
        };
        let space = self.part(block, x, width, flow);
        if whole {
            // Nothing inside it has a counterpart beside it.
            flow.parts.truncate(inside);
        }
        space
    }

    fn part(&mut self, block: &Block, x: Length, width: Length, flow: &mut Flow) -> Length {
        let spacing = self.style.spacing;
        match block {
            Block::Title(title) => {
                self.title(title, width, flow);
                Length::ZERO
            }
            Block::Paragraph(text) => {
                self.paragraph(text, x, width, flow);
                spacing.paragraph
            }
            Block::Parties(entries) => {
                self.parties(entries, x, width, flow);
                spacing.paragraph
            }
            Block::List(list) => self.list(list, x, width, flow),
            Block::Table(table) => {
                self.table(table, x, width, flow);
                spacing.paragraph
            }
            Block::Letterhead(letterhead) => {
                self.letterhead(letterhead, width, flow);
                Length::ZERO
            }
            Block::Form(rows) => {
                self.form(rows, x, width, flow);
                spacing.paragraph
            }
            Block::Chapter(chapter) => {
                self.tree.open(Role::Section);
                self.name(chapter.label.as_ref());
                self.heading(&chapter.number, &chapter.title, width, flow);
                spacing.article
            }
            Block::Annex(annex) => {
                self.annex(annex, flow);
                Length::ZERO
            }
            Block::Article(article) => {
                self.tagged(Role::Section, |it| it.article(article, width, flow));
                spacing.article
            }
            Block::Signatures(signatures) => {
                // Of two columns, the lines that they have together are tied when they are joined.
                if self.column.is_none() {
                    keep_closing_lines(flow);
                }
                self.signatures(signatures, width, flow);
                spacing.article
            }
        }
    }

    fn article(&mut self, article: &Article, width: Length, flow: &mut Flow) {
        self.name(article.label.as_ref());
        self.heading(&article.number, &article.title, width, flow);
        let body = flow.strips.len();
        self.blocks(&article.blocks, width, flow);
        flow.space_before(body, self.style.spacing.heading);
        keep_under_heading(flow, body);
    }

    /// Adds a number and a title under it: centred bold lines that no page break divides.
    fn heading(&mut self, number: &str, title: &Text, width: Length, flow: &mut Flow) {
        let start = flow.strips.len();
        let look = self.body().bold();
        self.list_as(number, title);
        let texts = [Text::plain(number), self.heading_text(title)];
        let role = self.heading_role();
        for line in self.heading_lines(role, &texts, look, width).into_iter().flatten() {
            let strip = self.strip(line, look, Length::ZERO);
            flow.strips.push(strip);
        }
        for strip in flow.since(start).iter_mut().skip(1) {
            strip.tie(Tie::Heading);
        }
        flow.name_part(start, number);
    }

    /// The lines of the texts that together are one heading.
    pub(super) fn heading_lines(
        &mut self,
        role: Role,
        texts: &[Text],
        look: Look,
        width: Length,
    ) -> Vec<Vec<Line>> {
        if texts.is_empty() {
            return Vec::new();
        }
        let mut set: Vec<Vec<Line>> = self.tagged(role, |it| {
            texts.iter().map(|text| it.lines(text, look, width, Alignment::Balanced)).collect()
        });
        let last = set.len() - 1;
        for line in set[..last].iter_mut().filter_map(|lines| lines.last_mut()) {
            self.fonts.end_with_space(line);
        }
        set
    }

    /// A heading's text as the style shows it.
    pub(super) fn heading_text(&self, title: &Text) -> Text {
        let title = title.clone();
        if self.style.capital_headings { title.into_capitals() } else { title }
    }
}

/// Ties the first lines since there were `start` strips to the heading above them.
fn keep_under_heading(flow: &mut Flow, start: usize) {
    for strip in flow.since(start).iter_mut().take(LINES_KEPT_BY_HEADING) {
        strip.tie(Tie::Heading);
    }
}

/// Ties the last lines of text to the signature part that follows them.
fn keep_closing_lines(flow: &mut Flow) {
    let mut kept = 0;
    for strip in flow.strips.iter_mut().rev() {
        kept += usize::from(strip.text);
        if kept >= LINES_KEPT_BY_SIGNATURES {
            break;
        }
        strip.tie(Tie::Closing);
    }
}
