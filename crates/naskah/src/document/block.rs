//! The content model: a document and its blocks.

use jiff::civil::Date;

use super::signatures::{ElectronicSigning, Signatures, SigningField};
use super::{Label, Text};
use crate::Length;
use naskah_diagnostic::Span;
use naskah_wording::Language;

/// A document.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Document {
    /// The title in one line, for the file's properties.
    pub name: String,
    /// The issuers, for the file's properties: the parties' names.
    pub authors: Vec<String>,
    /// The date of signing, for the file's properties.
    pub date: Option<Date>,
    /// A word printed behind the text of every page.
    pub watermark: Option<String>,
    /// The language of the text.
    pub language: Language,
    /// The label of one original, at the top of its first page: *Rangkap Kesatu*.
    pub original: Option<Text>,
    /// The boxes for initials at the bottom of each page without signatures.
    pub initials: Vec<SigningField>,
    /// Whether signatures and initials get PDF signature fields.
    pub fields: bool,
    /// What is added for electronic signing.
    pub electronic: Option<ElectronicSigning>,
    /// Whether its pages are in landscape.
    pub landscape: bool,
    /// The blocks, in reading order.
    pub blocks: Vec<Block>,
    /// The same document in another language, block by block.
    pub translation: Option<Box<Document>>,
}

/// A block of a document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Block {
    /// The letterhead (*kop naskah*) of the issuing office.
    Letterhead(Letterhead),
    /// Logos, title and numbers.
    Title(Title),
    /// A paragraph of running text.
    Paragraph(Text),
    /// A paragraph of centred lines, such as a formula.
    Centered(Text),
    /// Pictures in a row.
    Figures(Vec<Figure>),
    /// A new page.
    PageBreak,
    /// The *komparisi*: the parties, their signers and capacities.
    Parties(Vec<PartyEntry>),
    /// Labels and values, with the colons in one column.
    Form(Vec<FormRow>),
    /// Numbered paragraphs or items.
    List(List),
    /// A table with a header row.
    Table(Table),
    /// The heading of a group of articles; these follow as separate blocks.
    ArticleGroup(ArticleGroup),
    /// An article with its content.
    Article(Article),
    /// An annex with its content; it begins on a new page.
    Annex(Annex),
    /// The signature part.
    Signatures(Signatures),
}

/// The letterhead (*kop naskah*): logo at the left, names and address in the middle, a double rule below.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Letterhead {
    /// The emblem of the government or the office.
    pub logo: Option<Logo>,
    /// The government, in capitals: `PEMERINTAH KABUPATEN …`; none for non-government bodies.
    pub government: Option<Text>,
    /// The office, in capitals.
    pub office: Text,
    /// Address, telephone, e-mail, one per line.
    pub lines: Vec<Text>,
}

/// A label and its value.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FormRow {
    /// The text before the colon; if empty, the value stands alone.
    pub label: Text,
    /// The text after the colon, with a hanging indent.
    pub value: Text,
    /// A list behind the colon, below the text if there is one.
    pub list: Option<List>,
}

impl FormRow {
    /// A row with a text as its value.
    pub fn new(label: Text, value: Text) -> Self {
        Self { label, value, list: None }
    }
}

/// The head of an agreement.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Title {
    /// The parties' logos, in the order of the parties.
    pub logos: Vec<Logo>,
    /// Lines and numbers, from the top.
    pub parts: Vec<TitlePart>,
}

/// A part of a title.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TitlePart {
    /// A centred line: kind, ANTARA, party, DENGAN, party, TENTANG, subject.
    Line(Text),
    /// A numbered list, such as a subject of several items.
    Items(Vec<TitleItem>),
    /// Document numbers, one for each party; none is left blank to fill in by hand.
    Numbers(Vec<Option<Text>>),
}

/// An item of a list in a title.
#[derive(Clone, Debug, PartialEq)]
pub struct TitleItem {
    /// The marker as printed: `1.`
    pub marker: String,
    /// The text.
    pub text: Text,
}

impl Title {
    /// A title of lines alone.
    pub fn of_lines(lines: impl IntoIterator<Item = Text>) -> Self {
        Self { logos: Vec::new(), parts: lines.into_iter().map(TitlePart::Line).collect() }
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Figure {
    /// The path of the picture file.
    pub file: String,
    /// The alternative text.
    pub description: String,
    /// The page of the file, from 1, if it is a PDF.
    pub page: Option<usize>,
    /// The width; none for its share of the row.
    pub width: Option<FigureWidth>,
    /// Where the file is named.
    pub origin: Option<Span>,
}

/// The width of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureWidth {
    /// A length.
    Length(Length),
    /// A share of the text width, in percent.
    Percent(u8),
}

/// A logo in a document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Logo {
    /// The path of the picture file.
    pub file: String,
    /// The alternative text.
    pub description: String,
    /// Where the data names the file.
    pub origin: Option<Span>,
}

