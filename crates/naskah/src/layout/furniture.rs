//! What stands on pages besides the text: page numbers, the watermark, an original's label; the boxes
//! for initials are set in `initials`.

use super::initials::Initials;
use super::setting::{Look, Setting, glyphs};
use crate::Length;
use crate::document::{Document, Text};
use crate::page::{Gray, Item, Page, Point, Rect};
use crate::style::{NumberingOfPages, OriginalLabelStyle, Paper};
use crate::text::{Alignment, GlyphRun};

/// The watermark's turn, in degrees counterclockwise.
const WATERMARK_DEGREES: u8 = 50;

/// The watermark's length along its slant, in percent of the page's width.
const WATERMARK_PERCENT: i64 = 95;

/// The watermark's size is at most that share of the page's width, in percent.
const WATERMARK_SIZE_PERCENT: i64 = 25;

/// Adds page numbers, the label of an original, boxes for initials on the pages that hold no signatures,
/// and the watermark.
pub(super) fn furnish(
    pages: &mut [Page],
    document: &Document,
    signed: &[bool],
    setting: &mut Setting<'_>,
) {
    let count = pages.len();
    let mut initials = Initials::new(&document.initials, count);
    for (index, (page, signed)) in pages.iter_mut().zip(signed).enumerate() {
        page_number(page, index + 1, count, setting);
        if !signed {
            page.items.extend_from_slice(initials.boxes(page.paper, setting));
        }
    }
    if let (Some(page), Some(label)) = (pages.first_mut(), &document.original) {
        original_label(page, label, setting);
    }
    if let Some(word) = &document.watermark
        && let Some(watermark) = watermark(word, setting)
    {
        for page in pages {
            page.items.insert(0, watermark.clone());
        }
    }
}

fn page_number(page: &mut Page, number: usize, count: usize, setting: &mut Setting<'_>) {
    let look = setting.body();
    let (text, middle) = match setting.style.page_numbers {
        NumberingOfPages::Top if number > 1 => {
            (format!("- {number} -"), setting.style.margins.top / 2)
        }
        NumberingOfPages::Foot => (foot_number(number, count), foot_middle(page.paper, setting)),
        NumberingOfPages::Top | NumberingOfPages::None => return,
    };
    let y = middle - look.leading / 2 + setting.baseline(look);
    let at = Point { x: setting.style.margins.left, y };
    let width = setting.text_width();
    for line in setting.lines(&Text::plain(text), look, width, Alignment::Balanced) {
        page.items.extend(glyphs(line, at));
    }
}

/// What a page's number at the foot takes, at most.
pub(super) fn foot_number_area(
    paper: Paper,
    count: usize,
    setting: &mut Setting<'_>,
) -> Option<Rect> {
    if setting.style.page_numbers != NumberingOfPages::Foot {
        return None;
    }
    let look = setting.body();
    let margins = setting.style.margins;
    let width = setting.width(&Text::plain(foot_number(count, count)), look);
    let between = paper.width - margins.left - margins.right;
    Some(Rect {
        x: margins.left + (between - width) / 2,
        y: foot_middle(paper, setting) - look.leading / 2,
        width,
        height: look.leading,
    })
}

fn foot_number(number: usize, count: usize) -> String {
    format!("Halaman {number} dari {count}")
}

/// The middle of the bottom margin.
fn foot_middle(paper: Paper, setting: &Setting<'_>) -> Length {
    paper.height - setting.style.margins.bottom / 2
}

/// Adds the label of an original at the right, in the middle of the top margin.
fn original_label(page: &mut Page, label: &Text, setting: &mut Setting<'_>) {
    let OriginalLabelStyle { shown: true, size } = setting.style.original_label else { return };
    let look = Look { size, leading: size, bold: false, underline: false };
    let margins = setting.style.margins;
    let width = page.paper.width - margins.left - margins.right;
    let y = (margins.top - look.leading) / 2 + setting.baseline(look);
    for line in setting.lines(label, look, width, Alignment::Right).into_iter().take(1) {
        page.items.extend(glyphs(line, Point { x: margins.left, y }));
    }
}

/// The word in the largest size that its length allows.
fn watermark(word: &str, setting: &mut Setting<'_>) -> Option<Item> {
    /// Any size serves for measuring; a large one loses least to rounding.
    const TRIAL: Length = Length::pt(100);

    let text = Text::plain(word);
    let look = Look { size: TRIAL, leading: TRIAL, bold: true, underline: false };
    let width = setting.style.paper.width;
    let trial = setting.width(&text, look).max(Length::sp(1));
    let size = TRIAL
        .scale(width.scale(WATERMARK_PERCENT, 100).to_sp(), trial.to_sp())
        .min(width.scale(WATERMARK_SIZE_PERCENT, 100));
    let look = Look { size, leading: size, ..look };
    let line = setting.lines(&text, look, width * 2, Alignment::Left).into_iter().next()?;
    let run: GlyphRun = line.runs.into_iter().next()?;
    Some(Item::Watermark {
        run,
        gray: Gray(setting.style.watermark.gray_percent),
        degrees: WATERMARK_DEGREES,
    })
}
