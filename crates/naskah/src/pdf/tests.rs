mod reader;

use std::sync::Arc;

use lopdf::{Document, Object};
use proptest::prelude::*;
use skrifa::{FontRef, MetadataProvider};

use self::reader::{Font, glyphs, open, operations, reachable, resource};
use super::write;
use crate::Length;
use crate::page::{Gray, Item, Page, Pages, Point, Properties, Rect};
use crate::picture::Picture;
use crate::style::Paper;
use crate::text::{FaceId, Fonts, Glyph, GlyphRun};

const A4: Paper = Paper { width: Length::mm(210), height: Length::mm(297) };
const SIZE: Length = Length::pt(12);
const START: Point = Point { x: Length::pt(72), y: Length::pt(100) };
/// CFF outlines, 1,000 units to the em.
const BONUM: &str = "TeX Gyre Bonum";
/// TrueType outlines, 2,048 units to the em.
const SERIF: &str = "Liberation Serif";

/// A run with a glyph for each character, each as wide as the face has it.
fn run(fonts: &Fonts, face: FaceId, text: &str) -> GlyphRun {
    let data = fonts.face(face);
    let charmap = FontRef::new(data.data()).unwrap().charmap();
    let glyph = |(at, character): (usize, char)| {
        let id = charmap.map(character).unwrap().to_u32() as u16;
        let units_per_em = i64::from(data.metrics().units_per_em);
        Glyph {
            id,
            advance: SIZE.scale(i64::from(data.advance(id)), units_per_em),
            offset: (Length::ZERO, Length::ZERO),
            range: at..at + character.len_utf8(),
        }
    };
    GlyphRun {
        face,
        size: SIZE,
        x: Length::ZERO,
        text: text.to_owned(),
        glyphs: text.char_indices().map(glyph).collect(),
        underline: false,
    }
}

fn line(run: GlyphRun) -> Item {
    Item::Glyphs { at: START, run }
}

fn one_page(items: Vec<Item>) -> Pages {
    Pages { pages: vec![Page { paper: A4, items }], ..Pages::default() }
}

/// The file of a page with that one run, in the family's upright face.
fn file_of(family: &str, shape: impl FnOnce(&Fonts, FaceId) -> GlyphRun) -> Document {
    let fonts = Fonts::builtin(family).unwrap();
    let run = shape(&fonts, fonts.select(false, false));
    open(&write(&one_page(vec![line(run)]), &fonts).unwrap())
}

fn copied(document: &Document) -> String {
    glyphs(document, 1).into_iter().map(|glyph| glyph.text).collect()
}

#[test]
fn copied_text_is_the_runs_text() {
    let text = "Pasal 1 (satu) \\ 50% “naskah” … é";
    for family in [BONUM, SERIF] {
        let document = file_of(family, |fonts, face| run(fonts, face, text));
        assert_eq!(copied(&document), text);
        assert!(!operations(&document, 1).iter().any(|operation| operation.operator == "BDC"));
    }
}

#[test]
fn a_ligature_is_copied_as_its_letters() {
    let document = file_of(BONUM, |fonts, face| {
        let mut ligature = run(fonts, face, "ﬁ");
        ligature.text = "fi".to_owned();
        ligature.glyphs[0].range = 0..2;
        ligature
    });
    assert_eq!(glyphs(&document, 1).len(), 1);
    assert_eq!(copied(&document), "fi");
}

#[test]
fn the_rarer_text_of_a_glyph_is_spelt_out() {
    // The same space glyph twice as a space, once as a no-break space.
    let document = file_of(BONUM, |fonts, face| {
        let mut spaced = run(fonts, face, "a b c ");
        spaced.text = "a b c\u{a0}".to_owned();
        spaced.glyphs[5].range = 5..7;
        spaced
    });
    assert_eq!(copied(&document), "a b c ");
    let operations = operations(&document, 1);
    let spans: Vec<usize> =
        (0..operations.len()).filter(|&at| operations[at].operator == "BDC").collect();
    let [span] = spans[..] else { panic!("{spans:?}") };
    assert_eq!(operations[span].operands[0], Object::from("Span"));
    let properties = operations[span].operands[1].as_dict().unwrap();
    assert_eq!(properties.get(b"ActualText").unwrap().as_str().unwrap(), [0xFE, 0xFF, 0, 0xA0]);
    assert_eq!(
        (operations[span + 1].operator.as_str(), operations[span + 2].operator.as_str()),
        ("TJ", "EMC")
    );
}

