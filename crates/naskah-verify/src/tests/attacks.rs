//! Updates that change signed content.

use super::{judge, refused};
use naskah_fixtures::revisions::{
    RevisionBuilder, TRAILER, field, file, first, objects, second, signed,
};
use naskah_reader::{Dictionary, Entry, Id, Object, Pdf};

/// An unfinished update that alters an object.
fn altered(number: u32, old: &str, new: &str) -> RevisionBuilder {
    let body = &objects()[&number];
    assert!(body.contains(old), "{body}");
    RevisionBuilder::update(&signed()).object(number, &body.replacen(old, new, 1))
}

#[test]
fn every_change_is_named() {
    for (number, old, new, path) in [
        (5, "1.000", "9.000", "page 1: its content: altered"),
        (3, "/Contents 5", "/Contents 6", "page 1: its content: altered"),
        (3, "/Contents", "/Rotate 180/Contents", "page 1: /Rotate: added"),
        (3, "/Contents", "/AA<<>>/Contents", "page 1: /AA: added"),
        (3, "/Annots[11 0 R 12 0 R]", "/Annots[11 0 R]", "page 1: its annotations: altered"),
        (3, "12 0 R]", "12 0 R 99 0 R]", "page 1: its annotations /3: added"),
        (3, "11 0 R 12 0 R", "12 0 R 11 0 R", "page 1: its annotations /1: altered"),
        (2, "[3 0 R 4 0 R]", "[4 0 R 3 0 R]", "the catalog: /Pages/Kids/1: altered"),
        (2, "[3 0 R 4 0 R]/Count 2", "[3 0 R]/Count 1", "the catalog: /Pages/Kids: altered"),
        (2, "4 0 R]", "4 0 R 3 0 R]", "the catalog: /Pages/Kids: altered"),
        (2, "0 0 500", "0 400 500", "the catalog: /Pages/MediaBox/2: altered"),
        (7, "Times-Roman", "Symbol", "page 1: its resources /Font/F1/BaseFont: altered"),
        (8, "0 0 9 9 re", "0 0 5 5 re", "page 1: its resources /XObject/X: altered"),
        (
            1,
            "/Names",
            "/OpenAction<</S/JavaScript/JS(x)>>/Names",
            "the catalog: /OpenAction: added",
        ),
        (1, "/Names", "/AA<<>>/Names", "the catalog: /AA: added"),
        (1, "/Names", "/OCProperties<<>>/Names", "the catalog: /OCProperties: added"),
        (1, "/Names<<", "/Names<</JavaScript<<>>", "the catalog: /Names/JavaScript: added"),
        (1, "[3 0 R/Fit]", "[4 0 R/Fit]", "the catalog: /Names/Dests/Names/2/1"),
        (1, "/Pages 2", "/Pages 3", "the catalog: /Pages"),
        (1, "/Metadata 40 0 R", "", "the catalog: /Metadata: removed"),
        (1, "/Metadata 40 0 R", "/Metadata 5 0 R", "the catalog: /Metadata: altered"),
        (1, "/AcroForm 10 0 R", "", "the form: removed"),
        (1, "/Names", "/Perms<</DocMDP 60 0 R>>/Names", "the catalog: /Perms: added"),
        (1, "/Names", "/Version/9.9/Names", "the catalog: /Version: added"),
        (1, "/Names", "/DSS<</X 5 0 R>>/Names", "the catalog: /DSS: added"),
        (1, "/Names", "/Extensions 5 0 R/Names", "the catalog: /Extensions: added"),
        (10, "/SigFlags 3", "/SigFlags 0", "the form: /SigFlags: altered"),
        (10, "/SigFlags", "/NeedAppearances true/SigFlags", "the form: /NeedAppearances: added"),
        (10, "/SigFlags", "/XFA 5 0 R/SigFlags", "the form: /XFA: added"),
        (10, "/SigFlags", "/DR<</Font<</F1 7 0 R>>>>/SigFlags", "the form: /DR: added"),
        (10, "13 0 R]", "]", "the form: its fields: altered"),
        (12, "150 50", "150 500", "field PIHAK-KEDUA: its rectangle /2: altered"),
        (12, "22 0 R", "61 0 R", "field PIHAK-KEDUA: its appearance /N: altered"),
        (12, "KEDUA", "KELIMA", "field PIHAK-KEDUA: its name: altered"),
        (12, "/F 4", "/F 6", "field PIHAK-KEDUA: /F: altered"),
        (12, "/F 4", "/F 132", "field PIHAK-KEDUA: /F: altered"),
        (12, "/F 4", "/F 4/A<</S/URI>>", "field PIHAK-KEDUA: /A: added"),
        (12, "/F 4", "/F 4/V(x)", "field PIHAK-KEDUA: its value: added"),
        (22, "80 50", "80 500", "field PIHAK-KEDUA: its appearance /N/BBox/4: altered"),
        (30, "/K 31", "/K 33", "the catalog: /StructTreeRoot/K"),
        (33, "/S/P", "/S/P/ActualText(lain)", "/ActualText: added"),
        (32, "[33 0 R]", "[31 0 R]", "the catalog: /StructTreeRoot"),
        (50, "PKS", "MoU", "the document information: /Title: altered"),
    ] {
        let told = refused(&altered(number, old, new).end(TRAILER));
        assert!(told.iter().any(|it| it.contains(path)), "{path}: {told:?}");
    }
}

