//! Sections: chapters, articles and annexes, with their headings.

use jotdown::{Attributes, Container, Event};

use super::classes::{ANNEX, LANDSCAPE};
use super::markup::{BlockAttributes, BlockContext, MarkupReader};
use crate::codes;
use crate::document::{Annex, Article, Block, Chapter, Label, Text};
use naskah_diagnostic::Span;

/// A heading and its place.
struct Heading {
    title: Text,
    label: Option<Label>,
    span: Option<Span>,
}

impl MarkupReader<'_> {
    /// Reads a chapter, an article or an annex, up to the next one.
    pub(super) fn section(
        &mut self,
        own: BlockAttributes,
        context: BlockContext,
        blocks: &mut Vec<Block>,
    ) {
        let Some((Event::Start(Container::Heading { level, .. }, attributes), range)) = self.next()
        else {
            return;
        };
        let span = self.wording.origin(range.clone());
        let heading = self.heading(&own, &attributes, range);
        match (level, own.has(ANNEX)) {
            (1, true) => {
                self.annex_seen = true;
                blocks.push(self.annex(heading, own.has(LANDSCAPE)));
            }
            (1, false) => {
                if self.annex_seen {
                    self.error(
                        codes::MISPLACED_HEADING,
                        "a chapter cannot stand behind an annex",
                        span,
                    )
                    .help
                    .push(format!("write `{{.{ANNEX}}}` above an annex"));
                } else if own.has(LANDSCAPE) {
                    self.error(codes::MISPLACED_HEADING, "only an annex has landscape pages", span)
                        .help
                        .push(format!("write `{{.{ANNEX} .{LANDSCAPE}}}` above it"));
                }
                blocks.push(Block::Chapter(Chapter {
                    number: String::new(),
                    title: heading.title,
                    label: heading.label,
                }));
                blocks.extend(self.blocks(BlockContext::Outside));
            }
            (2, _) => {
                let code = codes::MISPLACED_HEADING;
                if context == BlockContext::Annex {
                    self.error(code, "an article cannot stand in an annex", heading.span.clone());
                } else if !own.classes.is_empty() {
                    self.error(code, "an annex has a heading with one `#`", heading.span.clone());
                }
                self.article(heading, blocks);
            }
            _ => {
                let message = "a heading has one `#` for a chapter or two for an article";
                self.error(codes::MISPLACED_HEADING, message, span);
                self.skip();
            }
        }
    }

    fn heading(
        &mut self,
        section: &BlockAttributes,
        attributes: &Attributes<'_>,
        range: std::ops::Range<usize>,
    ) -> Heading {
        let span = self.wording.origin(range.clone());
        let own = self.attributes(attributes, range, &[]).label.map(|label| (label, span.clone()));
        let heading = self.inline();
        let above = section.label.clone().map(|label| (label, section.span.clone()));
        let label =
            above.or(own).or(heading.label).and_then(|(name, span)| self.define(name, span));
        Heading { title: heading.text, label, span }
    }

    fn article(&mut self, heading: Heading, blocks: &mut Vec<Block>) {
        let mut inside = self.blocks(BlockContext::Article);
        if inside.is_empty() {
            self.error(codes::EMPTY_PART, "the article is empty", heading.span);
        }
        // The signature block follows the last article, but is not part of it.
        let closing = inside.iter().position(|block| matches!(block, Block::Signatures(_)));
        let closing = closing.map(|at| inside.split_off(at));
        blocks.push(Block::Article(Article {
            number: String::new(),
            title: heading.title,
            label: heading.label,
            blocks: inside,
        }));
        blocks.extend(closing.into_iter().flatten());
    }

    fn annex(&mut self, heading: Heading, landscape: bool) -> Block {
        let blocks = self.blocks(BlockContext::Annex);
        if blocks.is_empty() {
            self.error(codes::EMPTY_PART, "the annex is empty", heading.span);
        }
        Block::Annex(Annex {
            number: String::new(),
            belongs_to: self.data_blocks.annex_head(),
            title: heading.title,
            label: heading.label,
            landscape,
            blocks,
        })
    }
}
