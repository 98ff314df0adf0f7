//! Boxes for initials (*paraf*) in the bottom margin, at the right, beside or above the page number.

use super::context::LayoutContext;
use super::frame::frame;
use super::lines::glyphs;
use super::page_geometry::PageGeometry;
use super::paragraph_style::ParagraphStyle;
use crate::document::{SigningField, Text};
use crate::page::{DisplayItem, Point, Rect};
use crate::style::InitialsStyle;
use crate::text::Alignment;
use crate::{Length, codes};
use naskah_diagnostic::Diagnostic;

/// The boxes on the pages of a document; pages with one geometry have equal boxes.
pub(super) struct InitialsBoxes<'a> {
    fields: &'a [SigningField],
    labels: Vec<Text>,
    pages: usize,
    by_geometry: Vec<(PageGeometry, Boxes)>,
}

/// Drawn boxes, and the area of each.
#[derive(Clone, Default)]
struct Boxes {
    items: Vec<DisplayItem>,
    rects: Vec<Rect>,
}

impl<'a> InitialsBoxes<'a> {
    /// A box for each field; `pages` is the number of pages.
    pub(super) fn new(fields: &'a [SigningField], pages: usize) -> Self {
        let labels = fields.iter().map(|field| Text::plain(format!("Paraf {}", field.role)));
        Self { fields, labels: labels.collect(), pages, by_geometry: Vec::new() }
    }

    /// The boxes on the page with this index, each with a signing area.
    pub(super) fn on_page(
        &mut self,
        page: usize,
        geometry: PageGeometry,
        context: &mut LayoutContext<'_>,
    ) -> Vec<DisplayItem> {
        if self.labels.is_empty() || !context.style.initials.shown {
            return Vec::new();
        }
        let known = self.by_geometry.iter().position(|(known, _)| *known == geometry);
        let index = known.unwrap_or_else(|| {
            let number = context.page_number_area(geometry, self.pages);
            let boxes = context.initials_boxes(&self.labels, geometry, number);
            self.by_geometry.push((geometry, boxes));
            self.by_geometry.len() - 1
        });
        let Boxes { mut items, rects } = self.by_geometry[index].1.clone();
        for (field, rect) in self.fields.iter().zip(rects) {
            let number = page + 1;
            let name = format!("{}-{number}", field.name);
            let description = format!("{}, halaman {number}", field.description);
            let field = SigningField { name, description, ..field.clone() };
            let (area, tag) = context.initials_area(&field);
            items.push(DisplayItem::SigningArea { area, tag, rect });
        }
        items
    }
}

/// An arrangement of the boxes.
struct BoxGrid {
    area: Rect,
    columns: usize,
    rows: usize,
    width: Length,
    height: Length,
    style: ParagraphStyle,
    label_height: Length,
}

