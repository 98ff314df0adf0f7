//! What readers of laid-out pages would see, found in the pages themselves.

mod signing;

use super::layout;
use crate::Length;
use crate::document::{
    Align, Article, Block, Document, Item, List, ListKind, PartyEntry, Signatory, Signatures,
    Table, Text, Title, Witnesses,
};
use crate::page::{self, Page, Pages};
use crate::style::{NumberingOfPages, SignatureOrder, Style};
use crate::text::Fonts;

const SENTENCE: &str = "PIHAK KESATU dan PIHAK KEDUA melaksanakan program kerja secara bersama-sama \
    sesuai dengan kewenangan masing-masing dan berdasarkan ketentuan peraturan perundang-undangan.";

fn style() -> Style {
    Style::builtin("f4-bookman").unwrap()
}

fn pages_of(blocks: Vec<Block>, style: &Style) -> Pages {
    let fonts = Fonts::builtin(&style.typeface).unwrap();
    let document = Document { blocks, ..Document::default() };
    let (pages, warnings) = layout(&document, style, &fonts).unwrap();
    assert_eq!(warnings, []);
    pages
}

/// A run of glyphs on a page: its left edge, its baseline, its text.
#[derive(Debug)]
struct Shown<'a> {
    x: Length,
    y: Length,
    right: Length,
    text: &'a str,
}

fn shown(page: &Page) -> Vec<Shown<'_>> {
    page.items
        .iter()
        .filter_map(|item| match item {
            page::Item::Glyphs { at, run } => Some(Shown {
                x: at.x + run.x,
                y: at.y,
                right: at.x + run.x + run.width(),
                text: &run.text,
            }),
            _ => None,
        })
        .collect()
}

fn find<'a>(page: &'a Page, text: &str) -> Shown<'a> {
    let mut found = shown(page).into_iter().filter(|shown| shown.text.trim() == text);
    let first = found.next().unwrap_or_else(|| panic!("{text} is not on the page"));
    assert!(found.next().is_none(), "{text} is twice on the page");
    first
}

fn paragraph(sentences: usize) -> Block {
    Block::Paragraph(Text::plain(vec![SENTENCE; sentences].join(" ")))
}

fn item(marker: &str, text: &str) -> Item {
    let blocks = vec![Block::Paragraph(Text::plain(text))];
    Item { marker: marker.into(), label: None, blocks }
}

fn article(number: usize, blocks: Vec<Block>) -> Block {
    Block::Article(Article {
        number: format!("Pasal {number}"),
        title: Text::plain("PELAKSANAAN"),
        label: None,
        blocks,
    })
}

fn signatory(role: &str, position: &str, name: &str) -> Signatory {
    Signatory {
        role: Some(Text::plain(role)),
        position: vec![Text::plain(position)],
        name: Text::plain(name),
        credentials: Vec::new(),
        meterai: false,
    }
}

fn signatures() -> Block {
    Block::Signatures(Signatures {
        parties: vec![
            signatory("PIHAK KESATU", "KETUA,", "NAMA SATU"),
            signatory(
                "PIHAK KEDUA",
                "KEPALA DINAS PEMBERDAYAAN PEREMPUAN DAN PERLINDUNGAN ANAK KABUPATEN,",
                "NAMA DUA",
            ),
        ],
        witnesses: Some(Witnesses {
            heading: Text::plain("Menyaksikan,"),
            signatories: vec![Signatory {
                role: None,
                ..signatory("", "SEKRETARIS DAERAH,", "NAMA SAKSI")
            }],
        }),
    })
}

/// Whether the run is a whole line of the sentences, not a heading or a name.
fn is_text(shown: &Shown<'_>) -> bool {
    shown.text.chars().any(char::is_lowercase) && !shown.text.starts_with("Pasal")
}

#[test]
fn the_signature_part_is_whole_and_in_company_wherever_the_text_ends() {
    for sentences in 1..60 {
        let pages = pages_of(vec![paragraph(sentences), signatures()], &style());
        let last = pages.pages.last().unwrap();
        for name in ["NAMA SATU", "NAMA DUA", "NAMA SAKSI"] {
            find(last, name);
        }
        let lines = shown(last).iter().filter(|shown| is_text(shown)).count();
        // "Menyaksikan," is one of them.
        assert!(lines >= 3, "{sentences} sentences leave {lines} lines with the signatures");
    }
}

#[test]
fn a_heading_keeps_two_lines_wherever_the_page_ends() {
    for sentences in 1..40 {
        let blocks = vec![paragraph(sentences), article(1, vec![paragraph(20)])];
        for page in pages_of(blocks, &style()).pages {
            let shown = shown(&page);
            if let Some(at) = shown.iter().position(|shown| shown.text.starts_with("Pasal")) {
                let below = shown[at..].iter().filter(|shown| is_text(shown)).count();
                assert!(below >= 2, "{sentences} sentences leave {below} lines under the heading");
            }
        }
    }
}

#[test]
fn names_of_a_row_stand_on_one_baseline() {
    let pages = pages_of(vec![paragraph(2), signatures()], &style());
    let page = &pages.pages[0];
    let (first, second) = (find(page, "NAMA SATU"), find(page, "NAMA DUA"));
    assert_eq!(first.y, second.y);
    assert!(first.x > second.x, "the first party signs at the right");

    let mut style = style();
    style.signatures.order = SignatureOrder::FirstLeft;
    let pages = pages_of(vec![paragraph(2), signatures()], &style);
    let page = &pages.pages[0];
    assert!(find(page, "NAMA SATU").x < find(page, "NAMA DUA").x);
}

