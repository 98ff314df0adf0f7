//! Fields of legitimate and of hostile files.

use lopdf::{Dictionary, Object, dictionary};
use naskah_fixtures::form::{widget, with_fields};

use crate::{Field, FieldLocation, fields};

/// The corners of a widget, in the wrong order: allowed, and often seen.
const RECTANGLE: [i64; 4] = [110, 420, 60, 220];

fn found(pdf: &[u8]) -> Vec<Field> {
    fields("test.pdf", pdf).unwrap()
}

#[test]
fn nested_fields_have_full_names_and_inherit_their_type() {
    let pdf = with_fields(|document, page| {
        let mut field = widget(page, RECTANGLE);
        field.set("T", Object::string_literal("SAKSI"));
        field.set("TU", Object::string_literal("Tanda tangan"));
        let field = document.add_object(field);
        let above = document.add_object(dictionary! {
            "T" => Object::string_literal("PARA"), "FT" => "Sig", "Kids" => vec![field.into()],
        });
        document.get_object_mut(field).unwrap().as_dict_mut().unwrap().set("Parent", above);
        let text = document.add_object(dictionary! {
            "T" => Object::string_literal("Nama"), "FT" => "Tx",
        });
        vec![above.into(), text.into()]
    });
    // Relative to the corner of the media box.
    let location =
        FieldLocation { page: 1, rectangle: [50.0, 200.0, 100.0, 400.0], size: (500.0, 800.0) };
    assert_eq!(
        found(&pdf),
        [Field {
            name: "PARA.SAKSI".into(),
            description: Some("Tanda tangan".into()),
            location: Some(location),
            signed: false,
        }]
    );
    assert_eq!(location.percent(), [10.0, 50.0, 10.0, 25.0]);
}

#[test]
fn a_field_without_a_widget_is_on_no_page_and_one_with_a_value_is_signed() {
    let pdf = with_fields(|document, page| {
        let kid = document.add_object(widget(page, RECTANGLE));
        let signed = document.add_object(dictionary! {
            "T" => Object::string_literal("A"), "FT" => "Sig", "V" => Dictionary::new(),
            "Kids" => vec![kid.into()],
        });
        let bare =
            document.add_object(dictionary! { "T" => Object::string_literal("B"), "FT" => "Sig" });
        vec![signed.into(), bare.into()]
    });
    let found = found(&pdf);
    let told: Vec<_> = found
        .iter()
        .map(|it| (it.name.as_str(), it.location.map(|it| it.page), it.signed))
        .collect();
    assert_eq!(told, [("A", Some(1), true), ("B", None, false)]);
}

#[test]
fn a_cyclic_form_ends() {
    let pdf = with_fields(|document, _| {
        let field = document.new_object_id();
        let field_of_itself = dictionary! {
            "T" => Object::string_literal("A"), "Kids" => vec![field.into(), field.into()],
            "Parent" => field,
        };
        document.set_object(field, field_of_itself);
        vec![field.into(), field.into(), Object::Null, 7.into()]
    });
    assert_eq!(found(&pdf), []);
}

#[test]
fn damage_anywhere_is_reported_or_survived() {
    let whole = with_fields(|document, page| {
        let mut field = widget(page, RECTANGLE);
        field.set("T", Object::string_literal("A"));
        field.set("FT", "Sig");
        vec![document.add_object(field).into()]
    });
    assert_eq!(found(&whole).len(), 1);
    for at in 0..whole.len() {
        for byte in [b'0', b'/', b'(', b'<', 0xFF] {
            let mut broken = whole.clone();
            broken[at] = byte;
            if let Ok(found) = fields("test.pdf", &broken) {
                assert!(found.len() <= 1);
            }
        }
        if let Ok(found) = fields("test.pdf", &whole[..at]) {
            assert!(found.len() <= 1);
        }
    }
    let error = fields("x.pdf", b"PK").unwrap_err().to_string();
    assert!(error.contains("`x.pdf` cannot be read as a PDF"), "{error}");
}