#[test]
fn the_signature_itself_must_not_change() {
    let field_of = |rect: &str, appearance: u32, more: &str| {
        let field = field("PIHAK-KESATU", 3, rect, appearance, &format!("/V 60 0 R{more}"));
        refused(&RevisionBuilder::update(&signed()).object(11, &field).end(TRAILER)).join("; ")
    };
    assert!(field_of("[50 50 230 100]", 61, "").contains("its rectangle /3: altered"));
    assert!(field_of("[50 50 130 100]", 21, "").contains("its appearance /N: altered"));
    assert!(field_of("[50 50 130 100]", 61, "/AS/Off").contains("/AS: added"));
    let dressed =
        RevisionBuilder::update(&signed()).stream(61, "/Subtype/Form/BBox[0 0 80 50]", "x");
    assert!(refused(&dressed.end(TRAILER)).join("").contains("PIHAK-KESATU: its appearance /N"));
    // In the update of another signature.
    let dressed = second(&signed()).stream(61, "/Subtype/Form/BBox[0 0 80 50]", "x");
    assert!(refused(&dressed.end(TRAILER)).join("").contains("PIHAK-KESATU: its appearance /N"));
}

#[test]
fn a_valid_signature_does_not_excuse_other_changes() {
    let signs = || second(&signed());
    let told = |made: RevisionBuilder| refused(&made.end(TRAILER)).join("; ");
    assert_eq!(told(signs()), "");
    let content = &objects()[&5].replace("1.000", "9.000");
    assert_eq!(told(signs().object(5, content)), "page 1: its content: altered");
    // The signature's appearance is also drawn elsewhere.
    let shared = signs().stream(8, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "1 1 9 9 re f");
    assert_eq!(told(shared), "page 1: its resources /XObject/X: altered");
    // A decoy value: in another field, or in the field's widget.
    let decoy = field("SAKSI-1", 4, "[50 50 130 100]", 23, "/V 62 0 R");
    let decoy = told(signs().object(13, &decoy));
    assert!(decoy.contains("field SAKSI-1: its value: added"), "{decoy}");
    let mut apart = objects();
    let widget = "<</Subtype/Widget/Parent 12 0 R/P 3 0 R/Rect[150 50 230 100]>>";
    apart.insert(12, "<</FT/Sig/T(PIHAK-KEDUA)/Kids[16 0 R]>>".into());
    apart.insert(16, widget.into());
    apart.get_mut(&3).map(|it| *it = it.replace("12 0 R]", "16 0 R]")).unwrap();
    let apart = first(&file(&apart), "");
    let signs = |widget: &str| {
        let made = RevisionBuilder::update(&apart)
            .signature(62, "")
            .object(12, "<</FT/Sig/T(PIHAK-KEDUA)/Kids[16 0 R]/V 62 0 R>>")
            .object(16, widget);
        refused(&made.end(TRAILER))
    };
    assert_eq!(signs(&widget.replace("/P ", "/AP<</N 22 0 R>>/P ")), [""; 0]);
    assert_eq!(
        signs(&widget.replace("/P ", "/V 60 0 R/P ")),
        ["field PIHAK-KEDUA: its value: added"]
    );
    // Metadata that a page uses as its content.
    let mut drawn = objects();
    drawn.get_mut(&3).map(|it| *it = it.replace("/Contents 5", "/Contents 40")).unwrap();
    let drawn = RevisionBuilder::update(&first(&file(&drawn), "")).stream(
        40,
        "/Type/Metadata/Subtype/XML",
        "0 0 9 9 re f",
    );
    assert_eq!(refused(&drawn.end(TRAILER)), ["page 1: its content: altered"]);
}

