//! Signature fields: what they are called, where they stand, whether they are signed.
//!
//! ISO 32000-1, 12.7.3 and 12.7.4.5.

use std::collections::{BTreeMap, BTreeSet};

use naskah::diagnostic::Result;

use crate::file::{self, Dictionary, File, Id, Object, Read, View};
use crate::words::plain;

/// A form that is deeper leads nowhere.
const DEEPEST: usize = 64;

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
/// No PDF, one that is broken, or one that is encrypted.
pub fn fields(name: &str, pdf: &[u8]) -> Result<Vec<Field>> {
    let file = File::read(name, pdf)?;
    let found = widgets(&file.newest()).map_err(|fault| file::unreadable(name, &fault))?;
    Ok(found.into_iter().map(|found| found.field).collect())
}

/// A signature field and the object that it is.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) field: Field,
    pub(crate) id: Id,
    /// What kind of field it is: a signature's is `Sig`.
    pub(crate) kind: Object,
    pub(crate) dictionary: Dictionary,
    /// The object that is drawn: the field itself, or the first of its kids.
    pub(crate) widget: Id,
    /// The page on which it stands.
    pub(crate) page: Option<Id>,
}

/// The signature fields of a view, in the order of its form.
pub(crate) fn widgets(view: &View) -> Read<Vec<Found>> {
    let mut found = all(view)?;
    found.retain(Found::is_signature);
    Ok(found)
}

impl Found {
    pub(crate) fn is_signature(&self) -> bool {
        self.kind.as_name() == Some(b"Sig")
    }
}

/// The fields of every kind of a view, in the order of its form.
pub(crate) fn all(view: &View) -> Read<Vec<Found>> {
    let Some(form) = view.dictionary(&view.catalog()?, "AcroForm")? else { return Ok(Vec::new()) };
    let pages = pages(view)?;
    let numbers = pages.iter().enumerate().map(|(index, page)| (*page, index)).collect();
    let mut walk =
        Walk { view, pages, numbers, on: None, seen: BTreeSet::new(), found: Vec::new() };
    for field in view.array(&form, "Fields")? {
        walk.field(&field, "", 0)?;
    }
    Ok(walk.found)
}

/// The pages of a view, in their order.
pub(crate) fn pages(view: &View) -> Read<Vec<Id>> {
    let (mut pages, mut seen) = (Vec::new(), BTreeSet::new());
    let mut open = vec![view.catalog()?.get("Pages").clone()];
    while let Some(node) = open.pop() {
        // What is met again leads back to itself, and is no tree.
        let Some(id) = node.as_reference().filter(|id| seen.insert(*id)) else { continue };
        let Some(node) = view.get(id)?.as_dictionary().cloned() else { continue };
        if node.has("Kids") {
            open.extend(view.array(&node, "Kids")?.into_iter().rev());
        } else {
            pages.push(id);
        }
    }
    Ok(pages)
}

struct Walk<'a> {
    view: &'a View<'a>,
    pages: Vec<Id>,
    numbers: BTreeMap<Id, usize>,
    /// On which page each annotation stands, once that is asked.
    on: Option<BTreeMap<Id, usize>>,
    /// What was met already: a form that leads back to itself is no form.
    seen: BTreeSet<Id>,
    found: Vec<Found>,
}

