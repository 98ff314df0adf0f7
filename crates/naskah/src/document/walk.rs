//! A depth-first walk over the numbered blocks and texts of a document.

use super::block::{Block, Cell, Document, FormRow, GroupLevel, List, ListKind, TitlePart};
use super::numbering_path::{Number, NumberingPath};
use super::text::{Label, Text};

/// A node that the walk visits.
pub(super) enum Node<'a> {
    /// A numbered block, with its label if it has one.
    Target(Option<&'a Label>),
    /// A text inside it.
    Text(&'a mut Text),
}

/// Visits the numbered blocks and texts of a document in reading order, each with its position.
pub(super) fn walk(document: &mut Document, visit: &mut impl FnMut(&NumberingPath, Node<'_>)) {
    blocks(&mut document.blocks, &NumberingPath::default(), visit);
}

fn blocks(
    all: &mut [Block],
    path: &NumberingPath,
    visit: &mut impl FnMut(&NumberingPath, Node<'_>),
) {
    let mut groups: Vec<(GroupLevel, Number)> = Vec::new();
    for block in all {
        let mut text = |text: &mut Text| visit(path, Node::Text(text));
        match block {
            Block::Title(title) => {
                for part in &mut title.parts {
                    match part {
                        TitlePart::Line(line) => text(line),
                        TitlePart::Items(items) => {
                            items.iter_mut().for_each(|item| text(&mut item.text));
                        }
                        TitlePart::Numbers(numbers) => {
                            numbers.iter_mut().flatten().for_each(&mut text);
                        }
                    }
                }
            }
            Block::Letterhead(letterhead) => {
                letterhead.government.iter_mut().for_each(&mut text);
                text(&mut letterhead.office);
                letterhead.lines.iter_mut().for_each(&mut text);
            }
            Block::Paragraph(paragraph) | Block::Centered(paragraph) => text(paragraph),
            Block::Figures(_) | Block::PageBreak => {}
            Block::Form(rows) => {
                for row in rows {
                    visit(path, Node::Text(&mut row.label));
                    visit(path, Node::Text(&mut row.value));
                    if let Some(own) = &mut row.list {
                        list(own, path, visit);
                    }
                }
            }
            Block::Parties(entries) => {
                for entry in entries {
                    form(&mut entry.rows, &mut text);
                    entry.sentence.iter_mut().for_each(&mut text);
                }
            }
            Block::List(own) => list(own, path, visit),
            Block::Table(table) => {
                let cells = table.header.iter_mut().chain(&mut table.rows).flatten();
                cells.filter_map(Cell::text_mut).for_each(&mut text);
            }
            Block::ArticleGroup(group) => {
                groups.retain(|(level, _)| *level < group.level);
                groups.push((group.level, Number::new(&group.number, group.label.as_ref())));
                let path = NumberingPath {
                    groups: groups.iter().map(|(_, number)| number.clone()).collect(),
                    ..NumberingPath::default()
                };
                visit(&path, Node::Target(group.label.as_ref()));
                visit(&path, Node::Text(&mut group.title));
            }
            Block::Article(article) => {
                let path = NumberingPath {
                    article: Some(Number::new(&article.number, article.label.as_ref())),
                    ..NumberingPath::default()
                };
                visit(&path, Node::Target(article.label.as_ref()));
                visit(&path, Node::Text(&mut article.title));
                blocks(&mut article.blocks, &path, visit);
            }
            Block::Annex(annex) => {
                let number = annex.number.replacen("LAMPIRAN", "Lampiran", 1);
                let number = number.replacen("ANNEX", "Annex", 1);
                let number = Number::new(number, annex.label.as_ref());
                let path = NumberingPath { annex: Some(number), ..NumberingPath::default() };
                visit(&path, Node::Target(annex.label.as_ref()));
                form(&mut annex.belongs_to, |text| visit(&path, Node::Text(text)));
                visit(&path, Node::Text(&mut annex.title));
                blocks(&mut annex.blocks, &path, visit);
            }
            Block::Signatures(signatures) => {
                let witnesses = signatures.witnesses.iter_mut().flat_map(|it| {
                    text(&mut it.heading);
                    &mut it.signatories
                });
                let witnesses: Vec<_> = witnesses.collect();
                for signatory in signatures.parties.iter_mut().chain(witnesses) {
                    signatory.role.iter_mut().for_each(&mut text);
                    signatory.position.iter_mut().for_each(&mut text);
                    text(&mut signatory.name);
                    signatory.credentials.iter_mut().for_each(&mut text);
                }
            }
        }
    }
}

fn form(rows: &mut [FormRow], mut text: impl FnMut(&mut Text)) {
    for row in rows {
        text(&mut row.label);
        text(&mut row.value);
    }
}

fn list(own: &mut List, path: &NumberingPath, visit: &mut impl FnMut(&NumberingPath, Node<'_>)) {
    let is_roman = own.items.first().is_some_and(|item| item.marker == "I.");
    for item in &mut own.items {
        let mut path = path.clone();
        let number = Number::new(&item.marker, item.label.as_ref());
        match own.kind {
            ListKind::Ayat => path.ayat = Some(number),
            ListKind::Items => path.items.push(Number { is_roman, ..number }),
        }
        visit(&path, Node::Target(item.label.as_ref()));
        blocks(&mut item.blocks, &path, visit);
    }
}
