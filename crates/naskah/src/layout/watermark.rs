//! The watermark: a word such as DRAF across the page, behind the text.

use super::context::LayoutContext;
use super::page_assembly::PageDraft;
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::Text;
use crate::page::{DisplayItem, Gray};
use crate::style::Paper;
use crate::text::{Alignment, GlyphRun};

/// The rotation on a portrait page, in degrees counterclockwise; less on a landscape page.
const DEGREES: u8 = 50;

const RIGHT_ANGLE: u8 = 90;

/// The length along the slant, in percent of the page's shorter side.
const LENGTH_PERCENT: i64 = 95;

/// The largest font size, in percent of the page's shorter side.
const LARGEST_SIZE_PERCENT: i64 = 25;

impl LayoutContext<'_> {
    /// Adds the watermark to all pages.
    pub(super) fn add_watermark(&mut self, word: &str, drafts: &mut [PageDraft]) {
        let mut last: Option<(Paper, Option<DisplayItem>)> = None;
        for PageDraft { page, .. } in drafts {
            let item = match &last {
                Some((paper, item)) if *paper == page.paper => item.clone(),
                _ => {
                    let item = self.watermark(word, page.paper);
                    last = Some((page.paper, item.clone()));
                    item
                }
            };
            page.items.splice(0..0, item);
        }
    }

    /// The word in the largest size that its length allows.
    fn watermark(&mut self, word: &str, paper: Paper) -> Option<DisplayItem> {
        /// Any size serves for measuring; a large one has the smallest rounding error.
        const TRIAL: Length = Length::pt(100);

        let text = Text::plain(word);
        let trial_style = ParagraphStyle::new(TRIAL, TRIAL).bold();
        let width = paper.width.min(paper.height);
        let trial = self.width(&text, trial_style).max(Length::sp(1));
        let size = TRIAL
            .scale(width.scale(LENGTH_PERCENT, 100).to_sp(), trial.to_sp())
            .min(width.scale(LARGEST_SIZE_PERCENT, 100));
        let style = ParagraphStyle::new(size, size).bold();
        let line = self.lines(&text, style, width * 2, Alignment::Left).into_iter().next()?;
        let run: GlyphRun = line.runs.into_iter().next()?;
        Some(DisplayItem::Watermark {
            run,
            gray: Gray(self.style.watermark.gray_percent),
            degrees: if paper.width > paper.height { RIGHT_ANGLE - DEGREES } else { DEGREES },
        })
    }
}
