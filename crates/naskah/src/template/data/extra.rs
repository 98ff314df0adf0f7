//! What a template sees beside the agreement.

use std::collections::BTreeMap;

use crate::agreement::Value;
use crate::style::RoleWords;
use naskah_wording::Language;

/// The inputs of [`collect`] besides the agreement.
pub(in crate::template) struct Extra<'a> {
    /// The kind of document, `Perjanjian Kerja Sama`.
    pub(in crate::template) kind: &'a str,
    /// The kind of the agreement that the document is about.
    pub(in crate::template) agreement_kind: &'a str,
    /// The details, completed with the template's defaults.
    pub(in crate::template) details: &'a BTreeMap<String, Value>,
    /// The pair of role words.
    pub(in crate::template) roles: RoleWords,
    /// Whether each original carries a duty stamp (*meterai*).
    pub(in crate::template) meterai: bool,
    /// The language of the wording.
    pub(in crate::template) language: Language,
    /// Whether the document is bilingual.
    pub(in crate::template) bilingual: bool,
}