impl LayoutContext<'_> {
    /// The boxes with their labels, in the arrangement that shrinks them least.
    fn initials_boxes(
        &mut self,
        labels: &[Text],
        geometry: PageGeometry,
        number: Option<Rect>,
    ) -> Boxes {
        let mut best: Option<(i64, BoxGrid)> = None;
        for area in self.free_areas(geometry, number) {
            for rows in 1..=labels.len() {
                let Some(grid) = self.grid(labels, area, rows) else { continue };
                let scale = grid.scale(self.style.initials);
                if best.as_ref().is_none_or(|(known, _)| scale > *known) {
                    best = Some((scale, grid));
                }
            }
        }
        match best {
            Some((_, grid)) => self.draw(labels, &grid),
            None => {
                let message = "the bottom margin has no space for initials";
                self.report(
                    Diagnostic::warning(codes::NO_SPACE_FOR_INITIALS, message).help(
                        "increase the margin, or set `initials: (shown: false)` in the style",
                    ),
                );
                Boxes::default()
            }
        }
    }

    /// The possible areas for boxes: beside and above the page number, or the whole margin.
    fn free_areas(&self, geometry: PageGeometry, number: Option<Rect>) -> Vec<Rect> {
        let (margins, settings) = (geometry.margins, self.style.initials);
        let foot = Rect {
            x: margins.left,
            y: geometry.paper.height - margins.bottom + settings.gap,
            width: geometry.text_width(),
            height: margins.bottom - settings.gap - settings.edge,
        };
        let Some(number) = number else { return vec![foot] };
        let beside = number.x + number.width + settings.gap;
        vec![
            Rect { x: beside, width: foot.x + foot.width - beside, ..foot },
            Rect { height: number.y - settings.gap - foot.y, ..foot },
        ]
    }

    /// An arrangement in this number of rows; none if it leaves no space for the boxes.
    fn grid(&mut self, labels: &[Text], area: Rect, rows: usize) -> Option<BoxGrid> {
        let settings = self.style.initials;
        let columns = labels.len().div_ceil(rows);
        let share = |of: Length, count: usize| {
            let count = count as i64;
            (of - settings.gap * (count - 1)) / count
        };
        let width = share(area.width, columns).min(settings.width);
        if width <= Length::ZERO {
            return None;
        }
        let style = self.label_style(labels, width);
        let lines = labels
            .iter()
            .map(|label| self.lines(label, style, width, Alignment::Balanced).len())
            .max()?;
        let label_height = style.leading * lines as i64;
        let height = (share(area.height, rows) - label_height).min(settings.height);
        (height > Length::ZERO).then_some(BoxGrid {
            area,
            columns,
            rows,
            width,
            height,
            style,
            label_height,
        })
    }

    /// The labels' style, reduced until the longest word fits the width.
    fn label_style(&mut self, labels: &[Text], width: Length) -> ParagraphStyle {
        let settings = self.style.initials;
        let style = ParagraphStyle::new(settings.size, settings.leading);
        let texts: Vec<String> = labels.iter().map(Text::to_plain).collect();
        let words = texts.iter().flat_map(|text| text.split(' '));
        let longest = words.map(|word| self.width(&Text::plain(word), style)).max();
        let longest = longest.unwrap_or_default().max(Length::sp(1));
        // Advances of another size round differently: leave a margin of 2 percent.
        let width = width.scale(98, 100);
        if longest <= width {
            return style;
        }
        let shrunk = |length: Length| length.scale(width.to_sp(), longest.to_sp());
        ParagraphStyle { size: shrunk(style.size), leading: shrunk(style.leading), ..style }
    }

    /// Draws the rows from the top, at the right of the area and vertically centred.
    fn draw(&mut self, labels: &[Text], grid: &BoxGrid) -> Boxes {
        let InitialsStyle { gap, rule, .. } = self.style.initials;
        let taken = |size: Length, count: usize| {
            let count = count as i64;
            size * count + gap * (count - 1)
        };
        let row_height = grid.label_height + grid.height;
        let left = grid.area.x + grid.area.width - taken(grid.width, grid.columns);
        let top = grid.area.y + (grid.area.height - taken(row_height, grid.rows)) / 2;
        let baseline = self.baseline(grid.style);
        let mut boxes = Boxes::default();
        for (index, label) in labels.iter().enumerate() {
            let (row, column) = (index / grid.columns, index % grid.columns);
            let x = left + (grid.width + gap) * column as i64;
            let y = top + (row_height + gap) * row as i64 + grid.label_height;
            let lines = self.lines(label, grid.style, grid.width, Alignment::Balanced);
            let mut line_top = y - grid.style.leading * lines.len() as i64;
            for line in lines {
                boxes.items.extend(glyphs(line, Point { x, y: line_top + baseline }));
                line_top += grid.style.leading;
            }
            let rect = Rect { x, y, width: grid.width, height: grid.height };
            boxes.items.extend(frame(rect, rule));
            boxes.rects.push(rect);
        }
        boxes
    }
}

impl BoxGrid {
    /// The share of their full size that boxes and labels have, in thousandths.
    fn scale(&self, settings: InitialsStyle) -> i64 {
        let share = |part: Length, whole: Length| part.to_sp() * 1_000 / whole.to_sp().max(1);
        share(self.width, settings.width)
            .min(share(self.height, settings.height))
            .min(share(self.style.size, settings.size))
    }
}