#[test]
fn dangling_references_must_stay_dangling() {
    let dangling =
        RevisionBuilder::update(&signed()).stream(90, "/Subtype/Form/BBox[0 0 9 9]", "x");
    assert_eq!(refused(&dangling.end(TRAILER)), ["page 2: its resources /XObject/Y: added"]);
    let content = RevisionBuilder::update(&signed()).stream(91, "", "BT ET");
    assert_eq!(refused(&content.end(TRAILER)), ["page 2: its content /2: added"]);
    // Also by an update that signs.
    let appearance = RevisionBuilder::update(&signed())
        .signature(62, "")
        .object(12, &field("PIHAK-KEDUA", 3, "[150 50 230 100]", 90, "/V 62 0 R"))
        .stream(90, "/Subtype/Form/BBox[0 0 9 9]", "x");
    assert_eq!(refused(&appearance.end(TRAILER)), ["page 2: its resources /XObject/Y: added"]);
}

#[test]
fn shadow_content_must_stay_hidden() {
    // Replace: the signed file holds a second object, and the update only refers to it.
    let base = RevisionBuilder::update(&file(&objects()));
    let (hidden, catalog) = (base.at(), "<</Type/Catalog/Pages 102 0 R/AcroForm 10 0 R>>");
    let base = base.raw(&format!("1 0 obj\n{catalog}\nendobj\n")).object(160, "null").end(TRAILER);
    let told = refused(&RevisionBuilder::update(&first(&base, "")).entry(1, hidden).end(TRAILER));
    assert!(told.iter().any(|it| it.starts_with("the catalog: /Pages")), "{told:?}");
    // Hide: the object that covered the page is removed.
    let told = refused(&RevisionBuilder::update(&signed()).free(8).end(TRAILER));
    assert_eq!(told, ["page 1: its resources /XObject/X: removed"]);
    // The field is reverted.
    let old = Pdf::read("x.pdf", &signed()).unwrap().revisions()[0].sections[0].entries[&11];
    let Entry::At { offset, .. } = old else { panic!("{old:?}") };
    let told = refused(&RevisionBuilder::update(&signed()).entry(11, offset).end(TRAILER));
    assert_eq!(told[0], "field PIHAK-KESATU: its value: removed");
}

#[test]
fn another_root_or_identifier_is_named() {
    let told = |trailer: &str| {
        let catalog = objects()[&1].clone();
        refused(&RevisionBuilder::update(&signed()).object(100, &catalog).end(trailer)).join("; ")
    };
    assert!(told("/Root 100 0 R/Info 50 0 R/ID[<01><01>]").contains("the trailer: /Root: altered"));
    assert!(told("/Root 1 0 R/Info 50 0 R/ID[<02><01>]").contains("the trailer: /ID: altered"));
    assert!(told("/Root 1 0 R/Info 50 0 R").contains("the trailer: /ID: removed"));
    assert!(told("/Root 1 0 R/ID[<01><01>]").contains("the document information: /Title: removed"));
    assert!(told("/Root 1 0 R/Info 50 0 R/ID[<01><01>]/X 1").contains("the trailer: /X: added"));
    assert_eq!(told(TRAILER), "");
}

#[test]
fn objects_in_object_streams_are_compared() {
    let page = objects()[&3].replace("/Contents 5", "/Contents 6");
    let pdf = RevisionBuilder::update(&signed()).end_streamed(&[(3, &page)], TRAILER);
    assert_eq!(refused(&pdf), ["page 1: its content: altered"]);
    let annotation = "<</Subtype/FreeText/Rect[0 0 99 99]/Contents(lain)>>";
    let page = objects()[&3].replace("12 0 R]", "12 0 R 110 0 R]");
    let pdf =
        RevisionBuilder::update(&signed()).end_streamed(&[(3, &page), (110, annotation)], TRAILER);
    assert_eq!(refused(&pdf), ["page 1: its annotations /3: added"]);
}

