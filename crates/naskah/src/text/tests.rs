//! Lines as readers see them, in the built-in families.

use proptest::prelude::*;

use super::{Alignment, Fonts, Line, Measure, Tag, TextRun, TextStyle};
use crate::Length;
use naskah_diagnostic::Source;

const SENTENCE: &str = "PARA PIHAK melaksanakan monitoring dan evaluasi secara berkala terhadap \
    pelaksanaan kerja sama, serta melaporkan hasilnya kepada Sekretaris Daerah sebagai bahan \
    pertimbangan dalam pengambilan kebijakan di bidang pemberdayaan keluarga.";

fn fonts() -> Fonts {
    Fonts::builtin("TeX Gyre Bonum").unwrap()
}

fn text_run(fonts: &Fonts, text: &str) -> TextRun {
    let face = fonts.select(false, false);
    TextRun::new(text, TextStyle::new(face, Length::pt(12)))
}

fn set(text: &str, width: Length, alignment: Alignment) -> Vec<Line> {
    let fonts = fonts();
    let measure = Measure::new(width, alignment);
    fonts.lines(&[text_run(&fonts, text)], measure).unwrap()
}

fn hyphenated(text: &str, width: Length) -> Vec<Line> {
    let fonts = fonts();
    let measure = Measure::new(width, Alignment::Justified).hyphenate(true);
    fonts.lines(&[text_run(&fonts, text)], measure).unwrap()
}

fn text(line: &Line) -> String {
    line.runs.iter().map(|run| &*run.text).collect()
}

fn texts(lines: &[Line]) -> Vec<String> {
    lines.iter().map(text).collect()
}

/// The right edge of the visible glyphs.
fn right_edge(line: &Line) -> Length {
    let last = line.runs.last().unwrap();
    let spaces = last.text.len() - last.text.trim_end_matches(' ').len();
    let shown = &last.glyphs[..last.glyphs.len() - spaces];
    last.x + shown.iter().map(|glyph| glyph.advance).sum()
}

#[test]
fn every_builtin_family_sets_a_paragraph() {
    for family in naskah_fonts::FAMILIES {
        let fonts = Fonts::builtin(family.name).unwrap();
        let measure = Measure::new(Length::mm(160), Alignment::Justified);
        let lines = fonts.lines(&[text_run(&fonts, SENTENCE)], measure).unwrap();
        assert!((2..=4).contains(&lines.len()), "{}: {} lines", family.name, lines.len());
    }
}

#[test]
fn an_unknown_family_is_named_with_its_like() {
    let error = Fonts::builtin("Liberation Sarif").unwrap_err();
    assert_eq!(
        error.to_string(),
        "error: there is no typeface `Liberation Sarif`\n  help: did you mean `Liberation Serif`?"
    );
}

#[test]
fn justified_lines_fill_the_measure_exactly() {
    let width = Length::mm(120);
    let lines = set(&SENTENCE.repeat(3), width, Alignment::Justified);
    for line in &lines[..lines.len() - 1] {
        assert_eq!(right_edge(line), width);
        assert_eq!(line.width, width);
    }
    assert!(right_edge(&lines[lines.len() - 1]) < width);
}

#[test]
fn the_right_edge_of_right_aligned_lines_is_straight() {
    let width = Length::mm(60);
    for line in set(SENTENCE, width, Alignment::Right) {
        assert_eq!(right_edge(&line), width);
    }
}

#[test]
fn balanced_lines_are_of_about_one_length_and_as_few_as_possible() {
    let title = "TIM PENGGERAK PEMBERDAYAAN DAN KESEJAHTERAAN KELUARGA KABUPATEN";
    let width = Length::mm(160);
    let balanced = set(title, width, Alignment::Balanced);
    assert_eq!(balanced.len(), set(title, width, Alignment::Left).len());
    assert_eq!(
        texts(&balanced),
        ["TIM PENGGERAK PEMBERDAYAAN DAN ", "KESEJAHTERAAN KELUARGA KABUPATEN"]
    );
}

