//! The English translation of an agreement, which is overlaid on the Indonesian data and must keep its facts.

use std::collections::{BTreeMap, BTreeSet};

use super::model::Kind;
use super::{Agreement, ArticleChange, Field, Group, Leaf, Path, Visitor};
use crate::codes;
use crate::data::{self, Lists, SplicedText};
use naskah_diagnostic::{Diagnostic, Source};

/// The field that holds the translation.
const TRANSLATION: &str = "translation";

/// The text with its translation completed: overlaid on the Indonesian data.
pub(super) fn completed(text: SplicedText) -> SplicedText {
    let Some(tree) = data::scan(text.text()) else { return text };
    let Some(translation) = tree.field(TRANSLATION, text.text()) else { return text };
    let mut original = tree.clone();
    if let data::ValueKind::Struct { fields, .. } = &mut original.kind {
        fields.retain(|field| text.text()[field.name.clone()] != *TRANSLATION);
    }
    // Overlay on a temporary source, then map its spans through `text` to the files.
    let source = Source::new("", text.text());
    let overlaid =
        data::overlay((&source, &original), (&source, translation), &[], Lists::Replaced);

    let mut completed = SplicedText::default();
    completed.push_range_of(&text, 0..translation.extent.start);
    for (range, span) in overlaid.segments() {
        match span {
            Some(span) => completed.push_range_of(&text, span.range.clone()),
            None => completed.push_synthetic(&overlaid.text()[range]),
        }
    }
    completed.push_range_of(&text, translation.extent.end..text.text().len());
    completed
}

impl Agreement {
    /// Adds the diagnostics about the translation, except those that the Indonesian has as well.
    pub(super) fn check_translation(&self, diagnostics: &mut Vec<Diagnostic>) {
        let Some(translation) = &self.translation else { return };
        let errors = self.changed_facts(translation);
        let untranslated = self.untranslated_articles(translation);
        for diagnostic in translation.check_fields().into_iter().chain(errors).chain(untranslated) {
            if !diagnostics.contains(&diagnostic) {
                diagnostics.push(diagnostic);
            }
        }
    }

    /// An error for each fact that the translation changes; it may change wording only.
    fn changed_facts(&self, translation: &Self) -> Vec<Diagnostic> {
        let (original, translated) = (Facts::of(self), Facts::of(translation));
        let paths: BTreeSet<&String> = original.0.keys().chain(translated.0.keys()).collect();
        let differs = |path: &&&String| original.0.get(**path) != translated.0.get(**path);
        // If the length of a list differs, so do its items: report the list alone.
        let mut changed: Vec<&String> = Vec::new();
        for path in paths.iter().filter(differs) {
            if !changed.last().is_some_and(|last| is_within(path, last)) {
                changed.push(path);
            }
        }
        if translation.translation.is_some() {
            return vec![self.changed_fact(translation, "translation")];
        }
        changed.into_iter().map(|path| self.changed_fact(translation, path)).collect()
    }

    /// An error for each change of articles that the translation makes in another way, or in Indonesian.
    fn untranslated_articles(&self, translation: &Self) -> Vec<Diagnostic> {
        let pairs = self.articles.iter().zip(&translation.articles).enumerate();
        let error = |(index, (original, translated)): (usize, (&ArticleChange, &ArticleChange))| {
            let path = format!("articles[{index}]");
            if original.name() != translated.name() {
                return Some(self.changed_fact(translation, &path));
            }
            let words = |change: &ArticleChange| {
                let (text, file) = change.wording();
                [change.title(), text, file].map(|it| it.map(str::to_owned))
            };
            let repeated = |(original, translated): (&Option<String>, &Option<String>)| {
                original.is_some() && original == translated
            };
            if !words(original).iter().zip(&words(translated)).any(repeated) {
                return None;
            }
            Some(
                Diagnostic::error(
                    codes::ARTICLE_NOT_TRANSLATED,
                    format!("the article `{}` has no English wording", original.label()),
                )
                .path(format!("{TRANSLATION}.{path}"))
                .at(self.origin.nearest(&path), "this is Indonesian")
                .help("give the same changes in English in `translation: (articles: [ … ])`"),
            )
        };
        pairs.filter_map(error).collect()
    }

    fn changed_fact(&self, translation: &Self, path: &str) -> Diagnostic {
        Diagnostic::error(
            codes::TRANSLATION_CHANGES_FACT,
            format!("the translation changes `{path}`"),
        )
        .path(format!("{TRANSLATION}.{path}"))
        .at(translation.origin.nearest(path), "here")
        .at(self.origin.nearest(path), "from this")
        .help("a translation gives words alone; leave this out of it")
    }
}

/// Whether a path is inside the value at the path `outer`.
fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.starts_with(['.', '[']))
}

/// The facts of an agreement, keyed by path.
#[derive(Default)]
struct Facts(BTreeMap<String, String>);

