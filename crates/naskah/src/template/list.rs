//! Lists: *ayat* and items, each kind at its level.

use std::ops::Range;

use jotdown::{Container, Event, ListKind as Kind, OrderedListNumbering, OrderedListStyle};

use super::markup::{Place, Reader};
use crate::document::{Block, List, ListItem, ListKind};

/// The markers of items from the outermost level to the innermost.
const LEVELS: [&str; 4] = ["a.", "1.", "a)", "1)"];

impl Reader<'_> {
    /// Reads a list, if it is of the kind that belongs here.
    pub(super) fn list(
        &mut self,
        list: Kind,
        range: Range<usize>,
        place: Place,
        blocks: &mut Vec<Block>,
    ) {
        let marker = marker(list).unwrap_or_default();
        let (kind, inner) = match level(place, marker) {
            Ok(found) => found,
            Err(wanted) => {
                let span = self.filled.origin(range);
                self.error("a list of this kind cannot stand here", span).help.extend([
                    format!("Here belongs {wanted}."),
                    "In an article come (1), a., 1., a), 1), from the outside in.".to_owned(),
                ]);
                self.skip();
                return;
            }
        };
        let mut items = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::ListItem, _) => {
                    let (blocks, label) = self.labelled_blocks(Place::Item(inner));
                    if blocks.is_empty() {
                        let span = self.filled.origin(range);
                        self.error("an item is empty", span);
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

/// What a list with that first marker is at that place, and the level of the lists in its items; else
/// what belongs there.
fn level(place: Place, marker: &str) -> Result<(ListKind, usize), String> {
    let level = LEVELS.iter().position(|level| *level == marker);
    match (place, level) {
        (Place::Article, _) if marker == "(1)" => Ok((ListKind::Ayat, 0)),
        (Place::Article, Some(0)) => Ok((ListKind::Items, 1)),
        (Place::Outside | Place::Annex, Some(level @ (0 | 1))) => Ok((ListKind::Items, level + 1)),
        (Place::Item(at), Some(level)) if at == level => Ok((ListKind::Items, level + 1)),
        (Place::Article, _) => Err("`(1)` or `a.`".to_owned()),
        (Place::Outside | Place::Annex, _) => Err("`a.` or `1.`".to_owned()),
        (Place::Item(at), _) => Err(LEVELS
            .get(at)
            .map_or_else(|| "no further list".to_owned(), |wanted| format!("`{wanted}`"))),
    }
}

/// The first marker of a list of that kind; none for kinds that agreements do not have.
fn marker(kind: Kind) -> Option<&'static str> {
    let Kind::Ordered { numbering, style, .. } = kind else { return None };
    match (numbering, style) {
        (OrderedListNumbering::Decimal, OrderedListStyle::ParenParen) => Some("(1)"),
        (OrderedListNumbering::AlphaLower, OrderedListStyle::Period) => Some("a."),
        (OrderedListNumbering::Decimal, OrderedListStyle::Period) => Some("1."),
        (OrderedListNumbering::AlphaLower, OrderedListStyle::Paren) => Some("a)"),
        (OrderedListNumbering::Decimal, OrderedListStyle::Paren) => Some("1)"),
        _ => None,
    }
}
