//! What a document says, in reading order: what a screen reader has to say of its PDF.
//!
//! Told from the document alone, so that it can judge what layout and PDF make of it.

use jiff::civil::Date;
use naskah::Style;
use naskah::document::{
    Block, Cell, Document, FormRow, GroupLevel, Meterai, PartyEntry, Signatory, Text, Title,
    TitlePart,
};

/// A number that is filled in by hand.
const BLANK: &str = "........................................";

/// The texts that stand apart from one another: lines of the title, labels, paragraphs, cells.
///
/// Page numbers, watermark, boxes for initials, repeated header rows and a form's colons are no part of it. White space
/// is single spaces; characters that forbid or allow a line break are as they look inside a line.
///
/// # Panics
/// The document has two languages.
pub fn reading(document: &Document, style: &Style) -> Vec<String> {
    assert!(document.translation.is_none(), "two languages are read side by side");
    let mut reader = Reader { style, signed: document.date, said: Vec::new() };
    reader.texts(&document.original);
    reader.blocks(&document.blocks);
    reader.said
}

struct Reader<'a> {
    style: &'a Style,
    signed: Option<Date>,
    said: Vec<String>,
}

impl Reader<'_> {
    fn say(&mut self, text: &str) {
        let visible: String = text.chars().filter(|c| *c != '\u{ad}').collect();
        let words: Vec<&str> = visible.split_whitespace().collect();
        if !words.is_empty() {
            self.said.push(words.join(" "));
        }
    }

    fn text(&mut self, text: &Text) {
        self.say(&text.to_plain());
    }

    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t Text>) {
        for text in texts {
            self.text(text);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Letterhead(letterhead) => {
                self.texts(&letterhead.government);
                self.text(&letterhead.office);
                self.texts(&letterhead.lines);
            }
            Block::Title(title) => self.title(title),
            Block::Paragraph(text) | Block::Centered(text) => self.text(text),
            // A picture has no text of its own.
            Block::Figures(_) | Block::PageBreak => {}
            Block::Parties(entries) => entries.iter().for_each(|entry| self.party(entry)),
            Block::Form(rows) => self.form(rows),
            Block::List(list) => {
                for item in &list.items {
                    self.say(&item.marker);
                    self.blocks(&item.blocks);
                }
            }
            Block::Table(table) => {
                let cells = table.header.iter().chain(&table.rows).flatten();
                self.texts(cells.filter_map(Cell::text));
            }
            Block::ArticleGroup(group) => {
                self.say(&group.number);
                match group.level {
                    GroupLevel::Chapter => self.heading(&group.title),
                    GroupLevel::Part | GroupLevel::Subpart => self.text(&group.title),
                }
            }
            Block::Article(article) => {
                self.say(&article.number);
                self.heading(&article.title);
                self.blocks(&article.blocks);
            }
            Block::Annex(annex) => {
                self.say(&annex.number);
                self.form(&annex.belongs_to);
                self.heading(&annex.title);
                self.blocks(&annex.blocks);
            }
            Block::Signatures(signatures) => {
                signatures.parties.iter().for_each(|it| self.signatory(it));
                for witnesses in &signatures.witnesses {
                    self.text(&witnesses.heading);
                    witnesses.signatories.iter().for_each(|it| self.signatory(it));
                }
            }
            other => panic!("no reading order is known for {other:?}"),
        }
    }

    fn title(&mut self, title: &Title) {
        for part in &title.parts {
            match part {
                TitlePart::Line(line) => self.text(line),
                TitlePart::Items(items) => {
                    for item in items {
                        self.say(&item.marker);
                        self.text(&item.text);
                    }
                }
                TitlePart::Numbers(numbers) => {
                    for number in numbers {
                        self.say("NOMOR");
                        self.say(":");
                        self.say(&number.as_ref().map_or_else(|| BLANK.to_owned(), Text::to_plain));
                    }
                }
                other => panic!("no reading order is known for {other:?}"),
            }
        }
    }

    fn heading(&mut self, title: &Text) {
        let title = title.to_plain();
        self.say(&if self.style.capital_headings { title.to_uppercase() } else { title });
    }

    fn party(&mut self, entry: &PartyEntry) {
        self.say(&entry.marker);
        entry.rows.iter().for_each(|row| self.row(row));
        self.texts(&entry.sentence);
    }

    fn form(&mut self, rows: &[FormRow]) {
        rows.iter().for_each(|row| self.row(row));
    }

    /// The colon between the two is for the eye.
    fn row(&mut self, row: &FormRow) {
        self.text(&row.label);
        self.text(&row.value);
    }

    fn signatory(&mut self, signatory: &Signatory) {
        self.texts(&signatory.role);
        self.texts(&signatory.position);
        if signatory.meterai == Some(Meterai::Paper) {
            self.say(&self.style.meterai.caption_on(self.signed));
        }
        self.text(&signatory.name);
        self.texts(&signatory.credentials);
    }
}
