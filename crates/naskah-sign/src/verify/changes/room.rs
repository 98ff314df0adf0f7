//! Whether what is drawn for a signature hides what was signed before.

use crate::field::{Found, corners, inherited, pages};
use crate::file::{Dictionary, Id, Object, Read, View};

/// What part of a page a signature may cover: a panel has 75 × 25 mm, a stamp 30 × 30 mm.
const LARGEST: f32 = 0.25;

/// Fields beside one another may overlap by so many points, as their edges are rounded.
const TOLERANCE: f32 = 1.0;

/// Whether a field covers a signature of before, or much of a page. Services draw signatures and stamps beside
/// those of others, and who looks is told of them; but whoever prepares a field as large as the page shows there
/// what he wants, once the others have signed.
pub(super) fn hides(view: &View, found: &Found, before: &[Found]) -> Read<bool> {
    let Some(own) = rectangle(view, found.widget)? else { return Ok(false) };
    let [left, bottom, right, top] = own;
    for page in pages(view)? {
        let Object::Dictionary(page) = view.get(page)? else { continue };
        let annotations = view.array(&page, "Annots")?;
        // What a field says of its page is not what a reader goes by.
        let stands = |widget: Id| annotations.contains(&Object::Reference(widget));
        if !stands(found.widget) {
            continue;
        }
        if (right - left) * (top - bottom) > LARGEST * area(view, &page)? {
            return Ok(true);
        }
        for other in before.iter().filter(|it| it.field.signed && stands(it.widget)) {
            let other = rectangle(view, other.widget)?;
            if other.is_some_and(|other| overlap(own, other)) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn rectangle(view: &View, widget: Id) -> Read<Option<[f32; 4]>> {
    let widget = view.get(widget)?.as_dictionary().cloned().unwrap_or_default();
    corners(view, widget.get("Rect"))
}

fn overlap([left, bottom, right, top]: [f32; 4], [x, y, x_end, y_end]: [f32; 4]) -> bool {
    let (width, height) = (right.min(x_end) - left.max(x), top.min(y_end) - bottom.max(y));
    width > TOLERANCE && height > TOLERANCE
}

/// How large that part of a page is which is shown (ISO 32000-1, 14.11.2), in square points; nothing where that
/// is not known.
fn area(view: &View, page: &Dictionary) -> Read<f32> {
    let sheet = |key| corners(view, &inherited(view, page, key)?);
    let Some([left, bottom, right, top]) = sheet("MediaBox")? else { return Ok(0.0) };
    let [x, y, x_end, y_end] = sheet("CropBox")?.unwrap_or([left, bottom, right, top]);
    let (width, height) = (right.min(x_end) - left.max(x), top.min(y_end) - bottom.max(y));
    Ok(width.max(0.0) * height.max(0.0))
}