#[test]
fn widths_are_those_of_the_face() {
    let text = "Naskah";
    let fonts = Fonts::builtin(SERIF).unwrap();
    let face = fonts.select(false, false);
    let document = open(&write(&one_page(vec![line(run(&fonts, face, text))]), &fonts).unwrap());
    let font = Font::read(&document, 1, "F1");
    for (shown, glyph) in glyphs(&document, 1).iter().zip(run(&fonts, face, text).glyphs) {
        let exact = f64::from(fonts.face(face).advance(glyph.id)) / 2.048;
        assert!((font.widths[&shown.code] as f64 - exact).abs() <= 0.5);
    }
}

#[test]
fn marks_are_raised_and_moved() {
    let (right, up) = (Length::pt(-3), Length::pt(4));
    let document = file_of(BONUM, |fonts, face| {
        let mut marked = run(fonts, face, "abc");
        marked.glyphs[1].offset = (right, up);
        marked
    });
    let plain = glyphs(&file_of(BONUM, |fonts, face| run(fonts, face, "abc")), 1);
    let marked = glyphs(&document, 1);
    assert_eq!((&marked[0], &marked[2]), (&plain[0], &plain[2]));
    assert!((marked[1].x - plain[1].x + 3.0).abs() < 0.01);
    assert!((marked[1].y - plain[1].y - 4.0).abs() < 1e-9);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However the layout spaces the glyphs, each stands within half a thousandth of the em.
    #[test]
    fn every_glyph_stands_in_its_place(
        size in 6 * 65_536..40 * 65_536_i64,
        x in 0..500 * 65_536_i64,
        spacing in prop::collection::vec(-65_536..3 * 65_536_i64, 1..200),
        truetype in any::<bool>(),
    ) {
        let fonts = Fonts::builtin(if truetype { SERIF } else { BONUM }).unwrap();
        let mut run = run(&fonts, fonts.select(true, false), &"naskah".repeat(spacing.len())[..spacing.len()]);
        run.size = Length::sp(size);
        run.x = Length::sp(x);
        let mut expected = Vec::new();
        let mut place = START.x + run.x;
        for (glyph, extra) in run.glyphs.iter_mut().zip(spacing) {
            glyph.advance += Length::sp(extra);
            expected.push(place);
            place += glyph.advance;
        }
        let document = open(&write(&one_page(vec![line(run)]), &fonts).unwrap());
        let shown = glyphs(&document, 1);
        prop_assert_eq!(shown.len(), expected.len());
        // Half a thousandth of the em, and the rounding of the start and the size to 0.001 pt.
        let start = expected[0].to_pt();
        for (shown, expected) in shown.iter().zip(expected) {
            let em = Length::sp(size).to_pt();
            let ems = (expected.to_pt() - start).abs() / em;
            let tolerance = 0.0005 * em + 0.0005 * (ems + 2.0);
            prop_assert!((shown.x - expected.to_pt()).abs() <= tolerance, "{shown:?} {expected}");
        }
    }
}

#[test]
fn font_programs_suit_their_outlines() {
    let cff = file_of(BONUM, |fonts, face| run(fonts, face, "Naskah"));
    let descendant = resource(&cff, 1, &["Font", "F1", "DescendantFonts"]);
    assert_eq!(descendant.get(b"Subtype").unwrap(), &Object::from("CIDFontType0"));
    let program =
        resource(&cff, 1, &["Font", "F1", "DescendantFonts", "FontDescriptor", "FontFile3"]);
    assert_eq!(program.get(b"Subtype").unwrap(), &Object::from("CIDFontType0C"));

    let truetype = file_of(SERIF, |fonts, face| run(fonts, face, "Naskah"));
    let descendant = resource(&truetype, 1, &["Font", "F1", "DescendantFonts"]);
    assert_eq!(descendant.get(b"CIDToGIDMap").unwrap(), &Object::from("Identity"));
    let descriptor = resource(&truetype, 1, &["Font", "F1", "DescendantFonts", "FontDescriptor"]);
    let program = descriptor.get_deref(b"FontFile2", &truetype).unwrap().as_stream().unwrap();
    let length = program.decompressed_content().unwrap().len() as i64;
    assert_eq!(program.dict.get(b"Length1").unwrap().as_i64().unwrap(), length);
    // Symbolic and serif; Liberation Serif's capitals are 1,341 of 2,048 units high.
    assert_eq!(descriptor.get(b"Flags").unwrap().as_i64().unwrap(), 4 + 2);
    assert_eq!(descriptor.get(b"CapHeight").unwrap().as_i64().unwrap(), 655);
}

