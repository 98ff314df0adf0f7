//! What fields show of signatures.

use jiff::Timestamp;
use lopdf::{Document, Object};
use naskah::picture::Picture;

use super::request;
use crate::pki::key;
use crate::{AppearanceSpec, Request, sign};
use naskah_fixtures::form::{signature_widget, three_fields, with_fields};

#[test]
fn a_signature_shows_who_signed_when_and_why() {
    let shown = request("SAKSI-1").appearance(AppearanceSpec::new("Ana\nBinti Ali"));
    let signed = sign("x.pdf", &three_fields(), &shown, &key("p-256"), None).unwrap();
    let read = Document::load_mem(&signed).unwrap();
    let update = String::from_utf8_lossy(&signed[three_fields().len()..]).into_owned();
    assert!(update.contains("/Subtype /Form"), "{update}");
    let fields = read.catalog().unwrap().get(b"AcroForm").unwrap().as_dict().unwrap();
    let field = fields.get(b"Fields").unwrap().as_array().unwrap()[2].as_reference().unwrap();
    let seen = read.get_dictionary(field).unwrap().get(b"AP").unwrap().as_dict().unwrap();
    let form = read.get_object(seen.get(b"N").unwrap().as_reference().unwrap()).unwrap();
    let form = form.as_stream().unwrap();
    assert!(form.dict.get(b"Resources").unwrap().as_dict().unwrap().has(b"Font"));
    let drawn = String::from_utf8(form.decompressed_content().unwrap()).unwrap();
    assert!(drawn.matches("]TJ\n").count() >= 4, "{drawn}");
}

#[test]
fn a_small_field_shows_the_name_alone_or_stays_as_it_was() {
    let seen = |name: String| {
        let shown =
            request("SAKSI-1").reason("Setuju ".repeat(60)).appearance(AppearanceSpec::new(name));
        let signed = sign("x.pdf", &three_fields(), &shown, &key("p-256"), None).unwrap();
        let update = String::from_utf8_lossy(&signed[three_fields().len()..]).into_owned();
        update.contains("/Subtype /Form")
    };
    assert!(seen("Ana".into()));
    assert!(!seen("A".repeat(300)));
}

#[test]
fn a_signature_shows_a_picture_and_a_code() {
    let pixel =
        |alpha| Picture { width: 2, height: 1, rgba: vec![9, 9, 9, 255, 200, 30, 30, alpha] };
    let wide = with_fields(|document, page| {
        let mut field = signature_widget(page, [10, 10, 210, 90]);
        field.set("T", Object::string_literal("SAKSI-1"));
        vec![document.add_object(field).into()]
    });
    let seen = |shown: AppearanceSpec| {
        let shown = request("SAKSI-1").appearance(shown);
        let signed = sign("x.pdf", &wide, &shown, &key("p-256"), None).unwrap();
        String::from_utf8_lossy(&signed[wide.len()..]).into_owned()
    };
    let words = AppearanceSpec::new("Ana");
    assert!(!seen(words.clone()).contains("/Subtype /Image"));
    // The cached appearance is not used with the picture.
    let pictured = words.with_picture(pixel(0));
    assert_eq!(seen(pictured.clone()).matches("/Subtype /Image").count(), 2, "it and its mask");
    assert!(seen(pictured.clone()).contains("/SMask"));
    let coded = pictured.clone().with_code("https://contoh.go.id").unwrap();
    assert_ne!(seen(coded.clone()), seen(pictured));
    assert!(coded.with_code(&"x".repeat(3_000)).is_err());
}

#[test]
fn the_cache_never_leaks_into_another_signature() {
    let shown = AppearanceSpec::new("Ana");
    let signed = |shown: &AppearanceSpec, field: &str, minute: i64| {
        let time = Timestamp::from_second(1_632_182_400 + 60 * minute).unwrap();
        let request = Request { time, ..request(field).appearance(shown.clone()) };
        sign("x.pdf", &three_fields(), &request, &key("rsa-2048"), None).unwrap()
    };
    for (field, minute) in [("SAKSI-1", 0), ("SAKSI-1", 0), ("SAKSI-1", 1), ("PIHAK-KEDUA", 1)] {
        let fresh = signed(&AppearanceSpec::new("Ana"), field, minute);
        assert_eq!(signed(&shown, field, minute), fresh, "{field} {minute}");
    }
}
