//! Boxes for initials (*paraf*) in the bottom margin, at the right, clear of the page number.

use super::context::{Look, Setting, glyphs};
use super::frame::frame;
use super::page_geometry::Sheet;
use super::running_content::foot_number_area;
use crate::Length;
use crate::document::{Field, Text};
use crate::page::{Item, Point, Rect};
use crate::style::InitialsStyle;
use crate::text::Alignment;
use naskah_diagnostic::Diagnostic;

/// The boxes of a document's pages: the same on all sheets of one kind.
pub(super) struct Initials<'a> {
    fields: &'a [Field],
    labels: Vec<Text>,
    pages: usize,
    set: Vec<(Sheet, Boxes)>,
}

/// Boxes as they are drawn, and where each is.
#[derive(Clone, Default)]
struct Boxes {
    items: Vec<Item>,
    rects: Vec<Rect>,
}

impl<'a> Initials<'a> {
    /// A box for each of them, on some of so many pages.
    pub(super) fn new(fields: &'a [Field], pages: usize) -> Self {
        let labels = fields.iter().map(|field| Text::plain(format!("Paraf {}", field.role)));
        Self { fields, labels: labels.collect(), pages, set: Vec::new() }
    }

    /// The boxes on the page of that index, each a place of its own.
    pub(super) fn boxes(
        &mut self,
        page: usize,
        sheet: Sheet,
        setting: &mut Setting<'_>,
    ) -> Vec<Item> {
        if self.labels.is_empty() || !setting.style.initials.shown {
            return Vec::new();
        }
        let known = self.set.iter().position(|(known, _)| *known == sheet);
        let index = known.unwrap_or_else(|| {
            let number = foot_number_area(sheet, self.pages, setting);
            self.set.push((sheet, setting.initials(&self.labels, sheet, number)));
            self.set.len() - 1
        });
        let Boxes { mut items, rects } = self.set[index].1.clone();
        for (field, rect) in self.fields.iter().zip(rects) {
            let number = page + 1;
            let name = format!("{}-{number}", field.name);
            let description = format!("{}, halaman {number}", field.description);
            let field = Field { name, description, ..field.clone() };
            let (place, tag) = setting.initials_place(&field);
            items.push(Item::Place { place, tag, rect });
        }
        items
    }
}

/// A way to arrange the boxes.
struct Grid {
    area: Rect,
    columns: usize,
    rows: usize,
    width: Length,
    height: Length,
    look: Look,
    label_height: Length,
}

impl Setting<'_> {
    /// The boxes with their labels, in the arrangement in which they shrink least.
    fn initials(&mut self, labels: &[Text], sheet: Sheet, number: Option<Rect>) -> Boxes {
        let mut best: Option<(i64, Grid)> = None;
        for area in self.free_areas(sheet, number) {
            for rows in 1..=labels.len() {
                let Some(grid) = self.grid(labels, area, rows) else { continue };
                let size = grid.size(self.style.initials);
                if best.as_ref().is_none_or(|(known, _)| size > *known) {
                    best = Some((size, grid));
                }
            }
        }
        match best {
            Some((_, grid)) => self.draw(labels, &grid),
            None => {
                self.report(
                    Diagnostic::uncoded_warning("the bottom margin has no room for initials")
                        .help("make it larger, or say `initials: (shown: false)` in the style"),
                );
                Boxes::default()
            }
        }
    }

    /// Where boxes may stand: beside a page number and above it, or all over the margin.
    fn free_areas(&self, sheet: Sheet, number: Option<Rect>) -> Vec<Rect> {
        let (margins, style) = (sheet.margins, self.style.initials);
        let foot = Rect {
            x: margins.left,
            y: sheet.paper.height - margins.bottom + style.gap,
            width: sheet.text_width(),
            height: margins.bottom - style.gap - style.edge,
        };
        let Some(number) = number else { return vec![foot] };
        let beside = number.x + number.width + style.gap;
        vec![
            Rect { x: beside, width: foot.x + foot.width - beside, ..foot },
            Rect { height: number.y - style.gap - foot.y, ..foot },
        ]
    }

    /// So many rows of boxes in an area; none where nothing is left of the boxes.
    fn grid(&mut self, labels: &[Text], area: Rect, rows: usize) -> Option<Grid> {
        let style = self.style.initials;
        let columns = labels.len().div_ceil(rows);
        let share = |of: Length, count: usize| {
            let count = count as i64;
            (of - style.gap * (count - 1)) / count
        };
        let width = share(area.width, columns).min(style.width);
        if width <= Length::ZERO {
            return None;
        }
        let look = self.label_look(labels, width);
        let lines = labels
            .iter()
            .map(|label| self.lines(label, look, width, Alignment::Balanced).len())
            .max()?;
        let label_height = look.leading * lines as i64;
        let height = (share(area.height, rows) - label_height).min(style.height);
        (height > Length::ZERO).then_some(Grid {
            area,
            columns,
            rows,
            width,
            height,
            look,
            label_height,
        })
    }

    /// The labels' look, so small that the longest word goes into that width.
    fn label_look(&mut self, labels: &[Text], width: Length) -> Look {
        let style = self.style.initials;
        let look = Look { size: style.size, leading: style.leading, bold: false, underline: false };
        let texts: Vec<String> = labels.iter().map(Text::to_plain).collect();
        let words = texts.iter().flat_map(|text| text.split(' '));
        let longest = words.map(|word| self.width(&Text::plain(word), look)).max();
        let longest = longest.unwrap_or_default().max(Length::sp(1));
        // Glyphs of another size are rounded anew: a little room makes sure.
        let width = width.scale(98, 100);
        if longest <= width {
            return look;
        }
        let shrunk = |length: Length| length.scale(width.to_sp(), longest.to_sp());
        Look { size: shrunk(look.size), leading: shrunk(look.leading), ..look }
    }

    /// Draws the rows from the top, first party first, the whole at the area's right and in its middle.
    fn draw(&mut self, labels: &[Text], grid: &Grid) -> Boxes {
        let InitialsStyle { gap, rule, .. } = self.style.initials;
        let taken = |size: Length, count: usize| {
            let count = count as i64;
            size * count + gap * (count - 1)
        };
        let row_height = grid.label_height + grid.height;
        let left = grid.area.x + grid.area.width - taken(grid.width, grid.columns);
        let top = grid.area.y + (grid.area.height - taken(row_height, grid.rows)) / 2;
        let baseline = self.baseline(grid.look);
        let mut boxes = Boxes::default();
        for (index, label) in labels.iter().enumerate() {
            let (row, column) = (index / grid.columns, index % grid.columns);
            let x = left + (grid.width + gap) * column as i64;
            let y = top + (row_height + gap) * row as i64 + grid.label_height;
            let lines = self.lines(label, grid.look, grid.width, Alignment::Balanced);
            let mut line_top = y - grid.look.leading * lines.len() as i64;
            for line in lines {
                boxes.items.extend(glyphs(line, Point { x, y: line_top + baseline }));
                line_top += grid.look.leading;
            }
            let rect = Rect { x, y, width: grid.width, height: grid.height };
            boxes.items.extend(frame(rect, rule));
            boxes.rects.push(rect);
        }
        boxes
    }
}

impl Grid {
    /// How much of their full size boxes and labels keep, in thousandths.
    fn size(&self, style: InitialsStyle) -> i64 {
        let share = |part: Length, whole: Length| part.to_sp() * 1_000 / whole.to_sp().max(1);
        share(self.width, style.width)
            .min(share(self.height, style.height))
            .min(share(self.look.size, style.size))
    }
}
