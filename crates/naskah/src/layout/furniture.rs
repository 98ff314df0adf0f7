//! What stands on pages besides the text: page numbers and the watermark.

use super::placing::Leaf;
use super::setting::{Look, Setting, glyphs};
use crate::Length;
use crate::document::{Document, Text};
use crate::page::{Gray, Item, Point};
use crate::style::{NumberingOfPages, Paper};
use crate::text::{Alignment, GlyphRun};

/// The watermark's turn on an upright page, in degrees counterclockwise; flatter on a wide one.
const WATERMARK_DEGREES: u8 = 50;

const RIGHT_ANGLE: u8 = 90;

/// The watermark's length along its slant, in percent of the page's shorter side.
const WATERMARK_PERCENT: i64 = 95;

/// The watermark's size is at most that share of the page's shorter side, in percent.
const WATERMARK_SIZE_PERCENT: i64 = 25;

/// Adds page numbers and the watermark.
pub(super) fn furnish(leaves: &mut [Leaf], document: &Document, setting: &mut Setting<'_>) {
    for leaf in &mut *leaves {
        page_number(leaf, setting);
    }
    let Some(word) = &document.watermark else { return };
    let mut known: Option<(Paper, Option<Item>)> = None;
    for Leaf { page, .. } in leaves {
        let drawn = match &known {
            Some((paper, drawn)) if *paper == page.paper => drawn.clone(),
            _ => {
                let drawn = watermark(word, page.paper, setting);
                known = Some((page.paper, drawn.clone()));
                drawn
            }
        };
        page.items.splice(0..0, drawn);
    }
}

fn page_number(leaf: &mut Leaf, setting: &mut Setting<'_>) {
    let Leaf { page, sheet, number, count } = leaf;
    let (number, margins) = (*number, sheet.margins);
    let look = setting.body();
    let (text, middle) = match setting.style.page_numbers {
        NumberingOfPages::Top if number > 1 => (format!("- {number} -"), margins.top / 2),
        NumberingOfPages::Foot => {
            (format!("Halaman {number} dari {count}"), page.paper.height - margins.bottom / 2)
        }
        NumberingOfPages::Top | NumberingOfPages::None => return,
    };
    let y = middle - look.leading / 2 + setting.baseline(look);
    let at = Point { x: margins.left, y };
    let width = sheet.text_width();
    for line in setting.lines(&Text::plain(text), look, width, Alignment::Balanced) {
        page.items.extend(glyphs(line, at));
    }
}

/// The word in the largest size that its length allows.
fn watermark(word: &str, paper: Paper, setting: &mut Setting<'_>) -> Option<Item> {
    /// Any size serves for measuring; a large one loses least to rounding.
    const TRIAL: Length = Length::pt(100);

    let text = Text::plain(word);
    let look = Look { size: TRIAL, leading: TRIAL, bold: true, underline: false };
    let width = paper.width.min(paper.height);
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
        degrees: if paper.width > paper.height {
            RIGHT_ANGLE - WATERMARK_DEGREES
        } else {
            WATERMARK_DEGREES
        },
    })
}
