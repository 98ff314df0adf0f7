//! Articles among the blocks of a document: where they are, and the labels in them.

use std::collections::BTreeMap;

use crate::agreement::label_of_title;
use crate::document::{Block, Label, List};
use naskah_diagnostic::Span;

/// Labels that the document no longer has, and the changes that removed them.
pub(super) type RemovedLabels = BTreeMap<Label, Option<Span>>;

/// Removes chapters and parts that have no articles left.
pub(super) fn remove_empty_groups(blocks: &mut Vec<Block>, removed: &mut RemovedLabels) {
    let mut at = blocks.len();
    while let Some(before) = at.checked_sub(1) {
        at = before;
        let Block::ArticleGroup(group) = &blocks[at] else { continue };
        let is_empty = match blocks.get(at + 1) {
            Some(Block::ArticleGroup(next)) => next.level <= group.level,
            Some(Block::Annex(_) | Block::Signatures(_)) | None => true,
            Some(_) => false,
        };
        if is_empty {
            removed.extend(group.label.clone().map(|label| (label, None)));
            blocks.remove(at);
        }
    }
}

/// The label of an article; of one without, its title as a label.
pub(super) fn article_label(block: &Block) -> Option<String> {
    let Block::Article(article) = block else { return None };
    let title = || label_of_title(&article.title.to_plain());
    Some(article.label.as_ref().map_or_else(title, |label| label.0.clone()))
}

/// The index before the last article, which is the closing one.
pub(super) fn before_last_article(blocks: &[Block]) -> usize {
    let is_article = |block: &Block| matches!(block, Block::Article(_));
    blocks.iter().rposition(is_article).unwrap_or(blocks.len())
}

pub(super) fn position(blocks: &[Block], label: &str) -> Option<usize> {
    blocks.iter().position(|block| article_label(block).is_some_and(|own| own == label))
}

/// The title of an article that has only a label: `hak-cipta` is `Hak Cipta`.
pub(super) fn title_of(label: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|c| c.to_uppercase().chain(letters).collect::<String>())
    };
    label.split(['-', '_']).filter_map(capital).collect::<Vec<_>>().join(" ")
}

/// The labels of blocks and of the blocks in them.
pub(super) fn labels(blocks: &[Block]) -> Vec<&Label> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::ArticleGroup(group) => found.extend(&group.label),
            Block::Article(article) => {
                found.extend(&article.label);
                found.extend(labels(&article.blocks));
            }
            Block::Annex(annex) => {
                found.extend(&annex.label);
                found.extend(labels(&annex.blocks));
            }
            Block::List(list) => found.extend(labels_of_list(list)),
            Block::Form(rows) => {
                found.extend(
                    rows.iter().filter_map(|row| row.list.as_ref()).flat_map(labels_of_list),
                );
            }
            _ => {}
        }
    }
    found
}

fn labels_of_list(list: &List) -> Vec<&Label> {
    let mut found = Vec::new();
    for item in &list.items {
        found.extend(&item.label);
        found.extend(labels(&item.blocks));
    }
    found
}
