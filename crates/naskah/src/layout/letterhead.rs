//! The letterhead (*kop naskah*): logo, names, address, and a double rule below.

use super::context::LayoutContext;
use super::flow::{Band, Flow};
use super::lines::glyphs;
use super::logos::width_at;
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::{Letterhead, Text};
use crate::page::{DisplayItem, Point, Rect, Role};
use crate::text::Alignment;

/// The logo takes at most a third of the width.
const LOGO_SHARE: i64 = 3;

impl LayoutContext<'_> {
    /// Adds the letterhead over the full width.
    pub(super) fn letterhead(&mut self, letterhead: &Letterhead, width: Length, flow: &mut Flow) {
        let band = self.tagged(Role::Division, |it| it.letterhead_band(letterhead, width));
        flow.bands.push(band);
    }

    fn letterhead_band(&mut self, letterhead: &Letterhead, width: Length) -> Band {
        let settings = self.style.letterhead;
        let logo = letterhead.logo.as_ref().and_then(|logo| {
            let (index, picture) = self.picture(logo)?;
            let wanted = width_at(&picture, settings.logo_height);
            let taken = wanted.min(width / LOGO_SHARE);
            let height = settings.logo_height.scale(taken.to_sp(), wanted.to_sp().max(1));
            Some((index, (taken, height), self.figure(logo)))
        });
        let beside =
            logo.as_ref().map_or(Length::ZERO, |(_, (width, _), _)| *width + settings.logo_gap);
        let texts = self.letterhead_texts(letterhead);
        let (x, measure) = self.letterhead_measure(&texts, beside, width);
        let mut lines = Vec::new();
        for (text, style) in texts {
            let set = self
                .tagged(Role::Paragraph, |it| it.lines(text, style, measure, Alignment::Balanced));
            lines.extend(set.into_iter().map(|line| (line, style)));
        }

        let text_height: Length = lines.iter().map(|(_, style)| style.leading).sum();
        let logo_height = logo.as_ref().map_or(Length::ZERO, |(_, (_, height), _)| *height);
        let height = text_height.max(logo_height);
        let mut items = Vec::new();
        if let Some((picture, (logo_width, logo_height), tag)) = logo {
            let y = (height - logo_height) / 2;
            let rect = Rect { x: Length::ZERO, y, width: logo_width, height: logo_height };
            items.push(DisplayItem::Picture { picture, rect, tag: Some(tag) });
        }
        let mut y = (height - text_height) / 2;
        for (line, style) in lines {
            items.extend(glyphs(line, Point { x, y: y + self.baseline(style) }));
            y += style.leading;
        }
        let thick = height + settings.gap_above_rule;
        let thin = thick + settings.thick_rule + settings.rule_gap;
        for (y, height) in [(thick, settings.thick_rule), (thin, settings.thin_rule)] {
            items.push(DisplayItem::Rule(Rect { x: Length::ZERO, y, width, height }));
        }
        let height = thin + settings.thin_rule + settings.gap;
        Band { height, items, ..Band::default() }
    }

    /// The left edge and width of the column in which the text is centred. The text is centred on the page,
    /// unless it needs fewer lines in the whole width beside the logo.
    fn letterhead_measure(
        &self,
        texts: &[(&Text, ParagraphStyle)],
        beside: Length,
        width: Length,
    ) -> (Length, Length) {
        let lines = |width| {
            let counts = texts.iter().map(|(text, style)| self.count_lines(text, *style, width));
            counts.sum::<Option<usize>>()
        };
        let (on_page, beside_logo) = (width - beside * 2, width - beside);
        let centred = lines(on_page);
        let as_few = centred.is_some() && centred == lines(beside_logo);
        (beside, if as_few { on_page } else { beside_logo })
    }

    /// The texts from top to bottom, with their styles.
    fn letterhead_texts<'t>(&self, letterhead: &'t Letterhead) -> Vec<(&'t Text, ParagraphStyle)> {
        let settings = self.style.letterhead;
        let style = |size: Length| {
            ParagraphStyle::new(size, size.scale(i64::from(settings.leading_percent), 100))
        };
        let government = letterhead.government.iter();
        let government = government.map(|text| (text, style(settings.government_size).bold()));
        let office = [(&letterhead.office, style(settings.office_size).bold())];
        let address = letterhead.lines.iter().map(|text| (text, style(settings.address_size)));
        government.chain(office).chain(address).collect()
    }
}
