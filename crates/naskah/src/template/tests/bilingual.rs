//! Bilingual agreements: the English is filled like the Indonesian and must have the same structure.

use super::*;
use crate::agreement::Value;

/// The bilingual agreement among the examples.
fn bilingual() -> Agreement {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/bilingual/agreement.ron");
    let text = std::fs::read_to_string(path).unwrap();
    Agreement::from_ron("agreement.ron", &text).unwrap_or_else(|e| panic!("{e}"))
}

/// The same without details, for templates that have other ones.
fn without_details() -> Agreement {
    let mut agreement = bilingual();
    agreement.details.clear();
    agreement.translation.iter_mut().for_each(|translation| translation.details.clear());
    agreement
}

fn pks() -> Template {
    Template::builtin("pks").unwrap_or_else(|e| panic!("{e}"))
}

/// A template of one wording in Indonesian and one in English.
fn both(indonesian: &str, english: &str) -> Template {
    let manifest = r#"(title: "Nota", style: "s", fields: {
        "days": (type: Integer, default: 14, help: "How many days."),
        "place": (type: Text, default: "gedung", help: "Where."),
    }, english: (title: "Note", defaults: {"place": "building"}))"#;
    let source = |name: &str, text: &str| Source::new(name, text);
    Template::from_parts(source("template.dj", indonesian), source("template.ron", manifest))
        .and_then(|template| template.with_english(Some(source("template.en.dj", english))))
        .unwrap_or_else(|e| panic!("{e}"))
}

/// The English of a wording, without its name.
fn english(wording: &str) -> String {
    let (document, _) =
        both(wording, wording).fill(&without_details(), &style()).unwrap_or_else(|e| panic!("{e}"));
    dump(&document.translation.unwrap()).split_once('\n').unwrap().1.to_owned()
}

fn faults(indonesian: &str, english: &str) -> String {
    match both(indonesian, english).fill(&without_details(), &style()) {
        Ok((document, _)) => panic!("no fault in {}", dump(&document)),
        Err(errors) => errors.to_string(),
    }
}

