//! Sets the blocks of a document in order, with the space and page-break rules between them.

use super::bilingual;
use super::context::LayoutContext;
use super::flow::{Flow, PageSection};
use super::keep_together::{keep_closing_lines, keep_under_heading, keep_with_introduction};
use crate::Length;
use crate::document::{Article, Block, GroupLevel};
use crate::page::Role;

impl LayoutContext<'_> {
    /// Adds blocks over the full width of the text area.
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
        let mut after_group = false;
        let mut after_annex = false;
        let outside = self.tag_tree.depth();
        for (index, block) in blocks.iter().enumerate() {
            let start = flow.bands.len();
            // The articles of a chapter or part follow it as blocks, but are inside its element.
            match block {
                Block::ArticleGroup(group) => {
                    self.tag_tree.close_to(outside + group.level as usize)
                }
                Block::Annex(_) | Block::Signatures(_) => self.tag_tree.close_to(outside),
                _ => {}
            }
            let turned = std::mem::take(&mut self.turns_page);
            let space = self.block(block, x, width, flow);
            if turned && flow.bands.get(start).is_some_and(|band| band.section.is_none()) {
                let section = PageSection { restarts_numbering: false, ..self.section() };
                flow.begin_section(start, section);
            }
            // The container decides on the space above the first block.
            if index > 0 {
                let least = if after_title { self.style.spacing.article } else { Length::ZERO };
                flow.space_before(start, space.max(least));
            }
            after_title = matches!(block, Block::Title(_));
            if after_group {
                keep_under_heading(flow, start);
            }
            after_group = matches!(block, Block::ArticleGroup(_));
            if after_annex && flow.bands.get(start).is_some_and(|band| band.section.is_none()) {
                flow.begin_section(start, self.section());
            }
            after_annex = matches!(block, Block::Annex(_));
            if introduces_list {
                keep_with_introduction(flow, start);
            }
            introduces_list =
                matches!(block, Block::Paragraph(text) if text.to_plain().ends_with(':'));
        }
        self.tag_tree.close_to(outside);
    }

    /// Adds a block at an alignment point of its own; returns the space above it.
    fn block(&mut self, block: &Block, x: Length, width: Length, flow: &mut Flow) -> Length {
        let spans_columns = bilingual::spans_columns(block);
        let inside = flow.alignment_points.len() + 1;
        flow.align_here(spans_columns);
        let width = match self.column {
            Some(column) if spans_columns => column.across - x,
            _ => width,
        };
        let space = self.block_content(block, x, width, flow);
        if spans_columns {
            // Its content is not beside the other language.
            flow.alignment_points.truncate(inside);
        }
        space
    }

    fn block_content(
        &mut self,
        block: &Block,
        x: Length,
        width: Length,
        flow: &mut Flow,
    ) -> Length {
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
            Block::Centered(text) => {
                self.centered(text, x, width, flow);
                spacing.paragraph
            }
            Block::Figures(figures) => {
                self.figures(figures, x, width, flow);
                spacing.paragraph
            }
            Block::PageBreak => {
                self.turns_page = true;
                Length::ZERO
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
            Block::ArticleGroup(group) => {
                self.tag_tree.open(Role::Section);
                self.set_destination(group.label.as_ref());
                // Titles of parts have capital initials only (Law 12/2011, Annex II).
                let capitals = group.level == GroupLevel::Chapter;
                self.heading(&group.number, &group.title, capitals, width, flow);
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
                // Those of two columns are kept when the columns are joined.
                if self.column.is_none() {
                    keep_closing_lines(flow);
                }
                self.signatures(signatures, width, flow);
                spacing.article
            }
        }
    }

    fn article(&mut self, article: &Article, width: Length, flow: &mut Flow) {
        self.set_destination(article.label.as_ref());
        self.heading(&article.number, &article.title, true, width, flow);
        let body = flow.bands.len();
        self.blocks(&article.blocks, width, flow);
        flow.space_before(body, self.style.spacing.heading);
        keep_under_heading(flow, body);
    }
}
