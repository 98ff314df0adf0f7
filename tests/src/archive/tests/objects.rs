//! Objects of every kind.

use lopdf::{Dictionary, Object, Stream};

use super::{AGREEMENT, Document, breaks, catalog, find_named, follow};

/// Values in the catalogue under a key that says nothing.
fn holds(rules: &[&str], value: impl Into<Object>) {
    breaks(rules, |document| catalog(document).set("Extra", value.into()));
}

#[test]
fn a_file_without_identifier_is_found() {
    breaks(&["6.1.3-1"], |document| {
        document.trailer.remove(b"ID");
    });
}

#[test]
fn an_encrypted_file_is_found() {
    breaks(&["6.1.3-2", "UA 7.16-1"], |document| {
        document.trailer.set("Encrypt", Dictionary::new());
    });
}

#[test]
fn a_stream_kept_elsewhere_is_found() {
    breaks(&["6.1.7.1-3"], |document| {
        let id = document.add_object(Stream::new(Dictionary::new(), Vec::new()));
        super::at(document, id).set("F", Object::string_literal("elsewhere"));
    });
}

#[test]
fn a_filter_that_is_not_allowed_is_found() {
    for filter in [Object::from("LZWDecode"), vec![Object::from("Crypt")].into()] {
        breaks(&["6.1.7.2-1"], |document| {
            let page = document.get_pages()[&1];
            let content = follow(document, page, "Contents");
            super::at(document, content).set("Filter", filter);
        });
    }
}

#[test]
fn numbers_out_of_range_are_found() {
    holds(&["6.1.13-1"], 2_147_483_648_i64);
    holds(&["6.1.13-1"], vec![Object::Integer(-2_147_483_649)]);
    holds(&["6.1.13-2"], f32::INFINITY);
    holds(&["6.1.13-5"], 1e-39_f32);
}

#[test]
fn long_strings_are_found() {
    holds(&["6.1.13-3"], Object::string_literal("a".repeat(32_768)));
}

#[test]
fn long_or_unreadable_names_are_found() {
    holds(&["6.1.13-4"], Object::Name(b"a".repeat(128)));
    holds(&["6.1.8-1"], Object::Name(vec![0xFF]));
    breaks(&["6.1.13-4"], |document| catalog(document).set("a".repeat(128), 1));
}

#[test]
fn too_many_objects_are_found() {
    breaks(&["6.1.13-7"], |document| document.max_id = 8_388_608);
}

#[test]
fn limits_themselves_are_kept() {
    let document = Document::load_mem(&AGREEMENT).expect("a PDF");
    assert!(document.objects.contains_key(&find_named(&document, "Type", "Catalog")));
    let limits: [Object; 4] = [
        2_147_483_647_i64.into(),
        (-2_147_483_648_i64).into(),
        Object::string_literal("a".repeat(32_767)),
        Object::Name(b"a".repeat(127)),
    ];
    let broken = super::broken_in(&AGREEMENT, |it| catalog(it).set("Extra", limits.to_vec()));
    assert!(broken.is_empty(), "{broken:?}");
}
