//! Signature fields: what they are called, where they stand, whether they are signed.
//!
//! ISO 32000-1, 12.7.3 and 12.7.4.5.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};
use naskah::diagnostic::Result;

use crate::file::File;

/// A signature field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its whole name; the parts of a nested one are joined by dots.
    pub name: String,
    /// What a reader says of it.
    pub description: Option<String>,
    /// Where it stands; a field may be on no page.
    pub place: Option<Place>,
    /// Something stands in it, whether or not that is a signature that can be trusted.
    pub signed: bool,
}

/// A rectangle on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The page, counted from 1.
    pub page: usize,
    /// Left, bottom, right and top, in points from the lower left corner of the page's media box.
    pub rectangle: [f32; 4],
    /// The page's width and height, in points.
    pub size: (f32, f32),
}

impl Place {
    /// Left, top, width and height in percent of the page, from its upper left corner.
    pub fn percent(&self) -> [f32; 4] {
        let [left, bottom, right, top] = self.rectangle;
        let (width, height) = self.size;
        let share = |part: f32, whole: f32| if whole > 0.0 { part / whole * 100.0 } else { 0.0 };
        [
            share(left, width),
            share(height - top, height),
            share(right - left, width),
            share(top - bottom, height),
        ]
    }
}

/// The signature fields of a PDF, in the order of its form; `name` is the file's, for messages.
///
/// # Errors
/// No PDF, or one that is encrypted.
pub fn fields(name: &str, pdf: &[u8]) -> Result<Vec<Field>> {
    let file = File::read(name, pdf)?;
    let Some(form) = file.form() else { return Ok(Vec::new()) };
    let mut walk =
        Walk { file: &file, pages: file.pages(), seen: BTreeSet::new(), found: Vec::new() };
    for field in file.array(form, b"Fields") {
        walk.field(field, "");
    }
    Ok(walk.found)
}

struct Walk<'a> {
    file: &'a File,
    pages: Vec<ObjectId>,
    /// What was met already: a form that leads back to itself is no form.
    seen: BTreeSet<ObjectId>,
    found: Vec<Field>,
}

impl Walk<'_> {
    /// A field and those under it; `above` is the name of those above.
    fn field(&mut self, object: &Object, above: &str) {
        // What is no indirect object cannot be signed, and is no field by the standard.
        let Ok(id) = object.as_reference() else { return };
        if !self.seen.insert(id) {
            return;
        }
        let Some(field) = self.file.object(id) else { return };
        let own = self.file.text(field, b"T");
        let name = match (above, own) {
            (above, None) => above.to_owned(),
            ("", Some(own)) => own,
            (above, Some(own)) => format!("{above}.{own}"),
        };
        let kids = self.file.array(field, b"Kids");
        let fields = kids.iter().filter(|kid| self.is_field(kid)).count();
        if fields > 0 {
            for kid in kids {
                self.field(kid, &name);
            }
            return;
        }
        let kind = self.file.inherited(field, b"FT").and_then(|it| it.as_name().ok());
        if kind == Some(b"Sig") {
            self.found.push(Field {
                name,
                description: self.file.text(field, b"TU"),
                place: self.place(id, field, kids),
                signed: self.file.inherited(field, b"V").is_some(),
            });
        }
    }

    /// Whether a kid is a field of its own rather than a widget of the one above.
    fn is_field(&self, kid: &Object) -> bool {
        let kid = self.file.resolved(kid).and_then(|kid| kid.as_dict().ok());
        kid.is_some_and(|kid| kid.has(b"T"))
    }

    /// Where the field itself or the first of its widgets stands.
    fn place(&self, id: ObjectId, field: &Dictionary, kids: &[Object]) -> Option<Place> {
        let (id, widget) = match kids.first() {
            Some(kid) => {
                let id = kid.as_reference().ok()?;
                (id, self.file.object(id)?)
            }
            None => (id, field),
        };
        let rectangle = self.file.corners(self.file.value(widget, b"Rect")?)?;
        let named = widget.get(b"P").and_then(Object::as_reference).ok();
        let index = named
            .and_then(|page| self.pages.iter().position(|it| *it == page))
            .or_else(|| self.pages.iter().position(|page| self.holds(*page, id)))?;
        let page = self.file.object(self.pages[index])?;
        let sheet = self.file.inherited(page, b"MediaBox")?;
        let [left, bottom, right, top] = self.file.corners(sheet)?;
        let [x, y, x_end, y_end] = rectangle;
        Some(Place {
            page: index + 1,
            rectangle: [x - left, y - bottom, x_end - left, y_end - bottom],
            size: (right - left, top - bottom),
        })
    }

    /// Whether an annotation is among those of a page.
    fn holds(&self, page: ObjectId, annotation: ObjectId) -> bool {
        let Some(page) = self.file.object(page) else { return false };
        let annotations = self.file.array(page, b"Annots");
        annotations.iter().any(|it| it.as_reference().is_ok_and(|it| it == annotation))
    }
}
