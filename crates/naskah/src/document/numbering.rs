//! Numbers of chapters, articles, *ayat*, items and annexes.

use std::collections::BTreeMap;

use super::block::{Block, Document, List, ListItem, ListKind};
use super::text::Label;
use naskah_wording::{self as wording, Language};

/// Labels that have become aliases of another label.
pub(super) type Aliases = BTreeMap<Label, Label>;

/// Numbers a document. An article with a single *ayat* drops its number, so the label of the *ayat* then
/// refers to the article.
///
/// `levels` are the first markers of nested lists, from the outermost in. An outermost list enters the
/// levels at its own first marker; the lists nested in it continue from there.
pub(super) fn number(document: &mut Document, levels: &[&str]) -> Aliases {
    let mut aliases = Aliases::new();
    let language = document.language;
    let (mut chapters, mut articles, mut annexes) = (0, 0, 0);
    let single_annex =
        document.blocks.iter().filter(|it| matches!(it, Block::Annex(_))).count() == 1;
    for block in &mut document.blocks {
        match block {
            Block::Chapter(chapter) => {
                chapters += 1;
                chapter.number = match language {
                    Language::Indonesian => format!("BAB {}", roman(chapters)),
                    Language::English => format!("CHAPTER {}", roman(chapters)),
                };
            }
            Block::Article(article) => {
                articles += 1;
                article.number = match language {
                    Language::Indonesian => format!("Pasal {articles}"),
                    Language::English => format!("Article {articles}"),
                };
                if let Some(label) = unwrap_single_ayat(&mut article.blocks) {
                    match &article.label {
                        Some(own) => drop(aliases.insert(label, own.clone())),
                        None => article.label = Some(label),
                    }
                }
                lists(&mut article.blocks, levels, &mut 0);
            }
            Block::Annex(annex) => {
                annexes += 1;
                let word = match language {
                    Language::Indonesian => "LAMPIRAN",
                    Language::English => "ANNEX",
                };
                annex.number = match single_annex {
                    true => word.to_owned(),
                    false => format!("{word} {}", roman(annexes)),
                };
                lists(&mut annex.blocks, levels, &mut 0);
            }
            Block::List(list) => items(list, levels, &mut 0),
            _ => {}
        }
    }
    aliases
}

fn roman(number: u32) -> String {
    wording::roman(number).unwrap_or_else(|| number.to_string())
}

/// Moves the content of a single *ayat* into the article; returns its label.
fn unwrap_single_ayat(blocks: &mut Vec<Block>) -> Option<Label> {
    let is_ayat = |block: &Block| matches!(block, Block::List(list) if list.kind == ListKind::Ayat);
    let at = blocks.iter().position(is_ayat)?;
    let Block::List(List { items, .. }) = &mut blocks[at] else { return None };
    if items.len() != 1 || blocks[at + 1..].iter().any(is_ayat) {
        return None;
    }
    let Block::List(List { items, .. }) = blocks.remove(at) else { return None };
    let ListItem { label, blocks: inside, .. } = items.into_iter().next()?;
    blocks.splice(at..at, inside);
    label
}

/// Numbers outermost lists; the count of *ayat* continues through the whole article.
fn lists(blocks: &mut [Block], levels: &[&str], ayat: &mut u32) {
    for block in blocks {
        if let Block::List(list) = block {
            items(list, levels, ayat);
        }
    }
}

/// Numbers an outermost list and the lists nested in it.
fn items(list: &mut List, levels: &[&str], ayat: &mut u32) {
    if list.kind == ListKind::Ayat {
        for item in &mut list.items {
            *ayat += 1;
            item.marker = marker(&item.marker, *ayat);
            lists(&mut item.blocks, levels, &mut 0);
        }
        return;
    }
    let first = list.items.first().map(|item| item.marker.clone()).unwrap_or_default();
    let level = levels.iter().position(|level| *level == first);
    nested(list, &first, level.map_or(&[], |level| &levels[level + 1..]));
}

/// Numbers a list with the first marker `first`, and nested lists by `deeper`.
fn nested(list: &mut List, first: &str, deeper: &[&str]) {
    for (number, item) in (1..).zip(&mut list.items) {
        item.marker = marker(first, number);
        for block in &mut item.blocks {
            let Block::List(list) = block else { continue };
            match deeper {
                [next, deeper @ ..] => nested(list, next, deeper),
                [] => nested(list, first, &[]),
            }
        }
    }
}

/// The marker of this number, in the form of a first marker such as `(1)`, `a.` or `1)`.
fn marker(first: &str, number: u32) -> String {
    first.replace('1', &number.to_string()).replace('a', &wording::letter(number))
}
