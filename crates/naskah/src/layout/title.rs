//! The title of an agreement: logos, title lines, document numbers.

use super::context::LayoutContext;
use super::flow::{Flow, KeepTogether};
use super::lines::glyphs;
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::{Text, Title, TitleItem, TitlePart};
use crate::page::{Numbering, Point, Role};
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
        let mut after_numbers = None;
        for parts in title.parts.chunk_by(are_lines) {
            let part = flow.bands.len();
            match &parts[0] {
                TitlePart::Line(_) => self.title_lines(parts, width, flow),
                TitlePart::Items(items) => {
                    self.title_items(items, width, flow);
                    flow.space_before(part, self.style.title.gap);
                }
                TitlePart::Numbers(numbers) => {
                    self.numbers(numbers, width, flow);
                    flow.space_before(part, self.style.title.leading);
                }
            }
            // Numbers in the middle of a title have as much space below as above.
            match after_numbers {
                Some(true) => flow.space_before(part, self.style.title.leading),
                Some(false) => flow.space_before(part, self.style.title.gap),
                None => {}
            }
            after_numbers = Some(matches!(parts[0], TitlePart::Numbers(_)));
        }
        for band in flow.since(start).iter_mut().skip(1) {
            band.keep(KeepTogether::Heading);
        }
    }

    /// Adds the title as text, for a page that repeats it.
    pub(super) fn title_as_text(&mut self, title: &Title, width: Length, flow: &mut Flow) {
        self.title_role = Role::Paragraph;
        self.title(title, width, flow);
        self.title_role = Role::Heading(1);
    }

    fn title_lines(&mut self, parts: &[TitlePart], width: Length, flow: &mut Flow) {
        let settings = self.style.title;
        let style = ParagraphStyle::new(settings.size, settings.leading).bold();
        let lines = parts.iter().filter_map(|part| match part {
            TitlePart::Line(line) => Some(line.clone()),
            TitlePart::Items(_) | TitlePart::Numbers(_) => None,
        });
        let lines: Vec<Text> = lines.collect();
        let lines_of = self.title_heading(&lines, style, width);
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

    /// Adds the items of a subject: markers in one column, the list in the middle of the page.
    fn title_items(&mut self, items: &[TitleItem], width: Length, flow: &mut Flow) {
        let settings = self.style.title;
        let style = ParagraphStyle::new(settings.size, settings.leading).bold();
        let gap = self.style.lists.marker_gap;
        let mut marker_width = Length::ZERO;
        for item in items {
            marker_width = marker_width.max(self.width(&Text::plain(&item.marker), style) + gap);
        }
        let measure = width - marker_width;
        let mut widest = Length::ZERO;
        for item in items {
            widest = widest.max(self.broken_width(&item.text, style, measure));
        }
        let left = (measure - widest) / 2;
        self.tagged(Role::List(Numbering::Decimal), |it| {
            for item in items {
                let start = flow.bands.len();
                let columns = it.tagged(Role::ListItem, |it| {
                    let marker = Text::plain(&item.marker);
                    let marker = it.tagged(Role::Label, |it| {
                        it.lines(&marker, style, marker_width, Alignment::Left)
                    });
                    let lines = it.tagged(Role::ListBody, |it| {
                        it.lines(&item.text, style, measure, Alignment::Left)
                    });
                    [(marker, left), (lines, left + marker_width)]
                });
                let [(marker, marker_x), (lines, x)] = columns;
                for line in lines {
                    let band = it.line_band(line, style, x);
                    flow.bands.push(band);
                }
                if let Some(band) = flow.bands.get_mut(start) {
                    let at = Point { x: marker_x, y: band.baseline };
                    let glyphs = marker.into_iter().flat_map(|line| glyphs(line, at));
                    band.items.splice(0..0, glyphs);
                }
                flow.space_before(start, settings.gap);
            }
        });
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
    }
}

/// Whether two neighbouring parts are lines, which form one heading.
fn are_lines(one: &TitlePart, next: &TitlePart) -> bool {
    matches!((one, next), (TitlePart::Line(_), TitlePart::Line(_)))
}
