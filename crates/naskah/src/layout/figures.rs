//! Pictures in running text and annexes: alone or several in a row, scaled down where they do not fit.

use std::sync::Arc;

use super::context::LayoutContext;
use super::flow::{Band, Flow};
use super::logos::width_at;
use crate::Length;
use crate::document::{Figure, FigureWidth};
use crate::page::{DisplayItem, Rect, Role};
use crate::picture::Picture;

/// The share of a page that a picture may take, in percent, so that a heading stands above it.
const MOST_OF_PAGE: i64 = 85;

impl LayoutContext<'_> {
    /// Adds pictures side by side, in the middle of the measure.
    pub(super) fn figures(
        &mut self,
        figures: &[Figure],
        x: Length,
        width: Length,
        flow: &mut Flow,
    ) {
        let gap = self.style.logos.gap;
        let count = i64::try_from(figures.len()).unwrap_or(i64::MAX).max(1);
        let share = (width - gap * (count - 1)) / count;
        let mut set: Vec<(usize, Rect, String)> = Vec::new();
        for figure in figures {
            let wanted = match figure.width {
                Some(FigureWidth::Length(length)) => length,
                Some(FigureWidth::Percent(percent)) => width.scale(i64::from(percent), 100),
                None => share,
            };
            let Some((index, picture)) = self.figure_picture(figure, wanted.min(width)) else {
                continue;
            };
            let size = self.fitting(&picture, wanted.min(width));
            set.push((index, size, figure.description.clone()));
        }
        let all: Length = set.iter().map(|(_, size, _)| size.width).sum();
        let gaps = gap * (set.len() as i64 - 1).max(0);
        let available = (width - gaps).max(Length::sp(1));
        if all > available {
            for (_, size, _) in &mut set {
                size.width = size.width.scale(available.to_sp(), all.to_sp());
                size.height = size.height.scale(available.to_sp(), all.to_sp());
            }
        }
        let all: Length = set.iter().map(|(_, size, _)| size.width).sum();
        let height = set.iter().map(|(_, size, _)| size.height).max().unwrap_or_default();
        let mut left = x + (width - all - gaps).max(Length::ZERO) / 2;
        let mut items = Vec::new();
        for (picture, size, description) in set {
            let tag = self.tag_tree.add(Role::Figure { description });
            let rect = Rect { x: left, y: Length::ZERO, ..size };
            items.push(DisplayItem::Picture { picture, rect, tag: Some(tag) });
            left += size.width + gap;
        }
        if !items.is_empty() {
            let origin = figures.first().and_then(|figure| figure.origin.clone());
            flow.bands.push(Band { height, items, origin, ..Band::default() });
        }
    }

    /// The size of a picture at a width, or the largest that fits on a page.
    fn fitting(&self, picture: &Arc<Picture>, width: Length) -> Rect {
        let most = self.geometry.text_height().scale(MOST_OF_PAGE, 100);
        let height = width.scale(i64::from(picture.height), i64::from(picture.width).max(1));
        let (width, height) =
            if height > most { (width_at(picture, most), most) } else { (width, height) };
        Rect { x: Length::ZERO, y: Length::ZERO, width, height }
    }
}
