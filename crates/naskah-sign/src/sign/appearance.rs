//! What is seen of a signature, set as a page of the field's size: a QR code, a picture, lines in the house's
//! type.

use std::sync::Arc;

use naskah::Length;
use naskah::diagnostic::{Diagnostic, Result};
use naskah::layout::QrCode;
use naskah::page::{DisplayItem, Page, Pages, Point, Rect};
use naskah::picture::Picture;
use naskah::style::Paper;
use naskah::text::{Alignment, Fonts, Line, Measure, TextRun, TextStyle};

/// The sizes of the text that are tried, the largest first, in points; smaller is not legible.
const SIZES: [i64; 5] = [9, 8, 7, 6, 5];

/// From one baseline to the next, in hundredths of the size.
const LEADING: i64 = 125;

/// What is kept free inside the field's edges, and between its parts.
const MARGIN: Length = Length::pt(3);

/// Which line is the name.
pub(super) const NAME: usize = 1;

/// A line that is said.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) bold: bool,
}

/// What a field is to show.
pub(super) struct Parts<'a> {
    /// The field's name, for messages.
    pub(super) field: &'a str,
    pub(super) said: &'a [Said],
    pub(super) picture: Option<&'a Arc<Picture>>,
    pub(super) code: Option<&'a QrCode>,
}

/// The page of that size, if anything fits.
///
/// # Errors
/// A character that the typeface lacks; a QR code without room.
pub(super) fn set(
    fonts: &Fonts,
    parts: &Parts,
    (width, height): (Length, Length),
) -> Result<Option<Pages>> {
    let &Parts { field, said, picture, code } = parts;
    let mut room = inside(width, height);
    let mut items = Vec::new();
    if let Some(code) = code {
        let side = side(code, room).ok_or_else(|| too_small(field, code))?;
        items.push(code.item(Point { x: room.x, y: room.y }, side, None));
        (_, room) = beside(room, side);
    }
    items.extend(match picture {
        Some(picture) => with_picture(fonts, said, picture, room)?,
        None => without_picture(fonts, said, room)?,
    });
    if items.is_empty() {
        return Ok(None);
    }
    let mut page = Page::new(Paper { width, height });
    page.items = items;
    let mut pages = Pages::from(page);
    pages.pictures.extend(picture.cloned());
    Ok(Some(pages))
}

/// A length of points, to a hundredth.
pub(super) fn length(points: f32) -> Length {
    #[expect(clippy::cast_possible_truncation, reason = "a field is smaller than its page")]
    let hundredths = (points * 100.0) as i64;
    Length::pt(hundredths) / 100
}

fn inside(width: Length, height: Length) -> Rect {
    let (width, height) = (width - MARGIN * 2, height - MARGIN * 2);
    Rect { x: MARGIN, y: MARGIN, width, height }
}

/// The side of a code: the height of the room, but no more than half its width; none that cannot be read.
fn side(code: &QrCode, room: Rect) -> Option<Length> {
    let side = room.height.min(room.width / 2);
    (side >= code.least_side()).then_some(side)
}

fn too_small(field: &str, code: &QrCode) -> Diagnostic {
    let needed = |length: Length| (length + MARGIN * 2).to_pt().ceil();
    let (width, height) = (needed(code.least_side() * 2), needed(code.least_side()));
    Diagnostic::uncoded_error(format!("the field `{field}` is too small for the QR code")).help(
        format!(
            "leave the code out, or let it say less: it needs a field of {width} by {height} pt"
        ),
    )
}

/// That much of the width, and what is right of it.
fn beside(room: Rect, width: Length) -> (Rect, Rect) {
    let left = Rect { width, ..room };
    let taken = width + MARGIN;
    (left, Rect { x: room.x + taken, width: room.width - taken, ..room })
}

/// That much of the height, and what is under it.
fn above(room: Rect, height: Length) -> (Rect, Rect) {
    let top = Rect { height, ..room };
    let taken = height + MARGIN;
    (top, Rect { y: room.y + taken, height: room.height - taken, ..room })
}

/// All of the text, or the name alone.
fn without_picture(fonts: &Fonts, said: &[Said], room: Rect) -> Result<Vec<DisplayItem>> {
    Ok(match text(fonts, said, room)? {
        Some(items) => items,
        None => text(fonts, &said[NAME..=NAME], room)?.unwrap_or_default(),
    })
}

/// The picture beside all of the text or above it, in no more than half of the room; or the picture alone.
fn with_picture(
    fonts: &Fonts,
    said: &[Said],
    picture: &Picture,
    room: Rect,
) -> Result<Vec<DisplayItem>> {
    let (place, rest) = if room.width * 2 > room.height * 3 {
        let (half, _) = beside(room, (room.width - MARGIN) / 2);
        beside(room, in_proportion(picture, half).width)
    } else {
        let (half, _) = above(room, (room.height - MARGIN) / 2);
        above(room, in_proportion(picture, half).height)
    };
    let text = text(fonts, said, rest)?;
    let place = in_proportion(picture, if text.is_some() { place } else { room });
    let mut items = Vec::new();
    if place.width > Length::ZERO && place.height > Length::ZERO {
        items.push(DisplayItem::Picture { picture: 0, rect: place, tag: None });
    }
    items.extend(text.unwrap_or_default());
    Ok(items)
}

/// The largest place for the picture in the middle of that one.
fn in_proportion(picture: &Picture, place: Rect) -> Rect {
    let (across, down) = (i64::from(picture.width), i64::from(picture.height));
    let width = place.width.min(place.height.scale(across, down));
    let height = place.height.min(place.width.scale(down, across));
    let (x, y) = (place.x + (place.width - width) / 2, place.y + (place.height - height) / 2);
    Rect { x, y, width, height }
}

/// The text in the largest size that fits the room.
fn text(fonts: &Fonts, said: &[Said], room: Rect) -> Result<Option<Vec<DisplayItem>>> {
    for size in SIZES.map(Length::pt) {
        let items = lines(fonts, said, size, room)?;
        if items.is_some() {
            return Ok(items);
        }
    }
    Ok(None)
}

/// The text in the middle of the height, if it fits in that size.
fn lines(
    fonts: &Fonts,
    said: &[Said],
    size: Length,
    room: Rect,
) -> Result<Option<Vec<DisplayItem>>> {
    let measure = Measure::new(room.width, Alignment::Left);
    let mut lines = Vec::new();
    for Said { text, bold } in said {
        let text_run =
            TextRun::new(text.as_str(), TextStyle::new(fonts.select(*bold, false), size));
        lines.extend(fonts.lines(&[text_run], measure)?);
    }
    let leading = size * LEADING / 100;
    let tall = leading * i64::try_from(lines.len()).unwrap_or(i64::MAX);
    if measure.width <= Length::ZERO || tall > room.height || lines.iter().any(|line| line.overfull)
    {
        return Ok(None);
    }
    let first = Point { x: room.x, y: room.y + (room.height - tall) / 2 + size };
    Ok(Some(items(lines, first, leading)))
}

fn items(lines: Vec<Line>, Point { x, mut y }: Point, leading: Length) -> Vec<DisplayItem> {
    let mut items = Vec::new();
    for line in lines {
        items.extend(
            line.runs.into_iter().map(|run| DisplayItem::Glyphs { at: Point { x, y }, run }),
        );
        y += leading;
    }
    items
}

#[cfg(test)]
mod tests;
