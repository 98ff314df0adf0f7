//! What pages draw: operators, names, colours, and the marks around it all (ISO 19005-2, 6.2.2; ISO
//! 14289-1, 7.1).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::{Content as Stream, Operation};
use lopdf::{Dictionary, Object, ObjectId};

use super::file::File;
use super::{Faults, objects, syntax};

/// What naskah may draw with: neither inline images nor shadings, no colours but gray and RGB.
const OPERATORS: [&str; 40] = [
    "q", "Q", "cm", "w", "J", "j", "M", "d", "m", "l", "c", "h", "re", "f", "F", "f*", "S", "s",
    "n", "W", "W*", "g", "G", "rg", "RG", "BT", "ET", "Tf", "Td", "Tm", "Tj", "TJ", "Ts", "Tc",
    "Tw", "Tz", "BMC", "BDC", "EMC", "Do",
];

/// Operators of other colour spaces.
const COLOURS: [&str; 8] = ["k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"];

/// Operators that leave something on the page.
const DRAWING: [&str; 8] = ["f", "F", "f*", "S", "s", "Tj", "TJ", "Do"];

/// States may be saved so often, one within the other.
const DEEPEST: usize = 28;

/// What the pages show.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// The numbers of each page's tagged contents, in the order of drawing.
    pub(super) marked: BTreeMap<ObjectId, Vec<i64>>,
    /// The codes that each font shows, and whether the text is told by an `ActualText` around them.
    pub(super) shown: BTreeMap<ObjectId, BTreeSet<(u16, bool)>>,
    /// The objects that are drawn.
    pub(super) drawn: BTreeSet<ObjectId>,
}

pub(super) fn check(file: &File, faults: &mut Faults) -> Content {
    let mut content = Content::default();
    for (number, id, page) in file.pages() {
        let bytes = file.document.get_page_content(id);
        syntax::hexadecimal(&bytes, &format!("page {number}"), faults);
        let Some(resources) = file.dictionary(page, "Resources") else {
            faults.add("6.2.2-2", format!("page {number} has no resources of its own"));
            continue;
        };
        kinds(resources, number, faults);
        let operations = Stream::decode(&bytes).map(|it| it.operations).unwrap_or_default();
        let faults = &mut *faults;
        let content = &mut content;
        let marks = Vec::new();
        let mut walk =
            Walk { file, number, id, resources, content, faults, depth: 0, marks, font: None };
        operations.iter().for_each(|operation| walk.operation(operation));
        let ended = walk.marks.is_empty() && walk.depth == 0;
        faults.unless(ended, "UA 7.1-3", format!("page {number} does not end what it begins"));
    }
    content
}

/// Fonts, images, and the properties of marked contents: nothing that makes states, spaces, patterns.
fn kinds(resources: &Dictionary, number: u32, faults: &mut Faults) {
    for (kind, _) in resources {
        let shown = String::from_utf8_lossy(kind);
        match &kind[..] {
            b"Font" | b"XObject" | b"Properties" => {}
            b"ColorSpace" => {
                for rule in
                    ["6.1.13-9", "6.2.4.2-1", "6.2.4.2-2", "6.2.4.3-3", "6.2.4.4-1", "6.2.4.4-2"]
                {
                    faults.add(rule, format!("page {number} has colour spaces"));
                }
            }
            _ => {
                for rule in
                    ["6.2.5-1", "6.2.5-2", "6.2.5-3", "6.2.5-4", "6.2.5-5", "6.2.5-6", "6.2.10-1"]
                {
                    faults.add(rule, format!("page {number} has resources of the kind {shown}"));
                }
            }
        }
    }
}

/// A marked content that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Artifact,
    Tagged,
    /// Neither; with a text that it stands for, or without.
    Span {
        tells: bool,
    },
}

struct Walk<'a> {
    file: &'a File,
    number: u32,
    id: ObjectId,
    resources: &'a Dictionary,
    content: &'a mut Content,
    faults: &'a mut Faults,
    depth: usize,
    marks: Vec<Mark>,
    font: Option<ObjectId>,
}

