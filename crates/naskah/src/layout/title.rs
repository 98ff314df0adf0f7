//! The head of an agreement: logos, title, numbers.

use super::context::{Look, Setting, glyphs};
use super::flow::{Flow, Strip, Tie};
use crate::Length;
use crate::document::{Logo, Text, Title};
use crate::page::{Item, Point, Rect, Role};
use crate::picture::Picture;
use crate::text::{Alignment, Tag};

/// The word in front of each number.
const NUMBER_WORD: &str = "NOMOR";

/// A number to be filled in by hand: dots that no word space divides.
const NUMBER_BLANK: &str = "........................................";

impl Setting<'_> {
    /// Adds the head over the full width.
    pub(super) fn title(&mut self, title: &Title, width: Length, flow: &mut Flow) {
        let start = flow.strips.len();
        self.logos(&title.logos, width, flow);
        self.title_lines(&title.lines, width, flow);
        self.numbers(&title.numbers, width, flow);
        for strip in flow.since(start).iter_mut().skip(1) {
            strip.tie(Tie::Heading);
        }
    }

    /// Adds the logos in one row, all of one height: a single one in the middle, several from edge to
    /// edge. The height is the style's, or the largest at which they fit beside one another.
    fn logos(&mut self, logos: &[Logo], width: Length, flow: &mut Flow) {
        let settings = self.style.logos;
        let mut pictures = Vec::new();
        for logo in logos {
            if let Some((number, picture)) = self.picture(logo) {
                let at_full_height = proportional(&picture, settings.height);
                pictures.push((number, at_full_height, self.figure(logo)));
            }
        }
        if pictures.is_empty() {
            return;
        }

        let gaps = pictures.len() as i64 - 1;
        let room = (width - settings.gap * gaps).max(Length::sp(1));
        let wanted: Length = pictures.iter().map(|(_, width, _)| *width).sum();
        let (taken, full) = (wanted.min(room).to_sp(), wanted.to_sp().max(1));
        let height = settings.height.scale(taken, full);
        let gap = (width - Length::sp(taken)) / gaps.max(1);
        let mut x = if gaps == 0 { gap / 2 } else { Length::ZERO };
        let mut items = Vec::new();
        for (picture, at_full_height, tag) in pictures {
            let width = at_full_height.scale(taken, full);
            let rect = Rect { x, y: Length::ZERO, width, height };
            items.push(Item::Picture { picture, rect, tag: Some(tag) });
            x += width + gap;
        }
        flow.strips.push(Strip { height: height + settings.gap, items, ..Strip::default() });
    }

    /// The figure that a logo is.
    pub(super) fn figure(&mut self, logo: &Logo) -> Tag {
        self.tree.add(Role::Figure { description: logo.description.clone() })
    }

    fn title_lines(&mut self, lines: &[Text], width: Length, flow: &mut Flow) {
        let title = self.style.title;
        let look = Look { size: title.size, leading: title.leading, bold: true, underline: false };
        let set = self.title_heading(lines, look, width);
        for (index, lines) in set.into_iter().enumerate() {
            let start = flow.strips.len();
            for line in lines {
                let strip = self.strip(line, look, Length::ZERO);
                flow.strips.push(strip);
            }
            if index > 0 {
                flow.space_before(start, title.gap);
            }
        }
    }

    /// Adds a line for each number, the colons aligned, the whole in the middle.
    fn numbers(&mut self, numbers: &[Option<Text>], width: Length, flow: &mut Flow) {
        let look = self.body().bold();
        let gap = self.style.lists.marker_gap;
        let word = Text::plain(NUMBER_WORD);
        let colon = Text::plain(":");
        let word_width = self.width(&word, look) + gap;
        let label_width = word_width + self.width(&colon, look) + gap;

        let blank = Text::plain(NUMBER_BLANK);
        let mut rows = Vec::new();
        for number in numbers {
            let text = number.as_ref().unwrap_or(&blank);
            rows.push(self.tagged(Role::Paragraph, |it| {
                let mut set = |text, width| it.lines(text, look, width, Alignment::Left);
                [set(&word, width), set(&colon, width), set(text, width - label_width)]
            }));
        }
        let values = rows.iter().flat_map(|[_, _, value]| value);
        let widest = values.map(|line| line.width).max().unwrap_or_default();
        let left = (width - label_width - widest) / 2;

        let first = flow.strips.len();
        for [mut word, mut colon, value] in rows {
            let start = flow.strips.len();
            for line in value {
                let strip = self.strip(line, look, left + label_width);
                flow.strips.push(strip);
            }
            let Some(strip) = flow.strips.get_mut(start) else { continue };
            let mut label = Vec::new();
            for (lines, x) in [(&mut word, left), (&mut colon, left + word_width)] {
                let at = Point { x, y: strip.baseline };
                for mut line in lines.drain(..) {
                    self.fonts.end_with_space(&mut line);
                    label.extend(glyphs(line, at));
                }
            }
            strip.items.splice(0..0, label);
        }
        flow.space_before(first, self.style.title.leading);
    }
}

/// A picture's width at that height.
pub(super) fn proportional(picture: &Picture, height: Length) -> Length {
    height.scale(i64::from(picture.width), i64::from(picture.height).max(1))
}