impl Walk<'_> {
    /// A field and those under it; `above` is the name of those above.
    fn field(&mut self, object: &Object, above: &str, depth: usize) -> Read<()> {
        // What is no indirect object cannot be signed, and is no field by the standard.
        let Some(id) = object.as_reference() else { return Ok(()) };
        if depth > DEEPEST || !self.seen.insert(id) {
            return Ok(());
        }
        let Some(field) = self.view.get(id)?.as_dictionary().cloned() else { return Ok(()) };
        let own = text(&self.view.value(&field, "T")?);
        let name = match (above, own) {
            (above, None) => above.to_owned(),
            ("", Some(own)) => own,
            (above, Some(own)) => format!("{above}.{own}"),
        };
        let kids = self.view.array(&field, "Kids")?;
        let mut fields = false;
        for kid in &kids {
            // A kid with a name is a field of its own rather than a widget of the one above.
            let kid = self.view.resolve(kid)?;
            fields |= kid.as_dictionary().is_some_and(|kid| kid.has("T"));
        }
        if fields {
            for kid in kids {
                self.field(&kid, &name, depth + 1)?;
            }
            return Ok(());
        }
        let kind = inherited(self.view, &field, "FT")?;
        let (widget, page, place) = self.widget(id, &field, &kids)?;
        let field_of = Field {
            name,
            description: text(&self.view.value(&field, "TU")?),
            place,
            signed: inherited(self.view, &field, "V")? != Object::Null,
        };
        self.found.push(Found { field: field_of, id, kind, dictionary: field, widget, page });
        Ok(())
    }

    /// Where the field itself or the first of its widgets stands.
    fn widget(
        &mut self,
        id: Id,
        field: &Dictionary,
        kids: &[Object],
    ) -> Read<(Id, Option<Id>, Option<Place>)> {
        let id = kids.first().and_then(Object::as_reference).unwrap_or(id);
        let widget = self.view.get(id)?.as_dictionary().cloned().unwrap_or_else(|| field.clone());
        let Some(rectangle) = corners(self.view, widget.get("Rect"))? else {
            return Ok((id, None, None));
        };
        let named = widget.get("P").as_reference();
        let mut index = named.and_then(|page| self.numbers.get(&page).copied());
        if index.is_none() {
            index = self.on_pages()?.get(&id).copied();
        }
        let Some(index) = index else { return Ok((id, None, None)) };
        let page = self.view.get(self.pages[index])?.as_dictionary().cloned().unwrap_or_default();
        let sheet = inherited(self.view, &page, "MediaBox")?;
        let place = corners(self.view, &sheet)?.map(|[left, bottom, right, top]| {
            let [x, y, x_end, y_end] = rectangle;
            Place {
                page: index + 1,
                rectangle: [x - left, y - bottom, x_end - left, y_end - bottom],
                size: (right - left, top - bottom),
            }
        });
        Ok((id, Some(self.pages[index]), place))
    }

    /// The pages of all annotations, each the first on which it stands.
    fn on_pages(&mut self) -> Read<&BTreeMap<Id, usize>> {
        let mut on = BTreeMap::new();
        if self.on.is_none() {
            for (index, page) in self.pages.iter().enumerate() {
                let Object::Dictionary(page) = self.view.get(*page)? else { continue };
                for annotation in self.view.array(&page, "Annots")? {
                    if let Some(id) = annotation.as_reference() {
                        on.entry(id).or_insert(index);
                    }
                }
            }
        }
        Ok(self.on.get_or_insert(on))
    }
}

/// The value under a key, of the dictionary or of the nearest above it that has one; or null.
pub(crate) fn inherited(view: &View, holder: &Dictionary, key: &str) -> Read<Object> {
    let mut holder = holder.clone();
    for _ in 0..DEEPEST {
        let value = view.value(&holder, key)?;
        if value != Object::Null {
            return Ok(value);
        }
        match view.dictionary(&holder, "Parent")? {
            Some(parent) => holder = parent,
            None => break,
        }
    }
    Ok(Object::Null)
}

/// The four numbers of a rectangle, the smaller of each axis first.
pub(crate) fn corners(view: &View, rectangle: &Object) -> Read<Option<[f32; 4]>> {
    let rectangle = view.resolve(rectangle)?;
    let mut numbers = Vec::new();
    for number in rectangle.as_array().unwrap_or_default() {
        #[expect(clippy::cast_possible_truncation, reason = "places on a page are small")]
        numbers.extend(view.resolve(number)?.as_number().map(|number| number as f32));
    }
    let [a, b, c, d] = numbers[..] else { return Ok(None) };
    Ok(Some([a.min(c), b.min(d), a.max(c), b.max(d)]))
}

/// What a text string says (ISO 32000-1, 7.9.2.2), without what could do anything to the text around it.
pub(crate) fn text(object: &Object) -> Option<String> {
    let bytes = object.as_string()?;
    let units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| -> String {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    Some(plain(&match bytes {
        [0xFE, 0xFF, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        // The rest of PDFDocEncoding, which differs from Latin-1 in marks only, is not looked up.
        bytes => bytes.iter().map(|byte| char::from(*byte)).collect::<String>(),
    }))
}
