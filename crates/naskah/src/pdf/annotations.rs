//! Annotations: links and signature fields.
//!
//! ISO 32000-1, 12.5.6.5 and 12.7.4.5; ISO 14289-1, 7.18. The tooltip of a signature field is written in
//! `template/signature_fields.rs`.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::content::width_without_final_spaces;
use super::number::{points, rectangle};
use super::text_string::text_string;
use crate::Length;
use crate::page::{DisplayItem, Page, Pages, Point, Rect, Role};
use crate::text::{Fonts, GlyphRun, Tag};

/// Annotation flag Print; none of the flags that hide an annotation.
const ANNOTATION_FLAGS: i64 = 4;

/// SignaturesExist and AppendOnly, set from the start so that signing does not need to change the form.
const SIGNATURE_FLAGS: i64 = 3;

/// An annotation of a file.
pub(super) struct Annotation {
    /// Its structure element.
    pub(super) tag: Tag,
    /// The index of its page.
    pub(super) page: usize,
    pub(super) id: ObjectId,
}

/// Adds the annotations of all pages to a file and returns them in drawing order.
///
/// In the parent tree of the structure, annotations are numbered after the pages, whose ids are `ids`.
pub(super) fn add(
    document: &mut Document,
    pages: &Pages,
    ids: &[ObjectId],
    fonts: &Fonts,
) -> Vec<Annotation> {
    let mut added = Vec::new();
    let mut appearances = BTreeMap::new();
    for (index, (page, page_id)) in pages.pages.iter().zip(ids).enumerate() {
        for AnnotationArea { tag, rect } in annotation_areas(page, pages, fonts) {
            let Some(element) = pages.structure.get(tag) else { continue };
            let mut annotation = match &element.role {
                Role::Link { to, text } => link(to, text),
                Role::Form { field, description } => {
                    let size = (rect.width, rect.height);
                    let appearance = *appearances
                        .entry(size)
                        .or_insert_with(|| empty_appearance(document, size));
                    signature_widget(field, description, appearance)
                }
                _ => continue,
            };
            annotation.set("Type", "Annot");
            annotation.set("Rect", rectangle(&rect, page));
            annotation.set("P", Object::Reference(*page_id));
            annotation.set("F", ANNOTATION_FLAGS);
            annotation.set("StructParent", (ids.len() + added.len()) as i64);
            let id = document.add_object(annotation);
            added.push(Annotation { tag, page: index, id });
        }
    }
    added
}

/// The interactive form (`AcroForm`), if there are fields; they are in structure order, signatures before initials.
pub(super) fn acro_form(annotations: &[Annotation], pages: &Pages) -> Option<Dictionary> {
    let is_field = |annotation: &&Annotation| {
        let element = pages.structure.get(annotation.tag);
        matches!(element, Some(element) if matches!(element.role, Role::Form { .. }))
    };
    let mut fields: Vec<&Annotation> = annotations.iter().filter(is_field).collect();
    fields.sort_by_key(|field| field.tag);
    let fields: Vec<Object> = fields.into_iter().map(|it| Object::Reference(it.id)).collect();
    (!fields.is_empty()).then(|| dictionary! { "Fields" => fields, "SigFlags" => SIGNATURE_FLAGS })
}

/// A link to a named destination; `text` is its alternate description.
fn link(to: &str, text: &str) -> Dictionary {
    dictionary! {
        "Subtype" => "Link",
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "Contents" => text_string(text),
        "Dest" => Object::string_literal(to),
    }
}

/// An unsigned signature field, merged with its widget annotation.
fn signature_widget(name: &str, tooltip: &str, appearance: ObjectId) -> Dictionary {
    dictionary! {
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => text_string(name),
        "TU" => text_string(tooltip),
        "AP" => dictionary! { "N" => Object::Reference(appearance) },
    }
}

/// The appearance stream of an unsigned field, which shows nothing.
fn empty_appearance(document: &mut Document, (width, height): (Length, Length)) -> ObjectId {
    let bounds: Vec<Object> = vec![0.into(), 0.into(), points(width).into(), points(height).into()];
    let dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => bounds,
        "Resources" => Dictionary::new(),
    };
    document.add_object(Stream::new(dictionary, Vec::new()).with_compression(false))
}

/// The area of an annotation on its page.
struct AnnotationArea {
    tag: Tag,
    rect: Rect,
}

/// The areas of a page's fields and links; a link that is broken over lines has one for each line.
fn annotation_areas(page: &Page, pages: &Pages, fonts: &Fonts) -> Vec<AnnotationArea> {
    let is_link = |tag: Tag| {
        let element = pages.structure.get(tag);
        matches!(element, Some(element) if matches!(element.role, Role::Link { .. }))
    };
    let mut areas: Vec<AnnotationArea> = Vec::new();
    for item in &page.items {
        match item {
            DisplayItem::SigningArea { tag: Some(tag), rect, .. } => {
                areas.push(AnnotationArea { tag: *tag, rect: *rect });
            }
            DisplayItem::Glyphs { at, run } => {
                let Some(tag) = run.tag.filter(|tag| is_link(*tag)) else { continue };
                let rect = run_area(*at, run, fonts);
                match areas.last_mut() {
                    Some(last) if last.tag == tag && last.rect.y == rect.y => {
                        last.rect.width = rect.x + rect.width - last.rect.x;
                    }
                    _ => areas.push(AnnotationArea { tag, rect }),
                }
            }
            DisplayItem::Rule(_)
            | DisplayItem::Picture { .. }
            | DisplayItem::Hidden { .. }
            | DisplayItem::QrCode { .. }
            | DisplayItem::SigningArea { tag: None, .. }
            | DisplayItem::Watermark { .. } => {}
        }
    }
    areas
}

/// The area of a run, from its ascenders to its descenders.
fn run_area(at: Point, run: &GlyphRun, fonts: &Fonts) -> Rect {
    let metrics = fonts.face(run.face).metrics();
    let em = |units: i16| run.size.scale(i64::from(units), i64::from(metrics.units_per_em));
    let (ascent, descent) = (em(metrics.ascent), em(metrics.descent));
    let width = width_without_final_spaces(run);
    Rect { x: at.x + run.x, y: at.y - ascent, width, height: ascent - descent }
}
