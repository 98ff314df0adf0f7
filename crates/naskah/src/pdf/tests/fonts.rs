//! Embedded fonts: widths, programs, subset names.

use lopdf::Object;

use super::reader::{Font, glyphs, open, resource};
use super::{BONUM, SERIF, file_of, line, one_page, run, write};
use crate::text::Fonts;

#[test]
fn widths_are_those_of_the_face() {
    let text = "Naskah";
    let fonts = Fonts::builtin(SERIF).unwrap();
    let face = fonts.select(false, false);
    let document = open(&write(&one_page(vec![line(run(&fonts, face, text))]), &fonts).unwrap());
    let font = Font::read(&document, 1, "F1");
    for (shown, glyph) in glyphs(&document, 1).iter().zip(&*run(&fonts, face, text).glyphs) {
        let exact = f64::from(fonts.face(face).advance(glyph.id)) / 2.048;
        assert!((font.widths[&shown.code] as f64 - exact).abs() <= 0.5);
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
