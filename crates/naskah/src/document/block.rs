//! The content model: a document and its blocks.

use jiff::civil::Date;

use super::{Label, Run, Text};
use crate::agreement::TextTagSyntax;
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
    /// The *komparisi*: the parties, their signers and capacities.
    Parties(Vec<PartyEntry>),
    /// Labels and values, with the colons in one column.
    Form(Vec<FormRow>),
    /// Numbered paragraphs or items.
    List(List),
    /// A table with a header row.
    Table(Table),
    /// A chapter's heading; its articles follow as separate blocks.
    Chapter(Chapter),
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
#[derive(Clone, Debug, PartialEq)]
pub struct FormRow {
    /// The text before the colon; if empty, the value stands alone.
    pub label: Text,
    /// The text after the colon, with a hanging indent.
    pub value: Text,
}

/// The head of an agreement.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Title {
    /// The parties' logos, in the order of the parties.
    pub logos: Vec<Logo>,
    /// The title's lines: kind, ANTARA, party, DENGAN, party, TENTANG, subject.
    pub lines: Vec<Text>,
    /// The document number of each party; none is left blank to fill in by hand.
    pub numbers: Vec<Option<Text>>,
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

/// A table with a header row.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Table {
    /// The alignment of each column; as many as each row has cells.
    pub columns: Vec<ColumnAlignment>,
    /// The header row.
    pub header: Vec<Text>,
    /// The other rows.
    pub rows: Vec<Vec<Text>>,
    /// Whether the rows are signed by hand, which needs more height.
    pub signing_rows: bool,
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

/// A chapter's heading.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Chapter {
    /// `BAB I`
    pub number: String,
    /// The title, as written in the template.
    pub title: Text,
    /// The label for references.
    pub label: Option<Label>,
}

/// An article.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Article {
    /// `Pasal 1`
    pub number: String,
    /// The title, as written in the template.
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

/// The signature part.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Signatures {
    /// The parties' signers, in the order of the parties.
    pub parties: Vec<Signatory>,
    /// The witnesses, if any.
    pub witnesses: Option<Witnesses>,
}

/// The witnesses' part of the signatures.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Witnesses {
    /// *Menyaksikan,* or the like.
    pub heading: Text,
    /// The witnesses.
    pub signatories: Vec<Signatory>,
}

/// The identity of a field for a signature or initials.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SigningField {
    /// The field name: `PIHAK-KESATU`, `SAKSI-1`. Only letters, digits and hyphens, because some programs
    /// accept nothing else.
    pub name: String,
    /// A description for the signer, shown as the field's tooltip.
    pub description: String,
    /// The signer's role in the document: `PIHAK KESATU`, `SAKSI 1`.
    pub role: String,
    /// The signer's name.
    pub signer: String,
    /// The signer's office.
    pub position: String,
}

/// What is added to a document for electronic signing.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ElectronicSigning {
    /// If anchors are wanted, those given in the data; signers without one get a free character.
    pub anchors: Option<Vec<Run>>,
    /// The syntax of the text tags, if wanted.
    pub tags: Option<TextTagSyntax>,
    /// The sentence in the footer of every page.
    pub footer: Option<Text>,
    /// The QR code in the footer of every page.
    pub code: Option<QrContent>,
}

/// The content of a QR code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct QrContent {
    /// The encoded text.
    pub text: String,
    /// The alternative text.
    pub description: String,
}

/// A duty stamp (*meterai*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meterai {
    /// A paper stamp, which the signature crosses.
    Paper,
    /// An electronic stamp beside the signature.
    Electronic,
}

/// A signatory.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Signatory {
    /// `PIHAK KESATU` and so on; none for a witness.
    pub role: Option<Text>,
    /// The office in capitals, with a line each for *a.n.* and *u.b.*; the last line ends with a comma.
    pub position: Vec<Text>,
    /// The name, with degrees where the form allows them.
    pub name: Text,
    /// The lines below the name: rank, NIP.
    pub credentials: Vec<Text>,
    /// The duty stamp of this signature.
    pub meterai: Option<Meterai>,
    /// The field for an electronic signature, if any.
    pub field: Option<SigningField>,
}