#[test]
fn no_line_breaks_at_a_no_break_space_and_it_copies_as_a_plain_one() {
    for millimetres in 38..120 {
        let width = Length::mm(millimetres);
        let glued =
            "sebagaimana dimaksud dalam Pasal\u{a0}4\u{a0}ayat\u{a0}(2) Undang\u{2011}Undang";
        let lines = set(glued, width, Alignment::Justified);
        let joined = texts(&lines).concat();
        assert_eq!(joined, "sebagaimana dimaksud dalam Pasal 4 ayat (2) Undang-Undang");
        assert!(texts(&lines).iter().any(|line| line.contains("Pasal 4 ayat (2)")));
        assert!(texts(&lines).iter().any(|line| line.contains("Undang-Undang")));
    }
}

#[test]
fn a_line_breaks_at_a_written_hyphen_only_where_nothing_else_fits() {
    let broken_inside = |millimetres| {
        let lines = set("kepada masing-masing pihak", Length::mm(millimetres), Alignment::Left);
        texts(&lines).iter().any(|line| line.ends_with('-'))
    };
    assert!((36..80).all(|millimetres| !broken_inside(millimetres)));
    assert!(broken_inside(20));
}

#[test]
fn a_soft_hyphen_shows_only_where_the_line_ends() {
    let word = "pem\u{ad}ber\u{ad}da\u{ad}ya\u{ad}an";
    assert_eq!(texts(&set(word, Length::mm(100), Alignment::Left)), ["pemberdayaan"]);
    let narrow = set(&format!("untuk {word}"), Length::mm(35), Alignment::Left);
    let broken = texts(&narrow);
    assert!(broken[0].ends_with('-'), "{broken:?}");
    assert_eq!(broken.concat().replace('-', ""), "untuk pemberdayaan");
}

#[test]
fn words_are_divided_by_the_spelling_where_it_is_asked_for() {
    let text = "pelaksanaan pemberdayaan dan kesejahteraan masyarakat";
    let width = Length::mm(46);
    let ends_in_hyphen =
        |lines: &[Line]| texts(lines).iter().filter(|line| line.ends_with('-')).count();
    assert_eq!(ends_in_hyphen(&set(text, width, Alignment::Justified)), 0);
    let lines = hyphenated(text, width);
    assert_eq!(texts(&lines), ["pelaksanaan pember-", "dayaan dan kesejahte-", "raan masyarakat"]);
    assert!(lines.iter().all(|line| !line.overfull && right_edge(line) <= width));
}

#[test]
fn soft_hyphens_decide_alone_where_their_word_is_divided() {
    for millimetres in 30..60 {
        let lines = hyphenated("pelaksanaan pember\u{ad}dayaan", Length::mm(millimetres));
        let broken = texts(&lines);
        assert!(!broken.iter().any(|line| line.ends_with("pem-")), "{broken:?}");
    }
}

#[test]
fn a_line_feed_ends_a_line() {
    let lines = set("Jalan Jelawat\nTenggarong", Length::mm(160), Alignment::Justified);
    // In extracted text, the lines do not run together.
    assert_eq!(texts(&lines), ["Jalan Jelawat ", "Tenggarong"]);
    assert!(right_edge(&lines[0]) < Length::mm(60), "the line before is not justified");
}

#[test]
fn a_long_address_breaks_rather_than_sticking_out() {
    let width = Length::mm(40);
    let address = "sekretariat.tp-pkk.kutaikartanegara@kukarkab.example.go.id";
    let lines = set(address, width, Alignment::Left);
    assert_eq!(texts(&lines).concat(), address);
    assert!(lines.iter().all(|line| !line.overfull && right_edge(line) <= width));
}

#[test]
fn pairs_are_kerned_and_ligatures_keep_their_characters() {
    let fonts = fonts();
    let width = |text: &str| fonts.width(&[text_run(&fonts, text)]).unwrap();
    assert!(width("AV") < width("A") + width("V"));

    let lines = set("fi", Length::mm(50), Alignment::Left);
    let run = &lines[0].runs[0];
    assert_eq!((&*run.text, run.glyphs.len()), ("fi", 1));
    assert_eq!(run.glyphs[0].range, 0..2);
}

