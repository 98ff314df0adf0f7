//! Signature fields: their names, where they are on the pages, and whether they are signed (ISO 32000-1,
//! 12.7.3 and 12.7.4.5).

use std::collections::{BTreeMap, BTreeSet};

use naskah_diagnostic::Result;
use naskah_reader::{Dictionary, Id, Object, Pdf, ReadResult, View};

use crate::sanitize::sanitize;

/// Fields nested deeper are ignored.
const MAX_DEPTH: usize = 64;

/// A signature field.
///
/// ```
/// # let pdf = naskah_fixtures::form::three_fields();
/// // `pdf` is a file that nobody has signed yet.
/// let fields = naskah_verify::fields("perjanjian.pdf", &pdf)?;
/// let empty = fields.iter().filter(|field| !field.signed);
/// let names: Vec<&str> = empty.map(|field| field.name.as_str()).collect();
/// assert_eq!(names, ["PIHAK-KESATU", "PIHAK-KEDUA", "SAKSI-1"]);
/// # Ok::<(), naskah_verify::diagnostic::Errors>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Field {
    /// The full name; the partial names of nested fields are joined by dots.
    pub name: String,
    /// The alternate name (`/TU`), which readers show and speak.
    pub description: Option<String>,
    /// Where it is, if it is on a page.
    pub location: Option<FieldLocation>,
    /// Whether it has a value, be that a valid signature or not.
    pub signed: bool,
}

/// A rectangle on a page.
///
/// ```
/// use naskah_verify::FieldLocation;
///
/// let location = FieldLocation::new(1, [50.0, 200.0, 100.0, 400.0], (500.0, 800.0));
/// let [left, bottom, right, top] = location.rectangle;
/// assert_eq!((right - left, top - bottom), (50.0, 200.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct FieldLocation {
    /// The page, from 1.
    pub page: usize,
    /// Left, bottom, right and top, in points from the lower left corner of the page's media box.
    pub rectangle: [f32; 4],
    /// The width and height of the page, in points.
    pub size: (f32, f32),
}

impl FieldLocation {
    /// A rectangle on a page, in the units of the fields.
    pub fn new(page: usize, rectangle: [f32; 4], size: (f32, f32)) -> Self {
        Self { page, rectangle, size }
    }

    /// Left, top, width and height in percent of the page, from its upper left corner.
    ///
    /// ```
    /// use naskah_verify::FieldLocation;
    ///
    /// let location = FieldLocation::new(1, [50.0, 200.0, 100.0, 400.0], (500.0, 800.0));
    /// assert_eq!(location.percent(), [10.0, 50.0, 10.0, 25.0]);
    /// ```
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
/// ```no_run
/// let pdf = std::fs::read("perjanjian.pdf")?;
/// for field in naskah_verify::fields("perjanjian.pdf", &pdf)? {
///     println!("{}: {}", field.name, if field.signed { "signed" } else { "empty" });
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The bytes are not a PDF, or one that is malformed or encrypted.
pub fn fields(name: &str, pdf: &[u8]) -> Result<Vec<Field>> {
    let pdf = Pdf::read(name, pdf)?;
    let found = signature_fields(&pdf.newest()).map_err(|error| error.diagnostic(name))?;
    Ok(found.into_iter().map(|found| found.field).collect())
}

/// A field of any type, and its objects.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FieldObject {
    /// Its name, location and state.
    pub field: Field,
    /// Its object.
    pub id: Id,
    /// Its type (`/FT`), own or inherited; a signature's is `Sig`.
    pub kind: Object,
    /// Its dictionary.
    pub dictionary: Dictionary,
    /// Its widget annotation: the field itself, or the first of its kids.
    pub widget: Id,
    /// The page the widget is on.
    pub page: Option<Id>,
}

impl FieldObject {
    /// Whether it is a signature field.
    pub fn is_signature(&self) -> bool {
        self.kind.as_name() == Some(b"Sig")
    }
}

/// The signature fields of a view, in the order of its form.
///
/// # Errors
/// The form cannot be read.
pub fn signature_fields(view: &View) -> ReadResult<Vec<FieldObject>> {
    let mut found = all_fields(view)?;
    found.retain(FieldObject::is_signature);
    Ok(found)
}

