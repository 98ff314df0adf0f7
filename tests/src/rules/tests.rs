//! Every check finds its breach in positions made by hand, and nothing in those that are right.

use super::*;
use crate::reader::{Area, Glyph, Run};

const NEVER_DIVIDED: Kind = Kind::Label;
const PARAGRAPH: Kind = Kind::Paragraph { introduces: false };

/// A text whose lines stand on these pages at these heights.
fn text(kind: Kind, lines: &[(usize, f64, &str)]) -> Traced {
    let text: String = lines.iter().map(|(_, _, text)| *text).collect();
    let lines = lines.iter().map(|(page, y, text)| Placed {
        page: *page,
        y: *y,
        x: 100.0,
        right: 400.0,
        text: (*text).to_owned(),
    });
    Traced { part: Part { kind, text }, lines: lines.collect() }
}

fn rules(found: &[Breach]) -> Vec<(&str, Option<usize>)> {
    found.iter().map(|breach| (breach.rule, breach.after_page)).collect()
}

#[test]
fn a_lone_line_on_either_side_of_a_page_break_is_found() {
    let lines = |pages: [usize; 4]| {
        let lines: Vec<_> = pages.iter().map(|page| (*page, 100.0, "kata ")).collect();
        rules(&breaks::paragraphs(&[text(PARAGRAPH, &lines)])).len()
    };
    assert_eq!(lines([1, 1, 2, 2]), 0);
    assert_eq!(lines([1, 2, 2, 2]), 1);
    assert_eq!(lines([1, 1, 1, 2]), 1);
    assert_eq!(lines([1, 1, 1, 1]), 0);
}

#[test]
fn a_heading_without_two_lines_of_its_text_is_found() {
    let heading = || text(Kind::Heading, &[(1, 700.0, "Pasal 1")]);
    let found = |lines: &[(usize, f64, &str)]| {
        rules(&breaks::headings(&[heading(), text(PARAGRAPH, lines)])).len()
    };
    assert_eq!(found(&[(1, 720.0, "satu "), (1, 735.0, "dua "), (2, 100.0, "tiga")]), 0);
    assert_eq!(found(&[(1, 720.0, "satu")]), 0, "there is no second line");
    assert_eq!(found(&[(1, 720.0, "satu "), (2, 100.0, "dua")]), 1);
    assert_eq!(found(&[(2, 100.0, "satu "), (2, 115.0, "dua")]), 1);
    // A marker and its text stand on one line.
    let marker = text(Kind::Marker(Level::Ayat), &[(1, 720.0, "(1)")]);
    let body = text(PARAGRAPH, &[(1, 720.0, "satu "), (2, 100.0, "dua")]);
    assert_eq!(breaks::headings(&[heading(), marker, body]).len(), 1);
}

#[test]
fn a_list_apart_from_its_announcement_is_found() {
    let announcement = text(Kind::Paragraph { introduces: true }, &[(1, 700.0, "meliputi:")]);
    let item = |page| text(Kind::Marker(Level::Item(0)), &[(page, 715.0, "a.")]);
    assert_eq!(breaks::introductions(&[announcement.clone(), item(1)]), []);
    let found = breaks::introductions(&[announcement, item(2)]);
    assert_eq!(rules(&found), [("D-05", Some(1))]);
}

#[test]
fn a_line_end_inside_what_holds_together_is_found() {
    let found = |left: &str, right: &str| {
        let lines = [(1, 100.0, left), (1, 115.0, right)];
        no_break::lines(&[text(PARAGRAPH, &lines)]).len()
    };
    for (left, right) in [
        ("sebagaimana dimaksud dalam Pasal ", "4 ayat (2)"),
        ("dalam Pasal 4 ayat ", "(2) huruf b."),
        ("pada huruf ", "b, dan"),
        ("sebesar Rp1.000.", "000,00 (satu juta"),
        ("sebesar Rp ", "1.000.000,00"),
        ("Undang-Undang Nomor ", "23 Tahun 2014"),
        ("pada tanggal 21 ", "September 2021,"),
        ("oleh Nama Lengkap, ", "S.Sos., M.Si."),
        ("oleh Drs. H. ", "Nama Lengkap"),
        ("BAB ", "IV"),
    ] {
        assert_eq!(found(left, right), 1, "{left}|{right}");
    }
    for (left, right) in [
        ("melaksanakan ketentuan ", "Pasal 4 ayat (2)"),
        ("setiap ayat ", "sebagaimana dimaksud"),
        ("pada 21 September ", "2021"),
        ("Kelurahan Timbau, ", "Tenggarong"),
        ("pem", "berdayaan"),
        ("sebesar ", "Rp1.000.000,00"),
    ] {
        assert_eq!(found(left, right), 0, "{left}|{right}");
    }
}

/// A row of two signers: role, office, name; the second's name at that height.
fn row(page: usize, second_name: f64) -> Vec<Traced> {
    let block = |side, name| {
        let piece = |piece| Kind::Signature(Signature { row: 0, side, piece });
        [
            text(piece(Piece::Role), &[(page, 100.0, "PIHAK")]),
            text(piece(Piece::Position), &[(page, 115.0, "KETUA,")]),
            text(piece(Piece::Name), &[(page, name, "NAMA")]),
            text(piece(Piece::Credential), &[(page, name + 15.0, "NIP")]),
        ]
    };
    [block(Side::Left, 215.0), block(Side::Right, second_name)].concat()
}

#[test]
fn names_of_a_row_on_different_baselines_are_found() {
    assert_eq!(signing::rows(&row(1, 215.0), 76.0), []);
    assert_eq!(rules(&signing::rows(&row(1, 230.0), 76.0)), [("D-42", None)]);
}

