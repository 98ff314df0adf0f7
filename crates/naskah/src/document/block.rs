//! The parts of a document.

use jiff::civil::Date;

use super::{Label, Run, Text};
use crate::agreement::Dialect;
use naskah_diagnostic::Span;
use naskah_wording::Language;

/// A whole document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The title in one line, for the file's properties.
    pub name: String,
    /// Who issues it, for the file's properties: the parties' names.
    pub authors: Vec<String>,
    /// The day of its signing, for the file's properties.
    pub date: Option<Date>,
    /// A word behind the text of every page.
    pub watermark: Option<String>,
    /// The language that it is written in.
    pub language: Language,
    /// What is written at the head of the first page of one original: *Rangkap Kesatu*.
    pub original: Option<Text>,
    /// Whose initials stand at the foot of the pages without signatures, a box for each.
    pub initials: Vec<Field>,
    /// The places for signatures and initials are ready-made fields.
    pub fields: bool,
    /// What it shows besides where it is signed electronically.
    pub electronic: Option<Electronic>,
    /// Its pages are wider than high.
    pub landscape: bool,
    /// The parts, in reading order.
    pub blocks: Vec<Block>,
    /// The same in another language, part beside part.
    pub translation: Option<Box<Document>>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The letterhead (*kop naskah*) of the office that issues the document.
    Letterhead(Letterhead),
    /// Logos, title and numbers.
    Title(Title),
    /// A paragraph of running text.
    Paragraph(Text),
    /// The *komparisi*: who the parties are and for whom they act.
    Parties(Vec<PartyEntry>),
    /// Labels and what is filled in behind them, the colons in one column.
    Form(Vec<FormRow>),
    /// Numbered paragraphs or items.
    List(List),
    /// A table with a header row.
    Table(Table),
    /// A chapter's heading; its articles follow it as blocks of their own.
    Chapter(Chapter),
    /// An article and all that it holds.
    Article(Article),
    /// An annex and all that it holds; it begins a page.
    Annex(Annex),
    /// The signature part.
    Signatures(Signatures),
}

/// The letterhead (*kop naskah*): logo at the left, names and address in the middle, a double rule under
/// them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letterhead {
    /// The emblem of the government or the office.
    pub logo: Option<Logo>,
    /// The government, in capitals: `PEMERINTAH KABUPATEN …`; none for bodies outside it.
    pub government: Option<Text>,
    /// The office, in capitals.
    pub office: Text,
    /// Address, telephone, e-mail, a line each.
    pub lines: Vec<Text>,
}

/// A label and what is filled in behind its colon.
#[derive(Clone, Debug, PartialEq)]
pub struct FormRow {
    /// In front of the colon; empty: the value stands alone.
    pub label: Text,
    /// Behind it; hangs there where it is long.
    pub value: Text,
}

/// The head of an agreement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Title {
    /// The parties' logos, in their order.
    pub logos: Vec<Logo>,
    /// The title's lines: kind, ANTARA, party, DENGAN, party, TENTANG, subject.
    pub lines: Vec<Text>,
    /// The number of each party, none where it is to be filled in by hand.
    pub numbers: Vec<Option<Text>>,
}

/// A logo in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// The path of the picture file.
    pub file: String,
    /// What it shows.
    pub description: String,
    /// Where the data names it.
    pub origin: Option<Span>,
}

/// One party in the *komparisi*.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyEntry {
    /// The numeral in front: `1.` or `I.`
    pub marker: String,
    /// The signer's name, and behind its colon office, seat, capacity and role in one sentence; or name,
    /// office and address, a row each.
    pub rows: Vec<FormRow>,
    /// Under rows for each, the sentence with capacity and role.
    pub sentence: Option<Text>,
}

/// Numbered paragraphs or items.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// What its items are.
    pub kind: ListKind,
    /// The items.
    pub items: Vec<Item>,
}

