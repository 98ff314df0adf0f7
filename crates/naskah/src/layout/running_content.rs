//! What stands on pages besides the text: page numbers, the watermark, an original's label; the boxes
//! for initials are set in `initials`.

use super::context::{Look, Setting, glyphs};
use super::initials::Initials;
use super::page_assembly::Leaf;
use super::page_geometry::Sheet;
use crate::Length;
use crate::document::{Document, Text};
use crate::page::{Gray, Item, Point, Rect, Role};
use crate::style::{NumberingOfPages, OriginalLabelStyle, Paper};
use crate::text::{Alignment, GlyphRun};

/// The watermark's turn on an upright page, in degrees counterclockwise; flatter on a wide one.
const WATERMARK_DEGREES: u8 = 50;

const RIGHT_ANGLE: u8 = 90;

/// The watermark's length along its slant, in percent of the page's shorter side.
const WATERMARK_PERCENT: i64 = 95;

/// The watermark's size is at most that share of the page's shorter side, in percent.
const WATERMARK_SIZE_PERCENT: i64 = 25;

/// Adds page numbers, the label of an original, boxes for initials on the pages that hold no signatures,
/// and the watermark.
pub(super) fn furnish(
    leaves: &mut [Leaf],
    document: &Document,
    label: Vec<Item>,
    setting: &mut Setting<'_>,
) {
    let mut initials = Initials::new(&document.initials, leaves.len());
    for (index, leaf) in leaves.iter_mut().enumerate() {
        page_number(leaf, setting);
        leaf.page.items.extend(setting.foot_items(index, leaf.sheet));
        if !leaf.signed {
            leaf.page.items.extend(initials.boxes(index, leaf.sheet, setting));
        }
    }
    if let Some(leaf) = leaves.first_mut() {
        leaf.page.items.splice(0..0, label);
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
    let (sheet, number, margins) = (leaf.sheet, leaf.page.number, leaf.sheet.margins);
    let look = setting.body();
    let (text, middle) = match setting.style.page_numbers {
        NumberingOfPages::Top if number > 1 => (format!("- {number} -"), margins.top / 2),
        NumberingOfPages::Foot => (foot_number(number, leaf.count), foot_middle(sheet)),
        NumberingOfPages::Top | NumberingOfPages::None => return,
    };
    let y = middle - look.leading / 2 + setting.baseline(look);
    let at = Point { x: margins.left, y };
    let width = sheet.text_width();
    for line in setting.lines(&Text::plain(text), look, width, Alignment::Balanced) {
        leaf.page.items.extend(glyphs(line, at));
    }
}

/// What a page's number at the foot takes, at most.
pub(super) fn foot_number_area(
    sheet: Sheet,
    count: usize,
    setting: &mut Setting<'_>,
) -> Option<Rect> {
    if setting.style.page_numbers != NumberingOfPages::Foot {
        return None;
    }
    let look = setting.body();
    let width = setting.width(&Text::plain(foot_number(count, count)), look);
    Some(Rect {
        x: sheet.margins.left + (sheet.text_width() - width) / 2,
        y: foot_middle(sheet) - look.leading / 2,
        width,
        height: look.leading,
    })
}

fn foot_number(number: usize, count: usize) -> String {
    format!("Halaman {number} dari {count}")
}

/// A third of the bottom margin above the paper's edge, so that initials have room over the number.
fn foot_middle(sheet: Sheet) -> Length {
    sheet.paper.height - sheet.margins.bottom / 3
}

impl Setting<'_> {
    /// The label of an original, if the document is one: at the right, in the middle of the top margin of
    /// its first page. It is the first thing that is read.
    pub(super) fn original_label(&mut self, document: &Document) -> Vec<Item> {
        let (Some(label), OriginalLabelStyle { shown: true, size }) =
            (&document.original, self.style.original_label)
        else {
            return Vec::new();
        };
        let look = Look { size, leading: size, bold: false, underline: false };
        let (margins, width) = (self.sheet.margins, self.sheet.text_width());
        let y = (margins.top - look.leading) / 2 + self.baseline(look);
        let lines =
            self.tagged(Role::Paragraph, |it| it.lines(label, look, width, Alignment::Right));
        let at = Point { x: margins.left, y };
        lines.into_iter().take(1).flat_map(|line| glyphs(line, at)).collect()
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