#[test]
fn an_undone_change_is_two_changes() {
    let old = objects();
    let there = RevisionBuilder::update(&signed())
        .object(5, &old[&5].replace("1.000", "9.000"))
        .end(TRAILER);
    let back = RevisionBuilder::update(&there).object(5, &old[&5]).end(TRAILER);
    let (_, changes) = judge(&back).unwrap();
    assert_eq!(changes.iter().map(|it| it.revision).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn malformed_objects_are_errors() {
    let ends = signed().len();
    for made in [
        RevisionBuilder::update(&signed()).object(5, "<</A"),
        RevisionBuilder::update(&signed()).object(11, "7 8 9"),
        RevisionBuilder::update(&signed()).entry(5, 12),
        RevisionBuilder::update(&signed()).entry(5, ends + 100_000),
        RevisionBuilder::update(&signed()).object(7, "7 0 R"),
    ] {
        assert!(judge(&made.end(TRAILER)).is_err());
    }
}

#[test]
fn cycles_and_long_histories_end() {
    // Cyclic bookmarks, of one length before and another after.
    let ring = |mut made: RevisionBuilder, length: u32| {
        for number in 0..length {
            let next = 200 + (number + 1) % length;
            made = made.object(200 + number, &format!("<</Title(a)/Next {next} 0 R>>"));
        }
        made
    };
    let catalog = objects()[&1].replacen("/Names", "/Outlines 200 0 R/Names", 1);
    let before =
        ring(RevisionBuilder::update(&file(&objects())).object(1, &catalog), 100).end(TRAILER);
    let after = ring(RevisionBuilder::update(&first(&before, "")), 99).end(TRAILER);
    // Following the bookmarks shows the same.
    assert_eq!(refused(&after), [""; 0]);

    let mut pdf = signed();
    for _ in 0..256 {
        pdf = RevisionBuilder::update(&pdf).object(99, "null").end(TRAILER);
    }
    let fault = judge(&pdf).unwrap_err().to_string();
    assert!(fault.contains("more revisions than can be judged"), "{fault}");
}

#[test]
fn every_changed_byte_of_an_object_is_named() {
    let (signed, objects) = (signed(), objects());
    let mut tried = 0;
    for (number, body) in &objects {
        // Metadata may change.
        if matches!(number, 40 | 50) {
            continue;
        }
        // The signature replaced these.
        if matches!(number, 11 | 21) {
            continue;
        }
        for (at, byte) in body.bytes().enumerate() {
            for other in [byte ^ 1, b'0', b'/', b' '] {
                let mut other_body = body.clone().into_bytes();
                other_body[at] = other;
                let Ok(other_body) = String::from_utf8(other_body) else { continue };
                let made = RevisionBuilder::update(&signed).object(*number, &other_body);
                let pdf = made.end(TRAILER);
                let file = Pdf::read("x.pdf", &pdf).unwrap();
                let id = Id::new(*number);
                let (old, new) = (file.at(1).get(id).unwrap(), file.newest().get(id));
                if new.is_ok_and(|new| same(&file, &old, &new)) {
                    continue;
                }
                tried += 1;
                let told = judge(&pdf);
                let found =
                    told.is_err() || told.unwrap().1.iter().any(|change| !change.is_allowed());
                assert!(found, "{number}: {other_body}");
            }
        }
    }
    assert!(tried > 4000, "{tried}");
}

/// Whether two objects are equal.
fn same(file: &Pdf, old: &Object, new: &Object) -> bool {
    match (old, new) {
        (Object::Stream(old), Object::Stream(new)) => {
            let bytes = |data: &std::ops::Range<usize>| &file.bytes()[data.clone()];
            let dictionaries = |it: &Dictionary| Object::Dictionary(it.clone());
            bytes(&old.data) == bytes(&new.data)
                && same(file, &dictionaries(&old.dictionary), &dictionaries(&new.dictionary))
        }
        (Object::Dictionary(old), Object::Dictionary(new)) => {
            let keys = || old.keys().chain(new.keys());
            keys().all(|key| same(file, old.value(key), new.value(key)))
        }
        (Object::Array(old), Object::Array(new)) => {
            old.len() == new.len() && old.iter().zip(&**new).all(|(old, new)| same(file, old, new))
        }
        // Missing objects are null, whatever their numbers.
        (old, new) => {
            let missing = |object: &Object| file.newest().resolve(object) == Ok(Object::Null);
            old == new || (missing(old) && missing(new))
        }
    }
}
