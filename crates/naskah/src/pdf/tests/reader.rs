//! Reads a file back as a viewer does.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A glyph as a viewer draws it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) code: u16,
    /// Its origin, in points from the lower left corner.
    pub(super) x: f64,
    pub(super) y: f64,
    /// The text that copying yields.
    pub(super) text: String,
}

pub(super) fn open(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).unwrap()
}

pub(super) fn operations(document: &Document, page: u32) -> Vec<Operation> {
    let content = document.get_page_content(document.get_pages()[&page]);
    Content::decode(&content).unwrap().operations
}

/// The dictionary under these keys, from the page's resources on.
pub(super) fn resource<'a>(document: &'a Document, page: u32, keys: &[&str]) -> &'a Dictionary {
    let page = document.get_dictionary(document.get_pages()[&page]).unwrap();
    let mut found = dictionary(document, page.get(b"Resources").unwrap());
    for key in keys {
        found = dictionary(document, found.get(key.as_bytes()).unwrap());
    }
    found
}

/// The dictionary that an object is, refers to, or has first.
fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    match document.dereference(object).unwrap().1 {
        Object::Array(items) => dictionary(document, &items[0]),
        Object::Stream(stream) => &stream.dict,
        object => object.as_dict().unwrap(),
    }
}

/// The glyphs of a page's upright text.
pub(super) fn glyphs(document: &Document, page: u32) -> Vec<Shown> {
    let mut shown = Vec::new();
    let (mut font, mut size) = (None, 0.0);
    let (mut x, mut y, mut rise) = (0.0, 0.0, 0.0);
    for Operation { operator, operands } in operations(document, page) {
        let number = |index: usize| f64::from(operands[index].as_float().unwrap());
        match operator.as_str() {
            "Tf" => {
                let name = std::str::from_utf8(operands[0].as_name().unwrap()).unwrap();
                font = Some(Font::read(document, page, name));
                size = number(1);
            }
            "BT" => (x, y) = (0.0, 0.0),
            "Td" => (x, y) = (x + number(0), y + number(1)),
            "Ts" => rise = number(0),
            "TJ" => {
                let font = font.as_ref().expect("a font is set");
                for element in operands[0].as_array().unwrap() {
                    let Ok(codes) = element.as_str() else {
                        x -= f64::from(element.as_float().unwrap()) / 1000.0 * size;
                        continue;
                    };
                    for code in codes.chunks(2).map(|code| u16::from_be_bytes([code[0], code[1]])) {
                        let text = font.texts.get(&code).cloned().unwrap_or_default();
                        shown.push(Shown { code, x, y: y + rise, text });
                        x += font.widths[&code] as f64 / 1000.0 * size;
                    }
                }
            }
            _ => {}
        }
    }
    shown
}

/// A font as a viewer reads it.
pub(super) struct Font {
    pub(super) widths: BTreeMap<u16, i64>,
    pub(super) texts: BTreeMap<u16, String>,
}

impl Font {
    pub(super) fn read(document: &Document, page: u32, name: &str) -> Self {
        let dictionary = resource(document, page, &["Font", name]);
        let descendant = resource(document, page, &["Font", name, "DescendantFonts"]);
        let widths = descendant.get(b"W").unwrap().as_array().unwrap();
        let first = widths[0].as_i64().unwrap() as u16;
        let listed = widths[1].as_array().unwrap().iter().map(|width| width.as_i64().unwrap());
        let cmap = dictionary.get_deref(b"ToUnicode", document).unwrap().as_stream().unwrap();
        let cmap = String::from_utf8(cmap.decompressed_content().unwrap()).unwrap();
        Self { widths: (first..).zip(listed).collect(), texts: mappings(&cmap) }
    }
}

/// The lines `<code> <text>` of a character map.
fn mappings(cmap: &str) -> BTreeMap<u16, String> {
    let hexadecimal = |text: &str| {
        let digits = text.strip_prefix('<')?.strip_suffix('>')?;
        let unit = |at| u16::from_str_radix(digits.get(at..at + 4)?, 16).ok();
        (0..digits.len()).step_by(4).map(unit).collect::<Option<Vec<u16>>>()
    };
    let entries = cmap.split("beginbfchar").skip(1).flat_map(|section| {
        section.lines().take_while(|line| *line != "endbfchar").filter_map(|line| {
            let (code, text) = line.split_once(' ')?;
            Some((hexadecimal(code)?[0], String::from_utf16(&hexadecimal(text)?).ok()?))
        })
    });
    entries.collect()
}

/// Every object that the trailer leads to.
pub(super) fn reachable(document: &Document) -> Vec<ObjectId> {
    let mut found = Vec::new();
    let mut open: Vec<&Object> = document.trailer.iter().map(|(_, value)| value).collect();
    while let Some(object) = open.pop() {
        match object {
            Object::Reference(id) if !found.contains(id) => {
                found.push(*id);
                open.push(document.get_object(*id).unwrap());
            }
            Object::Array(items) => open.extend(items),
            Object::Dictionary(entries) => open.extend(entries.iter().map(|(_, value)| value)),
            Object::Stream(stream) => open.extend(stream.dict.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    found.sort();
    found
}
