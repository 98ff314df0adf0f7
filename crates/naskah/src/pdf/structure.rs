//! The structure tree: what the content means, and which content means what.
//!
//! ISO 32000-1, 14.7 and 14.8.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::annotations::Annotation;
use super::places::rectangle;
use super::text::text_string;
use crate::page::{DisplayItem, Element, Numbering, Pages, Role};
use crate::text::Tag;

/// The standard structure type that a role is.
pub(super) fn structure_type(role: &Role) -> String {
    match role {
        Role::Document => "Document",
        Role::Part => "Part",
        Role::Section => "Sect",
        Role::Division => "Div",
        Role::Heading(level) => return format!("H{}", (*level).clamp(1, DEEPEST_HEADING)),
        Role::Paragraph => "P",
        Role::Span => "Span",
        Role::List(_) => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::TableRow => "TR",
        Role::TableHeader => "TH",
        Role::TableCell => "TD",
        Role::Figure { .. } => "Figure",
        Role::Link { .. } => "Link",
        Role::Form { .. } => "Form",
    }
    .to_owned()
}

const DEEPEST_HEADING: u8 = 6;

/// What an element holds.
enum Kid {
    Element(Tag),
    /// The marked content of that number on a page.
    Mark(usize, usize),
    /// An annotation on a page.
    Annotation(usize, ObjectId),
}

/// Adds the structure tree; gives its root. `marks` are the elements of each page's marked contents.
pub(super) fn add(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    marks: &[Vec<Tag>],
    annotations: &[Annotation],
) -> ObjectId {
    let kids = kids(pages, marks, annotations);
    let ids: Vec<Option<ObjectId>> = present(pages, &kids)
        .into_iter()
        .map(|present| present.then(|| document.new_object_id()))
        .collect();
    let root = document.new_object_id();
    let mut writer =
        Writer { document, pages, page_ids, ids, root, attributes: Attributes::default() };
    for ((tag, element), kids) in pages.structure.iter().zip(&kids) {
        writer.element(tag, element, kids);
    }
    let (ids, document) = (writer.ids, writer.document);

    let reference = |tag: &Tag| ids[tag.0].map_or(Object::Null, Object::Reference);
    let mut numbers = Vec::new();
    for (index, marks) in marks.iter().enumerate() {
        let elements = marks.iter().map(reference).collect();
        numbers.extend([Object::Integer(index as i64), Object::Array(elements)]);
    }
    for (index, annotation) in annotations.iter().enumerate() {
        let number = (page_ids.len() + index) as i64;
        numbers.extend([Object::Integer(number), reference(&annotation.tag)]);
    }
    let tops = pages.structure.iter().filter(|(tag, _)| pages.structure.parent(*tag).is_none());
    let tops: Vec<Object> = tops.filter_map(|(tag, _)| ids[tag.0]).map(Object::Reference).collect();
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => tops,
            "ParentTree" => Object::Reference(parents),
            "ParentTreeNextKey" => (page_ids.len() + annotations.len()) as i64,
        },
    );
    root
}

/// What each element holds: other elements in their order; or content and pieces of it, in the order in
/// which they are drawn.
fn kids(pages: &Pages, marks: &[Vec<Tag>], annotations: &[Annotation]) -> Vec<Vec<Kid>> {
    let elements = &pages.structure.elements;
    let is_piece = |element: &Element| matches!(element.role, Role::Link { .. } | Role::Span);
    let mut kids: Vec<Vec<Kid>> = elements.iter().map(|_| Vec::new()).collect();
    for (tag, _) in pages.structure.iter().filter(|(_, element)| !is_piece(element)) {
        if let Some(parent) = pages.structure.parent(tag) {
            kids[parent.0].push(Kid::Element(tag));
        }
    }
    for (page, marks) in marks.iter().enumerate() {
        for (number, &tag) in marks.iter().enumerate() {
            let element = &elements[tag.0];
            if is_piece(element)
                && kids[tag.0].is_empty()
                && let Some(parent) = pages.structure.parent(tag)
            {
                kids[parent.0].push(Kid::Element(tag));
            }
            kids[tag.0].push(Kid::Mark(page, number));
        }
    }
    for annotation in annotations {
        kids[annotation.tag.0].push(Kid::Annotation(annotation.page, annotation.id));
    }
    kids
}

