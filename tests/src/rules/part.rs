//! A document's meaning as a plain list: every text that its pages have to show, in reading order.

use naskah::document::{
    Block, Cell, Document, FormRow, GroupLevel, List, ListItem, Signatory, Signatures, Table, Text,
    TitlePart,
};
use naskah::style::{SignatureOrder, Style};

/// A text of a document, and what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// The text, with plain spaces and hyphens.
    pub text: String,
}

/// What a text of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line of the title, a number, a label: nothing that breaks over pages.
    Label,
    /// A paragraph of running text.
    Paragraph {
        /// It announces the list or table that follows it.
        introduces: bool,
    },
    /// `(1)`, `a.`: in front of an item.
    Marker(Level),
    /// A heading's number or title: of a chapter, an article, an annex.
    Heading,
    /// A cell of a table.
    Cell {
        /// It belongs to the row that every page repeats.
        header: bool,
    },
    /// The name of a party's signer in the *komparisi*.
    PartyName,
    /// The sentence behind it.
    PartyDescription,
    /// *Menyaksikan,* above the witnesses.
    WitnessHeading,
    /// A part of a signature block.
    Signature(Signature),
}

/// What a marker stands in front of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A numbered paragraph of an article.
    Ayat,
    /// An item at that depth, 0 for the outermost.
    Item(usize),
}

/// A part of a signature block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The row, counted over parties and witnesses.
    pub row: usize,
    /// Where in its row the block stands.
    pub side: Side,
    /// What of it.
    pub piece: Piece,
}

/// Where in its row a signature block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In the left half.
    Left,
    /// In the right half.
    Right,
    /// Alone in the middle.
    Middle,
}

/// A piece of a signature block, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// PIHAK KESATU.
    Role,
    /// The office.
    Position,
    /// The name.
    Name,
    /// Rank and NIP.
    Credential,
}

/// Every text of a document, in reading order.
pub fn parts(document: &Document, style: &Style) -> Vec<Part> {
    let mut list = Parts { style, parts: Vec::new(), depth: 0 };
    list.blocks(&document.blocks);
    list.parts
}

struct Parts<'a> {
    style: &'a Style,
    parts: Vec<Part>,
    /// How many lists of items are open.
    depth: usize,
}

