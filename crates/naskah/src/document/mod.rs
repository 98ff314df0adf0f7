//! The meaning of a document: what is an article, a party, a list; numbered, its references resolved.
//!
//! A [`Document`] says nothing of looks. Whoever lays it out needs no count of anything: every label
//! (`Pasal 4`, `(2)`, `b.`) stands in it as text.
//!
//! In a [`Run`] a no-break space (U+00A0) and a no-break hyphen (U+2011) forbid a line break; they
//! reach the page, and whoever copies from it, as a plain space and hyphen.

mod block;
mod character_origin;
mod correspondence;
mod numbering;
mod numbering_path;
mod references;
mod resolve;
mod role_words;
#[cfg(test)]
mod tests;
mod text;

pub use self::block::{
    Align, Annex, Article, Block, Cell, Chapter, Code, Document, Electronic, Field, FormRow, Item,
    Letterhead, List, ListKind, Logo, Meterai, PartyEntry, Signatory, Signatures, Table, Title,
    Witnesses,
};
pub(crate) use self::character_origin::written;
pub(crate) use self::correspondence::compare;
pub(crate) use self::resolve::finish;
pub use self::text::{Emphasis, Label, Run, Text};
