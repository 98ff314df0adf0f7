//! What the file says of itself.

use lopdf::{Document, Object, Stream, dictionary};

use super::{breaks, catalog, find_named, named};

/// The metadata with a piece that is another.
fn with<'a>(from: &'a str, to: &'a str) -> impl FnOnce(&mut Document) + 'a {
    move |document| {
        let id = find_named(document, "Type", "Metadata");
        let stream = document.get_object(id).and_then(Object::as_stream).expect("metadata");
        let packet = stream.get_plain_content().expect("they are readable");
        let packet = String::from_utf8(packet).expect("text");
        assert!(packet.contains(from), "{from} is not in {packet}");
        let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        let stream = Stream::new(kind, packet.replacen(from, to, 1).into_bytes());
        document.objects.insert(id, Object::Stream(stream));
    }
}

#[test]
fn a_file_without_metadata_is_found() {
    breaks(&["6.6.2.1-1", "UA 7.1-8"], |document| {
        catalog(document).remove(b"Metadata");
    });
    breaks(&["6.6.2.1-1", "UA 7.1-8"], |document| {
        named(document, "Type", "Metadata").set("Subtype", "Text");
    });
}

#[test]
fn a_packet_that_says_its_size_or_encoding_is_found() {
    breaks(&["6.6.2.1-2"], with("<?xpacket ", "<?xpacket bytes=\"9\" "));
    breaks(&["6.6.2.1-3"], with("<?xpacket ", "<?xpacket encoding=\"UTF-8\" "));
}

#[test]
fn metadata_that_are_not_well_formed_are_found() {
    breaks(&["6.6.2.1-4"], with("</rdf:RDF>", ""));
    breaks(&["6.6.2.1-4"], with("application/pdf", "R&D"));
    breaks(&["6.6.2.1-4"], with("</dc:format>", "</dc:format><dc:format>a</dc:format>"));
    breaks(&["6.6.2.1-5"], |document| {
        let id = find_named(document, "Type", "Metadata");
        let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        document.objects.insert(id, Object::Stream(Stream::new(kind, vec![b'<', 0xFF])));
    });
}

#[test]
fn a_property_without_schema_is_found() {
    let rules = ["6.6.2.3.1-1", "6.6.4-6", "6.6.4-7", "UA 5-4", "UA 5-5"];
    breaks(&rules, with("<dc:format>application/pdf</dc:format>", "<dc:odd>a</dc:odd>"));
    breaks(&rules, with("</pdfaid:part>", "</pdfaid:part><pdfaid:amd>1</pdfaid:amd>"));
    breaks(&rules, with(">part</pdfaProperty:name>", ">amd</pdfaProperty:name>"));
}

#[test]
fn a_value_of_another_type_is_found() {
    breaks(&["6.6.2.3.1-2"], with("<pdfuaid:part>1", "<pdfuaid:part>one"));
    breaks(&["6.6.2.3.1-2"], with("xml:lang=\"x-default\"", ""));
    breaks(&["6.6.2.3.1-2"], with("<dc:format>application/pdf", "<dc:format>"));
}

#[test]
fn an_extension_schema_that_is_described_otherwise_is_found() {
    let rules = [
        "6.6.2.3.2-1",
        "6.6.2.3.3-1",
        "6.6.2.3.3-2",
        "6.6.2.3.3-3",
        "6.6.2.3.3-4",
        "6.6.2.3.3-5",
        "6.6.2.3.3-6",
        "6.6.2.3.3-7",
        "6.6.2.3.3-8",
        "6.6.2.3.3-9",
        "6.6.2.3.3-10",
        "6.6.2.3.3-11",
        "6.6.2.3.3-12",
        "6.6.2.3.3-13",
        "6.6.2.3.3-14",
        "6.6.2.3.3-15",
        "6.6.2.3.3-16",
        "6.6.2.3.3-17",
        "6.6.2.3.3-18",
    ];
    breaks(&rules, with("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", ""));
    breaks(&rules, with("<pdfaProperty:category>internal", "<pdfaProperty:category>secret"));
    breaks(&rules, with("<pdfaProperty:valueType>Integer", "<pdfaProperty:valueType>Odd"));
    breaks(
        &rules,
        with("<pdfaSchema:schema>", "<pdfaSchema:odd>a</pdfaSchema:odd><pdfaSchema:schema>"),
    );
}

#[test]
fn another_part_or_level_is_found() {
    breaks(&["6.6.4-1", "6.6.4-2"], with("<pdfaid:part>2", "<pdfaid:part>1"));
    breaks(&["6.6.4-1", "6.6.4-3"], with("<pdfaid:conformance>A", "<pdfaid:conformance>B"));
    breaks(&["UA 5-1", "UA 5-2"], with("<pdfuaid:part>1", "<pdfuaid:part>2"));
}

#[test]
fn another_prefix_is_found() {
    let pdfa = "<a:part xmlns:a=\"http://www.aiim.org/pdfa/ns/id/\">2</a:part>";
    breaks(&["6.6.4-4"], with("<pdfaid:part>2</pdfaid:part>", pdfa));
    let level = "<a:conformance xmlns:a=\"http://www.aiim.org/pdfa/ns/id/\">A</a:conformance>";
    breaks(&["6.6.4-5"], with("<pdfaid:conformance>A</pdfaid:conformance>", level));
    let pdfua = "<a:part xmlns:a=\"http://www.aiim.org/pdfua/ns/id/\">1</a:part>";
    breaks(&["UA 5-3"], with("<pdfuaid:part>1</pdfuaid:part>", pdfua));
}

#[test]
fn a_file_without_title_is_found() {
    breaks(&["UA 7.1-9"], |document| {
        let id = find_named(document, "Type", "Metadata");
        let stream = document.get_object(id).and_then(Object::as_stream).expect("metadata");
        let packet =
            String::from_utf8(stream.get_plain_content().expect("readable")).expect("text");
        let packet = packet.replace("dc:title", "dc:description");
        let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        document.objects.insert(id, Object::Stream(Stream::new(kind, packet.into_bytes())));
    });
}
