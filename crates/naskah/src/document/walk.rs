//! A depth-first walk over the numbered blocks and texts of a document.

use super::block::{Block, Document, FormRow, ListKind};
use super::numbering_path::NumberingPath;
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
    for block in all {
        let mut text = |text: &mut Text| visit(path, Node::Text(text));
        match block {
            Block::Title(title) => {
                title.lines.iter_mut().for_each(&mut text);
                title.numbers.iter_mut().flatten().for_each(&mut text);
            }
            Block::Letterhead(letterhead) => {
                letterhead.government.iter_mut().for_each(&mut text);
                text(&mut letterhead.office);
                letterhead.lines.iter_mut().for_each(&mut text);
            }
            Block::Paragraph(paragraph) => text(paragraph),
            Block::Form(rows) => form(rows, text),
            Block::Parties(entries) => {
                for entry in entries {
                    form(&mut entry.rows, &mut text);
                    entry.sentence.iter_mut().for_each(&mut text);
                }
            }
            Block::List(list) => {
                for item in &mut list.items {
                    let mut path = path.clone();
                    match list.kind {
                        ListKind::Ayat => path.ayat = Some(item.marker.clone()),
                        ListKind::Items => path.items.push(item.marker.clone()),
                    }
                    visit(&path, Node::Target(item.label.as_ref()));
                    blocks(&mut item.blocks, &path, visit);
                }
            }
            Block::Table(table) => {
                table.header.iter_mut().for_each(&mut text);
                table.rows.iter_mut().flatten().for_each(&mut text);
            }
            Block::Chapter(chapter) => {
                let path = NumberingPath {
                    chapter: Some(chapter.number.clone()),
                    ..NumberingPath::default()
                };
                visit(&path, Node::Target(chapter.label.as_ref()));
                visit(&path, Node::Text(&mut chapter.title));
            }
            Block::Article(article) => {
                let path = NumberingPath {
                    article: Some(article.number.clone()),
                    ..NumberingPath::default()
                };
                visit(&path, Node::Target(article.label.as_ref()));
                visit(&path, Node::Text(&mut article.title));
                blocks(&mut article.blocks, &path, visit);
            }
            Block::Annex(annex) => {
                let number = annex.number.replacen("LAMPIRAN", "Lampiran", 1);
                let number = number.replacen("ANNEX", "Annex", 1);
                let path = NumberingPath { annex: Some(number), ..NumberingPath::default() };
                visit(&path, Node::Target(annex.label.as_ref()));
                form(&mut annex.belongs_to, |text| visit(&path, Node::Text(text)));
                visit(&path, Node::Text(&mut annex.title));
                blocks(&mut annex.blocks, &path, visit);
            }
            Block::Signatures(signatures) => {
                let witnesses = signatures.witnesses.as_mut().map(|it| {
                    text(&mut it.heading);
                    &mut it.signatories
                });
                for signatory in
                    signatures.parties.iter_mut().chain(witnesses.into_iter().flatten())
                {
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
