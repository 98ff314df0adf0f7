//! The meaning of a document: what is an article, a party, a list; numbered, its references resolved.
//!
//! A [`Document`] says nothing of looks. Whoever lays it out needs no count of anything: every label
//! (`Pasal 4`, `(2)`, `b.`) stands in it as text.
//!
//! In a [`Run`] a no-break space (U+00A0) and a no-break hyphen (U+2011) forbid a line break; they
//! reach the page, and whoever copies from it, as a plain space and hyphen.

mod block;
mod finish;
mod number;
mod parallel;
mod place;
mod reference;
mod role;
mod run;
mod search;
#[cfg(test)]
mod tests;

pub use self::block::{
    Align, Annex, Article, Block, Cell, Chapter, Code, Document, Electronic, Field, FormRow, Item,
    Letterhead, List, ListKind, Logo, Meterai, PartyEntry, Signatory, Signatures, Table, Title,
    Witnesses,
};
pub(crate) use self::finish::finish;
pub(crate) use self::parallel::compare;
pub use self::run::{Emphasis, Label, Run, Text};
pub(crate) use self::search::written;