#[test]
fn an_item_hangs_behind_its_marker() {
    let list = List {
        kind: ListKind::Items,
        items: (1..=12).map(|n| item(&format!("{n}."), &SENTENCE.repeat(2))).collect(),
    };
    let style = style();
    let pages = pages_of(vec![Block::List(list)], &style);
    let (mut markers, mut texts) = (Vec::new(), Vec::new());
    for shown in pages.pages.iter().flat_map(shown).filter(|s| !s.text.contains("- 2")) {
        if shown.text.len() <= 3 { &mut markers } else { &mut texts }.push(shown.x);
    }
    assert_eq!(markers, [style.margins.left; 12]);
    assert!(texts.len() > 24 && texts.iter().all(|x| *x == texts[0] && *x > style.margins.left));
}

#[test]
fn colons_of_the_parties_are_aligned_and_descriptions_hang() {
    let entry = |marker: &str, name: &str| PartyEntry {
        marker: marker.into(),
        name: Text::plain(name),
        description: Text::plain(SENTENCE),
    };
    let entries =
        vec![entry("1.", "Nama"), entry("2.", "Nama yang Panjang dan Lebih Panjang Lagi")];
    let pages = pages_of(vec![Block::Parties(entries)], &style());
    let shown = shown(&pages.pages[0]);
    let colons: Vec<Length> = shown.iter().filter(|s| s.text == ":").map(|s| s.x).collect();
    assert_eq!(colons.len(), 2);
    assert_eq!(colons[0], colons[1]);
    let behind: Vec<Length> = shown.iter().filter(|s| s.x > colons[0]).map(|s| s.x).collect();
    assert!(behind.len() > 4 && behind.iter().all(|x| *x == behind[0]));
}

#[test]
fn numbers_of_the_title_are_aligned_in_the_middle() {
    let title = Title {
        logos: Vec::new(),
        lines: vec![Text::plain("PERJANJIAN KERJA SAMA")],
        numbers: vec![Some(Text::plain("119/PKS/TP.PKK-KUKAR/IX/2021")), None],
    };
    let style = style();
    let pages = pages_of(vec![Block::Title(title)], &style);
    let shown = shown(&pages.pages[0]);
    let colons: Vec<Length> = shown.iter().filter(|s| s.text == ":").map(|s| s.x).collect();
    assert_eq!(colons[0], colons[1]);
    let left = shown.iter().filter(|s| s.text == "NOMOR").map(|s| s.x).min().unwrap();
    let right = shown.iter().map(|s| s.right).max().unwrap();
    let middle =
        style.margins.left + (style.paper.width - style.margins.left - style.margins.right) / 2;
    let off = left + right - middle * 2;
    assert!(off.to_sp().abs() <= 2, "{off} off the middle");
}

#[test]
fn each_page_of_a_long_table_begins_with_its_header() {
    let row = |n: usize| vec![Text::plain(format!("{n}")), Text::plain(SENTENCE)];
    let table = Table {
        columns: vec![Align::Right, Align::Left],
        header: vec![Text::plain("Nomor"), Text::plain("Kegiatan")],
        rows: (1..=60).map(row).collect(),
        rooms: false,
    };
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
    let table = Table {
        columns: vec![Align::Left],
        header: vec![Text::plain("Kegiatan")],
        rows: vec![vec![Text::plain(SENTENCE.repeat(60))]],
        rooms: false,
    };
    let style = style();
    let fonts = Fonts::builtin(&style.typeface).unwrap();
    let document = Document { blocks: vec![Block::Table(table)], ..Document::default() };
    let (pages, warnings) = layout(&document, &style, &fonts).unwrap();
    assert!(pages.pages.len() > 1);
    assert!(warnings.iter().all(|warning| warning.message.contains("a table's row is divided")));
    let foot = style.paper.height - style.margins.bottom;
    for page in &pages.pages {
        assert!(shown(page).iter().all(|shown| shown.y <= foot));
    }
}

#[test]
fn page_numbers_stand_where_the_style_says() {
    let long = || vec![paragraph(60)];
    let pages = pages_of(long(), &style()).pages;
    assert!(shown(&pages[0]).iter().all(|s| !s.text.contains("- 1 -")));
    assert!(find(&pages[1], "- 2 -").y < style().margins.top);

    let mut style = style();
    style.page_numbers = NumberingOfPages::Foot;
    let pages = pages_of(long(), &style).pages;
    let number = find(&pages[0], &format!("Halaman 1 dari {}", pages.len())).y;
    assert!(number > style.paper.height - style.margins.bottom);
}

#[test]
fn the_watermark_lies_behind_everything_on_every_page() {
    let style = style();
    let fonts = Fonts::builtin(&style.typeface).unwrap();
    let document = Document {
        blocks: vec![paragraph(60)],
        watermark: Some("CONTOH".into()),
        ..Document::default()
    };
    let (pages, _) = layout(&document, &style, &fonts).unwrap();
    assert!(pages.pages.len() > 1);
    for page in pages.pages {
        let first = page.items.first();
        assert!(matches!(first, Some(page::Item::Watermark { run, .. }) if run.text == "CONTOH"));
    }
}
