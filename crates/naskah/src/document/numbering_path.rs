//! Where something stands in the numbering, and the walk over everything that is numbered.

use super::{Block, Document, FormRow, Label, Text};

/// A place in the numbering: the numbers and markers from the outside in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// `BAB I`; only for a chapter itself.
    pub(super) chapter: Option<String>,
    /// `Lampiran I`
    pub(super) annex: Option<String>,
    /// `Pasal 4`
    pub(super) article: Option<String>,
    /// `(2)`
    pub(super) ayat: Option<String>,
    /// `b.`, `1.`
    pub(super) items: Vec<String>,
}

/// What a walk meets.
pub(super) enum Met<'a> {
    /// A place that can be referred to, or not.
    Place(Option<&'a Label>),
    /// A text at that place.
    Text(&'a mut Text),
}

/// Walks over a numbered document in reading order.
pub(super) fn walk(document: &mut Document, visit: &mut impl FnMut(&Place, Met<'_>)) {
    blocks(&mut document.blocks, &Place::default(), visit);
}

fn blocks(all: &mut [Block], place: &Place, visit: &mut impl FnMut(&Place, Met<'_>)) {
    for block in all {
        let mut text = |text: &mut Text| visit(place, Met::Text(text));
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
                    let mut place = place.clone();
                    match list.kind {
                        super::ListKind::Ayat => place.ayat = Some(item.marker.clone()),
                        super::ListKind::Items => place.items.push(item.marker.clone()),
                    }
                    visit(&place, Met::Place(item.label.as_ref()));
                    blocks(&mut item.blocks, &place, visit);
                }
            }
            Block::Table(table) => {
                table.header.iter_mut().for_each(&mut text);
                table.rows.iter_mut().flatten().for_each(&mut text);
            }
            Block::Chapter(chapter) => {
                let place = Place { chapter: Some(chapter.number.clone()), ..Place::default() };
                visit(&place, Met::Place(chapter.label.as_ref()));
                visit(&place, Met::Text(&mut chapter.title));
            }
            Block::Article(article) => {
                let place = Place { article: Some(article.number.clone()), ..Place::default() };
                visit(&place, Met::Place(article.label.as_ref()));
                visit(&place, Met::Text(&mut article.title));
                blocks(&mut article.blocks, &place, visit);
            }
            Block::Annex(annex) => {
                let number = annex.number.replacen("LAMPIRAN", "Lampiran", 1);
                let number = number.replacen("ANNEX", "Annex", 1);
                let place = Place { annex: Some(number), ..Place::default() };
                visit(&place, Met::Place(annex.label.as_ref()));
                form(&mut annex.belongs_to, |text| visit(&place, Met::Text(text)));
                visit(&place, Met::Text(&mut annex.title));
                blocks(&mut annex.blocks, &place, visit);
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