#[test]
fn the_english_of_pks() {
    let (document, warnings) = pks().fill(&bilingual(), &style()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(warnings, []);
    insta::assert_snapshot!(dump(&document.translation.unwrap()));
}

#[test]
fn both_languages_of_pks_correspond_whatever_is_left_out() {
    let template = pks();
    for choice in 0..128_u32 {
        let chosen = |bit: u32| choice >> bit & 1 == 1;
        let mut agreement = bilingual();
        let mut translation = agreement.translation.take().unwrap();
        for it in [&mut agreement, &mut *translation] {
            let text = |given: bool| Value::Text(if given { "x" } else { "" }.into());
            it.details.extend([
                ("funding_amount".to_owned(), Value::Integer(chosen(0).into())),
                ("mediator".to_owned(), text(chosen(1))),
                ("court".to_owned(), text(chosen(2))),
                ("confidentiality".to_owned(), Value::Boolean(chosen(3))),
            ]);
            if chosen(4) {
                it.plan = vec![crate::agreement::Activity::default(); 2];
                it.recitals.clear();
                it.legal_basis.clear();
            }
            if chosen(5) {
                it.scope.truncate(if chosen(6) { 1 } else { 0 });
                it.parties[0].rights.clear();
                it.parties[1].duties.clear();
                it.parties[0].contact = None;
            }
        }
        agreement.translation = Some(translation);
        template.fill(&agreement, &style()).unwrap_or_else(|e| panic!("{choice:b}: {e}"));
    }
}

#[test]
fn the_governing_language_is_named_where_there_are_two() {
    let one = Agreement { translation: None, ..bilingual() };
    let (one, _) = pks().fill(&one, &style()).unwrap();
    let (two, _) = pks().fill(&bilingual(), &style()).unwrap();
    assert!(one.translation.is_none());
    assert!(!dump(&one).contains("bahasa Inggris"));
    assert!(dump(&two).contains("yang berlaku adalah naskah dalam bahasa Indonesia"));
}

#[test]
fn filters_speak_the_language_of_the_wording() {
    let wording = "{{ details.days | bilangan }}, {{ 21 | terbilang }}, {{ 3 | ordinal }}, \
        {{ 1000000 | rupiah }}, {{ signed.date | hari }}, {{ signed.date | tanggal }},\n\
        {{ signed.date | tanggal_terbilang }}, {{ none | tanggal_terbilang }}, {{ roles }}, {{ kind }}, \
        {{ details.place }}\n";
    assert_eq!(
        english(wording),
        "14~(fourteen), twenty‑one, third, Rp1.000.000,00~(one million rupiah), Tuesday, \
         20~May 2025, the twentieth of May two thousand and twenty‑five, \
         the ............ of ............ ...................., \
         ^FIRST PARTY^ and ^SECOND PARTY^, Note, building\n"
    );
}

#[test]
fn items_end_in_english() {
    assert_eq!(
        english("{% for it in scope %}\na. {{ it | rincian(loop) }}\n{% endfor %}\n")
            .lines()
            .filter(|line| line.starts_with("  "))
            .map(|line| line.rsplit(' ').take(2).collect::<Vec<_>>())
            .collect::<Vec<_>>(),
        [vec!["staff;", "library"], vec!["and", "collections;"], vec!["workshops.", "joint"]]
    );
}

#[test]
fn references_are_in_english() {
    let english = english(REFERENCES);
    for said in [
        "== CHAPTER I Satu",
        "= Article 2 C #c",
        "Sesuai [in letter~b number~1 →c1b1], [in paragraph~(2) →c2], [in Article~1 →a], [in Article~2 →c]:",
        "Sesuai [in Article~2 paragraph~(1) letter~b number~1 →c1b1], [Article~2 paragraph~(2) →c2].",
    ] {
        assert!(english.contains(said), "{said}\n{english}");
    }
}

#[test]
fn role_words_stand_out_in_english() {
    assert_eq!(
        english(
            "THE PARTIES, the FIRST PARTY, PARTY; (SECOND PARTY) PARTIES, PARTYING, LAST PARTY\n"
        ),
        "^THE PARTIES^, the ^FIRST PARTY^, ^PARTY^; (^SECOND PARTY^) ^PARTIES^, PARTYING, LAST ^PARTY^\n"
    );
}

#[test]
fn what_only_one_language_has_is_an_error_at_both_places() {
    let said = faults("## A\n\n(1) Satu.\n(2) Dua.\n(3) Tiga.\n", "## A\n\n(1) One.\n(2) Two.\n");
    assert_eq!(
        said.lines().next(),
        Some("template.dj:5:5: error: Pasal 1 has 3 ayat, Article 1 has 2")
    );
    let said = faults(
        "{#a}\n## A\n\n(1) {#b} B.\n(2) [](#b) [](#a)\n",
        "{#a}\n## A\n\n(1) {#b} B.\n(2) [](#b)\n",
    );
    assert!(
        said.contains("Pasal 1 ayat (2) refers to `#a`, Article 1 paragraph (2) does not"),
        "{said}"
    );
    let said = faults("Teks.\n\n## A\n\nTeks.\n", "## A\n\nText.\n");
    assert!(
        said.contains(
            "the Indonesian text holds a paragraph where the English text holds an article"
        ),
        "{said}"
    );
}

#[test]
fn faults_of_the_english_wording_stand_in_its_file() {
    assert_eq!(
        faults("Teks.\n", "Text {{ subjct }}.\n"),
        "template.en.dj:1:9: error: `subjct` is not defined\n  help: did you mean `subject`?"
    );
}

#[test]
fn a_template_without_english_makes_a_document_in_indonesian_and_says_so() {
    let (document, warnings) = template("Teks.{% if bilingual %} Dua.{% endif %}\n")
        .fill(&without_details(), &style())
        .unwrap_or_else(|e| panic!("{e}"));
    assert_eq!((&document.translation, document.blocks.len()), (&None, 1));
    assert!(!dump(&document).contains("Dua"));
    let [warning] = warnings.as_slice() else { panic!("{warnings:?}") };
    assert!(warning.to_string().starts_with("agreement.ron:"), "{warning}");
}

#[test]
fn a_translation_cannot_change_a_number() {
    let mut agreement = bilingual();
    let translation = agreement.translation.as_mut().unwrap();
    translation.details.insert("duration_years".into(), Value::Integer(3));
    let errors = pks().fill(&agreement, &style()).unwrap_err().to_string();
    assert!(errors.contains("the translation changes `details.duration_years`"), "{errors}");
}
