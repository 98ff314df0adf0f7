//! Lists: *ayat* and items, with the markers that each level must have.

use std::ops::Range;

use jotdown::{Container, Event, ListKind as DjotListKind, OrderedListNumbering, OrderedListStyle};

use super::markup::{BlockContext, MarkupReader};
use crate::codes;
use crate::document::{Block, List, ListItem, ListKind};

/// The markers of item levels, outermost first.
const LEVELS: [&str; 4] = ["a.", "1.", "a)", "1)"];

impl MarkupReader<'_> {
    /// Reads a list; an error if its kind of marker does not belong here.
    pub(super) fn list(
        &mut self,
        list: DjotListKind,
        range: Range<usize>,
        context: BlockContext,
        blocks: &mut Vec<Block>,
    ) {
        let marker = marker(list).unwrap_or_default();
        let (kind, inner) = match level(context, marker) {
            Ok(found) => found,
            Err(wanted) => {
                let span = self.wording.origin(range);
                self.error(codes::MISPLACED_LIST, "a list of this kind cannot stand here", span)
                    .help
                    .extend([
                        format!("use {wanted} here"),
                        "the levels of an article are (1), a., 1., a), 1), outermost first"
                            .to_owned(),
                    ]);
                self.skip();
                return;
            }
        };
        let mut items = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::ListItem, _) => {
                    let (blocks, label) = self.labelled_blocks(BlockContext::Item(inner));
                    if blocks.is_empty() {
                        let span = self.wording.origin(range);
                        self.error(codes::EMPTY_PART, "an item is empty", span);
                    }
                    items.push(ListItem { marker: marker.to_owned(), label, blocks });
                }
                Event::Start(..) => {
                    self.skip();
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        blocks.push(Block::List(List { kind, items }));
    }
}

/// The kind of a list by its first marker and context, and the level of lists in its items.
///
/// # Errors
/// The markers that are allowed here, in words.
fn level(context: BlockContext, marker: &str) -> Result<(ListKind, usize), String> {
    let level = LEVELS.iter().position(|level| *level == marker);
    match (context, level) {
        (BlockContext::Article, _) if marker == "(1)" => Ok((ListKind::Ayat, 0)),
        (BlockContext::Article, Some(0)) => Ok((ListKind::Items, 1)),
        (BlockContext::Outside | BlockContext::Annex, Some(level @ (0 | 1))) => {
            Ok((ListKind::Items, level + 1))
        }
        (BlockContext::Item(at), Some(level)) if at == level => Ok((ListKind::Items, level + 1)),
        (BlockContext::Article, _) => Err("`(1)` or `a.`".to_owned()),
        (BlockContext::Outside | BlockContext::Annex, _) => Err("`a.` or `1.`".to_owned()),
        (BlockContext::Item(at), _) => {
            Err(LEVELS.get(at).map_or_else(|| "no list".to_owned(), |wanted| format!("`{wanted}`")))
        }
    }
}

/// The first marker of a kind of list; none for kinds that agreements do not use.
fn marker(kind: DjotListKind) -> Option<&'static str> {
    let DjotListKind::Ordered { numbering, style, .. } = kind else { return None };
    match (numbering, style) {
        (OrderedListNumbering::Decimal, OrderedListStyle::ParenParen) => Some("(1)"),
        (OrderedListNumbering::AlphaLower, OrderedListStyle::Period) => Some("a."),
        (OrderedListNumbering::Decimal, OrderedListStyle::Period) => Some("1."),
        (OrderedListNumbering::AlphaLower, OrderedListStyle::Paren) => Some("a)"),
        (OrderedListNumbering::Decimal, OrderedListStyle::Paren) => Some("1)"),
        _ => None,
    }
}
