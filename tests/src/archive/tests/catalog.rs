//! The catalogue, the intent, languages, sheets, attachments.

use lopdf::{Dictionary, Object, Stream, dictionary};

use super::super::catalog::is_tag;
use super::{at, breaks, catalog, element, find_named, first_page, follow};

#[test]
fn a_catalogue_with_what_is_forbidden_is_found() {
    let forbidden: [(&str, &[&str]); 5] = [
        ("AA", &["6.5.2-1"]),
        ("NeedsRendering", &["6.4.2-2"]),
        ("Requirements", &["6.11-1"]),
        ("Perms", &["6.1.12-1", "6.1.12-2"]),
        ("OCProperties", &["6.9-1", "6.9-2", "6.9-3", "6.9-4", "UA 7.10-1", "UA 7.10-2"]),
    ];
    for (key, rules) in forbidden {
        breaks(rules, |document| catalog(document).set(key, Dictionary::new()));
    }
    let names = dictionary! { "AlternatePresentations" => Dictionary::new() };
    breaks(&["6.10-1"], |document| catalog(document).set("Names", names));
}

#[test]
fn an_intent_that_is_not_srgb_is_found() {
    breaks(&["6.2.3-2", "6.2.4.3-2", "6.2.4.3-4", "6.2.10-2"], |document| {
        catalog(document).remove(b"OutputIntents");
    });
    let profile = |change: fn(&mut Vec<u8>)| {
        move |document: &mut lopdf::Document| {
            let id =
                super::find(document, |it| it.has(b"N") && it.has(b"Length") && !it.has(b"Type"));
            let stream = document.get_object(id).and_then(Object::as_stream).expect("a profile");
            let mut bytes = stream.get_plain_content().expect("it is deflated");
            change(&mut bytes);
            let stream = Stream::new(dictionary! { "N" => 3 }, bytes);
            document.objects.insert(id, Object::Stream(stream));
        }
    };
    breaks(&["6.2.3-1"], profile(|bytes| bytes[8] = 5));
    breaks(&["6.2.3-1"], profile(|bytes| bytes[12..16].copy_from_slice(b"link")));
    breaks(&["6.2.4.3-2"], profile(|bytes| bytes[16..20].copy_from_slice(b"CMYK")));
    breaks(&["6.2.3-3"], |document| {
        let intents = catalog(document).get_mut(b"OutputIntents").expect("there is one");
        let intent = &mut intents.as_array_mut().expect("an array")[0];
        match intent {
            Object::Reference(id) => {
                let id = *id;
                at(document, id).set("S", "GTS_PDFX");
            }
            intent => intent.as_dict_mut().expect("an intent").set("S", "GTS_PDFX"),
        }
    });
}

#[test]
fn a_file_that_is_not_marked_is_found() {
    breaks(&["6.7.2.2-1", "UA 6.2-1"], |document| {
        catalog(document).remove(b"MarkInfo");
    });
    breaks(&["UA 7.1-4"], |document| {
        let marks = dictionary! { "Marked" => true, "Suspects" => true };
        catalog(document).set("MarkInfo", marks);
    });
    breaks(&["UA 7.1-10"], |document| {
        catalog(document).set("ViewerPreferences", dictionary! { "DisplayDocTitle" => false });
    });
}

#[test]
fn a_language_that_is_none_is_found() {
    breaks(&["6.7.4-1", "UA 7.2-29"], |document| {
        element(document, "P").set("Lang", Object::string_literal("bahasa_indonesia"));
    });
    let depending = [
        "UA 7.2-2",
        "UA 7.2-21",
        "UA 7.2-22",
        "UA 7.2-23",
        "UA 7.2-24",
        "UA 7.2-25",
        "UA 7.2-30",
        "UA 7.2-31",
        "UA 7.2-32",
        "UA 7.2-33",
        "UA 7.2-34",
    ];
    breaks(&depending, |document| {
        catalog(document).remove(b"Lang");
    });
    for tag in ["id", "en", "en-GB", "zh-Hant-TW"] {
        assert!(is_tag(tag.as_bytes()), "{tag}");
    }
    for tag in ["", "i d", "indonesian", "id-", "id_ID", "1d"] {
        assert!(!is_tag(tag.as_bytes()), "{tag}");
    }
}

#[test]
fn a_sheet_that_is_too_large_is_found() {
    for (width, height) in [(14_401, 842), (595, 2)] {
        let sheet: Vec<Object> = [0, 0, width, height].map(Object::from).into();
        breaks(&["6.1.13-11"], |document| first_page(document).set("MediaBox", sheet));
    }
}

#[test]
fn an_attachment_is_found() {
    breaks(&["6.8-5", "6.8-2"], |document| {
        document.add_object(dictionary! { "Type" => "Filespec", "EF" => Dictionary::new() });
    });
}

#[test]
fn an_attachment_without_names_is_found() {
    breaks(&["6.8-2", "UA 7.11-1"], |document| {
        let name = Object::string_literal("data.ron");
        let file = dictionary! { "Type" => "Filespec", "EF" => Dictionary::new(), "F" => name };
        document.add_object(file);
    });
}

#[test]
fn references_are_followed() {
    breaks(&["6.7.2.2-1"], |document| {
        let marks = document.add_object(dictionary! { "Marked" => false });
        let id = find_named(document, "Type", "Catalog");
        at(document, id).set("MarkInfo", Object::Reference(marks));
        assert_eq!(follow(document, id, "MarkInfo"), marks);
    });
}
