//! Headings of chapters and articles: number, title, and the lines that stay with them.

use super::context::LayoutContext;
use super::flow::{Flow, KeepTogether};
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::Text;
use crate::page::Role;
use crate::text::{Alignment, Line};

impl LayoutContext<'_> {
    /// Adds a number and the title below it, if there is one: centred bold lines that no page break divides. With
    /// `capitals`, the title is in the style's capitalisation.
    pub(super) fn heading(
        &mut self,
        number: &str,
        title: &Text,
        capitals: bool,
        width: Length,
        flow: &mut Flow,
    ) {
        let start = flow.bands.len();
        let style = self.body().bold();
        self.set_bookmark(number, title);
        let shown = if capitals { self.heading_text(title) } else { title.clone() };
        let texts = [Text::plain(number), shown];
        let texts = if title.0.is_empty() { &texts[..1] } else { &texts };
        let role = self.heading_role();
        for line in self.heading_lines(role, texts, style, width).into_iter().flatten() {
            let band = self.line_band(line, style, Length::ZERO);
            flow.bands.push(band);
        }
        for band in flow.since(start).iter_mut().skip(1) {
            band.keep(KeepTogether::Heading);
        }
        flow.set_heading_number(start, number);
    }

    /// The lines of each of the texts that form one heading.
    pub(super) fn heading_lines(
        &mut self,
        role: Role,
        texts: &[Text],
        style: ParagraphStyle,
        width: Length,
    ) -> Vec<Vec<Line>> {
        if texts.is_empty() {
            return Vec::new();
        }
        let mut lines_of: Vec<Vec<Line>> = self.tagged(role, |it| {
            texts.iter().map(|text| it.lines(text, style, width, Alignment::Balanced)).collect()
        });
        let last = lines_of.len() - 1;
        for line in lines_of[..last].iter_mut().filter_map(|lines| lines.last_mut()) {
            self.fonts.end_with_space(line);
        }
        lines_of
    }

    /// A heading's text in the style's capitalisation.
    pub(super) fn heading_text(&self, title: &Text) -> Text {
        let title = title.clone();
        if self.style.capital_headings { title.into_capitals() } else { title }
    }
}
