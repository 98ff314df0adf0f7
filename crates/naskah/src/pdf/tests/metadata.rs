//! Metadata, identification and attachments.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use lopdf::{Dictionary, Document, Object, decode_text_string};
use proptest::prelude::*;
use roxmltree::Node;

use super::reader::open;
use super::{SERIF, one_page};
use crate::page::Properties;
use crate::pdf::{Attachment, Settings, Standard, Timestamp, write};
use crate::text::Fonts;

const DC: &str = "http://purl.org/dc/elements/1.1/";
const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
const PDFAID: &str = "http://www.aiim.org/pdfa/ns/id/";
const PDFUAID: &str = "http://www.aiim.org/pdfua/ns/id/";
const XMP: &str = "http://ns.adobe.com/xap/1.0/";

fn properties(title: &str, authors: &[&str], date: Option<Date>) -> Properties {
    Properties {
        title: title.to_owned(),
        authors: authors.iter().map(|&author| author.to_owned()).collect(),
        language: "id".to_owned(),
        date,
    }
}

fn file(properties: Properties, settings: &Settings) -> Document {
    let mut pages = one_page(Vec::new());
    pages.properties = properties;
    open(&write(&pages, &Fonts::builtin(SERIF).unwrap(), settings).unwrap())
}

fn info(document: &Document) -> BTreeMap<String, String> {
    let info = document.trailer.get_deref(b"Info", document).unwrap().as_dict().unwrap();
    let text = |(key, value): (&Vec<u8>, &Object)| {
        (String::from_utf8(key.clone()).unwrap(), decode_text_string(value).unwrap())
    };
    info.iter().map(text).collect()
}

fn packet(document: &Document) -> String {
    let catalog = document.catalog().unwrap();
    let stream = catalog.get_deref(b"Metadata", document).unwrap().as_stream().unwrap();
    assert_eq!(stream.dict.get(b"Type").unwrap().as_name().unwrap(), b"Metadata");
    assert_eq!(stream.dict.get(b"Subtype").unwrap().as_name().unwrap(), b"XML");
    assert!(stream.dict.get(b"Filter").is_err(), "archives read it without inflating it");
    String::from_utf8(stream.content.clone()).unwrap()
}

/// The values of a property of the packet: one, or those of its list.
fn values(packet: &str, namespace: &str, name: &str) -> Vec<String> {
    let xmp = roxmltree::Document::parse(packet).unwrap();
    let description = xmp.descendants().find(|it| it.has_tag_name("Description")).unwrap();
    let Some(property) = description.children().find(|it| it.has_tag_name((namespace, name)))
    else {
        return Vec::new();
    };
    let text = |it: Node<'_, '_>| it.text().unwrap_or_default().to_owned();
    let items: Vec<_> =
        property.descendants().filter(|it| it.has_tag_name("li")).map(text).collect();
    if items.is_empty() { vec![text(property)] } else { items }
}

/// Checks that Info and XMP have the same values.
fn agree(document: &Document) {
    let (info, packet) = (info(document), packet(document));
    let value = |namespace, name| values(&packet, namespace, name).join("; ");
    let date = |name| {
        let date = value(XMP, name).replace(['-', ':', 'T'], "");
        if date.is_empty() { date } else { format!("D:{date}") }
    };
    for (key, value) in [
        ("Title", value(DC, "title")),
        ("Author", value(DC, "creator")),
        ("Producer", value(PDF, "Producer")),
        ("CreationDate", date("CreateDate")),
        ("ModDate", date("ModifyDate")),
        ("ModDate", date("MetadataDate")),
    ] {
        assert_eq!(info.get(key).map_or("", String::as_str), value, "{key}");
    }
}

#[test]
fn both_descriptions_say_the_same() {
    let title = "Perjanjian \"A&B\" <b> ]]> 🤝 — é";
    let authors = ["Dinas <X> & Y", "Drs. Budi, M.Si.", "𝄞"];
    let given = properties(title, &authors, Some(date(2021, 9, 21)));
    let document = file(given, &Settings::default());
    agree(&document);
    let (info, packet) = (info(&document), packet(&document));
    assert_eq!(info["Title"], title);
    assert_eq!(values(&packet, DC, "creator"), authors);
    assert_eq!(info["CreationDate"], "D:20210921000000Z");
    assert_eq!(values(&packet, XMP, "CreateDate"), ["2021-09-21T00:00:00Z"]);
    assert_eq!(values(&packet, DC, "language"), ["id"]);
    assert_eq!(values(&packet, DC, "format"), ["application/pdf"]);
    assert!(packet.starts_with("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"));
    assert!(packet.trim_end().ends_with("<?xpacket end=\"r\"?>"));
}

#[test]
fn characters_that_xml_forbids_are_spaces_in_both() {
    let document =
        file(properties("a\0b\tc\nd\u{FFFE}e\u{85}f", &["\u{1}"], None), &Settings::default());
    agree(&document);
    assert_eq!(info(&document)["Title"], "a b c d e f");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_title_is_said_twice_the_same(title: String, author: String) {
        agree(&file(properties(&title, &[&author], None), &Settings::default()));
    }
}