#[test]
fn subsets_are_told_apart_by_their_names() {
    let name = |text: &str| {
        let document = file_of(SERIF, |fonts, face| run(fonts, face, text));
        let font = resource(&document, 1, &["Font", "F1"]);
        String::from_utf8(font.get(b"BaseFont").unwrap().as_name().unwrap().to_vec()).unwrap()
    };
    let (tag, face) =
        name("abc").split_once('+').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    assert!(tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()), "{tag}");
    assert_eq!(face, "LiberationSerif");
    assert_eq!(name("abc"), name("cbabc"));
    assert_ne!(name("abc"), name("abd"));
}

#[test]
fn an_underline_runs_through() {
    let mut width = Length::ZERO;
    let document = file_of(BONUM, |fonts, face| {
        let mut run = run(fonts, face, "SUNGGONO, M.Si.");
        run.underline = true;
        width = run.width();
        run
    });
    let operations = operations(&document, 1);
    let rules: Vec<_> = operations.iter().filter(|operation| operation.operator == "re").collect();
    let [rule] = rules[..] else { panic!("{rules:?}") };
    let [x, y, across, up] =
        [0, 1, 2, 3].map(|index| f64::from(rule.operands[index].as_float().unwrap()));
    assert_eq!(x, 72.0);
    assert!((across - width.to_pt()).abs() < 0.001);
    let baseline = A4.height.to_pt() - START.y.to_pt();
    assert!(up > 0.0 && y + up < baseline && y > baseline - 3.0, "{y} {up}");
}

#[test]
fn a_watermark_lies_about_the_middle() {
    let fonts = Fonts::builtin(BONUM).unwrap();
    let watermark = run(&fonts, fonts.select(true, false), "DRAF");
    let width = watermark.width().to_pt();
    let item = Item::Watermark { run: watermark, gray: Gray(15), degrees: 90 };
    let text = line(run(&fonts, fonts.select(false, false), "Pasal 1"));
    let document = open(&write(&one_page(vec![item, text]), &fonts).unwrap());
    let operations = operations(&document, 1);
    let names: Vec<&str> = operations.iter().map(|operation| operation.operator.as_str()).collect();
    assert_eq!(names, ["q", "g", "BT", "Tf", "Tm", "TJ", "ET", "Q", "BT", "Tf", "Td", "TJ", "ET"]);
    assert_eq!(operations[1].operands, [Object::Real(0.85)]);
    let matrix: Vec<f64> =
        operations[4].operands.iter().map(|number| f64::from(number.as_float().unwrap())).collect();
    assert_eq!(matrix[..4], [0.0, 1.0, -1.0, 0.0]);
    let half_capitals = 12.0 * f64::from(fonts.face(FaceId(1)).metrics().cap_height) / 2000.0;
    assert!((matrix[4] - half_capitals - A4.width.to_pt() / 2.0).abs() < 0.01);
    assert!((matrix[5] + width / 2.0 - A4.height.to_pt() / 2.0).abs() < 0.01);
}

fn picture(side: u32, shade: u8) -> Picture {
    let count = (side * side) as usize;
    Picture { width: side, height: side, rgb: [shade, 0, 0].repeat(count), alpha: None }
}

fn shown(picture: usize, side: Length) -> Item {
    let rect = Rect { x: START.x, y: START.y, width: side, height: side };
    Item::Picture { picture, rect, description: String::new() }
}

