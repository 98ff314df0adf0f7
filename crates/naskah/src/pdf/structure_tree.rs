//! The structure tree, which tags content with its meaning for screen readers.
//!
//! ISO 32000-1, 14.7 and 14.8.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::annotations::Annotation;
use super::number::rectangle;
use super::structure_type::structure_type;
use super::text_string::text_string;
use crate::page::{CellSpan, DisplayItem, Element, Numbering, Pages, Role};
use crate::text::Tag;

/// A child of a structure element.
enum Kid {
    Element(Tag),
    /// Marked content: the page's index and the MCID.
    MarkedContent(usize, usize),
    /// An annotation: the page's index and the object.
    Annotation(usize, ObjectId),
}

/// Adds the structure tree and returns its root. `marked_elements` has, for each page, the elements of its
/// marked-content sequences by MCID.
pub(super) fn add(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    marked_elements: &[Vec<Tag>],
    annotations: &[Annotation],
) -> ObjectId {
    let kids = kids(pages, marked_elements, annotations);
    let ids: Vec<Option<ObjectId>> = present(pages, &kids)
        .into_iter()
        .map(|present| present.then(|| document.new_object_id()))
        .collect();
    let root = document.new_object_id();
    let mut writer =
        TreeWriter { document, pages, page_ids, ids, root, attributes: Attributes::default() };
    for ((tag, element), kids) in pages.structure.iter().zip(&kids) {
        writer.element(tag, element, kids);
    }
    let (ids, document) = (writer.ids, writer.document);

    let reference = |tag: &Tag| ids[tag.0].map_or(Object::Null, Object::Reference);
    let mut numbers = Vec::new();
    for (index, marked_elements) in marked_elements.iter().enumerate() {
        let elements = marked_elements.iter().map(reference).collect();
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

/// The children of each element: block elements in structure order; content, with links and spans, in drawing order.
fn kids(pages: &Pages, marked_elements: &[Vec<Tag>], annotations: &[Annotation]) -> Vec<Vec<Kid>> {
    let elements = &pages.structure.elements;
    let is_inline = |element: &Element| matches!(element.role, Role::Link { .. } | Role::Span);
    let mut kids: Vec<Vec<Kid>> = elements.iter().map(|_| Vec::new()).collect();
    for (tag, _) in pages.structure.iter().filter(|(_, element)| !is_inline(element)) {
        if let Some(parent) = pages.structure.parent(tag) {
            kids[parent.0].push(Kid::Element(tag));
        }
    }
    for (page, marked_elements) in marked_elements.iter().enumerate() {
        for (number, &tag) in marked_elements.iter().enumerate() {
            let element = &elements[tag.0];
            if is_inline(element)
                && kids[tag.0].is_empty()
                && let Some(parent) = pages.structure.parent(tag)
            {
                kids[parent.0].push(Kid::Element(tag));
            }
            kids[tag.0].push(Kid::MarkedContent(page, number));
        }
    }
    for annotation in annotations {
        kids[annotation.tag.0].push(Kid::Annotation(annotation.page, annotation.id));
    }
    kids
}

/// Which elements are written: those with content, and empty cells, which keep a table's columns aligned.
fn present(pages: &Pages, kids: &[Vec<Kid>]) -> Vec<bool> {
    let mut present = vec![false; kids.len()];
    // Elements come after their parents.
    for (index, element) in pages.structure.elements.iter().enumerate().rev() {
        present[index] = matches!(element.role, Role::TableCell(_) | Role::TableHeader(_))
            || kids[index].iter().any(|kid| match kid {
                Kid::Element(tag) => present[tag.0],
                Kid::MarkedContent(..) | Kid::Annotation(..) => true,
            });
    }
    present
}

struct TreeWriter<'a> {
    document: &'a mut Document,
    pages: &'a Pages,
    page_ids: &'a [ObjectId],
    /// The elements' objects; none for elements that are left out.
    ids: Vec<Option<ObjectId>>,
    root: ObjectId,
    attributes: Attributes,
}

/// Attribute objects that many elements share.
#[derive(Default)]
struct Attributes {
    headers: BTreeMap<CellSpan, ObjectId>,
    cells: BTreeMap<CellSpan, ObjectId>,
    numberings: BTreeMap<&'static str, ObjectId>,
}

impl TreeWriter<'_> {
    fn element(&mut self, tag: Tag, element: &Element, kids: &[Kid]) {
        let Some(id) = self.ids[tag.0] else { return };
        let parent = self.pages.structure.parent(tag).and_then(|parent| self.ids[parent.0]);
        let mut dictionary = dictionary! {
            "S" => Object::Name(structure_type(&element.role).into_bytes()),
            "P" => Object::Reference(parent.unwrap_or(self.root)),
        };
        let page = kids.iter().find_map(|kid| match kid {
            Kid::MarkedContent(page, _) | Kid::Annotation(page, _) => Some(*page),
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

    /// A child's object; content on `page`, the element's own page, needs no page entry.
    fn kid(&self, kid: &Kid, page: usize) -> Option<Object> {
        Some(match kid {
            Kid::Element(tag) => Object::Reference(self.ids[tag.0]?),
            Kid::MarkedContent(on, number) if *on == page => Object::Integer(*number as i64),
            Kid::MarkedContent(on, number) => Object::Dictionary(dictionary! {
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
        let shared = &mut self.attributes;
        let document = &mut self.document;
        let id = match role {
            Role::Figure { .. } => return self.figure(tag).map(Object::Dictionary),
            Role::TableHeader(span) => *shared.headers.entry(*span).or_insert_with(|| {
                let mut attributes = dictionary! { "O" => "Table", "Scope" => "Column" };
                set_span(&mut attributes, *span);
                document.add_object(attributes)
            }),
            Role::TableCell(span) if *span != CellSpan::default() => {
                *shared.cells.entry(*span).or_insert_with(|| {
                    let mut attributes = dictionary! { "O" => "Table" };
                    set_span(&mut attributes, *span);
                    document.add_object(attributes)
                })
            }
            Role::List(numbering) => {
                let name = numbering_name(*numbering)?;
                *shared.numberings.entry(name).or_insert_with(|| {
                    document.add_object(dictionary! { "O" => "List", "ListNumbering" => name })
                })
            }
            _ => return None,
        };
        Some(Object::Reference(id))
    }

    /// The layout attributes of a figure: its bounding box (ISO 32000-1, 14.8.5.4.3).
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

/// The name of a numbering (ISO 32000-1, 14.8.5.5); none for lists without one.
fn numbering_name(numbering: Numbering) -> Option<&'static str> {
    match numbering {
        Numbering::Decimal => Some("Decimal"),
        Numbering::LowerAlpha => Some("LowerAlpha"),
        Numbering::UpperAlpha => Some("UpperAlpha"),
        Numbering::UpperRoman => Some("UpperRoman"),
        Numbering::None => None,
    }
}

/// Adds the attributes of a merged cell (ISO 32000-1, 14.8.5.7).
fn set_span(attributes: &mut Dictionary, span: CellSpan) {
    for (name, count) in [("ColSpan", span.columns), ("RowSpan", span.rows)] {
        if count > 1 {
            attributes.set(name, count as i64);
        }
    }
}
