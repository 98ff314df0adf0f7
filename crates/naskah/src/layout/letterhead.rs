//! The letterhead (*kop naskah*): logo, names and address, and a double rule under them.

use super::context::{Look, Setting, glyphs};
use super::flow::{Flow, Strip};
use super::title::proportional;
use crate::Length;
use crate::document::{Letterhead, Text};
use crate::page::{Item, Point, Rect, Role};
use crate::text::Alignment;

/// A logo leaves at least two thirds of the width to the text.
const LOGO_SHARE: i64 = 3;

impl Setting<'_> {
    /// Adds the letterhead over the full width.
    pub(super) fn letterhead(&mut self, letterhead: &Letterhead, width: Length, flow: &mut Flow) {
        let strip = self.tagged(Role::Division, |it| it.letterhead_strip(letterhead, width));
        flow.strips.push(strip);
    }

    fn letterhead_strip(&mut self, letterhead: &Letterhead, width: Length) -> Strip {
        let style = self.style.letterhead;
        let logo = letterhead.logo.as_ref().and_then(|logo| {
            let (number, picture) = self.picture(logo)?;
            let wanted = proportional(&picture, style.logo_height);
            let taken = wanted.min(width / LOGO_SHARE);
            let height = style.logo_height.scale(taken.to_sp(), wanted.to_sp().max(1));
            Some((number, (taken, height), self.figure(logo)))
        });
        let beside =
            logo.as_ref().map_or(Length::ZERO, |(_, (width, _), _)| *width + style.logo_gap);
        let texts = self.letterhead_texts(letterhead);
        let (x, measure) = self.letterhead_measure(&texts, beside, width);
        let mut lines = Vec::new();
        for (text, look) in texts {
            let set = self
                .tagged(Role::Paragraph, |it| it.lines(text, look, measure, Alignment::Balanced));
            lines.extend(set.into_iter().map(|line| (line, look)));
        }

        let text_height: Length = lines.iter().map(|(_, look)| look.leading).sum();
        let logo_height = logo.as_ref().map_or(Length::ZERO, |(_, (_, height), _)| *height);
        let height = text_height.max(logo_height);
        let mut items = Vec::new();
        if let Some((picture, (logo_width, logo_height), tag)) = logo {
            let y = (height - logo_height) / 2;
            let rect = Rect { x: Length::ZERO, y, width: logo_width, height: logo_height };
            items.push(Item::Picture { picture, rect, tag: Some(tag) });
        }
        let mut y = (height - text_height) / 2;
        for (line, look) in lines {
            items.extend(glyphs(line, Point { x, y: y + self.baseline(look) }));
            y += look.leading;
        }
        let thick = height + style.gap_above_rule;
        let thin = thick + style.thick_rule + style.rule_gap;
        for (y, height) in [(thick, style.thick_rule), (thin, style.thin_rule)] {
            items.push(Item::Rule(Rect { x: Length::ZERO, y, width, height }));
        }
        let height = thin + style.thin_rule + style.gap;
        Strip { height, items, ..Strip::default() }
    }

    /// The left edge and the width of what the text stands in the middle of: of the page, as readers
    /// expect, unless it would need more lines so than in all of the room beside the logo.
    fn letterhead_measure(
        &self,
        texts: &[(&Text, Look)],
        beside: Length,
        width: Length,
    ) -> (Length, Length) {
        let lines = |width| {
            let counts = texts.iter().map(|(text, look)| self.count_lines(text, *look, width));
            counts.sum::<Option<usize>>()
        };
        let (on_page, beside_logo) = (width - beside * 2, width - beside);
        let centred = lines(on_page);
        let as_few = centred.is_some() && centred == lines(beside_logo);
        (beside, if as_few { on_page } else { beside_logo })
    }

    /// The texts from top to bottom, and their looks.
    fn letterhead_texts<'t>(&self, letterhead: &'t Letterhead) -> Vec<(&'t Text, Look)> {
        let style = self.style.letterhead;
        let look = |size: Length, bold| Look {
            size,
            leading: size.scale(i64::from(style.leading_percent), 100),
            bold,
            underline: false,
        };
        let government =
            letterhead.government.iter().map(|text| (text, look(style.government_size, true)));
        let office = [(&letterhead.office, look(style.office_size, true))];
        let address = letterhead.lines.iter().map(|text| (text, look(style.address_size, false)));
        government.chain(office).chain(address).collect()
    }
}
