//! Tables across pages, and tables for signing by hand.

use super::*;
use crate::document::{ColumnAlignment, Table};

#[test]
fn each_page_of_a_long_table_begins_with_its_header() {
    let row = |n: usize| vec![Text::plain(format!("{n}")), Text::plain(SENTENCE)];
    let table = Table::new(
        vec![ColumnAlignment::Right, ColumnAlignment::Left],
        vec![Text::plain("Nomor"), Text::plain("Kegiatan")],
        (1..=60).map(row),
    );
    let pages = pages_of(vec![Block::Table(table)], &style());
    assert!(pages.pages.len() >= 3);
    for page in &pages.pages {
        let header = find(page, "Kegiatan").y;
        let first_row =
            shown(page).iter().filter(|s| s.text.starts_with("PIHAK")).map(|s| s.y).min().unwrap();
        assert!(header < first_row);
    }
}

#[test]
fn a_row_higher_than_a_page_is_divided_between_lines() {
    let table = Table::new(
        vec![ColumnAlignment::Left],
        vec![Text::plain("Kegiatan")],
        vec![vec![Text::plain(SENTENCE.repeat(60))]],
    );
    let style = style();
    let fonts = Fonts::builtin(&style.typeface).unwrap();
    let document = Document { blocks: vec![Block::Table(table)], ..Document::default() };
    let (pages, warnings) = layout(&document, &style, &fonts, &ImageStore::default()).unwrap();
    assert!(pages.pages.len() > 1);
    assert!(warnings.iter().all(|warning| warning.message.contains("a table row is divided")));
    let foot = style.paper.height - style.margins.bottom;
    for page in &pages.pages {
        assert!(shown(page).iter().all(|shown| shown.y <= foot));
    }
}

fn table(rows: usize, text: &str) -> Block {
    let row = |n: usize| vec![Text::plain(format!("{n}.")), Text::plain(text)];
    Block::Table(Table::new(
        vec![ColumnAlignment::Right, ColumnAlignment::Left],
        vec![Text::plain("Nomor"), Text::plain("Kegiatan")],
        (1..=rows).map(row),
    ))
}

#[test]
fn no_row_that_fits_on_a_page_is_divided() {
    for sentences in 0..20 {
        let blocks = vec![paragraph(sentences), table(30, &[SENTENCE; 3].join(" "))];
        for page in pages_of(blocks, &style()).pages {
            let shown = shown(&page);
            // Each row on the page begins with its number and holds all of its lines.
            let rows = shown.iter().filter(|s| s.text.ends_with('.') && s.text.len() < 4).count();
            let ends = shown.iter().filter(|s| s.text.ends_with("undangan.")).count();
            let outside = usize::from(shown.iter().all(|s| s.text != "Nomor"));
            assert!(
                outside == 1 || ends >= rows,
                "{sentences} sentences: {rows} rows, {ends} ends"
            );
        }
    }
}

#[test]
fn rooms_are_high_enough_to_sign_in_and_their_numbers_alternate() {
    let row = |n: usize| {
        let cells = [format!("{n}"), "Nama".to_owned(), format!("{n}.")];
        cells.into_iter().map(Text::plain).collect()
    };
    let table = Table {
        signing_rows: true,
        ..Table::new(
            vec![ColumnAlignment::Right, ColumnAlignment::Left, ColumnAlignment::Alternating],
            vec![Text::plain("No."), Text::plain("Nama"), Text::plain("Tanda Tangan")],
            (1..=60).map(row),
        )
    };
    let style = style();
    let pages = pages_of(vec![Block::Table(table)], &style).pages;
    assert!(pages.len() > 2);
    for page in &pages {
        let shown = shown(page);
        let numbers: Vec<(usize, &Shown<'_>)> = shown
            .iter()
            .filter_map(|s| Some((s.text.strip_suffix('.')?.parse().ok()?, s)))
            .collect();
        let x_of = |odd: bool| {
            let mut x = numbers.iter().filter(|(n, _)| (n % 2 == 1) == odd).map(|(_, s)| s.x);
            let first = x.next().unwrap();
            assert!(x.all(|x| x == first));
            first
        };
        assert!(x_of(false) - x_of(true) > Length::mm(15), "the even ones stand further right");
        for pair in numbers.windows(2) {
            assert!(pair[1].1.y - pair[0].1.y >= style.tables.room_height);
        }
    }
}

#[test]
fn columns_to_fill_in_beside_rooms_to_sign_are_as_wide_as_those() {
    let table = Table {
        signing_rows: true,
        ..Table::new(
            vec![ColumnAlignment::Right, ColumnAlignment::Left, ColumnAlignment::Alternating],
            ["No.", "Nama", "Tanda Tangan"].map(Text::plain).to_vec(),
            vec![["1.", "", "1."].map(Text::plain).to_vec()],
        )
    };
    let style = style();
    let page = &pages_of(vec![Block::Table(table)], &style).pages[0];
    let mut uprights: Vec<Length> = page
        .items
        .iter()
        .filter_map(|item| match item {
            page::DisplayItem::Rule(rule) if rule.height > rule.width => Some(rule.x),
            _ => None,
        })
        .collect();
    uprights.sort();
    uprights.dedup();
    let [_, number, name, end] = uprights[..] else { panic!("{uprights:?}") };
    let (name, room) = (name - number, end - name);
    assert!(name >= style.tables.room_width && (name - room).to_sp().abs() <= 2, "{name} {room}");
}

#[test]
fn one_long_cell_does_not_crowd_the_short_columns() {
    let mut rows: Vec<Vec<Text>> =
        (1..9).map(|_| ["1.", "Nama Peserta", "Anggota"].map(Text::plain).to_vec()).collect();
    rows[3][2] = Text::plain(SENTENCE);
    let table = Table::new(
        vec![ColumnAlignment::Right, ColumnAlignment::Left, ColumnAlignment::Left],
        ["No.", "Nama", "Jabatan"].map(Text::plain).to_vec(),
        rows,
    );
    let pages = pages_of(vec![Block::Table(table)], &style());
    let shown = shown(&pages.pages[0]);
    assert_eq!(shown.iter().filter(|s| s.text == "Nama Peserta").count(), 8);
}

#[test]
fn a_header_row_that_leaves_no_room_is_not_repeated() {
    let table = Table {
        signing_rows: true,
        ..Table::new(
            vec![ColumnAlignment::Left],
            vec![Text::plain(SENTENCE.repeat(20))],
            (0..40).map(|n| vec![Text::plain(format!("{n}"))]),
        )
    };
    let pages = pages_of(vec![Block::Table(table)], &style()).pages;
    assert!(pages.len() < 5);
}
