//! What stands on pages besides the text: page numbers and the watermark.

use super::setting::{Look, Setting, glyphs};
use crate::Length;
use crate::document::{Document, Text};
use crate::page::{Gray, Item, Page, Point};
use crate::style::NumberingOfPages;
use crate::text::{Alignment, GlyphRun};

/// The watermark's turn, in degrees counterclockwise.
const WATERMARK_DEGREES: u8 = 50;

/// The watermark's length along its slant, in percent of the page's width.
const WATERMARK_PERCENT: i64 = 95;

/// The watermark's size is at most that share of the page's width, in percent.
const WATERMARK_SIZE_PERCENT: i64 = 25;

/// Adds page numbers and the watermark.
pub(super) fn furnish(pages: &mut [Page], document: &Document, setting: &mut Setting<'_>) {
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        page_number(page, index + 1, count, setting);
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
        NumberingOfPages::Foot => (
            format!("Halaman {number} dari {count}"),
            page.paper.height - setting.style.margins.bottom / 2,
        ),
        NumberingOfPages::Top | NumberingOfPages::None => return,
    };
    let y = middle - look.leading / 2 + setting.baseline(look);
    let at = Point { x: setting.style.margins.left, y };
    let width = setting.text_width();
    for line in setting.lines(&Text::plain(text), look, width, Alignment::Balanced) {
        page.items.extend(glyphs(line, at));
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
