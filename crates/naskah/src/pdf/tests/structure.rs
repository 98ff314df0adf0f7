//! Structure tree, links, fields, bookmarks and page labels.

use lopdf::Object;

use super::*;
use crate::page::{Element, Numbering, Role, Structure};
use crate::text::Tag;

fn element(role: Role, parent: Option<usize>) -> Element {
    Element { role, parent: parent.map(Tag), language: None, name: None, title: None }
}

fn tagged(fonts: &Fonts, text: &str, tag: Option<usize>, y: i64) -> DisplayItem {
    let run = run(fonts, fonts.select(false, false), text);
    let at = Point { x: START.x, y: Length::pt(y) };
    DisplayItem::Glyphs { at, run: GlyphRun { tag: tag.map(Tag), ..run } }
}

/// A section with a heading and a paragraph that continues on the second page and links to the section; a
/// field below it; an empty paragraph.
fn pages(fonts: &Fonts) -> Pages {
    let section = Element {
        name: Some("isi".into()),
        title: Some("Pasal 1 Isi".into()),
        ..element(Role::Section, Some(0))
    };
    let link = Role::Link { to: "isi".into(), text: "Pasal 1".into() };
    let field = Role::Form { field: "SAKSI-1".into(), description: "Tanda tangan…".into() };
    let elements = vec![
        element(Role::Document, None),
        section,
        element(Role::Heading(2), Some(1)),
        element(Role::Paragraph, Some(1)),
        element(link, Some(3)),
        element(field, Some(1)),
        element(Role::Paragraph, Some(0)),
        element(Role::List(Numbering::Decimal), Some(0)),
    ];
    let rect = Rect { x: START.x, y: Length::pt(300), width: SIZE, height: SIZE };
    let first = vec![
        tagged(fonts, "- 1 -", None, 40),
        tagged(fonts, "Pasal 1 ", Some(2), 100),
        tagged(fonts, "ISI", Some(2), 120),
        tagged(fonts, "Lihat ", Some(3), 140),
    ];
    let second = vec![
        tagged(fonts, "Pasal ", Some(4), 100),
        tagged(fonts, "1", Some(4), 120),
        tagged(fonts, ".", Some(3), 120),
        DisplayItem::SigningArea { area: 0, tag: Some(Tag(5)), rect },
    ];
    let page = |(index, items)| Page { paper: A4, number: index + 1, items };
    Pages {
        pages: [first, second].into_iter().enumerate().map(page).collect(),
        structure: Structure { elements },
        ..Pages::default()
    }
}

fn file() -> Document {
    let fonts = Fonts::builtin(SERIF).unwrap();
    open(&write(&pages(&fonts), &fonts).unwrap())
}

