//! What the finishing of a document does, on documents made by hand.

use super::*;

fn finished(text: &str) -> Vec<(String, bool)> {
    runs(Text::plain(text))
}

fn runs(text: Text) -> Vec<(String, bool)> {
    let mut document = Document { blocks: vec![Block::Paragraph(text)], ..Document::default() };
    assert_eq!(finish(&mut document), []);
    let [Block::Paragraph(text)] = document.blocks.as_slice() else { panic!("{document:?}") };
    text.0.iter().map(|run| (run.text.clone(), run.emphasis.role)).collect()
}

fn roles(text: &str) -> Vec<String> {
    finished(text).into_iter().filter(|(_, role)| *role).map(|(text, _)| text).collect()
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
