//! The layout of an appearance, as a page of the field's size: a QR code, a picture, lines of text.

use std::sync::Arc;

use naskah::Length;
use naskah::layout::QrCode;
use naskah::page::{DisplayItem, Page, Pages, Point, Rect};
use naskah::picture::Picture;
use naskah::style::Paper;
use naskah::text::{Alignment, Fonts, Line, Measure, TextRun, TextStyle};
use naskah_diagnostic::{Diagnostic, Result};

use crate::codes;

/// The font sizes that are tried, in points; smaller text is not legible.
const SIZES: [i64; 5] = [9, 8, 7, 6, 5];

/// The distance of baselines, in percent of the font size.
const LEADING: i64 = 125;

/// The space inside the field's edges, and between its parts.
const MARGIN: Length = Length::pt(3);

/// The index of the line with the name.
pub(super) const NAME: usize = 1;

/// A line of text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TextLine {
    pub(super) text: String,
    pub(super) bold: bool,
}

/// The content of an appearance.
pub(super) struct Content<'a> {
    /// The field's name, for messages.
    pub(super) field: &'a str,
    pub(super) lines: &'a [TextLine],
    pub(super) picture: Option<&'a Arc<Picture>>,
    pub(super) code: Option<&'a QrCode>,
}

/// The page of that size, if anything fits.
///
/// # Errors
/// A character the typeface lacks; a field too small for the QR code.
pub(super) fn set(
    fonts: &Fonts,
    content: &Content,
    (width, height): (Length, Length),
) -> Result<Option<Pages>> {
    let &Content { field, lines, picture, code } = content;
    let mut room = inside(width, height);
    let mut items = Vec::new();
    if let Some(code) = code {
        let side = side(code, room).ok_or_else(|| too_small(field, code))?;
        items.push(code.item(Point { x: room.x, y: room.y }, side, None));
        (_, room) = beside(room, side);
    }
    items.extend(match picture {
        Some(picture) => with_picture(fonts, lines, picture, room)?,
        None => without_picture(fonts, lines, room)?,
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

/// A length in points, to a hundredth.
pub(super) fn length(points: f32) -> Length {
    #[expect(clippy::cast_possible_truncation, reason = "a field is smaller than its page")]
    let hundredths = (points * 100.0) as i64;
    Length::pt(hundredths) / 100
}

fn inside(width: Length, height: Length) -> Rect {
    let (width, height) = (width - MARGIN * 2, height - MARGIN * 2);
    Rect { x: MARGIN, y: MARGIN, width, height }
}

/// The side of the QR code: the height of the room, but at most half its width; `None` if that is too small to
/// be scanned.
fn side(code: &QrCode, room: Rect) -> Option<Length> {
    let side = room.height.min(room.width / 2);
    (side >= code.least_side()).then_some(side)
}

fn too_small(field: &str, code: &QrCode) -> Diagnostic {
    let needed = |length: Length| (length + MARGIN * 2).to_pt().ceil();
    let (width, height) = (needed(code.least_side() * 2), needed(code.least_side()));
    let message = format!("the field `{field}` is too small for the QR code");
    Diagnostic::error(codes::FIELD_TOO_SMALL, message).help(format!(
        "leave the code out, or shorten its text: it needs a field of {width} by {height} pt"
    ))
}

/// The left part of that width, and the rest.
fn beside(room: Rect, width: Length) -> (Rect, Rect) {
    let left = Rect { width, ..room };
    let taken = width + MARGIN;
    (left, Rect { x: room.x + taken, width: room.width - taken, ..room })
}

/// The upper part of that height, and the rest.
fn above(room: Rect, height: Length) -> (Rect, Rect) {
    let top = Rect { height, ..room };
    let taken = height + MARGIN;
    (top, Rect { y: room.y + taken, height: room.height - taken, ..room })
}

/// All of the text, or the name alone.
fn without_picture(fonts: &Fonts, lines: &[TextLine], room: Rect) -> Result<Vec<DisplayItem>> {
    Ok(match text(fonts, lines, room)? {
        Some(items) => items,
        None => text(fonts, &lines[NAME..=NAME], room)?.unwrap_or_default(),
    })
}

/// The picture beside or above all of the text, in at most half of the room; or the picture alone.
fn with_picture(
    fonts: &Fonts,
    lines: &[TextLine],
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
    let text = text(fonts, lines, rest)?;
    let place = in_proportion(picture, if text.is_some() { place } else { room });
    let mut items = Vec::new();
    if place.width > Length::ZERO && place.height > Length::ZERO {
        items.push(DisplayItem::Picture { picture: 0, rect: place, tag: None });
    }
    items.extend(text.unwrap_or_default());
    Ok(items)
}

/// The largest rectangle of the picture's proportions, centred in that one.
fn in_proportion(picture: &Picture, place: Rect) -> Rect {
    let (across, down) = (i64::from(picture.width), i64::from(picture.height));
    let width = place.width.min(place.height.scale(across, down));
    let height = place.height.min(place.width.scale(down, across));
    let (x, y) = (place.x + (place.width - width) / 2, place.y + (place.height - height) / 2);
    Rect { x, y, width, height }
}

/// The text in the largest font size that fits.
fn text(fonts: &Fonts, lines: &[TextLine], room: Rect) -> Result<Option<Vec<DisplayItem>>> {
    for size in SIZES.map(Length::pt) {
        let items = text_of_size(fonts, lines, size, room)?;
        if items.is_some() {
            return Ok(items);
        }
    }
    Ok(None)
}

/// The text in that font size, centred vertically, if it fits.
fn text_of_size(
    fonts: &Fonts,
    text: &[TextLine],
    size: Length,
    room: Rect,
) -> Result<Option<Vec<DisplayItem>>> {
    let measure = Measure::new(room.width, Alignment::Left);
    let mut lines = Vec::new();
    for TextLine { text, bold } in text {
        let style = TextStyle::new(fonts.select(*bold, false), size);
        lines.extend(fonts.lines(&[TextRun::new(text.as_str(), style)], measure)?);
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
