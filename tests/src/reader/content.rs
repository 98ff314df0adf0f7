//! A page's content stream, walked as a viewer walks it.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::font::{Font, number};
use super::{Area, Glyph, Page, Run, dictionary, entry};

/// A transformation `[a b c d e f]`, as in PDF.
type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `first`, then `second`.
fn then(first: Matrix, second: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [p, q, r, s, t, u] = second;
    [
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    ]
}

/// What a page shows.
pub(super) fn page(document: &Document, id: ObjectId) -> Page {
    let page = document.get_dictionary(id).expect("a page");
    let [width, height] = paper(document, page);
    let resources = dictionary(document, inherited(document, page, "Resources"));
    let content = document.get_page_content(id);
    let content = Content::decode(&content).expect("a content stream");

    let mut walk = Walk {
        document,
        resources,
        fonts: BTreeMap::new(),
        page: Page { width, height, ..Page::default() },
        matrix: IDENTITY,
        saved: Vec::new(),
        text: IDENTITY,
        line: IDENTITY,
        font: None,
        size: 0.0,
        fresh: true,
        rectangles: Vec::new(),
        marks: Vec::new(),
    };
    for operation in &content.operations {
        walk.operation(operation);
    }
    walk.page
}

fn inherited<'a>(document: &'a Document, page: &'a Dictionary, key: &str) -> &'a Object {
    let mut node = page;
    loop {
        if let Some(found) = entry(document, node, key) {
            return found;
        }
        node = dictionary(document, node.get(b"Parent").expect("a page has it or inherits it"));
    }
}

fn paper(document: &Document, page: &Dictionary) -> [f64; 2] {
    let corners = inherited(document, page, "MediaBox").as_array().expect("a rectangle");
    let corners: Vec<f64> = corners.iter().map(number).collect();
    assert_eq!(corners[..2], [0.0, 0.0], "the paper begins at the origin");
    [corners[2], corners[3]]
}

struct Walk<'a> {
    document: &'a Document,
    resources: &'a Dictionary,
    fonts: BTreeMap<Vec<u8>, Font>,
    page: Page,
    matrix: Matrix,
    saved: Vec<(Matrix, Option<Vec<u8>>, f64)>,
    text: Matrix,
    line: Matrix,
    font: Option<Vec<u8>>,
    size: f64,
    /// The next glyph begins a run.
    fresh: bool,
    rectangles: Vec<Area>,
    /// The marked contents that are open; those that stand for a text that is not copied yet hold it.
    marks: Vec<Option<String>>,
}

