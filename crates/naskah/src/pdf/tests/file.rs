//! The file as a whole: determinism, identifiers, syntax.

use std::sync::Arc;

use super::super::{Settings, Writer};
use super::reader::{open, operations, reachable};
use super::{A4, BONUM, SERIF, SIZE, START, line, one_page, picture, run, shown, write};
use crate::Length;
use crate::page::{DisplayItem, Gray, Page, Pages, Properties, Rect};
use crate::text::Fonts;

#[test]
fn properties_are_text_of_any_alphabet() {
    let title = |title: &str| {
        let fonts = Fonts::builtin(BONUM).unwrap();
        let mut pages = one_page(Vec::new());
        pages.properties.title = title.to_owned();
        pages.properties.authors = vec!["A".into(), "B".into()];
        let document = open(&write(&pages, &fonts).unwrap());
        let info =
            document.trailer.get_deref(b"Info", &document).unwrap().as_dict().unwrap().clone();
        assert_eq!(info.get(b"Author").unwrap().as_str().unwrap(), b"A; B");
        info.get(b"Title").unwrap().as_str().unwrap().to_vec()
    };
    assert_eq!(title(r"(a)) \ b("), br"(a)) \ b(");
    assert_eq!(title("…é"), [0xFE, 0xFF, 0x20, 0x26, 0x00, 0xE9]);
}

/// Several pages with every kind of item.
fn agreement(fonts: &Fonts) -> Pages {
    let (regular, bold) = (fonts.select(false, false), fonts.select(true, false));
    let page = |number: usize| Page {
        paper: A4,
        number,
        items: vec![
            DisplayItem::Watermark { run: run(fonts, bold, "CONTOH"), gray: Gray(15), degrees: 45 },
            line(run(fonts, regular, &format!("Halaman {number} — PIHAK KESATU"))),
            DisplayItem::Rule(Rect { x: START.x, y: START.y, width: SIZE, height: Length::pt(1) }),
            shown(number % 2, Length::mm(20)),
        ],
    };
    Pages {
        properties: Properties {
            title: "Perjanjian…".to_owned(),
            authors: vec!["A".to_owned()],
            language: "id".to_owned(),
            ..Properties::default()
        },
        pages: (0..4).map(page).collect(),
        pictures: vec![Arc::new(picture(8, 1)), Arc::new(picture(8, 2))],
        ..Pages::default()
    }
}

#[test]
fn equal_pages_give_equal_bytes() {
    let fonts = Fonts::builtin(SERIF).unwrap();
    let pages = agreement(&fonts);
    let first = write(&pages, &fonts).unwrap();
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..4)
            .map(|thread| {
                let (pages, fonts) = (&pages, &fonts);
                scope.spawn(move || {
                    // Other documents in between must leave no trace.
                    for _ in 0..thread {
                        write(&one_page(Vec::new()), fonts).unwrap();
                    }
                    write(pages, fonts).unwrap()
                })
            })
            .collect();
        for writer in writers {
            assert!(writer.join().unwrap() == first);
        }
    });
}

#[test]
fn a_used_writer_writes_as_a_new_one() {
    let fonts = Fonts::builtin(SERIF).unwrap();
    let other = Fonts::builtin(BONUM).unwrap();
    let mut more = agreement(&fonts);
    let line_of = |fonts: &Fonts| line(run(fonts, fonts.select(false, false), "Halaman 1 — xyz"));
    more.pages[0].items.push(line_of(&fonts));
    more.pictures.reverse();
    let of_another_face = one_page(vec![line_of(&other)]);
    let used = Writer::default();
    let files = [
        (agreement(&fonts), &fonts),
        (more, &fonts),
        (of_another_face, &other),
        (agreement(&other), &other),
    ];
    for (pages, fonts) in files.iter().chain(files.iter().rev()) {
        let made = used.write(pages, fonts, &Settings::default()).unwrap();
        assert!(made == write(pages, fonts).unwrap());
    }
}

#[test]
fn different_pages_have_different_identifiers() {
    let fonts = Fonts::builtin(SERIF).unwrap();
    let identifier = |pages: &Pages| {
        let document = open(&write(pages, &fonts).unwrap());
        document.trailer.get(b"ID").unwrap().as_array().unwrap()[0].as_str().unwrap().to_vec()
    };
    let mut pages = agreement(&fonts);
    let before = identifier(&pages);
    pages.properties.title.push('.');
    assert_eq!(before.len(), 16);
    assert_ne!(before, identifier(&pages));
}

#[test]
fn the_file_is_plain() {
    let fonts = Fonts::builtin(SERIF).unwrap();
    let bytes = write(&agreement(&fonts), &fonts).unwrap();
    let count =
        |wanted: &str| bytes.windows(wanted.len()).filter(|at| *at == wanted.as_bytes()).count();
    assert!(bytes.starts_with(b"%PDF-1.7\n"));
    assert!(bytes.ends_with(b"\n%%EOF\n"));
    assert_eq!((count("%%EOF"), count("\nxref\n"), count("startxref")), (1, 1, 1));
    for absent in [
        "/ObjStm",
        "/XRef",
        "/GTS_PDFX",
        "/ExtGState",
        "/Shading",
        "/Annots",
        "/Rotate",
        "/UserUnit",
        "/CreationDate",
        "/ModDate",
        "/Encrypt",
        "/TrimBox",
        "/Outlines",
        "/PageMode",
    ] {
        assert_eq!(count(absent), 0, "{absent}");
    }

    let document = open(&bytes);
    let numbers: Vec<u32> = reachable(&document).into_iter().map(|(number, _)| number).collect();
    assert_eq!(numbers, (1..=document.max_id).collect::<Vec<_>>());
    for page in document.page_iter() {
        let page = document.get_dictionary(page).unwrap();
        assert_eq!(page.get(b"MediaBox").unwrap(), page.get(b"CropBox").unwrap());
    }
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"id");
}

#[test]
fn empty_pages_and_texts_are_written() {
    let fonts = Fonts::builtin(SERIF).unwrap();
    assert_eq!(open(&write(&Pages::default(), &fonts).unwrap()).get_pages().len(), 0);
    let nothing = run(&fonts, fonts.select(false, false), "");
    let document = open(&write(&one_page(vec![line(nothing)]), &fonts).unwrap());
    assert!(operations(&document, 1).is_empty());
}