impl Parts<'_> {
    fn add(&mut self, kind: Kind, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.parts.push(Part { kind, text });
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for (index, block) in blocks.iter().enumerate() {
            let announced = matches!(blocks.get(index + 1), Some(Block::List(_) | Block::Table(_)));
            self.block(block, announced);
        }
    }

    fn block(&mut self, block: &Block, announced: bool) {
        match block {
            Block::Letterhead(head) => {
                let texts = head.government.iter().chain([&head.office]).chain(&head.lines);
                texts.for_each(|text| self.add(Kind::Label, text.to_plain()));
            }
            Block::Title(title) => {
                let texts = title.parts.iter().flat_map(|part| match part {
                    TitlePart::Line(line) => vec![line],
                    TitlePart::Items(items) => items.iter().map(|item| &item.text).collect(),
                    TitlePart::Numbers(numbers) => numbers.iter().flatten().collect(),
                    other => panic!("no rule is known for {other:?}"),
                });
                texts.for_each(|text| self.add(Kind::Label, text.to_plain()));
            }
            Block::Paragraph(text) => {
                let text = text.to_plain();
                let introduces = announced && text.ends_with(':');
                self.add(Kind::Paragraph { introduces }, text);
            }
            Block::Centered(text) => {
                self.add(Kind::Paragraph { introduces: false }, text.to_plain());
            }
            Block::Figures(_) | Block::PageBreak => {}
            Block::Parties(entries) => {
                for entry in entries {
                    self.add(Kind::Label, entry.marker.as_str());
                    for row in &entry.rows {
                        self.add(Kind::PartyName, row.label.to_plain());
                        self.add(Kind::PartyDescription, row.value.to_plain());
                    }
                    if let Some(sentence) = &entry.sentence {
                        self.add(Kind::PartyDescription, sentence.to_plain());
                    }
                }
            }
            Block::Form(rows) => self.form(rows),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::ArticleGroup(group) if group.level == GroupLevel::Chapter => {
                self.heading(&group.number, &group.title);
            }
            Block::ArticleGroup(group) => {
                self.add(Kind::Heading, group.number.as_str());
                self.add(Kind::Heading, group.title.to_plain());
            }
            Block::Article(article) => {
                self.heading(&article.number, &article.title);
                self.blocks(&article.blocks);
            }
            Block::Annex(annex) => {
                self.add(Kind::Label, annex.number.as_str());
                self.form(&annex.belongs_to);
                self.add(Kind::Label, annex.title.to_plain());
                self.blocks(&annex.blocks);
            }
            Block::Signatures(signatures) => self.signatures(signatures),
            other => panic!("no rule is known for {other:?}"),
        }
    }

    fn heading(&mut self, number: &str, title: &Text) {
        self.add(Kind::Heading, number);
        let title = title.to_plain();
        let title = if self.style.capital_headings { title.to_uppercase() } else { title };
        self.add(Kind::Heading, title);
    }

    fn form(&mut self, rows: &[FormRow]) {
        for row in rows {
            self.add(Kind::Label, row.label.to_plain());
            self.add(Kind::Label, row.value.to_plain());
        }
    }

    fn list(&mut self, list: &List) {
        let level = match list.kind {
            naskah::document::ListKind::Ayat => Level::Ayat,
            naskah::document::ListKind::Items => Level::Item(self.depth),
        };
        let deeper = usize::from(level != Level::Ayat);
        self.depth += deeper;
        for ListItem { marker, blocks, .. } in &list.items {
            self.add(Kind::Marker(level), marker.as_str());
            self.blocks(blocks);
        }
        self.depth -= deeper;
    }

    fn table(&mut self, table: &Table) {
        for (rows, header) in [(&table.header, true), (&table.rows, false)] {
            for cell in rows.iter().flatten().filter_map(Cell::text) {
                self.add(Kind::Cell { header }, cell.to_plain());
            }
        }
    }

    fn signatures(&mut self, signatures: &Signatures) {
        let parties = &signatures.parties;
        let mut rows = 0;
        if parties.iter().any(|it| it.co_signer) {
            let parties: Vec<&[Signatory]> = parties.chunk_by(|_, next| next.co_signer).collect();
            for parties in parties.chunk_by(|a, b| a.len() + b.len() == 2) {
                let order = match parties[0].len() {
                    1 => self.style.signatures.order,
                    _ => SignatureOrder::FirstLeft,
                };
                let row = parties.concat();
                self.signatories(&row, rows, 2, order);
                rows += row.len().div_ceil(2);
            }
        } else {
            self.signatories(parties, rows, 2, self.style.signatures.order);
            rows += parties.len().div_ceil(2);
        }
        for witnesses in &signatures.witnesses {
            self.add(Kind::WitnessHeading, witnesses.heading.to_plain());
            let columns = if witnesses.compact { 3 } else { 2 };
            self.signatories(&witnesses.signatories, rows, columns, SignatureOrder::FirstLeft);
            rows += witnesses.signatories.len().div_ceil(columns);
        }
    }

    fn signatories(
        &mut self,
        signatories: &[Signatory],
        first_row: usize,
        columns: usize,
        order: SignatureOrder,
    ) {
        for (index, row) in signatories.chunks(columns).enumerate() {
            for (place, signatory) in row.iter().enumerate() {
                let side = match (row.len(), place, order) {
                    (1, _, _) | (3, 1, _) => Side::Middle,
                    (_, 0, SignatureOrder::FirstLeft) | (_, 1, SignatureOrder::FirstRight) => {
                        Side::Left
                    }
                    _ => Side::Right,
                };
                let piece =
                    |piece| Kind::Signature(Signature { row: first_row + index, side, piece });
                if let Some(role) = &signatory.role {
                    self.add(piece(Piece::Role), role.to_plain());
                }
                for position in &signatory.position {
                    self.add(piece(Piece::Position), position.to_plain());
                }
                self.add(piece(Piece::Name), signatory.name.to_plain());
                for credential in &signatory.credentials {
                    self.add(piece(Piece::Credential), credential.to_plain());
                }
            }
        }
    }
}