#[test]
fn too_little_room_to_sign_and_a_role_under_its_office_are_found() {
    assert_eq!(signing::rows(&row(1, 215.0), 110.0).len(), 2, "both names stand too high");
    let mut row = row(1, 215.0);
    row[0].lines[0].y = 130.0;
    assert_eq!(rules(&signing::rows(&row, 76.0)), [("D-42", None)]);
}

#[test]
fn a_divided_or_lone_signature_part_is_found() {
    let closing = |first: usize, second: usize| {
        text(PARAGRAPH, &[(first, 60.0, "Demikian "), (second, 80.0, "dibuat.")])
    };
    let with = |closing: Traced, mut row: Vec<Traced>| {
        row.insert(0, closing);
        row
    };
    assert_eq!(signing::whole(&with(closing(2, 2), row(2, 215.0))), []);
    let lone = signing::whole(&with(closing(1, 2), row(2, 215.0)));
    assert_eq!(rules(&lone), [("D-45", Some(1))]);

    let mut divided = row(2, 215.0);
    for text in &mut divided[4..] {
        text.lines[0].page = 3;
    }
    let found = signing::whole(&with(closing(2, 2), divided));
    assert_eq!(rules(&found), [("D-45", Some(2))]);
}

#[test]
fn articles_out_of_turn_are_found() {
    let heading = |number| text(Kind::Heading, &[(1, 100.0, number)]);
    assert_eq!(numbers::articles(&[heading("Pasal 1"), heading("Pasal 2")]), []);
    let found = numbers::articles(&[heading("Pasal 1"), heading("Pasal 3")]);
    assert_eq!(rules(&found), [("D-30", None)]);
}

#[test]
fn references_to_what_is_not_there_are_found() {
    let heading = |number| text(Kind::Heading, &[(1, 100.0, number)]);
    let marker = |level, marker| text(Kind::Marker(level), &[(1, 110.0, marker)]);
    let found = |sentence: &str| {
        let texts = [
            heading("Pasal 1"),
            marker(Level::Ayat, "(1)"),
            marker(Level::Item(0), "a."),
            marker(Level::Ayat, "(2)"),
            heading("Pasal 2"),
            text(PARAGRAPH, &[(1, 120.0, sentence)]),
        ];
        numbers::references(&texts).len()
    };
    for right in [
        "dalam Pasal 1.",
        "dalam Pasal 1 ayat (1) huruf a dan",
        "dalam Pasal 1 ayat (2);",
        "dalam Pasal 18 ayat (6) Undang-Undang Dasar",
    ] {
        assert_eq!(found(right), 0, "{right}");
    }
    for wrong in [
        "dalam Pasal 3",
        "dalam Pasal 1 ayat (3)",
        "dalam Pasal 1 ayat (2) huruf a",
        "pada ayat (1)",
    ] {
        assert_eq!(found(wrong), 1, "{wrong}");
    }
}

fn run(x: f64, y: f64, text: &str) -> Run {
    let right = x + 6.0 * text.len() as f64;
    let glyphs = vec![Glyph { text: text.to_owned(), x, right }];
    Run { text: text.to_owned(), x, right, y, size: 12.0, bold: false, upright: true, glyphs }
}

fn page(runs: Vec<Run>) -> Page {
    Page { width: 609.0, height: 935.0, runs, ..Page::default() }
}

#[test]
fn text_outside_the_margins_is_found() {
    let style = Style::builtin("f4-bookman").expect("it ships");
    let found = |page: Page| rules(&sheet::margins(&[page], &style)).len();
    assert_eq!(found(page(vec![run(90.0, 100.0, "kata")])), 0);
    assert_eq!(found(page(vec![run(80.0, 100.0, "kata")])), 1);
    assert_eq!(found(page(vec![run(520.0, 100.0, "kata kata")])), 1);
    assert_eq!(found(page(vec![run(90.0, 940.0, "kata")])), 1);
    let rule = Area { x: 85.04, y: 100.0, width: 460.0, height: 0.5 };
    assert_eq!(found(Page { rules: vec![rule], ..page(Vec::new()) }), 1);
}

#[test]
fn lines_upon_one_another_are_found() {
    let found = |runs| rules(&sheet::overlaps(&[page(runs)])).len();
    assert_eq!(found(vec![run(90.0, 100.0, "satu"), run(90.0, 115.0, "dua")]), 0);
    assert_eq!(found(vec![run(90.0, 100.0, "satu"), run(130.0, 100.0, "dua")]), 0);
    assert_eq!(found(vec![run(90.0, 100.0, "satu"), run(90.0, 106.0, "dua")]), 1);
    assert_eq!(found(vec![run(90.0, 100.0, "satu"), run(100.0, 100.0, "dua")]), 1);
}

#[test]
fn text_that_is_missing_or_strange_or_out_of_order_is_found() {
    let style = Style::builtin("f4-bookman").expect("it ships");
    let found = |texts: &[&str], runs: Vec<Run>| {
        let part = |text: &&str| Part { kind: NEVER_DIVIDED, text: (*text).to_owned() };
        let trace = trace(texts.iter().map(part).collect(), &[page(runs)], &style);
        sheet::complete(&trace).len()
    };
    let shown = || vec![run(90.0, 100.0, "satu "), run(90.0, 115.0, "dua")];
    assert_eq!(found(&["satu", "dua"], shown()), 0);
    assert_eq!(found(&["satu dua"], shown()), 0);
    assert_eq!(found(&["satu dua tiga"], shown()), 1);
    assert_eq!(found(&["satu"], shown()), 1);
    assert_eq!(found(&["dua", "satu"], shown()), 1);
}
