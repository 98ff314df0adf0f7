//! Fonts.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::{at, breaks, draw, find_named, follow, named};

/// Text of the first font that stands for nothing in the document.
fn shown(codes: &str) -> String {
    format!("/Artifact BMC BT /F1 1 Tf <{codes}> Tj ET EMC")
}

/// The page's first font.
fn font(document: &Document) -> ObjectId {
    let page = document.get_pages()[&1];
    let fonts = document.get_page_fonts(page).expect("there are fonts");
    let id = document.objects.iter().find(|(_, it)| {
        it.as_dict().is_ok_and(|it| fonts.get(&b"F1"[..]).is_some_and(|font| *font == it))
    });
    *id.expect("it is an object of its own").0
}

fn descendant(document: &Document) -> ObjectId {
    follow(document, font(document), "DescendantFonts")
}

fn descriptor(document: &Document) -> ObjectId {
    follow(document, descendant(document), "FontDescriptor")
}

/// The first font's code 1 stands for that text.
fn means(document: &mut Document, text: &str) {
    let map = format!("1 beginbfchar\n<0001> <{text}>\nendbfchar\n");
    let id = follow(document, font(document), "ToUnicode");
    let stream = Stream::new(Dictionary::new(), map.into_bytes());
    document.objects.insert(id, Object::Stream(stream));
}

#[test]
fn a_font_that_is_described_otherwise_is_found() {
    let rules = super::super::fonts::DESCRIPTION;
    breaks(&rules, |document| named(document, "Subtype", "Type0").set("Encoding", "UniGB-UCS2-H"));
    breaks(&rules, |document| named(document, "Subtype", "Type0").set("Type", "Fond"));
    breaks(&rules, |document| named(document, "Subtype", "Type0").set("BaseFont", "Bookman"));
    breaks(&rules, |document| {
        let id = find_named(document, "Subtype", "Type0");
        at(document, id).set("Subtype", "TrueType");
    });
    breaks(&rules, |document| {
        let id = descendant(document);
        at(document, id).set("Subtype", "CIDFontType2");
    });
    breaks(&rules, |document| {
        let id = descriptor(document);
        at(document, id).set("CIDSet", 1);
    });
    breaks(&rules, |document| {
        let id = descriptor(document);
        let program = follow(document, id, "FontFile3");
        at(document, program).set("Subtype", "Type1C");
    });
}

#[test]
fn a_font_without_program_is_found() {
    breaks(&["6.2.11.4.1-1", "UA 7.21.4.1-1"], |document| {
        let id = descriptor(document);
        at(document, id).remove(b"FontFile3");
    });
}

#[test]
fn a_glyph_that_the_program_lacks_is_found() {
    breaks(&["6.2.11.4.1-2", "UA 7.21.4.1-2"], |document| draw(document, &shown("7FFF")));
}

#[test]
fn a_width_that_is_not_the_programs_is_found() {
    let widths = |change: i64| {
        move |document: &mut Document| {
            let id = descendant(document);
            let entry = at(document, id).get_mut(b"W").expect("there are widths");
            let row = &mut entry.as_array_mut().expect("an array")[1];
            let row = row.as_array_mut().expect("an array");
            row[0] = (row[0].as_i64().expect("a width") + change).into();
        }
    };
    breaks(&["6.2.11.5-1", "UA 7.21.5-1"], widths(2));
    breaks(&["6.2.11.5-1", "UA 7.21.5-1"], widths(-2));
    let broken = super::broken_in(&super::AGREEMENT, widths(0));
    assert!(broken.is_empty(), "{broken:?}");
}

#[test]
fn a_code_without_text_is_found() {
    breaks(&["6.2.11.7.2-1", "UA 7.21.7-1"], |document| means(document, ""));
    breaks(&["6.2.11.7.2-1", "UA 7.21.7-1"], |document| {
        let id = font(document);
        at(document, id).remove(b"ToUnicode");
    });
}

#[test]
fn a_text_that_is_no_character_is_found() {
    for text in ["0000", "FEFF", "FFFE", "0041FEFF"] {
        breaks(&["6.2.11.7.2-2", "UA 7.21.7-2"], |document| means(document, text));
    }
}

#[test]
fn a_private_character_is_found() {
    breaks(&["6.2.11.7.3-1"], |document| means(document, "E000"));
}

#[test]
fn the_glyph_for_what_is_missing_is_found() {
    breaks(&["6.2.11.8-1", "UA 7.21.8-1"], |document| draw(document, &shown("0000")));
}

#[test]
fn a_font_of_another_kind_is_found() {
    breaks(&["6.2.11.2-4", "6.2.11.2-5", "6.2.11.2-6"], |document| {
        let simple = dictionary! {
            "Type" => "Font",
            "Subtype" => "Type1",
            "BaseFont" => "Helvetica",
        };
        document.add_object(simple);
    });
}
