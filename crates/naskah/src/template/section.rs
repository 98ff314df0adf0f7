//! Sections: chapters and their parts, articles, annexes, with their headings.

use jotdown::{Attributes, Container, Event};

use super::classes::{AFTER, ANNEX, BEFORE, LANDSCAPE};
use super::markup::{ArticlePosition, BlockAttributes, BlockContext, MarkupReader};
use crate::codes;
use crate::document::{Annex, Article, ArticleGroup, Block, GroupLevel, Label, Text};
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
        context: &BlockContext,
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
                self.group(GroupLevel::Chapter, heading, blocks);
            }
            (3, false) => self.group(GroupLevel::Part, heading, blocks),
            (4, false) => self.group(GroupLevel::Subpart, heading, blocks),
            (2, _) => {
                let code = codes::MISPLACED_HEADING;
                if *context == BlockContext::Annex {
                    self.error(code, "an article cannot stand in an annex", heading.span.clone());
                } else if !own.classes.is_empty() {
                    self.error(code, "an annex has a heading with one `#`", heading.span.clone());
                }
                let after = own.values.get(AFTER).cloned().map(ArticlePosition::After);
                let before = own.values.get(BEFORE).cloned().map(ArticlePosition::Before);
                if let (Some(label), Some(position)) = (&heading.label, after.or(before)) {
                    self.positions.insert(label.clone(), position);
                }
                self.article(heading, blocks);
            }
            _ => {
                let message = "a heading has one `#` for a chapter, two for an article";
                self.error(codes::MISPLACED_HEADING, message, span)
                    .help
                    .push("a part of a chapter has `###`, a subpart `####`".into());
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
        let own =
            self.attributes(attributes, range, &[], &[]).label.map(|label| (label, span.clone()));
        let mut heading = self.inline();
        self.misplaced_figures(std::mem::take(&mut heading.figures));
        let above = section.label.clone().map(|label| (label, section.span.clone()));
        let label =
            above.or(own).or(heading.label).and_then(|(name, span)| self.define(name, span));
        Heading { title: heading.text, label, span }
    }

    /// Reads a chapter, part or subpart. Its articles follow as blocks of their own.
    fn group(&mut self, level: GroupLevel, mut heading: Heading, blocks: &mut Vec<Block>) {
        self.open_groups.retain(|open| *open < level);
        let above = self.open_groups.last().copied();
        let wanted = match level {
            GroupLevel::Chapter => None,
            GroupLevel::Part => Some((GroupLevel::Chapter, "a part stands in a chapter", "#")),
            GroupLevel::Subpart => Some((GroupLevel::Part, "a subpart stands in a part", "###")),
        };
        if let Some((wanted, message, marks)) = wanted
            && above != Some(wanted)
        {
            self.error(codes::MISPLACED_HEADING, message, heading.span.clone())
                .help
                .push(format!("write `{marks} …` above it"));
        }
        without_typed_number(level, &mut heading.title);
        blocks.push(Block::ArticleGroup(ArticleGroup {
            level,
            number: String::new(),
            title: heading.title,
            label: heading.label,
        }));
        self.open_groups.push(level);
        blocks.extend(self.blocks(&BlockContext::Outside));
    }

    fn article(&mut self, heading: Heading, blocks: &mut Vec<Block>) {
        let mut inside = self.blocks(&BlockContext::Article);
        // The signature block follows the last article, and a part of a chapter the articles before it; in Djot, both
        // stand in the section of the article above.
        let follows =
            |block: &Block| matches!(block, Block::Signatures(_) | Block::ArticleGroup(_));
        let closing = inside.iter().position(follows).map(|at| inside.split_off(at));
        if inside.is_empty() {
            self.error(codes::EMPTY_PART, "the article is empty", heading.span);
        }
        blocks.push(Block::Article(Article {
            number: String::new(),
            title: heading.title,
            label: heading.label,
            blocks: inside,
        }));
        blocks.extend(closing.into_iter().flatten());
    }

    fn annex(&mut self, heading: Heading, landscape: bool) -> Block {
        let blocks = self.blocks(&BlockContext::Annex);
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

/// Removes a number that is typed as the whole title, such as `Bagian Kesatu`: numbers are counted.
fn without_typed_number(level: GroupLevel, title: &mut Text) {
    let plain = title.to_plain();
    let mut words = plain.split_whitespace();
    let is_number = match (level, words.next(), words.next(), words.next()) {
        (GroupLevel::Part, Some("Bagian"), Some(ordinal), None) => ordinal.starts_with("Ke"),
        (GroupLevel::Subpart, Some("Paragraf"), Some(number), None) => {
            number.parse::<u32>().is_ok()
        }
        (GroupLevel::Chapter, Some("BAB"), Some(number), None) => {
            number.chars().all(|c| "IVXLC".contains(c))
        }
        _ => false,
    };
    if is_number {
        *title = Text::default();
    }
}