#[test]
fn the_last_glyph_of_a_line_ends_at_the_measure_whatever_space_follows() {
    let fonts = fonts();
    let width = Length::mm(30);
    for line in set("DANA PARA PIHAK DANA PARA PIHAK DANA", width, Alignment::Justified) {
        let (run, visible) = (&line.runs[0], line.runs[0].text.trim_end().len());
        let mut shown = run.glyphs.iter().filter(|glyph| glyph.range.end <= visible);
        let last = shown.next_back().unwrap();
        let face = fonts.face(run.face);
        let em = i64::from(face.metrics().units_per_em);
        let size = run.size;
        assert_eq!(last.advance, size.scale(i64::from(face.advance(last.id)), em), "{}", run.text);
    }
}

#[test]
fn runs_of_one_style_are_shaped_together() {
    let fonts = fonts();
    let apart = [text_run(&fonts, "A"), text_run(&fonts, "V")];
    assert_eq!(fonts.width(&apart).unwrap(), fonts.width(&[text_run(&fonts, "AV")]).unwrap());
}

#[test]
fn a_character_that_the_face_lacks_is_named_with_its_place() {
    let fonts = fonts();
    let source = Source::new("data.ron", "name: \"Budi 漢 Santoso\"");
    let mut text_run = text_run(&fonts, "Budi 漢 Santoso");
    text_run.origin = Some(source.span(7..24));
    let measure = Measure::new(Length::mm(160), Alignment::Left);
    let error = fonts.lines(&[text_run], measure).unwrap_err();
    assert_eq!(
        error.to_string(),
        "data.ron:1:13: error: the typeface TeXGyreBonum-Regular has no character U+6F22 漢\n  \
         help: reword the text, or choose a style with another typeface"
    );
}

#[test]
fn a_character_without_meaning_is_refused_though_the_face_draws_it() {
    let fonts = fonts();
    let measure = Measure::new(Length::mm(160), Alignment::Left);
    for character in ['\u{e000}', '\u{f8ff}', '\u{feff}', '\0'] {
        let error =
            fonts.lines(&[text_run(&fonts, &format!("Budi{character}"))], measure).unwrap_err();
        let named = format!("has no character U+{:04X}", u32::from(character));
        assert!(error.to_string().contains(&named), "{error}");
    }
}

#[test]
fn nothing_gives_no_lines() {
    assert_eq!(set("", Length::mm(50), Alignment::Justified), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn lines_hold_all_of_the_text_and_stay_in_the_measure(
        words in proptest::collection::vec("[a-zA-Z(),.;-]{1,14}", 1..60),
        millimetres in 15..200_i64,
        justified: bool,
    ) {
        let given = words.join(" ");
        let width = Length::mm(millimetres);
        let alignment = if justified { Alignment::Justified } else { Alignment::Left };
        let lines = set(&given, width, alignment);
        prop_assert_eq!(texts(&lines).concat(), given.clone());
        for line in &lines {
            prop_assert!(line.overfull || right_edge(line) <= width);
            for run in &line.runs {
                prop_assert_eq!(&run.glyphs.first().map(|g| g.range.start), &Some(0));
                prop_assert_eq!(&run.glyphs.last().map(|g| g.range.end), &Some(run.text.len()));
            }
        }
        prop_assert_eq!(lines, set(&given, width, alignment));
    }
}

#[test]
fn a_paragraph_that_is_set_again_has_the_tags_of_now() {
    let fonts = fonts();
    let measure = Measure::new(Length::mm(60), Alignment::Justified);
    let set = |fonts: &Fonts, tags: [Option<usize>; 3]| {
        let texts = ["PIHAK KESATU dan PIHAK KEDUA sepakat ", "Pasal 4 ", "untuk bekerja sama."];
        let style = TextStyle::new(fonts.select(false, false), Length::pt(12));
        let text_run = |(text, tag): (&str, Option<usize>)| TextRun {
            text: text.to_owned(),
            style,
            tag: tag.map(Tag),
            origin: None,
        };
        let text_runs: Vec<TextRun> = texts.into_iter().zip(tags).map(text_run).collect();
        fonts.lines(&text_runs, measure).unwrap()
    };
    for tags in [
        [None, None, None],
        [Some(7), Some(8), Some(7)],
        [Some(1), Some(2), Some(1)],
        [Some(1), Some(2), Some(3)],
        [None, Some(2), None],
        [Some(5), None, Some(5)],
        [None, None, None],
    ] {
        let cold = Fonts::builtin("TeX Gyre Bonum").unwrap();
        assert_eq!(set(&fonts, tags), set(&cold, tags), "{tags:?}");
    }
}
