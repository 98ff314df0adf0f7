//! The values that a template sees: every field of the agreement, and values derived from them.

mod derived;
mod tree;

use std::collections::BTreeMap;

use minijinja::value::Value;

use self::tree::{Collector, Tree};
use crate::agreement::{Agreement, Value as Detail};
use crate::style::RoleWords;
use naskah_diagnostic::{Diagnostic, Span};
use naskah_wording::Language;

/// The source spans of the tracked texts, indexed by their numbers.
#[derive(Debug, Default)]
pub(super) struct TextOrigins(pub(super) Vec<Option<Span>>);

impl TextOrigins {
    /// The span of a tracked text, if it has one.
    pub(super) fn span(&self, number: usize) -> Option<Span> {
        self.0.get(number).cloned().flatten()
    }
}

/// The values for the template engine, the origins of their texts, and errors in them.
pub(super) struct Data {
    pub(super) context: Value,
    pub(super) origins: TextOrigins,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The inputs of [`collect`] besides the agreement.
pub(super) struct Extra<'a> {
    /// The kind of document, `Perjanjian Kerja Sama`.
    pub(super) kind: &'a str,
    /// The kind of the agreement that the document is about.
    pub(super) agreement_kind: &'a str,
    /// The details, completed with the template's defaults.
    pub(super) details: &'a BTreeMap<String, Detail>,
    /// The pair of role words.
    pub(super) roles: RoleWords,
    /// Whether each original carries a duty stamp (*meterai*).
    pub(super) meterai: bool,
    /// The language of the wording.
    pub(super) language: Language,
    /// Whether the document is bilingual.
    pub(super) bilingual: bool,
}

/// Collects the values that a template sees.
pub(super) fn collect(agreement: &Agreement, extra: &Extra<'_>) -> Data {
    let mut collector = Collector::new(agreement);
    let mut tree = collector.fields();
    let details = collector.details(extra.details);
    tree.put("details", details);
    derived::add(&mut tree, &mut collector, extra);
    Data {
        context: Tree::Fields(tree).into(),
        origins: collector.origins,
        diagnostics: collector.diagnostics,
    }
}