#[test]
fn without_a_day_there_is_no_date() {
    let document = file(properties("Judul", &[], None), &Settings::default());
    agree(&document);
    assert_eq!(info(&document).keys().collect::<Vec<_>>(), ["Producer", "Title"]);
    // Nor for a year that does not fit in four digits.
    let early = properties("Judul", &[], Some(date(-1, 1, 1)));
    assert!(!info(&file(early, &Settings::default())).contains_key("ModDate"));
}

#[test]
fn a_moment_that_is_given_takes_the_place_of_the_day() {
    let created = Timestamp::from_second(1_632_182_400 + 3_661).ok();
    let settings = Settings { created, ..Settings::default() };
    for day in [None, Some(date(1999, 1, 1))] {
        let document = file(properties("Judul", &[], day), &settings);
        agree(&document);
        assert_eq!(info(&document)["CreationDate"], "D:20210921010101Z");
    }
}

#[test]
fn a_file_claims_what_it_is_asked_to() {
    for (standard, part) in [(Standard::A2a, "2"), (Standard::A3a, "3")] {
        let settings = Settings { standard, ..Settings::default() };
        let document = file(properties("Judul", &[], None), &settings);
        let packet = packet(&document);
        assert_eq!(values(&packet, PDFAID, "part"), [part]);
        assert_eq!(values(&packet, PDFAID, "conformance"), ["A"]);
        assert_eq!(values(&packet, PDFUAID, "part"), ["1"]);
        assert!(packet.contains("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"));
        let intents = document.catalog().unwrap().get(b"OutputIntents").unwrap();
        let intent = intents.as_array().unwrap()[0].as_dict().unwrap();
        assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFA1");
        let profile = intent.get_deref(b"DestOutputProfile", &document).unwrap();
        assert_eq!(profile.as_stream().unwrap().dict.get(b"N").unwrap().as_i64().unwrap(), 3);
    }
    let settings = Settings { standard: Standard::None, ..Settings::default() };
    let document = file(properties("Judul", &[], None), &settings);
    agree(&document);
    assert!(!packet(&document).contains("aiim.org"));
    assert!(document.catalog().unwrap().get(b"OutputIntents").is_err());
}

fn attachment(name: &str) -> Attachment {
    Attachment {
        name: name.to_owned(),
        media_type: "text/plain".to_owned(),
        description: "Data".to_owned(),
        bytes: b"(subject: \"\")".to_vec(),
    }
}

fn at<'a>(document: &'a Document, holder: &'a Dictionary, key: &str) -> &'a Dictionary {
    match holder.get_deref(key.as_bytes(), document).unwrap() {
        Object::Stream(stream) => &stream.dict,
        object => object.as_dict().unwrap(),
    }
}

#[test]
fn attachments_are_found_by_name_and_belong_to_the_document() {
    let names = ["b.ron", "é.png", "a/b.png"];
    let attachments = names.map(attachment).to_vec();
    let settings = Settings { standard: Standard::A3a, attachments, ..Settings::default() };
    let document = file(properties("Judul", &[], Some(date(2021, 9, 21))), &settings);
    let catalog = document.catalog().unwrap();
    let tree = at(&document, at(&document, catalog, "Names"), "EmbeddedFiles");
    let tree = tree.get(b"Names").unwrap().as_array().unwrap();
    let keys: Vec<_> = tree.iter().step_by(2).map(|it| it.as_str().unwrap().to_vec()).collect();
    assert!(keys.is_sorted(), "{keys:?}");
    let belonging = catalog.get(b"AF").unwrap().as_array().unwrap();
    assert_eq!(
        belonging.iter().collect::<Vec<_>>(),
        tree.iter().skip(1).step_by(2).collect::<Vec<_>>()
    );
    for (name, reference) in ["a/b.png", "b.ron", "é.png"].into_iter().zip(belonging) {
        let file = document.dereference(reference).unwrap().1.as_dict().unwrap();
        for key in ["F", "UF"] {
            assert_eq!(decode_text_string(file.get(key.as_bytes()).unwrap()).unwrap(), name);
        }
        assert_eq!(file.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Source");
        let stream = at(&document, at(&document, file, "EF"), "UF");
        assert_eq!(stream.get(b"Subtype").unwrap().as_name().unwrap(), b"text/plain");
        let parameters = at(&document, stream, "Params");
        assert_eq!(parameters.get(b"Size").unwrap().as_i64().unwrap(), 13);
        let date = decode_text_string(parameters.get(b"ModDate").unwrap()).unwrap();
        assert_eq!(date, "D:20210921000000Z");
    }
}

#[test]
fn attachments_that_cannot_be_are_refused() {
    let refused = |standard, names: &[&str]| {
        let attachments = names.iter().map(|name| attachment(name)).collect();
        let settings = Settings { standard, attachments, ..Settings::default() };
        let fonts = Fonts::builtin(SERIF).unwrap();
        write(&one_page(Vec::new()), &fonts, &settings).map_err(|errors| errors.to_string()).err()
    };
    assert_eq!(refused(Standard::A3a, &["a", "b"]), None);
    assert_eq!(refused(Standard::None, &["a"]), None);
    assert!(refused(Standard::A2a, &["a"]).unwrap().contains("a-3a"));
    assert!(refused(Standard::A3a, &["a", "a"]).unwrap().contains("two attachments"));
}
