//! What the file says of itself (ISO 19005-2, 6.6; ISO 14289-1, 5).

use roxmltree::{Document, Node};

use super::Faults;
use super::file::File;

const PDFA: &str = "http://www.aiim.org/pdfa/ns/id/";
const PDFUA: &str = "http://www.aiim.org/pdfua/ns/id/";

/// The properties that PDF/A knows, with the kinds of their values.
const KNOWN: [(&str, &str, Kind); 13] = [
    ("http://purl.org/dc/elements/1.1/", "title", Kind::Languages),
    ("http://purl.org/dc/elements/1.1/", "description", Kind::Languages),
    ("http://purl.org/dc/elements/1.1/", "creator", Kind::Sequence),
    ("http://purl.org/dc/elements/1.1/", "language", Kind::Bag),
    ("http://purl.org/dc/elements/1.1/", "format", Kind::Text),
    ("http://ns.adobe.com/xap/1.0/", "CreateDate", Kind::Date),
    ("http://ns.adobe.com/xap/1.0/", "ModifyDate", Kind::Date),
    ("http://ns.adobe.com/xap/1.0/", "MetadataDate", Kind::Date),
    ("http://ns.adobe.com/xap/1.0/", "CreatorTool", Kind::Text),
    ("http://ns.adobe.com/pdf/1.3/", "Producer", Kind::Text),
    (PDFA, "part", Kind::Number),
    (PDFA, "conformance", Kind::Text),
    ("http://www.aiim.org/pdfa/ns/extension/", "schemas", Kind::Bag),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Date,
    Languages,
    Sequence,
    Bag,
}

pub(super) fn check(file: &File, faults: &mut Faults) {
    let stream = file.dictionary(file.catalog(), "Metadata");
    let typed = stream.is_some_and(|it| {
        file.name(it, "Type") == Some("Metadata") && file.name(it, "Subtype") == Some("XML")
    });
    let packet = file.content(file.catalog(), "Metadata").unwrap_or_default();
    if !typed || packet.is_empty() {
        for rule in ["6.6.2.1-1", "UA 7.1-8"] {
            faults.add(rule, "there are no metadata");
        }
        return;
    }
    let Ok(packet) = std::str::from_utf8(&packet) else {
        return faults.add("6.6.2.1-5", "metadata are not UTF-8");
    };
    let header = packet.split_once("?>").map_or("", |(header, _)| header);
    for (key, rule) in [("bytes=", "6.6.2.1-2"), ("encoding=", "6.6.2.1-3")] {
        faults.unless(!header.contains(key), rule, format!("the packet says {key}"));
    }
    let document = match Document::parse(packet) {
        Ok(document) => document,
        Err(why) => return faults.add("6.6.2.1-4", why.to_string()),
    };
    let root = document.root_element();
    let descriptions = child(root, "RDF").map(|it| named(it, "Description")).unwrap_or_default();
    let properties: Vec<Node<'_, '_>> = descriptions.iter().flat_map(|it| elements(*it)).collect();
    let mut all = root.descendants().filter(Node::is_element);
    let rdf = !descriptions.is_empty() && all.all(|it| it.tag_name().namespace().is_some());
    faults.unless(rdf, "6.6.2.1-4", "metadata are no RDF");

    let schemas = properties.iter().find(|it| name(**it) == "schemas");
    let schemas = schemas.and_then(|it| child(*it, "Bag")).map(|it| named(it, "li"));
    let schemas = schemas.unwrap_or_default();
    for schema in &schemas {
        described(*schema, faults);
    }
    for (place, property) in properties.iter().enumerate() {
        let again = properties[..place].iter().any(|it| it.tag_name() == property.tag_name());
        faults.unless(!again, "6.6.2.1-4", format!("{} twice", name(*property)));
        known(*property, &schemas, faults);
    }
    identified(&properties, faults);
    let titled = properties.iter().any(|it| {
        prefix(*it) == "dc"
            && name(*it) == "title"
            && it
                .descendants()
                .any(|it| it.is_text() && it.text().is_some_and(|it| !it.trim().is_empty()))
    });
    faults.unless(titled, "UA 7.1-9", "there is no title");
}

/// Whether a property is of a schema that PDF/A knows or the file describes, its value of the right kind.
fn known(property: Node<'_, '_>, schemas: &[Node<'_, '_>], faults: &mut Faults) {
    let (name, space) = (name(property), property.tag_name().namespace());
    let predefined = KNOWN.iter().find(|(it, known, _)| Some(*it) == space && *known == name);
    let own = schemas.iter().find(|it| text(**it, "namespaceURI") == space);
    let own = own.and_then(|it| child(child(*it, "property")?, "Seq"));
    let own = own.map(|it| named(it, "li")).unwrap_or_default();
    let own = own.into_iter().find(|it| text(*it, "name") == Some(name));
    let kind = match (predefined, own.and_then(|it| text(it, "valueType"))) {
        (Some((_, _, kind)), _) => *kind,
        (None, Some("Integer")) => Kind::Number,
        (None, Some(_)) => Kind::Text,
        (None, None) => {
            for rule in ["6.6.2.3.1-1", "6.6.4-6", "6.6.4-7", "UA 5-4", "UA 5-5"] {
                faults.add(rule, format!("{name} is of no schema"));
            }
            return;
        }
    };
    let fits = is(property, kind);
    faults.unless(fits, "6.6.2.3.1-2", format!("the value of {name} is no {kind:?}"));
}

