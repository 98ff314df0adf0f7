//! Fills one language of a template with an agreement's data.

use std::collections::BTreeMap;

use super::Template;
use super::articles::ArticleEditor;
use super::data::{self, Extra};
use super::data_blocks::DataBlocks;
use super::engine::Engine;
use super::source_map::MappedText;
use super::wording::Wording;
use super::{
    document_kind, electronic, lints, markup, meterai, roles, signature_fields, signatures,
};
use crate::agreement::{Agreement, Value};
use crate::document::{self, Document};
use crate::picture::Assets;
use crate::style::Style;
use naskah_diagnostic::{Diagnostic, Errors, Result};
use naskah_wording::Language;

/// One language of a document.
pub(super) struct LanguageVersion<'a> {
    pub(super) engine: &'a Engine,
    /// The data, in that language.
    pub(super) agreement: &'a Agreement,
    /// Where files that the data names are read from.
    pub(super) assets: &'a dyn Assets,
    /// The title in the manifest.
    pub(super) title: &'a str,
    /// Defaults of details, before the manifest's own.
    pub(super) defaults: &'a BTreeMap<String, Value>,
    /// Whether another language is printed beside it.
    pub(super) bilingual: bool,
}

impl Template {
    /// Fills one language version of a document.
    pub(super) fn fill_version(
        &self,
        version: &LanguageVersion<'_>,
        style: &Style,
    ) -> Result<(Document, Vec<Diagnostic>)> {
        let LanguageVersion { engine, agreement, assets, title, defaults, bilingual } = *version;
        let (role_words, language) = (style.role_words, engine.language);
        let own = self.is_asked_for_by(agreement);
        let (details, mut found) = self.manifest.details(agreement, own, defaults);
        found.extend(self.manifest.missing(agreement));
        let kind = &document_kind::document_kind(title, &details);
        let agreement_kind = &document_kind::agreement_kind(title, &details, agreement);
        let meterai = agreement.carries_meterai(self.manifest.meterai);
        let extra = Extra {
            kind,
            agreement_kind,
            details: &details,
            roles: role_words,
            // The closing speaks of a stamp where one is.
            meterai: meterai && meterai::is_on_this_original(agreement),
            language,
            bilingual,
        };
        let data = data::collect(agreement, &extra);
        found.extend_from_slice(&data.diagnostics);
        let ((), mut found) = Errors::check(found, ())?;

        let wording = engine.render(&data)?;
        let data_blocks = DataBlocks {
            agreement,
            kind,
            agreement_kind,
            role_words,
            party_style: style.parties,
            number_position: style.title.numbers,
            meterai,
            language,
            introduced: short_names_in(&wording, engine, agreement),
        };
        let mut parsed = markup::read(&wording, &data_blocks);
        let editor =
            ArticleEditor { agreement, assets, engine, data: &data, data_blocks: &data_blocks };
        let removed = editor.edit(&mut parsed, &engine.template_changes());
        signature_fields::make_names_unique(&mut parsed.blocks);
        found.extend(parsed.found);
        if language == Language::Indonesian {
            let first_role = roles::role_word(language, role_words, 0);
            found.extend(lints::warnings(&wording, kind, agreement_kind, &first_role));
        }
        let mut document = Document {
            name: parsed.name.unwrap_or_else(|| name(agreement, kind, language)),
            authors: agreement.parties.iter().map(|party| party.name.clone()).collect(),
            date: self.manifest.signed(agreement),
            watermark: agreement.watermark.clone(),
            language,
            original: agreement.original.map(signatures::original_label),
            initials: signature_fields::initials(&parsed.blocks),
            fields: agreement.has_ready_made_fields(),
            electronic: match language {
                Language::Indonesian => electronic::electronic(agreement, style)?,
                // The Indonesian version has it for the one document that is signed.
                Language::English => None,
            },
            landscape: false,
            blocks: parsed.blocks,
            translation: None,
        };
        let foreign: Vec<&String> =
            agreement.foreign_words.iter().chain(&style.foreign_words).collect();
        let levels = style.lists.scheme.levels();
        found.extend(document::resolve(&mut document, levels, &removed, &foreign));
        if kind == agreement_kind {
            // Documents about an agreement name its articles.
            found.extend(document::typed_references(&mut document));
        }
        found.sort_by_key(|it| it.span().map(|span| span.range.start));
        Errors::check(found, document)
    }

    /// Whether the data is for this template, so that its details must be this template's.
    fn is_asked_for_by(&self, agreement: &Agreement) -> bool {
        let Some(name) = &self.name else { return true };
        match &agreement.template {
            Some(asked) => asked == name,
            None => name == Self::DEFAULT || naskah_templates::template(name).is_none(),
        }
    }
}

/// The parties whose short names occur in the wording or in articles that are added to it.
fn short_names_in(wording: &MappedText, engine: &Engine, agreement: &Agreement) -> Vec<usize> {
    let changes = engine.template_changes();
    let mut texts: Vec<&str> = vec![wording.text()];
    texts.extend(changes.iter().filter_map(|it| it.articles.as_ref()).map(Wording::text));
    texts.extend(agreement.articles.iter().filter_map(|change| change.wording().0));
    let parties = agreement.parties.iter().enumerate();
    let used = parties.filter(|(_, party)| {
        let short = party.short.as_deref().filter(|short| !party.name.contains(*short));
        short.is_some_and(|short| texts.iter().any(|text| has_words(text, short)))
    });
    used.map(|(index, _)| index).collect()
}

/// Whether these words occur in a wording, not as part of others.
fn has_words(wording: &str, words: &str) -> bool {
    let plain = wording.replace('\\', "");
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    plain.match_indices(words).any(|(at, found)| {
        let before = plain[..at].chars().next_back();
        let after = plain[at + found.len()..].chars().next();
        !is_letter(before) && !is_letter(after)
    })
}

/// The title in one line, for a document without a title block.
fn name(agreement: &Agreement, kind: &str, language: Language) -> String {
    let lines = roles::title_lines(agreement, language).into_iter().map(|line| line.text);
    std::iter::once(kind.to_owned()).chain(lines).collect::<Vec<_>>().join(" ")
}
