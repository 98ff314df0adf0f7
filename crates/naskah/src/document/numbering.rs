//! Numbers of chapters, parts, articles, *ayat*, items and annexes.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{Block, Document, GroupLevel, List, ListItem, ListKind};
use super::lone_items::{self, Aliases};
use super::text::Label;
use naskah_wording::{self as wording, Language};

/// Numbers a document. An article with a single *ayat* drops its number, so the label of the *ayat* then
/// refers to the article; so does that of a lone item.
///
/// `levels` are the first markers of nested lists, from the outermost in. An outermost list enters the levels at
/// its own first marker; the lists nested in it continue from there. In annexes, all lists keep the markers that
/// they are written with.
pub(super) fn number(document: &mut Document, levels: &[&str]) -> Aliases {
    let mut aliases = Aliases::new();
    let language = document.language;
    let (mut articles, mut annexes) = (0, 0);
    let mut groups = GroupCounter { language, counts: [0; 3] };
    let end = document.blocks.iter().position(|block| matches!(block, Block::Signatures(_)));
    let below = document.blocks.split_off(end.unwrap_or(document.blocks.len()));
    lone_items::unwrap(&mut document.blocks, None, &mut aliases);
    document.blocks.extend(below);
    let single_annex =
        document.blocks.iter().filter(|it| matches!(it, Block::Annex(_))).count() == 1;
    for block in &mut document.blocks {
        match block {
            Block::ArticleGroup(group) => group.number = groups.next(group.level),
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
                lone_items::unwrap(&mut article.blocks, Some(&mut article.label), &mut aliases);
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
                lone_items::unwrap(&mut annex.blocks, Some(&mut annex.label), &mut aliases);
                lists(&mut annex.blocks, &[], &mut 0);
            }
            Block::List(list) => items(list, levels, &mut 0),
            Block::Form(rows) => rows
                .iter_mut()
                .filter_map(|row| row.list.as_mut())
                .for_each(|list| items(list, &[], &mut 0)),
            _ => {}
        }
    }
    aliases
}

/// Gives chapters, parts, articles and annexes without a label one of their kind and count, so that contents and links
/// can name them: `pasal-4`, in every language. References in the wording are resolved before, so they never name a
/// number.
pub(super) fn label_headings(document: &mut Document) {
    let mut taken: BTreeSet<Label> = BTreeSet::new();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for unlabelled in [false, true] {
        for block in &mut document.blocks {
            let (kind, label) = match block {
                Block::ArticleGroup(it) => match it.level {
                    GroupLevel::Chapter => ("bab", &mut it.label),
                    GroupLevel::Part => ("bagian", &mut it.label),
                    GroupLevel::Subpart => ("paragraf", &mut it.label),
                },
                Block::Article(it) => ("pasal", &mut it.label),
                Block::Annex(it) => ("lampiran", &mut it.label),
                _ => continue,
            };
            if unlabelled {
                let count = counts.entry(kind).or_default();
                *count += 1;
                let free = label.is_none().then(|| Label(format!("{kind}-{count}")));
                *label = label.take().or(free.filter(|free| !taken.contains(free)));
            }
            taken.extend(label.clone());
        }
    }
}

/// Counts chapters through the document, parts in a chapter, subparts in a part.
struct GroupCounter {
    language: Language,
    counts: [u32; 3],
}

impl GroupCounter {
    fn next(&mut self, level: GroupLevel) -> String {
        let at = level as usize;
        self.counts[at] += 1;
        self.counts[at + 1..].fill(0);
        let count = self.counts[at];
        match (level, self.language) {
            (GroupLevel::Chapter, Language::Indonesian) => format!("BAB {}", roman(count)),
            (GroupLevel::Chapter, Language::English) => format!("CHAPTER {}", roman(count)),
            (GroupLevel::Part, Language::Indonesian) => {
                format!("Bagian {}", capitalised(&wording::ordinal(count)))
            }
            (GroupLevel::Part, language) => {
                format!("Part {}", capitalised(&language.in_words(count.into())))
            }
            (GroupLevel::Subpart, Language::Indonesian) => format!("Paragraf {count}"),
            (GroupLevel::Subpart, Language::English) => format!("Subpart {count}"),
        }
    }
}

/// With a capital first letter.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
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
        match block {
            Block::List(list) => items(list, levels, ayat),
            Block::Form(rows) => rows
                .iter_mut()
                .filter_map(|row| row.list.as_mut())
                .for_each(|list| items(list, levels, &mut 0)),
            _ => {}
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
    let deeper = match level {
        // Definitions may have letters below their numbers, as in laws.
        Some(_) if first == "1." && has_letters(list) => &["a.", "1)", "a)"],
        Some(level) => &levels[level + 1..],
        None => &[],
    };
    nested(list, &first, deeper);
}

/// Whether a list in an item of this one is written with `a.`
fn has_letters(list: &List) -> bool {
    let blocks = list.items.iter().flat_map(|item| &item.blocks);
    let mut lists = blocks.filter_map(|block| match block {
        Block::List(list) => list.items.first(),
        _ => None,
    });
    lists.any(|item| item.marker == "a.")
}

/// Numbers a list with the first marker `first`, and nested lists by `deeper`, below which they keep their own.
fn nested(list: &mut List, first: &str, deeper: &[&str]) {
    for (number, item) in (1..).zip(&mut list.items) {
        item.marker = marker(first, number);
        for block in &mut item.blocks {
            let Block::List(list) = block else { continue };
            let own = list.items.first().map(|item| item.marker.clone()).unwrap_or_default();
            match deeper {
                [next, deeper @ ..] => nested(list, next, deeper),
                [] => nested(list, &own, &[]),
            }
        }
    }
}

/// The marker of this number, in the form of a first marker such as `(1)`, `a.`, `1)`, `A.` or `I.`
fn marker(first: &str, number: u32) -> String {
    let letter = || wording::letter(number);
    let number_in = |form: char| match form {
        '1' => number.to_string(),
        'a' => letter(),
        'A' => letter().to_uppercase(),
        'I' => roman(number),
        other => other.to_string(),
    };
    first.chars().map(number_in).collect()
}