/// What the items of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListKind {
    /// *Ayat*: the numbered paragraphs of an article, `(1)`.
    Ayat,
    /// Items, at whatever depth.
    Items,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The marker as it is printed: `(1)`, `a.`, `1)`.
    pub marker: String,
    /// By what it can be referred to.
    pub label: Option<Label>,
    /// What it holds; the first block is usually a paragraph.
    pub blocks: Vec<Block>,
}

/// A table with a header row.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// How each column is aligned; as many as each row has cells.
    pub columns: Vec<Align>,
    /// The header row.
    pub header: Vec<Cell>,
    /// The other rows.
    pub rows: Vec<Vec<Cell>>,
    /// The rows are rooms to sign in, high enough for it.
    pub rooms: bool,
}

/// The text of a table's cell.
pub type Cell = Text;

/// How a column is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right, for numbers.
    Right,
    /// At the left in odd rows, in even rows from the middle on: rooms to sign beside one another.
    Alternating,
}

/// A chapter's heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// `BAB I`
    pub number: String,
    /// The title, as written in the template.
    pub title: Text,
    /// By what it can be referred to.
    pub label: Option<Label>,
}

/// An article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// `Pasal 1`
    pub number: String,
    /// The title, as written in the template.
    pub title: Text,
    /// By what it can be referred to.
    pub label: Option<Label>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// An annex (*lampiran*).
#[derive(Clone, Debug, PartialEq)]
pub struct Annex {
    /// `LAMPIRAN I`; `LAMPIRAN` where it is the only one.
    pub number: String,
    /// To what it belongs: the agreement's kind and subject, number and date.
    pub belongs_to: Vec<FormRow>,
    /// The title, as written in the template.
    pub title: Text,
    /// By what it can be referred to.
    pub label: Option<Label>,
    /// Its pages are wider than high.
    pub landscape: bool,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// The signature part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signatures {
    /// The parties' signers, in the order of the parties.
    pub parties: Vec<Signatory>,
    /// The witnesses, if there are any.
    pub witnesses: Option<Witnesses>,
}

/// The witnesses' part of the signatures.
#[derive(Clone, Debug, PartialEq)]
pub struct Witnesses {
    /// *Menyaksikan,* or the like.
    pub heading: Text,
    /// The witnesses.
    pub signatories: Vec<Signatory>,
}

/// A place for a signature or for initials.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The name by which other programs find it: `PIHAK-KESATU`, `SAKSI-1`. Letters, digits and hyphens
    /// alone, since some accept nothing else.
    pub name: String,
    /// What is to be done there, and by whom.
    pub description: String,
    /// As what one signs there: `PIHAK KESATU`, `SAKSI 1`.
    pub role: String,
    /// Who signs there.
    pub signer: String,
    /// In what office.
    pub position: String,
}

/// What a document shows where it is signed electronically.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Electronic {
    /// The anchors that the data names, where rooms to sign have any; the rest are free characters.
    pub anchors: Option<Vec<Run>>,
    /// The text tags that rooms to sign have, if they do.
    pub tags: Option<Dialect>,
    /// The sentence at the foot of every page.
    pub footer: Option<Text>,
    /// The QR code at the foot of every page.
    pub code: Option<Code>,
}

/// A QR code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Code {
    /// What it says.
    pub text: String,
    /// The same for those who cannot see it.
    pub description: String,
}

/// A duty stamp (*meterai*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meterai {
    /// On paper; the signature goes over it.
    Paper,
    /// Electronic, beside the signature.
    Electronic,
}

/// One who signs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signatory {
    /// PIHAK KESATU and so on; none for a witness.
    pub role: Option<Text>,
    /// The office in capitals: a line each for *a.n.* and *u.b.*, the last with its comma.
    pub position: Vec<Text>,
    /// The name, with its degrees where they are due.
    pub name: Text,
    /// What stands under the name: rank and NIP, a line each.
    pub credentials: Vec<Text>,
    /// The duty stamp that belongs to the signature.
    pub meterai: Option<Meterai>,
    /// The field that an electronic signature goes into, if there is one.
    pub field: Option<Field>,
}
