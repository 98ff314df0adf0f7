//! The punctuation at the end of list items (Law 12/2011, Annex II): `;`, before the last item `; dan`, `; atau` or
//! `; dan/atau`, at the last one a full stop.

use super::block::{Block, Document, List, ListItem, ListKind};
use super::text::Text;
use crate::codes;
use naskah_diagnostic::Diagnostic;
use naskah_wording::Language;

/// What an item ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// `;`
    Semicolon,
    /// `; dan`
    Conjunction,
    /// `.`
    Point,
    /// Nothing of these.
    Other,
}

/// Warns of items that do not end as their place in the list asks. What follows the signatures is left alone: no rule
/// is for annexes and for lists of those who get a copy.
pub(super) fn find(document: &Document) -> Vec<Diagnostic> {
    let mut check = EndingCheck { language: document.language, found: Vec::new() };
    for block in &document.blocks {
        match block {
            // What follows is a list of those who get a copy.
            Block::Signatures(_) => break,
            Block::Article(article) => check.blocks(&article.blocks, Ending::Point, true),
            Block::List(list) => check.list(list, Ending::Point, false),
            _ => {}
        }
    }
    check.found
}

struct EndingCheck {
    language: Language,
    found: Vec<Diagnostic>,
}

impl EndingCheck {
    /// Checks the lists among blocks; the last block ends as `last` asks.
    fn blocks(&mut self, blocks: &[Block], last: Ending, in_article: bool) {
        for (index, block) in blocks.iter().enumerate() {
            let Block::List(list) = block else { continue };
            let ends = if index + 1 == blocks.len() { last } else { Ending::Other };
            self.list(list, ends, in_article);
        }
    }

    /// Checks a list whose last item ends as `last` asks; [`Ending::Other`] asks for nothing.
    fn list(&mut self, list: &List, last: Ending, in_article: bool) {
        let is_ayat = list.kind == ListKind::Ayat;
        let sentences = is_ayat || list.items.iter().all(|item| self.is_sentence(item));
        let count = list.items.len();
        // One warning is enough where the last item was left out.
        let is_cut_off = list.items.last().is_some_and(|item| match item.blocks.last() {
            Some(Block::Paragraph(text)) => self.ending(text) == Ending::Conjunction,
            _ => false,
        });
        for (index, item) in list.items.iter().enumerate() {
            let wanted = match count - index {
                _ if sentences => Ending::Point,
                1 => last,
                2 if is_cut_off => Ending::Semicolon,
                2 => Ending::Conjunction,
                _ => Ending::Semicolon,
            };
            self.blocks(&item.blocks, wanted, in_article || is_ayat);
            let Some(Block::Paragraph(text)) = item.blocks.last() else { continue };
            let ending = self.ending(text);
            // A list of names, such as laws, needs no conjunction.
            let is_row_of_names =
                !in_article && wanted == Ending::Conjunction && ending == Ending::Semicolon;
            if !is_ayat && wanted != Ending::Other && ending != wanted && !is_row_of_names {
                self.warn(text, wanted);
            }
        }
    }

    fn warn(&mut self, text: &Text, wanted: Ending) {
        let [and, or] = match self.language {
            Language::Indonesian => ["; dan", "; atau"],
            Language::English => ["; and", "; or"],
        };
        let (place, cure) = match wanted {
            Ending::Semicolon => ("an item of a list", "end it with `;`".to_owned()),
            Ending::Conjunction => {
                ("the last item but one", format!("end it with `{and}` or `{or}`"))
            }
            Ending::Point | Ending::Other => {
                ("the last item of a list", "end it with `.`".to_owned())
            }
        };
        let plain = text.to_plain();
        let words = plain.split_whitespace().rev().take(2).collect::<Vec<_>>();
        let words = words.into_iter().rev().collect::<Vec<_>>().join(" ");
        let span = text.0.iter().rev().find_map(|run| run.origin.clone());
        self.found.push(
            Diagnostic::warning(
                codes::LIST_ENDING,
                format!("{place} ends in \u{201c}{words}\u{201d}"),
            )
            .at(span, "here")
            .help(cure),
        );
    }

    /// Whether an item is a sentence of its own: a capital first, a full stop at the end.
    fn is_sentence(&self, item: &ListItem) -> bool {
        let text = |block: Option<&Block>| match block {
            Some(Block::Paragraph(text)) => Some(text.to_plain()),
            _ => None,
        };
        let begins = text(item.blocks.first()).is_some_and(|it| it.starts_with(char::is_uppercase));
        let ends = match item.blocks.last() {
            Some(Block::List(list)) => {
                list.items.last().is_some_and(|item| match item.blocks.last() {
                    Some(Block::Paragraph(text)) => self.ending(text) == Ending::Point,
                    _ => true,
                })
            }
            Some(Block::Paragraph(text)) => self.ending(text) == Ending::Point,
            _ => true,
        };
        begins && ends
    }

    fn ending(&self, text: &Text) -> Ending {
        let plain = text.to_plain();
        let plain = plain.trim_end().trim_end_matches(['”', '"', '’', ')']);
        let conjunctions: &[&str] = match self.language {
            Language::Indonesian => &["; dan", "; atau", "; dan/atau"],
            Language::English => &["; and", "; or", "; and/or"],
        };
        match plain {
            _ if conjunctions.iter().any(|words| plain.ends_with(words)) => Ending::Conjunction,
            _ if plain.ends_with(';') => Ending::Semicolon,
            _ if plain.ends_with('.') => Ending::Point,
            _ => Ending::Other,
        }
    }
}