impl Walk<'_> {
    fn operation(&mut self, Operation { operator, operands }: &Operation) {
        let page = self.number;
        let operator = operator.as_str();
        for operand in operands {
            objects::walk(operand, &mut |it| objects::value(it, page, self.faults));
        }
        if COLOURS.contains(&operator) {
            for rule in
                ["6.1.13-9", "6.2.4.2-1", "6.2.4.2-2", "6.2.4.3-3", "6.2.4.4-1", "6.2.4.4-2"]
            {
                self.faults.add(rule, format!("page {page}: a colour by {operator}"));
            }
        } else if operator == "gs" {
            self.faults.add("6.2.5-1", format!("page {page}: a graphics state"));
        } else if !OPERATORS.contains(&operator) {
            self.faults.add("6.2.2-1", format!("page {page}: the operator {operator}"));
            self.faults.add("6.1.10-1", format!("page {page}: the operator {operator}"));
        }
        if DRAWING.contains(&operator) {
            let marked = self.marks.iter().any(|it| !matches!(it, Mark::Span { .. }));
            self.faults.unless(marked, "UA 7.1-3", format!("page {page}: {operator} without mark"));
        }
        match operator {
            "q" => {
                self.depth += 1;
                let fits = self.depth <= DEEPEST;
                self.faults.unless(fits, "6.1.13-8", format!("page {page}: {} states", self.depth));
            }
            "Q" => self.depth = self.depth.saturating_sub(1),
            "BMC" | "BDC" => self.begin(operands),
            "EMC" => drop(self.marks.pop()),
            "Tf" => self.font = self.named("Font", operands),
            "Tj" => self.show(operands),
            "TJ" => self.show(operands[0].as_array().map_or(&[], Vec::as_slice)),
            "Do" => {
                let drawn = self.named("XObject", operands);
                self.content.drawn.extend(drawn);
            }
            _ => {}
        }
    }

    fn begin(&mut self, operands: &[Object]) {
        let tag = operands.first().and_then(|it| it.as_name().ok()).unwrap_or_default();
        let properties = match operands.get(1) {
            Some(Object::Name(_)) => {
                let listed = self.named("Properties", &operands[1..]);
                listed.and_then(|id| self.file.document.get_dictionary(id).ok())
            }
            Some(properties) => properties.as_dict().ok(),
            None => None,
        };
        let number = properties.and_then(|it| self.file.integer(it, "MCID"));
        let mark = match (tag, number) {
            (b"Artifact", _) => Mark::Artifact,
            (_, Some(number)) => {
                self.content.marked.entry(self.id).or_default().push(number);
                Mark::Tagged
            }
            (_, None) => Mark::Span { tells: properties.is_some_and(|it| it.has(b"ActualText")) },
        };
        let within = |outer| self.marks.contains(&outer);
        let page = self.number;
        if mark == Mark::Artifact && within(Mark::Tagged) {
            self.faults.add("UA 7.1-1", format!("page {page}: an artifact in tagged content"));
        }
        if mark == Mark::Tagged && within(Mark::Artifact) {
            self.faults.add("UA 7.1-2", format!("page {page}: tagged content in an artifact"));
        }
        if mark == Mark::Tagged && within(Mark::Tagged) {
            self.faults.add("UA 7.1-3", format!("page {page}: tagged content in tagged content"));
        }
        self.marks.push(mark);
    }

    fn show(&mut self, elements: &[Object]) {
        let Some(font) = self.font else { return };
        let told = self.marks.contains(&Mark::Span { tells: true });
        let shown = self.content.shown.entry(font).or_default();
        for codes in elements.iter().filter_map(|it| it.as_str().ok()) {
            let (codes, _) = codes.as_chunks::<2>();
            shown.extend(codes.iter().map(|code| (u16::from_be_bytes(*code), told)));
        }
    }

    /// The object of that name in the page's own resources.
    fn named(&mut self, kind: &str, operands: &[Object]) -> Option<ObjectId> {
        let name = operands.first().and_then(|it| it.as_name().ok()).unwrap_or_default();
        let listed = self.file.dictionary(self.resources, kind);
        let found = listed.and_then(|it| it.get(name).ok()).and_then(|it| it.as_reference().ok());
        let found = found.filter(|id| self.file.document.get_object(*id).is_ok());
        if found.is_none() {
            let name = String::from_utf8_lossy(name);
            self.faults
                .add("6.2.2-2", format!("page {}: {kind} {name} is not listed", self.number));
        }
        found
    }
}