/// Which elements are worth writing: those that hold something, and empty cells, without which a table's
/// columns would not agree.
fn present(pages: &Pages, kids: &[Vec<Kid>]) -> Vec<bool> {
    let mut present = vec![false; kids.len()];
    // An element stands behind the one that it is in.
    for (index, element) in pages.structure.elements.iter().enumerate().rev() {
        present[index] = matches!(element.role, Role::TableCell | Role::TableHeader)
            || kids[index].iter().any(|kid| match kid {
                Kid::Element(tag) => present[tag.0],
                Kid::Mark(..) | Kid::Annotation(..) => true,
            });
    }
    present
}

struct Writer<'a> {
    document: &'a mut Document,
    pages: &'a Pages,
    page_ids: &'a [ObjectId],
    /// The elements' objects, none for those that are left out.
    ids: Vec<Option<ObjectId>>,
    root: ObjectId,
    attributes: Attributes,
}

/// Attributes that many elements share.
#[derive(Default)]
struct Attributes {
    column_header: Option<ObjectId>,
    decimal: Option<ObjectId>,
    lower_alpha: Option<ObjectId>,
}

impl Writer<'_> {
    fn element(&mut self, tag: Tag, element: &Element, kids: &[Kid]) {
        let Some(id) = self.ids[tag.0] else { return };
        let parent = self.pages.structure.parent(tag).and_then(|parent| self.ids[parent.0]);
        let mut dictionary = dictionary! {
            "S" => Object::Name(structure_type(&element.role).into_bytes()),
            "P" => Object::Reference(parent.unwrap_or(self.root)),
        };
        let page = kids.iter().find_map(|kid| match kid {
            Kid::Mark(page, _) | Kid::Annotation(page, _) => Some(*page),
            Kid::Element(_) => None,
        });
        if let Some(page) = page {
            dictionary.set("Pg", self.page(page));
        }
        let mut written: Vec<Object> =
            kids.iter().filter_map(|kid| self.kid(kid, page.unwrap_or_default())).collect();
        match written.len() {
            0 => {}
            1 => dictionary.set("K", written.remove(0)),
            _ => dictionary.set("K", written),
        }
        if let Some(language) = &element.language {
            dictionary.set("Lang", text_string(language));
        }
        if let Role::Figure { description } = &element.role {
            dictionary.set("Alt", text_string(description));
        }
        if let Some(attributes) = self.attributes(tag, &element.role) {
            dictionary.set("A", attributes);
        }
        self.document.set_object(id, dictionary);
    }

    fn page(&self, index: usize) -> Object {
        self.page_ids.get(index).copied().map_or(Object::Null, Object::Reference)
    }

    /// A kid; content on `page` goes without saying where it is.
    fn kid(&self, kid: &Kid, page: usize) -> Option<Object> {
        Some(match kid {
            Kid::Element(tag) => Object::Reference(self.ids[tag.0]?),
            Kid::Mark(on, number) if *on == page => Object::Integer(*number as i64),
            Kid::Mark(on, number) => Object::Dictionary(dictionary! {
                "Type" => "MCR",
                "Pg" => self.page(*on),
                "MCID" => *number as i64,
            }),
            Kid::Annotation(on, id) => Object::Dictionary(dictionary! {
                "Type" => "OBJR",
                "Pg" => self.page(*on),
                "Obj" => Object::Reference(*id),
            }),
        })
    }

    fn attributes(&mut self, tag: Tag, role: &Role) -> Option<Object> {
        let list = |numbering: &str| dictionary! { "O" => "List", "ListNumbering" => numbering };
        let (known, made) = match role {
            Role::Figure { .. } => return self.figure(tag).map(Object::Dictionary),
            Role::TableHeader => {
                let made = dictionary! { "O" => "Table", "Scope" => "Column" };
                (&mut self.attributes.column_header, made)
            }
            Role::List(Numbering::Decimal) => (&mut self.attributes.decimal, list("Decimal")),
            Role::List(Numbering::LowerAlpha) => {
                (&mut self.attributes.lower_alpha, list("LowerAlpha"))
            }
            _ => return None,
        };
        Some(Object::Reference(*known.get_or_insert_with(|| self.document.add_object(made))))
    }

    /// Where a figure stands (ISO 32000-1, 14.8.5.4.3).
    fn figure(&self, tag: Tag) -> Option<Dictionary> {
        let (page, rect) = self.pages.pages.iter().find_map(|page| {
            page.items.iter().find_map(|item| match item {
                DisplayItem::Picture { rect, tag: Some(of), .. }
                | DisplayItem::QrCode { rect, tag: Some(of), .. }
                    if *of == tag =>
                {
                    Some((page, rect))
                }
                _ => None,
            })
        })?;
        Some(
            dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => rectangle(rect, page) },
        )
    }
}
