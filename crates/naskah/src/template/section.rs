//! Headings and what stands under them: chapters, articles, annexes.

use jotdown::{Attributes, Container, Event};

use super::markup::{Marks, Place, Reader};
use crate::document::{Annex, Article, Block, Chapter, Label, Text};
use naskah_diagnostic::Span;

/// The class of an annex.
pub(super) const ANNEX: &str = "lampiran";

/// The class of an annex whose pages are wider than high.
pub(super) const LANDSCAPE: &str = "mendatar";

/// A heading, and where it stands.
struct Heading {
    title: Text,
    label: Option<Label>,
    span: Option<Span>,
}

impl Reader<'_> {
    /// A chapter, an article or an annex, up to the next one.
    pub(super) fn section(&mut self, marks: Marks, place: Place, blocks: &mut Vec<Block>) {
        let Some((Event::Start(Container::Heading { level, .. }, attributes), range)) = self.next()
        else {
            return;
        };
        let span = self.filled.origin(range.clone());
        let heading = self.heading(&marks, &attributes, range);
        match (level, marks.has(ANNEX)) {
            (1, true) => {
                self.annex_seen = true;
                blocks.push(self.annex(heading, marks.has(LANDSCAPE)));
            }
            (1, false) => {
                if self.annex_seen {
                    self.error("a chapter cannot stand behind an annex", span)
                        .help
                        .push(format!("Write `{{.{ANNEX}}}` above what is an annex."));
                } else if marks.has(LANDSCAPE) {
                    self.error("only an annex has pages that are wider than high", span)
                        .help
                        .push(format!("Write `{{.{ANNEX} .{LANDSCAPE}}}` above it."));
                }
                blocks.push(Block::Chapter(Chapter {
                    number: String::new(),
                    title: heading.title,
                    label: heading.label,
                }));
                blocks.extend(self.blocks(Place::Outside));
            }
            (2, _) => {
                if place == Place::Annex {
                    self.error("an article cannot stand in an annex", heading.span.clone());
                } else if !marks.classes.is_empty() {
                    self.error("an annex has a heading with one `#`", heading.span.clone());
                }
                self.article(heading, blocks);
            }
            _ => {
                self.error("a heading has one `#` for a chapter or two for an article", span);
                self.skip();
            }
        }
    }

    fn heading(
        &mut self,
        marks: &Marks,
        attributes: &Attributes<'_>,
        range: std::ops::Range<usize>,
    ) -> Heading {
        let span = self.filled.origin(range.clone());
        let own = self.marks(attributes, range, &[]).label.map(|label| (label, span.clone()));
        let heading = self.inline();
        let above = marks.label.clone().map(|label| (label, marks.span.clone()));
        let label =
            above.or(own).or(heading.label).and_then(|(name, span)| self.define(name, span));
        Heading { title: heading.text, label, span }
    }

    fn article(&mut self, heading: Heading, blocks: &mut Vec<Block>) {
        let mut inside = self.blocks(Place::Article);
        if inside.is_empty() {
            self.error("the article is empty", heading.span);
        }
        // What closes the document stands under the last article, but not in it.
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
        let blocks = self.blocks(Place::Annex);
        if blocks.is_empty() {
            self.error("the annex is empty", heading.span);
        }
        Block::Annex(Annex {
            number: String::new(),
            belongs_to: self.parts.annex_head(),
            title: heading.title,
            label: heading.label,
            landscape,
            blocks,
        })
    }
}
