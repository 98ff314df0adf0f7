//! What a template sees of an agreement: every field of the model, and what follows from them.

mod derived;
mod tree;

use std::collections::BTreeMap;

use minijinja::value::Value;

use self::tree::{Gather, Tree};
use crate::agreement::{Agreement, Value as Detail};
use crate::style::RoleWords;
use naskah_diagnostic::{Diagnostic, Span};
use naskah_wording::Language;

/// The ranges of the texts of an agreement's data, by number.
#[derive(Debug, Default)]
pub(super) struct Places(pub(super) Vec<Option<Span>>);

impl Places {
    /// The range of the text of that number.
    pub(super) fn span(&self, number: usize) -> Option<Span> {
        self.0.get(number).cloned().flatten()
    }
}

/// The values for the template engine, the ranges of their texts, and what is wrong with them.
pub(super) struct Data {
    pub(super) context: Value,
    pub(super) places: Places,
    pub(super) found: Vec<Diagnostic>,
}

/// What a template's kind of document adds to an agreement's own data.
pub(super) struct Extra<'a> {
    /// The kind of document, `Perjanjian Kerja Sama`.
    pub(super) kind: &'a str,
    /// The kind of the agreement that the document is about.
    pub(super) agreement_kind: &'a str,
    /// The details; those that the data leaves out with their defaults.
    pub(super) details: &'a BTreeMap<String, Detail>,
    /// The pair of role words.
    pub(super) roles: RoleWords,
    /// Each original carries a meterai.
    pub(super) meterai: bool,
    /// The language of the wording.
    pub(super) language: Language,
    /// Another language stands beside it.
    pub(super) bilingual: bool,
}

/// Gathers what a template sees.
pub(super) fn gather(agreement: &Agreement, extra: &Extra<'_>) -> Data {
    let mut gather = Gather::new(agreement);
    let mut tree = gather.fields();
    let details = gather.details(extra.details);
    tree.put("details", details);
    derived::add(&mut tree, &mut gather, extra);
    Data { context: Tree::Fields(tree).into(), places: gather.places, found: gather.found }
}