/// The fields of all types of a view, in the order of its form.
///
/// # Errors
/// The form cannot be read.
pub fn all_fields(view: &View) -> ReadResult<Vec<FieldObject>> {
    let Some(form) = view.dictionary(&view.catalog()?, "AcroForm")? else { return Ok(Vec::new()) };
    let pages = view.pages()?;
    let numbers = pages.iter().enumerate().map(|(index, page)| (*page, index)).collect();
    let mut walk = FieldWalk {
        view,
        pages,
        numbers,
        annotations: None,
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    for field in view.array(&form, "Fields")? {
        walk.field(&field, "", 0)?;
    }
    Ok(walk.found)
}

struct FieldWalk<'a> {
    view: &'a View<'a>,
    pages: Vec<Id>,
    /// The index of each page.
    numbers: BTreeMap<Id, usize>,
    /// The page index of each annotation, once it is needed.
    annotations: Option<BTreeMap<Id, usize>>,
    /// Guards against cycles.
    seen: BTreeSet<Id>,
    found: Vec<FieldObject>,
}

impl FieldWalk<'_> {
    /// Visits a field and its descendants; `parent` is the full name of its parent.
    fn field(&mut self, object: &Object, parent: &str, depth: usize) -> ReadResult<()> {
        // Fields have to be indirect objects; a direct one cannot be signed.
        let Some(id) = object.as_reference() else { return Ok(()) };
        if depth > MAX_DEPTH || !self.seen.insert(id) {
            return Ok(());
        }
        let Some(field) = self.view.get(id)?.as_dictionary().cloned() else { return Ok(()) };
        let partial = text(&self.view.value(&field, "T")?);
        let name = match (parent, partial) {
            (parent, None) => parent.to_owned(),
            ("", Some(partial)) => partial,
            (parent, Some(partial)) => format!("{parent}.{partial}"),
        };
        let kids = self.view.array(&field, "Kids")?;
        let mut has_fields = false;
        for kid in &kids {
            // A kid with a name is a field rather than a widget.
            let kid = self.view.resolve(kid)?;
            has_fields |= kid.as_dictionary().is_some_and(|kid| kid.has("T"));
        }
        if has_fields {
            for kid in kids {
                self.field(&kid, &name, depth + 1)?;
            }
            return Ok(());
        }
        let kind = self.view.inherited(&field, "FT")?;
        let (widget, page, location) = self.widget(id, &field, &kids)?;
        let description = text(&self.view.value(&field, "TU")?);
        let signed = self.view.inherited(&field, "V")? != Object::Null;
        let details = Field { name, description, location, signed };
        self.found.push(FieldObject { field: details, id, kind, dictionary: field, widget, page });
        Ok(())
    }

    /// The first widget, its page and its location.
    fn widget(
        &mut self,
        id: Id,
        field: &Dictionary,
        kids: &[Object],
    ) -> ReadResult<(Id, Option<Id>, Option<FieldLocation>)> {
        let id = kids.first().and_then(Object::as_reference).unwrap_or(id);
        let widget = self.view.get(id)?.as_dictionary().cloned().unwrap_or_else(|| field.clone());
        let Some(rectangle) = self.view.rectangle(widget.get("Rect"))? else {
            return Ok((id, None, None));
        };
        let named = widget.get("P").as_reference();
        let mut index = named.and_then(|page| self.numbers.get(&page).copied());
        if index.is_none() {
            index = self.annotations()?.get(&id).copied();
        }
        let Some(index) = index else { return Ok((id, None, None)) };
        let page = self.view.get(self.pages[index])?.as_dictionary().cloned().unwrap_or_default();
        let media_box = self.view.inherited(&page, "MediaBox")?;
        let location = self.view.rectangle(&media_box)?.map(|[left, bottom, right, top]| {
            let [x, y, x_end, y_end] = rectangle;
            FieldLocation {
                page: index + 1,
                rectangle: [x - left, y - bottom, x_end - left, y_end - bottom],
                size: (right - left, top - bottom),
            }
        });
        Ok((id, Some(self.pages[index]), location))
    }

    /// The index of the first page that lists each annotation.
    fn annotations(&mut self) -> ReadResult<&BTreeMap<Id, usize>> {
        let mut found = BTreeMap::new();
        if self.annotations.is_none() {
            for (index, page) in self.pages.iter().enumerate() {
                let Object::Dictionary(page) = self.view.get(*page)? else { continue };
                for annotation in self.view.array(&page, "Annots")? {
                    if let Some(id) = annotation.as_reference() {
                        found.entry(id).or_insert(index);
                    }
                }
            }
        }
        Ok(self.annotations.get_or_insert(found))
    }
}

/// A text string, safe to show.
pub(crate) fn text(object: &Object) -> Option<String> {
    object.to_text().map(|text| sanitize(&text))
}