/// The tree of a file as text: types, and in brackets what they hold: `2:1` is MCID 1 on page 2.
fn tree(document: &Document, object: &Object, page: Option<u32>) -> String {
    let pages = document.get_pages();
    let number = |dictionary: &lopdf::Dictionary| {
        let id = dictionary.get(b"Pg").ok()?.as_reference().unwrap();
        pages.iter().find(|(_, page)| **page == id).map(|(number, _)| *number)
    };
    match document.dereference(object).unwrap().1 {
        Object::Integer(mark) => format!("{}:{mark}", page.unwrap()),
        Object::Array(kids) => {
            kids.iter().map(|kid| tree(document, kid, page)).collect::<Vec<_>>().join(" ")
        }
        Object::Dictionary(it) if it.has(b"MCID") => {
            format!("{}:{}", number(it).unwrap(), it.get(b"MCID").unwrap().as_i64().unwrap())
        }
        Object::Dictionary(it) if it.has(b"Obj") => format!("{}:obj", number(it).unwrap()),
        Object::Dictionary(it) => {
            let kind = String::from_utf8(it.get(b"S").unwrap().as_name().unwrap().into()).unwrap();
            format!("{kind}[{}]", tree(document, it.get(b"K").unwrap(), number(it)))
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_tree_holds_what_is_shown_in_order_and_nothing_that_is_empty() {
    let document = file();
    let root = document.catalog().unwrap().get_deref(b"StructTreeRoot", &document).unwrap();
    let kids = root.as_dict().unwrap().get(b"K").unwrap();
    assert_eq!(
        tree(&document, kids, None),
        "Document[Sect[H2[1:0] P[1:1 Link[2:0 2:obj 2:obj] 2:1] Form[2:obj]]]"
    );
}

#[test]
fn everything_drawn_is_marked_and_the_parent_tree_leads_back() {
    let document = file();
    let mut open = Vec::new();
    for operation in super::reader::operations(&document, 1) {
        match operation.operator.as_str() {
            "BMC" => assert_eq!(operation.operands[0].as_name().unwrap(), b"Artifact"),
            "BDC" => {
                let mark = operation.operands[1].as_dict().unwrap();
                let kind = operation.operands[0].as_name().unwrap().to_vec();
                open.push((kind, mark.get(b"MCID").unwrap().as_i64().unwrap()));
            }
            _ => {}
        }
    }
    assert_eq!(open, [(b"H2".to_vec(), 0), (b"P".to_vec(), 1)]);

    let root = document.catalog().unwrap().get_deref(b"StructTreeRoot", &document).unwrap();
    let parents = root.as_dict().unwrap().get_deref(b"ParentTree", &document).unwrap();
    let numbers = parents.as_dict().unwrap().get(b"Nums").unwrap().as_array().unwrap();
    let kind = |object: &Object| {
        let element = document.dereference(object).unwrap().1.as_dict().unwrap();
        String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().into()).unwrap()
    };
    let found: Vec<(i64, String)> = numbers
        .chunks(2)
        .map(|entry| {
            let value = match &entry[1] {
                Object::Array(marks) => marks.iter().map(kind).collect::<Vec<_>>().join(" "),
                object => kind(object),
            };
            (entry[0].as_i64().unwrap(), value)
        })
        .collect();
    let expected = [(0, "H2 P"), (1, "Link P"), (2, "Link"), (3, "Link"), (4, "Form")];
    assert_eq!(found, expected.map(|(number, kinds)| (number, kinds.to_owned())));
}

#[test]
fn links_lead_to_names_and_say_what_they_are() {
    let document = file();
    let page = document.get_dictionary(document.get_pages()[&2]).unwrap();
    let annotations = page.get(b"Annots").unwrap().as_array().unwrap();
    let links: Vec<&lopdf::Dictionary> = annotations[..2]
        .iter()
        .map(|link| document.dereference(link).unwrap().1.as_dict().unwrap())
        .collect();
    for link in &links {
        assert_eq!(link.get(b"Dest").unwrap().as_str().unwrap(), b"isi");
        assert_eq!(link.get(b"Contents").unwrap().as_str().unwrap(), b"Pasal 1");
        assert_eq!(link.get(b"F").unwrap().as_i64().unwrap(), 4);
    }
    let bottom = |link: &lopdf::Dictionary| {
        link.get(b"Rect").unwrap().as_array().unwrap()[1].as_float().unwrap()
    };
    assert!((bottom(links[0]) - bottom(links[1]) - 20.0).abs() < 0.01, "a line each");

    let names = document.catalog().unwrap().get(b"Names").unwrap().as_dict().unwrap();
    let named = names.get(b"Dests").unwrap().as_dict().unwrap().get(b"Names").unwrap();
    let [name, place] = named.as_array().unwrap().as_slice() else { panic!("{named:?}") };
    assert_eq!(name.as_str().unwrap(), b"isi");
    let place = place.as_array().unwrap();
    assert_eq!(place[0].as_reference().unwrap(), document.get_pages()[&1]);
}

#[test]
fn a_field_is_empty_printable_and_in_the_form() {
    let document = file();
    let form = document.catalog().unwrap().get(b"AcroForm").unwrap().as_dict().unwrap();
    assert_eq!(form.get(b"SigFlags").unwrap().as_i64().unwrap(), 3);
    let fields = form.get(b"Fields").unwrap().as_array().unwrap();
    assert_eq!(fields.len(), 1);
    let field = document.dereference(&fields[0]).unwrap().1.as_dict().unwrap();
    assert_eq!(field.get(b"T").unwrap().as_str().unwrap(), b"SAKSI-1");
    assert_eq!(field.get(b"FT").unwrap().as_name().unwrap(), b"Sig");
    assert!(field.has(b"TU") && !field.has(b"V"));
    let appearance = field.get(b"AP").unwrap().as_dict().unwrap();
    let normal = appearance.get_deref(b"N", &document).unwrap().as_stream().unwrap();
    assert!(normal.content.is_empty());
}

#[test]
fn bookmarks_and_page_labels_tell_articles_and_numbers() {
    let fonts = Fonts::builtin(SERIF).unwrap();
    let mut pages = pages(&fonts);
    // A part of the section with its own title, and restarted page numbers.
    pages.structure.elements[3].title = Some("Ayat…".into());
    pages.pages[1].number = 1;
    let document = open(&write(&pages, &fonts).unwrap());
    let catalog = document.catalog().unwrap();
    let outline = catalog.get_deref(b"Outlines", &document).unwrap().as_dict().unwrap();
    assert_eq!(outline.get(b"Count").unwrap().as_i64().unwrap(), 2);
    let first = outline.get_deref(b"First", &document).unwrap().as_dict().unwrap();
    assert_eq!(first.get(b"Title").unwrap().as_str().unwrap(), b"Pasal 1 Isi");
    let under = first.get_deref(b"First", &document).unwrap().as_dict().unwrap();
    assert_eq!(under.get(b"Title").unwrap().as_str().unwrap()[..2], [0xFE, 0xFF]);
    assert_eq!(first.get(b"First").unwrap(), first.get(b"Last").unwrap());

    let labels = catalog.get(b"PageLabels").unwrap().as_dict().unwrap();
    let ranges = labels.get(b"Nums").unwrap().as_array().unwrap();
    let starts: Vec<i64> = ranges.iter().filter_map(|it| it.as_i64().ok()).collect();
    assert_eq!(starts, [0, 1]);
}

#[test]
fn a_structure_that_makes_no_sense_is_no_reason_to_fail() {
    let fonts = Fonts::builtin(SERIF).unwrap();
    let mut pages = pages(&fonts);
    pages.structure.elements[1].parent = Some(Tag(99));
    pages.structure.elements[2].parent = Some(Tag(2));
    pages.pages[0].items.push(tagged(&fonts, "x", Some(1_000), 400));
    let document = open(&write(&pages, &fonts).unwrap());
    assert_eq!(document.get_pages().len(), 2);
}
