//! Whether the appearance of a signature hides signed content.

use naskah_reader::{Dictionary, Id, Object, ReadResult, View};

use crate::fields::FieldObject;

/// The part of a page a signature may cover; a signature panel has 75 × 25 mm, a stamp 30 × 30 mm.
const MAX_SHARE: f32 = 0.25;

/// Adjacent fields may overlap by so many points, because their edges are rounded.
const TOLERANCE: f32 = 1.0;

/// Whether a field covers an earlier signature, or a large part of a page.
///
/// Services draw signatures and stamps beside those of others, which the report mentions. But a field as large
/// as the page could show anything after the others have signed.
pub(super) fn hides(view: &View, found: &FieldObject, before: &[FieldObject]) -> ReadResult<bool> {
    let Some(own) = rectangle(view, found.widget)? else { return Ok(false) };
    let [left, bottom, right, top] = own;
    for page in view.pages()? {
        let Object::Dictionary(page) = view.get(page)? else { continue };
        let annotations = view.array(&page, "Annots")?;
        // Readers go by the page's annotations, not by the field's `/P`.
        let is_on_page = |widget: Id| annotations.contains(&Object::Reference(widget));
        if !is_on_page(found.widget) {
            continue;
        }
        if (right - left) * (top - bottom) > MAX_SHARE * area(view, &page)? {
            return Ok(true);
        }
        for other in before.iter().filter(|it| it.field.signed && is_on_page(it.widget)) {
            let other = rectangle(view, other.widget)?;
            if other.is_some_and(|other| overlap(own, other)) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn rectangle(view: &View, widget: Id) -> ReadResult<Option<[f32; 4]>> {
    let widget = view.get(widget)?.as_dictionary().cloned().unwrap_or_default();
    view.rectangle(widget.get("Rect"))
}

fn overlap([left, bottom, right, top]: [f32; 4], [x, y, x_end, y_end]: [f32; 4]) -> bool {
    let (width, height) = (right.min(x_end) - left.max(x), top.min(y_end) - bottom.max(y));
    width > TOLERANCE && height > TOLERANCE
}

/// The visible area of a page (ISO 32000-1, 14.11.2), in square points; 0 if it is unknown.
fn area(view: &View, page: &Dictionary) -> ReadResult<f32> {
    let sheet = |key| view.rectangle(&view.inherited(page, key)?);
    let Some([left, bottom, right, top]) = sheet("MediaBox")? else { return Ok(0.0) };
    let [x, y, x_end, y_end] = sheet("CropBox")?.unwrap_or([left, bottom, right, top]);
    let (width, height) = (right.min(x_end) - left.max(x), top.min(y_end) - bottom.max(y));
    Ok(width.max(0.0) * height.max(0.0))
}