impl Walk<'_> {
    fn operation(&mut self, Operation { operator, operands }: &Operation) {
        let number = |index: usize| number(&operands[index]);
        match operator.as_str() {
            "q" => self.saved.push((self.matrix, self.font.clone(), self.size)),
            "Q" => {
                (self.matrix, self.font, self.size) = self.saved.pop().expect("a state was saved");
            }
            "cm" => self.matrix = then(std::array::from_fn(number), self.matrix),
            "BT" => (self.text, self.line) = (IDENTITY, IDENTITY),
            "Tm" => {
                self.line = std::array::from_fn(number);
                self.text = self.line;
            }
            "Td" => {
                self.line = then([1.0, 0.0, 0.0, 1.0, number(0), number(1)], self.line);
                self.text = self.line;
            }
            "Tf" => {
                self.size = number(1);
                let name = operands[0].as_name().expect("a font's name").to_vec();
                self.open_font(&name);
                self.font = Some(name);
            }
            "TJ" => self.show(operands[0].as_array().expect("strings and moves")),
            "Tj" => self.show(operands),
            "BMC" => self.marks.push(None),
            "BDC" => {
                let mark = self.actual_text(&operands[1]);
                self.marks.push(mark);
            }
            "EMC" => {
                self.marks.pop().expect("a content was marked");
            }
            "re" => {
                let corner = then([1.0, 0.0, 0.0, 1.0, number(0), number(1)], self.matrix);
                let (width, height) = (number(2) * self.matrix[0], number(3) * self.matrix[3]);
                let y = self.page.height - corner[5] - height;
                self.rectangles.push(Area { x: corner[4], y, width, height });
            }
            "f" | "F" | "f*" => self.page.rules.append(&mut self.rectangles),
            "S" | "s" | "n" | "W" | "W*" => self.rectangles.clear(),
            "Do" => self.picture(operands[0].as_name().expect("a picture's name")),
            // Colours and paths place no text; what is raised stays on its baseline.
            "g" | "G" | "rg" | "RG" | "k" | "K" | "cs" | "CS" | "sc" | "scn" | "SC" | "SCN"
            | "gs" | "w" | "J" | "j" | "d" | "m" | "l" | "c" | "h" | "i" | "ri" | "M" | "ET"
            | "MP" | "DP" | "Ts" => {}
            "Tr" => assert_eq!(number(0), 0.0, "text is filled"),
            unknown => panic!("the reader does not know the operator {unknown}"),
        }
        self.fresh |= matches!(operator.as_str(), "BT" | "Td" | "Tm" | "Tf");
    }

    fn open_font(&mut self, name: &[u8]) {
        if !self.fonts.contains_key(name) {
            let fonts = entry(self.document, self.resources, "Font").expect("the page has fonts");
            let fonts = dictionary(self.document, fonts);
            let font = dictionary(self.document, fonts.get(name).expect("the font is listed"));
            self.fonts.insert(name.to_vec(), Font::read(self.document, font));
        }
    }

    fn show(&mut self, elements: &[Object]) {
        let font = &self.fonts[self.font.as_ref().expect("a font is set")];
        for element in elements {
            let Ok(codes) = element.as_str() else {
                let back = number(element) / 1000.0 * self.size;
                self.text = then([1.0, 0.0, 0.0, 1.0, -back, 0.0], self.text);
                continue;
            };
            for code in codes.chunks(2) {
                let code = u16::from_be_bytes([code[0], code[1]]);
                let text = match self.marks.iter_mut().rev().find_map(Option::as_mut) {
                    Some(actual) => std::mem::take(actual),
                    None => font.text(code).to_owned(),
                };
                let at = then(self.text, self.matrix);
                let advance = font.width(code) / 1000.0 * self.size;
                self.text = then([1.0, 0.0, 0.0, 1.0, advance, 0.0], self.text);
                let (x, right) = (at[4], then(self.text, self.matrix)[4]);
                if std::mem::take(&mut self.fresh) {
                    self.page.runs.push(Run {
                        text: String::new(),
                        x,
                        right,
                        y: self.page.height - at[5],
                        size: self.size * at[3],
                        bold: font.bold,
                        upright: at[1] == 0.0 && at[2] == 0.0,
                        glyphs: Vec::new(),
                    });
                }
                let run = self.page.runs.last_mut().expect("a run was begun");
                run.text.push_str(&text);
                run.right = right;
                run.glyphs.push(Glyph { text, x, right });
            }
        }
    }

    /// The text that a marked content stands for.
    fn actual_text(&self, properties: &Object) -> Option<String> {
        let properties = match properties {
            Object::Name(name) => {
                let listed = entry(self.document, self.resources, "Properties")?;
                dictionary(self.document, dictionary(self.document, listed).get(name).ok()?)
            }
            properties => properties.as_dict().expect("properties"),
        };
        let text = entry(self.document, properties, "ActualText")?.as_str().expect("a string");
        let Some(units) = text.strip_prefix(&[0xfe, 0xff]) else {
            return Some(text.iter().map(|byte| char::from(*byte)).collect());
        };
        let units: Vec<u16> =
            units.chunks(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]])).collect();
        Some(String::from_utf16(&units).expect("UTF-16"))
    }

    fn picture(&mut self, name: &[u8]) {
        let pictures = entry(self.document, self.resources, "XObject").expect("there are pictures");
        let picture = dictionary(self.document, pictures).get(name).expect("it is listed");
        let kind = entry(self.document, dictionary(self.document, picture), "Subtype");
        let kind = kind.and_then(|kind| kind.as_name().ok());
        assert_eq!(kind, Some(&b"Image"[..]), "only pictures are drawn");
        let [width, _, _, height, x, y] = self.matrix;
        self.page.pictures.push(Area { x, y: self.page.height - y - height, width, height });
    }
}
