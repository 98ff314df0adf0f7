//! Logos: their size, their row above a title, their figure elements.

use super::context::LayoutContext;
use super::flow::{Band, Flow};
use crate::Length;
use crate::document::Logo;
use crate::page::{DisplayItem, Rect, Role};
use crate::picture::Picture;
use crate::text::Tag;

impl LayoutContext<'_> {
    /// Adds a row of logos of equal height: a single one in the middle, several from edge to edge. The height
    /// is the style's, or the largest at which all fit.
    pub(super) fn logos(&mut self, logos: &[Logo], width: Length, flow: &mut Flow) {
        let settings = self.style.logos;
        let mut pictures = Vec::new();
        for logo in logos {
            if let Some((index, picture)) = self.picture(logo) {
                let full_width = width_at(&picture, settings.height);
                pictures.push((index, full_width, self.figure(logo)));
            }
        }
        if pictures.is_empty() {
            return;
        }

        let gaps = pictures.len() as i64 - 1;
        let available = (width - settings.gap * gaps).max(Length::sp(1));
        let full: Length = pictures.iter().map(|(_, width, _)| *width).sum();
        let (taken, full) = (full.min(available).to_sp(), full.to_sp().max(1));
        let height = settings.height.scale(taken, full);
        let gap = (width - Length::sp(taken)) / gaps.max(1);
        let mut x = if gaps == 0 { gap / 2 } else { Length::ZERO };
        let mut items = Vec::new();
        for (picture, full_width, tag) in pictures {
            let width = full_width.scale(taken, full);
            let rect = Rect { x, y: Length::ZERO, width, height };
            items.push(DisplayItem::Picture { picture, rect, tag: Some(tag) });
            x += width + gap;
        }
        flow.bands.push(Band { height: height + settings.gap, items, ..Band::default() });
    }

    /// Adds the figure element of a logo.
    pub(super) fn figure(&mut self, logo: &Logo) -> Tag {
        self.tag_tree.add(Role::Figure { description: logo.description.clone() })
    }
}

/// A picture's width at this height, in its proportions.
pub(super) fn width_at(picture: &Picture, height: Length) -> Length {
    height.scale(i64::from(picture.width), i64::from(picture.height).max(1))
}
