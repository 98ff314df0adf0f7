//! The English of an agreement: laid over the Indonesian data, and held to its facts.

use super::{Agreement, Party};
use crate::data::{self, Composed, Kind};
use naskah_diagnostic::{Diagnostic, Source};

/// The field that holds the translation.
const TRANSLATION: &str = "translation";

/// The text with its translation completed: laid over all that is not translated.
pub(super) fn completed(text: Composed) -> Composed {
    let Some(tree) = data::scan(text.text()) else { return text };
    let Some(translation) = tree.field(TRANSLATION, text.text()) else { return text };
    let mut original = tree.clone();
    if let Kind::Struct { fields, .. } = &mut original.kind {
        fields.retain(|field| text.text()[field.name.clone()] != *TRANSLATION);
    }
    // What is laid over one another stands in this text, and only through it in the files.
    let source = Source::new("", text.text());
    let laid = data::overlay((&source, &original), (&source, translation), &[]);

    let mut completed = Composed::default();
    completed.push_from(&text, 0..translation.whole.start);
    for (part, written) in laid.parts() {
        match written {
            Some(span) => completed.push_from(&text, span.range.clone()),
            None => completed.punctuate(&laid.text()[part]),
        }
    }
    completed.push_from(&text, translation.whole.end..text.text().len());
    completed
}

impl Agreement {
    /// What is wrong with the translation; what is wrong with the Indonesian as well is not said twice.
    pub(super) fn check_translation(&self, found: &mut Vec<Diagnostic>) {
        let Some(translation) = &self.translation else { return };
        let more = translation.faults().into_iter().chain(self.changed(translation));
        for diagnostic in more {
            if !found.contains(&diagnostic) {
                found.push(diagnostic);
            }
        }
    }

    /// The facts that the translation changes, where it may change words only.
    fn changed(&self, translation: &Self) -> Vec<Diagnostic> {
        let mut changed = Vec::new();
        let mut compare = |path: String, same: bool| {
            if !same {
                changed.push(
                    Diagnostic::uncoded_error(format!("the translation changes `{path}`"))
                        .at(translation.origin.nearest(&path), "here")
                        .at(self.origin.nearest(&path), "from this")
                        .help("a translation gives words alone; leave this out of it"),
                );
            }
        };
        compare("template".into(), self.template == translation.template);
        compare("style".into(), self.style == translation.style);
        compare("signed.date".into(), self.signed.date == translation.signed.date);
        compare("signing".into(), self.signing == translation.signing);
        compare("watermark".into(), self.watermark == translation.watermark);
        compare("translation".into(), translation.translation.is_none());
        compare("parties".into(), self.parties.len() == translation.parties.len());
        compare("witnesses".into(), self.witnesses.len() == translation.witnesses.len());
        let budgets = |it: &Self| it.plan.iter().map(|row| row.budget).collect::<Vec<_>>();
        compare("plan".into(), budgets(self) == budgets(translation));
        for (index, (party, other)) in self.parties.iter().zip(&translation.parties).enumerate() {
            let facts = |party: &Party| {
                let signer = &party.signer;
                (party.number.clone(), party.logo.clone(), signer.nip.clone(), signer.acting)
            };
            compare(format!("parties[{index}]"), facts(party) == facts(other));
        }
        changed
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
        let place = |path| translation.origin.span(path).unwrap();
        assert_eq!(place("subject").to_string(), "data.ron:11:19");
        assert_eq!(place("parties[0].signer.position").text(), "Head");
        assert_eq!(place("parties[0].signer.name").to_string(), "data.ron:5:58");
        assert_eq!(place("scope[1]").text(), "two");
        assert_eq!(place("details.purpose").text(), "aim");
        assert_eq!(place("details.duration_years").to_string(), "data.ron:9:54");
    }

    #[test]
    fn faults_of_a_translation_stand_at_their_places() {
        let fault = |from: &str, to: &str| {
            Agreement::from_ron("data.ron", &DATA.replace(from, to)).unwrap_err().to_string()
        };
        assert_eq!(
            fault("subject: \"Literacy\"", "subjct: \"Literacy\""),
            "data.ron:11:9: error: there is no field `subjct` here\n  help: did you mean `subject`?"
        );
        assert_eq!(
            fault("\"Literacy\"", "\" \""),
            "data.ron:11:19: error: the field `subject` is empty\n  \
             help: fill it in, or write a placeholder such as \"[…]\""
        );
        assert_eq!(
            fault("\"Literacy\"", "\"Literacy\", signed: (date: \"2021-09-22\")"),
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
        let place = translation.origin.span("subject").unwrap();
        assert_eq!((place.text(), place.source.name()), ("Own", "batch.ron"));
    }
}