fn is(property: Node<'_, '_>, kind: Kind) -> bool {
    let text = property.text().unwrap_or_default().trim();
    let simple = elements(property).next().is_none() && !text.is_empty();
    let items = |container: &str| {
        let mut containers = elements(property);
        let only =
            containers.next().filter(|it| name(*it) == container && containers.next().is_none());
        only.map(|it| elements(it).collect::<Vec<_>>()).unwrap_or_default()
    };
    let are_items =
        |items: &[Node<'_, '_>]| !items.is_empty() && items.iter().all(|it| name(*it) == "li");
    let has_language = |item: &Node<'_, '_>| item.attributes().any(|it| it.name() == "lang");
    match kind {
        Kind::Text => simple,
        Kind::Number => simple && text.bytes().all(|it| it.is_ascii_digit()),
        Kind::Date => {
            // A day at least; then perhaps a time.
            let shape: String =
                text.chars().map(|it| if it.is_ascii_digit() { '0' } else { it }).collect();
            simple && matches!(&shape[..], "0000-00-00" | "0000-00-00T00:00:00Z")
        }
        Kind::Languages => are_items(&items("Alt")) && items("Alt").iter().all(has_language),
        Kind::Sequence => are_items(&items("Seq")),
        Kind::Bag => are_items(&items("Bag")),
    }
}

/// The fields of a schema's description, all there, under the prefixes that PDF/A demands.
fn described(schema: Node<'_, '_>, faults: &mut Faults) {
    let fields = |node: Node<'_, '_>, wanted: &str, names: &[&str]| {
        elements(node).all(|it| prefix(it) == wanted && names.contains(&name(it)))
            && names.iter().all(|it| named(node, it).len() == 1)
    };
    let properties = child(schema, "property").and_then(|it| child(it, "Seq"));
    let properties = properties.map(|it| named(it, "li")).unwrap_or_default();
    let complete = fields(schema, "pdfaSchema", &["schema", "namespaceURI", "prefix", "property"])
        && ["schema", "namespaceURI", "prefix"].iter().all(|it| text(schema, it).is_some())
        && !properties.is_empty()
        && properties.iter().all(|property| {
            let names = ["name", "valueType", "category", "description"];
            fields(*property, "pdfaProperty", &names)
                && names.iter().all(|it| text(*property, it).is_some())
                && matches!(text(*property, "category"), Some("internal" | "external"))
                && matches!(text(*property, "valueType"), Some("Integer" | "Text" | "Date" | "URI"))
        });
    for rule in [
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
    ] {
        faults.unless(complete, rule, "a schema is described otherwise");
    }
}

/// Part 2 of PDF/A at level A, and part 1 of PDF/UA.
fn identified(properties: &[Node<'_, '_>], faults: &mut Faults) {
    let demands = [
        (PDFA, "pdfaid", "part", "2", ["6.6.4-1", "6.6.4-2"], "6.6.4-4"),
        (PDFA, "pdfaid", "conformance", "A", ["6.6.4-1", "6.6.4-3"], "6.6.4-5"),
        (PDFUA, "pdfuaid", "part", "1", ["UA 5-1", "UA 5-2"], "UA 5-3"),
    ];
    for (space, wanted, wanted_name, value, rules, prefix_rule) in demands {
        let found = properties.iter().find(|it| it.has_tag_name((space, wanted_name)));
        let said = found.map(|it| it.text().unwrap_or_default().trim());
        for rule in rules {
            let what = format!("{wanted}:{wanted_name} is {said:?}");
            faults.unless(said == Some(value), rule, what);
        }
        let right = found.is_none_or(|it| prefix(*it) == wanted);
        faults.unless(right, prefix_rule, format!("another prefix than {wanted}"));
    }
}

fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

/// The prefix as it is written.
fn prefix<'a>(node: Node<'a, '_>) -> &'a str {
    let tag = &node.document().input_text()[node.range()][1..];
    let end = tag.find([' ', '\n', '/', '>']).unwrap_or(tag.len());
    tag[..end].split_once(':').map_or("", |(prefix, _)| prefix)
}

fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

/// The elements of that name in an element.
fn named<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Vec<Node<'a, 'i>> {
    elements(node).filter(|it| name(*it) == wanted).collect()
}

fn child<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    elements(node).find(|it| name(*it) == wanted)
}

/// The text of a field that is there and not empty.
fn text<'a>(node: Node<'a, '_>, wanted: &str) -> Option<&'a str> {
    child(node, wanted)?.text().map(str::trim).filter(|it| !it.is_empty())
}