#[test]
fn equal_pictures_are_stored_once() {
    let fonts = Fonts::builtin(BONUM).unwrap();
    let mut pages = one_page((0..3).map(|number| shown(number, Length::mm(25))).collect());
    pages.pictures = [9, 9, 8].map(|shade| Arc::new(picture(4, shade))).into();
    let document = open(&write(&pages, &fonts).unwrap());
    let names: Vec<Object> = operations(&document, 1)
        .into_iter()
        .filter(|operation| operation.operator == "Do")
        .flat_map(|operation| operation.operands)
        .collect();
    assert_eq!(names, ["Im1", "Im1", "Im2"].map(Object::from));
    assert_eq!(resource(&document, 1, &["XObject"]).len(), 2);
}

#[test]
fn opacity_becomes_a_soft_mask() {
    let fonts = Fonts::builtin(BONUM).unwrap();
    let mut transparent = picture(2, 200);
    transparent.alpha = Some(vec![0, 80, 160, 255]);
    let mut pages = one_page(vec![shown(0, Length::mm(25))]);
    pages.pictures = vec![Arc::new(transparent)];
    let document = open(&write(&pages, &fonts).unwrap());
    let mask = resource(&document, 1, &["XObject", "Im1"]).get_deref(b"SMask", &document).unwrap();
    let mask = mask.as_stream().unwrap();
    assert_eq!(mask.dict.get(b"ColorSpace").unwrap(), &Object::from("DeviceGray"));
    assert_eq!(mask.decompressed_content().unwrap(), [0, 80, 160, 255]);
}

#[test]
fn gray_pictures_take_a_third_of_the_samples() {
    let fonts = Fonts::builtin(BONUM).unwrap();
    let mut pages = one_page(vec![shown(0, Length::mm(25))]);
    pages.pictures =
        vec![Arc::new(Picture { width: 2, height: 1, rgb: vec![7, 7, 7, 9, 9, 9], alpha: None })];
    let document = open(&write(&pages, &fonts).unwrap());
    let image = resource(&document, 1, &["XObject"]).get_deref(b"Im1", &document).unwrap();
    assert_eq!(image.as_stream().unwrap().decompressed_content().unwrap(), [7, 9]);
}

#[test]
fn pictures_are_no_finer_than_print_needs() {
    let fonts = Fonts::builtin(BONUM).unwrap();
    // One inch and half an inch: the larger place counts.
    let places = [Length::pt(36), Length::pt(72)];
    let mut pages = one_page(places.map(|side| shown(0, side)).into());
    pages.pictures = vec![Arc::new(picture(1200, 200))];
    let document = open(&write(&pages, &fonts).unwrap());
    let image = resource(&document, 1, &["XObject", "Im1"]);
    assert_eq!(image.get(b"Width").unwrap().as_i64().unwrap(), 300);
}

#[test]
fn properties_are_text_of_any_alphabet() {
    let title = |title: &str| {
        let fonts = Fonts::builtin(BONUM).unwrap();
        let mut pages = one_page(Vec::new());
        pages.properties =
            Properties { title: title.to_owned(), authors: vec!["A".into(), "B".into()] };
        let document = open(&write(&pages, &fonts).unwrap());
        let info =
            document.trailer.get_deref(b"Info", &document).unwrap().as_dict().unwrap().clone();
        assert_eq!(info.get(b"Author").unwrap().as_str().unwrap(), b"A; B");
        info.get(b"Title").unwrap().as_str().unwrap().to_vec()
    };
    assert_eq!(title(r"(a)) \ b("), br"(a)) \ b(");
    assert_eq!(title("…é"), [0xFE, 0xFF, 0x20, 0x26, 0x00, 0xE9]);
}

/// Several pages with all that a page can hold.
fn agreement(fonts: &Fonts) -> Pages {
    let (regular, bold) = (fonts.select(false, false), fonts.select(true, false));
    let page = |number: usize| Page {
        paper: A4,
        items: vec![
            Item::Watermark { run: run(fonts, bold, "CONTOH"), gray: Gray(15), degrees: 45 },
            line(run(fonts, regular, &format!("Halaman {number} — PIHAK KESATU"))),
            Item::Rule(Rect { x: START.x, y: START.y, width: SIZE, height: Length::pt(1) }),
            shown(number % 2, Length::mm(20)),
        ],
    };
    Pages {
        properties: Properties { title: "Perjanjian…".to_owned(), authors: vec!["A".to_owned()] },
        pages: (0..4).map(page).collect(),
        pictures: vec![Arc::new(picture(8, 1)), Arc::new(picture(8, 2))],
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