impl Facts {
    fn of(agreement: &Agreement) -> Self {
        let mut facts = Self::default();
        agreement.walk(&mut facts);
        facts
    }
}

impl Visitor for Facts {
    fn leaf(&mut self, path: &Path, field: &'static Field, leaf: Leaf<'_>) {
        let fact = match (field.kind, leaf) {
            (Kind::Details, Leaf::Integer(_) | Leaf::Boolean(_)) => true,
            (kind, _) => kind.is_fact(),
        };
        if fact {
            self.0.insert(path.as_str().to_owned(), format!("{leaf:?}"));
        }
    }

    /// The number of groups, such as parties or witnesses, is a fact. The number of prose items is not: the
    /// document compares the clauses of the two languages.
    fn open(&mut self, path: &Path, field: &'static Field, group: Group) {
        if let (Kind::Group, Group::List(count)) = (field.kind, group) {
            self.0.insert(path.as_str().to_owned(), format!("{count} items"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATA: &str = r#"(
    subject: "Literasi",
    signed: (date: "2021-09-21", place: "Gedung A"),
    parties: [
        (name: "Dinas", seat: "Jalan A", signer: (name: "Budi", position: "Kepala")),
        (name: "Yayasan", signer: (name: "Ani", position: "Ketua")),
    ],
    scope: ["satu", "dua"],
    details: {"purpose": "tujuan", "duration_years": 3},
    translation: (
        subject: "Literacy",
        parties: [(name: "Agency", signer: (position: "Head"))],
        scope: ["one", "two"],
        details: {"purpose": "aim"},
    ),
)"#;

    fn read(text: &str) -> Agreement {
        Agreement::from_ron("data.ron", text).unwrap()
    }

    #[test]
    fn what_is_not_translated_stays() {
        let agreement = read(DATA);
        let translation = agreement.translation.unwrap();
        assert_eq!(agreement.subject, "Literasi");
        assert_eq!(translation.subject, "Literacy");
        assert_eq!(translation.signed, agreement.signed);
        assert_eq!(translation.parties[0].signer.position, "Head");
        assert_eq!(translation.parties[0].signer.name, "Budi");
        assert_eq!(translation.parties[1], agreement.parties[1]);
        assert_eq!(translation.scope, ["one", "two"]);
        assert_eq!(translation.details["purpose"], crate::agreement::Value::Text("aim".into()));
        assert_eq!(translation.details["duration_years"], agreement.details["duration_years"]);
    }

    #[test]
    fn each_text_knows_where_it_was_written() {
        let translation = read(DATA).translation.unwrap();
        let span = |path| translation.origin.span(path).unwrap();
        assert_eq!(span("subject").to_string(), "data.ron:11:19");
        assert_eq!(span("parties[0].signer.position").text(), "Head");
        assert_eq!(span("parties[0].signer.name").to_string(), "data.ron:5:58");
        assert_eq!(span("scope[1]").text(), "two");
        assert_eq!(span("details.purpose").text(), "aim");
        assert_eq!(span("details.duration_years").to_string(), "data.ron:9:54");
    }

    #[test]
    fn faults_of_a_translation_stand_at_their_places() {
        let error = |from: &str, to: &str| {
            Agreement::from_ron("data.ron", &DATA.replace(from, to)).unwrap_err().to_string()
        };
        assert_eq!(
            error("subject: \"Literacy\"", "subjct: \"Literacy\""),
            "data.ron:11:9: error: there is no field `subjct` here\n  help: did you mean `subject`?"
        );
        assert_eq!(
            error("\"Literacy\"", "\" \""),
            "data.ron:11:19: error: the field `subject` is empty\n  \
             help: fill it in, or write a placeholder such as \"[…]\""
        );
        assert_eq!(
            error("\"Literacy\"", "\"Literacy\", signed: (date: \"2021-09-22\")"),
            "data.ron:11:46: error: the translation changes `signed.date`\n  \
             help: a translation gives words alone; leave this out of it"
        );
    }

    #[test]
    fn what_is_doubtful_in_both_languages_is_told_once() {
        let text = DATA.replace("name: \"Dinas\",", "name: \"Dinas\", number: \"1/V/2020\",");
        assert_eq!(read(&text).check().len(), 1);
    }

    #[test]
    fn an_entry_of_a_batch_lays_its_translation_over_the_shared_one() {
        let each = r#"[(id: "a", translation: (subject: "Own"))]"#;
        let batch = format!("(shared: {DATA}, each: {each})");
        let batch = crate::agreement::Batch::from_ron("batch.ron", &batch).unwrap();
        let agreement = batch.entries[0].agreement.clone().unwrap();
        let translation = agreement.translation.unwrap();
        assert_eq!(translation.subject, "Own");
        assert_eq!(translation.scope, ["one", "two"]);
        let span = translation.origin.span("subject").unwrap();
        assert_eq!((span.text(), span.source.name()), ("Own", "batch.ron"));
    }
}
