//! Lists of a single item, which have no marker: the item runs on in the sentence that introduces it.
//!
//! Law 12/2011, Annex II, has markers for items in a row only.

use std::collections::BTreeMap;

use super::block::{Block, List, ListItem, ListKind};
use super::text::{Label, Run, Text};

/// Labels that have become aliases of another label.
pub(super) type Aliases = BTreeMap<Label, Label>;

/// Ends of sentences behind which nothing runs on: the item then stands below as a paragraph.
const LIST_FOLLOWS: [&str; 4] = ["berikut:", "yaitu:", "yakni:", "following:"];

/// Moves each lone item behind the sentence that introduces it, also in nested blocks. Its label then names the
/// numbered block that holds the sentence, whose label is `container`.
pub(super) fn unwrap(
    blocks: &mut Vec<Block>,
    mut container: Option<&mut Option<Label>>,
    aliases: &mut Aliases,
) {
    let mut at = 1;
    while at < blocks.len() {
        let [Block::Paragraph(introduction), Block::List(list)] = &mut blocks[at - 1..=at] else {
            at += 1;
            continue;
        };
        let plain = introduction.to_plain();
        if !is_lone(list) || !plain.ends_with(':') {
            at += 1;
            continue;
        }
        let Some(ListItem { label, blocks: mut inside, .. }) = list.items.pop() else { break };
        match (label, container.as_deref_mut()) {
            (Some(label), Some(Some(container))) => drop(aliases.insert(label, container.clone())),
            (Some(label), Some(container)) => *container = Some(label),
            _ => {}
        }
        let runs_on = !LIST_FOLLOWS.iter().any(|words| plain.ends_with(words));
        if let (true, Some(Block::Paragraph(text))) = (runs_on, inside.first_mut()) {
            let text = std::mem::take(text);
            run_on(introduction, text);
            inside.remove(0);
        }
        blocks.splice(at..=at, inside);
    }
    for block in blocks {
        let Block::List(list) = block else { continue };
        for item in &mut list.items {
            unwrap(&mut item.blocks, Some(&mut item.label), aliases);
        }
    }
}

fn is_lone(list: &List) -> bool {
    list.kind == ListKind::Items && list.items.len() == 1
}

/// Adds a text behind a sentence that ends with a colon.
fn run_on(introduction: &mut Text, text: Text) {
    if let Some(last) = introduction.0.iter_mut().rev().find(|run| !run.text.trim().is_empty())
        && let Some(bare) = last.text.trim_end().strip_suffix(':')
    {
        last.text = bare.to_owned();
    }
    introduction.0.push(Run { text: " ".into(), ..Run::default() });
    introduction.0.extend(text.0);
}
