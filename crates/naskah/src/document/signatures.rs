//! The signature part of a document, and what it needs to be signed electronically.

use super::{Run, Text};
use crate::agreement::TextTagSyntax;

/// The signature part.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Signatures {
    /// The parties' signers, in the order of the parties.
    pub parties: Vec<Signatory>,
    /// Groups of witnesses, and of officials who acknowledge the agreement.
    pub witnesses: Vec<Witnesses>,
}

/// A group of witnesses or officials below the parties' signatures.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Witnesses {
    /// *Menyaksikan,* or the like.
    pub heading: Text,
    /// The witnesses.
    pub signatories: Vec<Signatory>,
    /// Whether they sign in rows of three with smaller rooms.
    pub compact: bool,
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
    /// Whether this one signs for the party of the one before.
    pub co_signer: bool,
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
