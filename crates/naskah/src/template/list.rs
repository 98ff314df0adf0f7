//! Lists: *ayat* and items, with the markers that each level may have.

use std::ops::Range;

use jotdown::{Container, Event, ListKind as DjotListKind, OrderedListNumbering, OrderedListStyle};

use super::markup::{BlockContext, MarkupReader};
use crate::codes;
use crate::document::{Block, List, ListItem, ListKind};

/// The markers of items that the rules know, and which markers the items of a list in such an item may have.
///
/// Law 12/2011, Annex II: `a.`, `1.`, `a)`, `1)`, outermost first; many agreements leave out `1.`. Definitions begin
/// with `1.`.
const NESTED: [(&str, &[&str]); 4] =
    [("a.", &["1.", "1)"]), ("1.", &["a)", "a."]), ("a)", &["1)"]), ("1)", &["a)"])];

/// The markers of an annex, whose outline no rule knows.
const OUTLINE: [&str; 6] = ["I.", "A.", "1.", "a.", "1)", "a)"];

impl MarkupReader<'_> {
    /// Reads a list; an error if its kind of marker does not belong here.
    pub(super) fn list(
        &mut self,
        list: DjotListKind,
        range: Range<usize>,
        context: &BlockContext,
        blocks: &mut Vec<Block>,
    ) {
        let marker = marker(list).unwrap_or_default();
        let (kind, inner) = match kind(context, marker) {
            Ok(found) => found,
            Err(allowed) => {
                let span = self.wording.origin(range);
                let allowed: Vec<String> = allowed.iter().map(|it| format!("`{it}`")).collect();
                let help = match allowed.is_empty() {
                    true => "no list stands here: four levels are the most".to_owned(),
                    false => format!("use {} here", allowed.join(" or ")),
                };
                self.error(codes::MISPLACED_LIST, "a list of this kind cannot stand here", span)
                    .help
                    .extend([
                        help,
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
                    let (blocks, label) = self.labelled_blocks(&inner);
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

/// The kind of a list by its first marker and context, and the context of its items.
///
/// # Errors
/// The markers that are allowed here.
fn kind(
    context: &BlockContext,
    marker: &'static str,
) -> Result<(ListKind, BlockContext), Vec<&'static str>> {
    let (outer, in_annex): (&[&'static str], bool) = match context {
        BlockContext::Article if marker == "(1)" => {
            return Ok((
                ListKind::Ayat,
                BlockContext::Item { markers: Vec::new(), in_annex: false },
            ));
        }
        BlockContext::Outside | BlockContext::Article => (&[], false),
        BlockContext::Annex => (&[], true),
        BlockContext::Item { markers, in_annex } => (markers, *in_annex),
    };
    let allowed: Vec<&'static str> = match (context, outer.last()) {
        _ if in_annex => OUTLINE.into_iter().filter(|it| !outer.contains(it)).collect(),
        (BlockContext::Article, _) => vec!["(1)", "a.", "1."],
        (BlockContext::Outside, _) => vec!["a.", "1."],
        (_, None) => vec!["a."],
        (_, Some(last)) => {
            let nested = NESTED.iter().find(|(marker, _)| marker == last);
            let nested = nested.map_or(&[] as &[&str], |(_, nested)| nested);
            nested.iter().copied().filter(|it| !outer.contains(it)).collect()
        }
    };
    if !allowed.contains(&marker) {
        return Err(allowed);
    }
    let markers = outer.iter().copied().chain([marker]).collect();
    Ok((ListKind::Items, BlockContext::Item { markers, in_annex }))
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
        (OrderedListNumbering::AlphaUpper, OrderedListStyle::Period) => Some("A."),
        (OrderedListNumbering::RomanUpper, OrderedListStyle::Period) => Some("I."),
        _ => None,
    }
}
