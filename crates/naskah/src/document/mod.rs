//! The content model: articles, parties, lists and their meaning, without any formatting.
//!
//! `template` builds a [`Document`]; `resolve` then numbers it and fills in its references, so layout
//! finds every number (`Pasal 4`, `(2)`, `b.`) as text.
//!
//! Templates make documents; a program reads them, for example to list the articles of an agreement:
//!
//! ```
//! use naskah::document::{Block, Document};
//!
//! fn titles(document: &Document) -> Vec<String> {
//!     let articles = document.blocks.iter().filter_map(|block| match block {
//!         Block::Article(article) => Some(article),
//!         _ => None,
//!     });
//!     articles.map(|it| format!("{} {}", it.number, it.title.to_plain())).collect()
//! }
//! # assert!(titles(&Document::default()).is_empty());
//! ```
//!
//! In a [`Run`], a no-break space (U+00A0) and a no-break hyphen (U+2011) prevent a line break; on the
//! page and in extracted text they are a plain space and hyphen.

mod block;
mod character_origin;
mod correspondence;
mod foreign_words;
mod list_endings;
mod lone_items;
mod numbering;
mod numbering_path;
mod references;
mod resolve;
mod role_words;
mod signatures;
mod table_grid;
#[cfg(test)]
mod tests;
mod text;
mod typed_references;
mod walk;

pub use self::block::{
    Annex, Article, ArticleGroup, Block, Cell, ColumnAlignment, Document, Figure, FigureWidth,
    FormRow, GroupLevel, Letterhead, List, ListItem, ListKind, Logo, PartyEntry, Table, Title,
    TitleItem, TitlePart,
};
pub(crate) use self::character_origin::character_origin;
pub(crate) use self::correspondence::{compare_translation, origin};
pub(crate) use self::resolve::resolve;
pub use self::signatures::{
    ElectronicSigning, Meterai, QrContent, Signatory, Signatures, SigningField, Witnesses,
};
pub(crate) use self::table_grid::TableGrid;
pub use self::text::{Emphasis, Label, ReferencePart, Run, Script, Text};
pub(crate) use self::typed_references::find as typed_references;
