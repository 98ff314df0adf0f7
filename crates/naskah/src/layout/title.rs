//! The title of an agreement: logos, title lines, document numbers.

use super::context::LayoutContext;
use super::flow::{Flow, KeepTogether};
use super::lines::glyphs;
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::{Text, Title};
use crate::page::{Point, Role};
use crate::text::Alignment;

/// The word before each document number.
const NUMBER_WORD: &str = "NOMOR";

/// The blank for a number that is filled in by hand: dots without word spaces.
const NUMBER_BLANK: &str = "........................................";

impl LayoutContext<'_> {
    /// Adds the title over the full width.
    pub(super) fn title(&mut self, title: &Title, width: Length, flow: &mut Flow) {
        let start = flow.bands.len();
        self.logos(&title.logos, width, flow);
        self.title_lines(&title.lines, width, flow);
        self.numbers(&title.numbers, width, flow);
        for band in flow.since(start).iter_mut().skip(1) {
            band.keep(KeepTogether::Heading);
        }
    }

    fn title_lines(&mut self, lines: &[Text], width: Length, flow: &mut Flow) {
        let settings = self.style.title;
        let style = ParagraphStyle::new(settings.size, settings.leading).bold();
        let lines_of = self.title_heading(lines, style, width);
        for (index, lines) in lines_of.into_iter().enumerate() {
            let start = flow.bands.len();
            for line in lines {
                let band = self.line_band(line, style, Length::ZERO);
                flow.bands.push(band);
            }
            if index > 0 {
                flow.space_before(start, settings.gap);
            }
        }
    }

    /// Adds a line for each number, with aligned colons, the whole centred.
    fn numbers(&mut self, numbers: &[Option<Text>], width: Length, flow: &mut Flow) {
        let style = self.body().bold();
        let gap = self.style.lists.marker_gap;
        let word = Text::plain(NUMBER_WORD);
        let colon = Text::plain(":");
        let word_width = self.width(&word, style) + gap;
        let label_width = word_width + self.width(&colon, style) + gap;

        let blank = Text::plain(NUMBER_BLANK);
        let mut rows = Vec::new();
        for number in numbers {
            let text = number.as_ref().unwrap_or(&blank);
            rows.push(self.tagged(Role::Paragraph, |it| {
                let mut set = |text, width| it.lines(text, style, width, Alignment::Left);
                [set(&word, width), set(&colon, width), set(text, width - label_width)]
            }));
        }
        let values = rows.iter().flat_map(|[_, _, value]| value);
        let widest = values.map(|line| line.width).max().unwrap_or_default();
        let left = (width - label_width - widest) / 2;

        let first = flow.bands.len();
        for [mut word, mut colon, value] in rows {
            let start = flow.bands.len();
            for line in value {
                let band = self.line_band(line, style, left + label_width);
                flow.bands.push(band);
            }
            let Some(band) = flow.bands.get_mut(start) else { continue };
            let mut label = Vec::new();
            for (lines, x) in [(&mut word, left), (&mut colon, left + word_width)] {
                let at = Point { x, y: band.baseline };
                for mut line in lines.drain(..) {
                    self.fonts.end_with_space(&mut line);
                    label.extend(glyphs(line, at));
                }
            }
            band.items.splice(0..0, label);
        }
        flow.space_before(first, self.style.title.leading);
    }
}
