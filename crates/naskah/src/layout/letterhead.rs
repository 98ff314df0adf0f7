//! The letterhead (*kop naskah*): logo, names and address, and a double rule under them.

use super::flow::{Flow, Strip};
use super::setting::{Look, Setting, glyphs};
use super::title::proportional;
use crate::Length;
use crate::document::{Letterhead, Text};
use crate::page::{Item, Point, Rect};
use crate::text::{Alignment, Line};

/// A logo leaves at least two thirds of the width to the text.
const LOGO_SHARE: i64 = 3;

/// The text, set: its lines, each with its look.
type Lines = Vec<(Line, Look)>;

impl Setting<'_> {
    /// Adds the letterhead over the full width.
    pub(super) fn letterhead(&mut self, letterhead: &Letterhead, width: Length, flow: &mut Flow) {
        let style = self.style.letterhead;
        let logo = letterhead.logo.as_ref().and_then(|logo| {
            let (number, picture) = self.picture(logo)?;
            let wanted = proportional(&picture, style.logo_height);
            let taken = wanted.min(width / LOGO_SHARE);
            let height = style.logo_height.scale(taken.to_sp(), wanted.to_sp().max(1));
            Some((number, (taken, height), logo.description.clone()))
        });
        let beside =
            logo.as_ref().map_or(Length::ZERO, |(_, (width, _), _)| *width + style.logo_gap);
        let (x, lines) = self.letterhead_text(letterhead, beside, width);

        let text_height: Length = lines.iter().map(|(_, look)| look.leading).sum();
        let logo_height = logo.as_ref().map_or(Length::ZERO, |(_, (_, height), _)| *height);
        let height = text_height.max(logo_height);
        let mut items = Vec::new();
        if let Some((picture, (logo_width, logo_height), description)) = logo {
            let y = (height - logo_height) / 2;
            let rect = Rect { x: Length::ZERO, y, width: logo_width, height: logo_height };
            items.push(Item::Picture { picture, rect, description });
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
        flow.strips.push(Strip { height, items, ..Strip::default() });
    }

    /// The text's left edge and its lines, each in the middle: of the whole width, as readers expect,
    /// unless it needs more lines there than in the room that the logo leaves.
    fn letterhead_text(
        &mut self,
        letterhead: &Letterhead,
        beside: Length,
        width: Length,
    ) -> (Length, Lines) {
        let narrow = self.letterhead_lines(letterhead, width - beside * 2);
        let wide = self.letterhead_lines(letterhead, width - beside);
        if narrow.len() <= wide.len() { (beside, narrow) } else { (beside, wide) }
    }

    fn letterhead_lines(&mut self, letterhead: &Letterhead, width: Length) -> Lines {
        let style = self.style.letterhead;
        let look = |size: Length, bold| Look {
            size,
            leading: size.scale(i64::from(style.leading_percent), 100),
            bold,
            underline: false,
        };
        let names = letterhead
            .government
            .iter()
            .map(|text| (text, look(style.government_size, true)))
            .chain([(&letterhead.office, look(style.office_size, true))]);
        let address = letterhead.lines.iter().map(|text| (text, look(style.address_size, false)));
        let texts: Vec<(&Text, Look)> = names.chain(address).collect();
        let mut lines = Vec::new();
        for (text, look) in texts {
            let set = self.lines(text, look, width, Alignment::Balanced);
            lines.extend(set.into_iter().map(|line| (line, look)));
        }
        lines
    }
}