/// One party in the *komparisi*.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PartyEntry {
    /// The numeral before the name: `1.` or `I.`
    pub marker: String,
    /// Either one row with the signer's name as its label, and office, seat, capacity and role in one
    /// sentence; or a row each for name, office and address.
    pub rows: Vec<FormRow>,
    /// Below separate rows, the sentence with capacity and role.
    pub sentence: Option<Text>,
}

/// Numbered paragraphs or items.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct List {
    /// The kind of its items.
    pub kind: ListKind,
    /// The items.
    pub items: Vec<ListItem>,
}

/// The kinds of list items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListKind {
    /// *Ayat*: the numbered paragraphs of an article, `(1)`.
    Ayat,
    /// Items at any depth.
    Items,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListItem {
    /// The marker as printed: `(1)`, `a.`, `1)`.
    pub marker: String,
    /// The label for references.
    pub label: Option<Label>,
    /// The content; the first block is usually a paragraph.
    pub blocks: Vec<Block>,
}

/// A table with a header.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Table {
    /// The alignment of each column; as many as each row has cells.
    pub columns: Vec<ColumnAlignment>,
    /// The relative widths of the columns; none to fit them to their contents.
    pub widths: Vec<u32>,
    /// The header rows.
    pub header: Vec<Vec<Cell>>,
    /// The other rows.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the rows are signed by hand, which needs more height.
    pub signing_rows: bool,
    /// Whether the text of each cell is in the middle of its height.
    pub middle: bool,
}

impl Table {
    /// A table with one header row and no merged cells.
    pub fn new(
        columns: impl Into<Vec<ColumnAlignment>>,
        header: impl IntoIterator<Item = Text>,
        rows: impl IntoIterator<Item = Vec<Text>>,
    ) -> Self {
        let cells = |row: Vec<Text>| row.into_iter().map(Cell::Text).collect();
        Self {
            columns: columns.into(),
            header: vec![header.into_iter().map(Cell::Text).collect()],
            rows: rows.into_iter().map(cells).collect(),
            ..Self::default()
        }
    }
}

/// A cell of a table: its text, or the cell that it is merged with.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A cell of its own.
    Text(Text),
    /// Part of the cell at its left.
    Left,
    /// Part of the cell above it.
    Above,
}

impl Cell {
    /// The cell's own text, if it has one.
    pub fn text(&self) -> Option<&Text> {
        match self {
            Self::Text(text) => Some(text),
            Self::Left | Self::Above => None,
        }
    }

    pub(crate) fn text_mut(&mut self) -> Option<&mut Text> {
        match self {
            Self::Text(text) => Some(text),
            Self::Left | Self::Above => None,
        }
    }
}

impl From<Text> for Cell {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

/// The alignment of a table's column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColumnAlignment {
    /// Left-aligned.
    #[default]
    Left,
    /// Centred.
    Center,
    /// Right-aligned, for numbers.
    Right,
    /// At the left in odd rows, from the middle in even rows, so that neighbouring signatures have space.
    Alternating,
}

/// The heading of a group of articles.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ArticleGroup {
    /// Its level.
    pub level: GroupLevel,
    /// `BAB I`, `Bagian Kesatu`, `Paragraf 1`
    pub number: String,
    /// The title, as written in the template.
    pub title: Text,
    /// The label for references.
    pub label: Option<Label>,
}

/// The levels of groups of articles (Law 12/2011, Annex II).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupLevel {
    /// A chapter, *bab*.
    Chapter,
    /// A part of a chapter, *bagian*.
    Part,
    /// A subdivision of a part, *paragraf*.
    Subpart,
}

/// An article.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Article {
    /// `Pasal 1`
    pub number: String,
    /// The title, as written in the template; empty for an article without one.
    pub title: Text,
    /// The label for references.
    pub label: Option<Label>,
    /// The content.
    pub blocks: Vec<Block>,
}

/// An annex (*lampiran*).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Annex {
    /// `LAMPIRAN I`; `LAMPIRAN` if it is the only one.
    pub number: String,
    /// The agreement that it belongs to: kind and subject, number and date.
    pub belongs_to: Vec<FormRow>,
    /// The title, as written in the template.
    pub title: Text,
    /// The label for references.
    pub label: Option<Label>,
    /// Whether its pages are in landscape.
    pub landscape: bool,
    /// The content.
    pub blocks: Vec<Block>,
}
