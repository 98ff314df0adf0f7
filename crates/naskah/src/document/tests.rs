//! Resolving hand-made documents.

use super::*;

fn resolved(text: &str) -> Vec<(String, bool)> {
    runs(Text::plain(text))
}

fn runs(text: Text) -> Vec<(String, bool)> {
    let mut document = Document { blocks: vec![Block::Paragraph(text)], ..Document::default() };
    assert_eq!(resolve(&mut document, &["a.", "1."], &std::collections::BTreeMap::new(), &[]), []);
    let [Block::Paragraph(text)] = document.blocks.as_slice() else { panic!("{document:?}") };
    text.0.iter().map(|run| (run.text.clone(), run.emphasis.role)).collect()
}

fn roles(text: &str) -> Vec<String> {
    resolved(text).into_iter().filter(|(_, role)| *role).map(|(text, _)| text).collect()
}

#[test]
fn role_words_are_found_whole_and_in_capitals() {
    assert_eq!(
        roles("PARA PIHAK, PIHAK KESATU dan PIHAK KEDUA; PIHAK lain, PIHAK KETIGAAN. PIHAK"),
        ["PARA PIHAK", "PIHAK KESATU", "PIHAK KEDUA", "PIHAK", "PIHAK", "PIHAK"]
    );
    assert_eq!(roles("Para Pihak, PIHAKNYA, SEPIHAK, pihak kesatu, PARAPIHAK"), [""; 0]);
    assert_eq!(roles("PIHAK KESEPULUH, PIHAK KESEBELAS"), ["PIHAK KESEPULUH", "PIHAK KESEBELAS"]);
}

#[test]
fn role_words_are_found_across_runs() {
    let run = |text: &str| Run { text: text.into(), ..Run::default() };
    assert_eq!(
        runs(Text(vec![run("é PIHAK "), run("KESATU dan")])),
        [("é ", false), ("PIHAK ", true), ("KESATU", true), (" dan", false)]
            .map(|(text, role)| (text.to_owned(), role))
    );
}

#[test]
fn lines_do_not_break_between_runs_that_belong_together() {
    let run = |text: &str| Run { text: text.into(), ..Run::default() };
    assert_eq!(
        runs(Text(vec![run("dalam Pasal "), run("4 dan")])),
        [("dalam Pasal\u{a0}", false), ("4 dan", false)]
            .map(|(text, role)| (text.to_owned(), role))
    );
}

const LAW: [&str; 4] = ["a.", "1.", "a)", "1)"];
const AGREEMENT: [&str; 5] = ["1.", "a.", "1)", "a)", "(1)"];

/// Nested lists of two items each, the second with a label, with markers as in templates.
fn lists(markers: &[&str]) -> Option<Block> {
    let (marker, deeper) = markers.split_first()?;
    let item = |label: Option<Label>| ListItem {
        marker: (*marker).to_owned(),
        label,
        blocks: [Some(Block::Paragraph(Text::plain("x"))), lists(deeper)]
            .into_iter()
            .flatten()
            .collect(),
    };
    let kind = if *marker == "(1)" { ListKind::Ayat } else { ListKind::Items };
    Some(Block::List(List { kind, items: vec![item(None), item(Some(Label((*marker).into())))] }))
}

/// The wording of a reference from outside to the last item of the innermost list.
fn reference(markers: &[&str], levels: &[&str]) -> String {
    let to = Run {
        text: ".".into(),
        target: Some(Label((*markers.last().unwrap()).into())),
        ..Run::default()
    };
    let article = Article {
        number: String::new(),
        title: Text::plain("x"),
        label: None,
        blocks: lists(markers).into_iter().collect(),
    };
    let blocks = vec![Block::Article(article), Block::Paragraph(Text(vec![to]))];
    let mut document = Document { blocks, ..Document::default() };
    resolve(&mut document, levels, &std::collections::BTreeMap::new(), &[]);
    let Some(Block::Paragraph(text)) = document.blocks.pop() else { panic!("{document:?}") };
    text.to_plain()
}

#[test]
fn items_are_marked_by_the_scheme_and_references_name_them_so() {
    let written = ["(1)", "a.", "1.", "a)", "1)"];
    assert_eq!(reference(&written, &LAW), "Pasal 1 ayat (2) huruf b angka 2 huruf b) angka 2)");
    assert_eq!(
        reference(&written, &AGREEMENT),
        "Pasal 1 ayat (2) huruf b angka 2) huruf b) angka (2)"
    );
}

#[test]
fn a_list_that_begins_with_numbers_goes_on_with_what_follows_them() {
    let written = ["1.", "a)", "1)"];
    assert_eq!(reference(&written, &LAW), "Pasal 1 angka 2 huruf b) angka 2)");
    assert_eq!(reference(&written, &AGREEMENT), "Pasal 1 angka 2 huruf b angka 2)");
}
