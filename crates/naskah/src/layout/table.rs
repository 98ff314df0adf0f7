//! Tables: ruled, a bold header row that each further page repeats, rows that stay whole where a page
//! can hold them.

use std::rc::Rc;

use super::flow::{Flow, Header, Strip, Tie};
use super::setting::{Look, Setting, glyphs};
use crate::Length;
use crate::document::{Align, Cell, Table};
use crate::page::{Item, Point, Rect};
use crate::text::{Alignment, Line};

/// Where the columns stand.
struct Grid {
    /// The table's left edge.
    x: Length,
    /// The columns' widths, padding included.
    widths: Vec<Length>,
    padding: Length,
    rule: Length,
}

impl Setting<'_> {
    /// Adds a table as wide as the measure.
    pub(super) fn table(&mut self, table: &Table, x: Length, width: Length, flow: &mut Flow) {
        let look = Look {
            size: self.style.tables.size,
            leading: self.style.tables.leading,
            bold: false,
            underline: false,
        };
        let (padding, rule) = (self.style.tables.padding, self.style.tables.rule);
        let widths = self.column_widths(table, look, width, padding);
        let grid = Grid { x, widths, padding, rule };

        let header =
            self.row(&table.header, &vec![Align::Center; grid.widths.len()], look.bold(), &grid);
        let mut strip = whole(header);
        strip.items.push(Item::Rule(grid.across(Length::ZERO)));
        let header = Rc::new(Header { height: strip.height, items: strip.items.clone() });
        flow.strips.push(strip);

        let room = self.text_height() - header.height;
        for (index, cells) in table.rows.iter().enumerate() {
            let lines = self.row(cells, &table.columns, look, &grid);
            let height: Length = lines.iter().map(|strip| strip.height).sum();
            let first = flow.strips.len();
            if height <= room {
                flow.strips.push(whole(lines));
            } else {
                flow.strips.extend(lines);
            }
            for (position, strip) in flow.since(first).iter_mut().enumerate() {
                strip.header = Some(Rc::clone(&header));
                if position > 0 || index == 0 {
                    strip.tie(Tie::TableRow);
                }
            }
        }
    }

    /// A row as a strip for each line of its highest cell, the rules beside and under it included.
    fn row(&mut self, cells: &[Cell], aligns: &[Align], look: Look, grid: &Grid) -> Vec<Strip> {
        let baseline = self.baseline(look);
        let columns: Vec<Vec<Line>> = cells
            .iter()
            .zip(aligns)
            .zip(&grid.widths)
            .map(|((cell, align), width)| {
                self.lines(cell, look, *width - grid.padding * 2, alignment(*align))
            })
            .collect();

        let count = columns.iter().map(Vec::len).max().unwrap_or_default().max(1);
        let mut strips: Vec<Strip> = (0..count)
            .map(|index| {
                let above = if index == 0 { grid.padding } else { Length::ZERO };
                let below = if index + 1 == count { grid.padding } else { Length::ZERO };
                let height = above + look.leading + below;
                Strip {
                    height,
                    baseline: above + baseline,
                    items: grid.uprights(height),
                    at_page_end: vec![Item::Rule(grid.across(height))],
                    ..Strip::default()
                }
            })
            .collect();
        let mut x = grid.x;
        for (lines, width) in columns.into_iter().zip(&grid.widths) {
            for (strip, line) in strips.iter_mut().zip(lines) {
                let at = Point { x: x + grid.padding, y: strip.baseline };
                strip.items.extend(glyphs(line, at));
            }
            x += *width;
        }
        if let Some(last) = strips.last_mut() {
            last.items.append(&mut last.at_page_end);
        }
        strips
    }

    /// Widths that fill the measure: each column as wide as its longest line where all of that fits,
    /// else as its longest word, and of what is left a share by what it lacks.
    fn column_widths(
        &mut self,
        table: &Table,
        look: Look,
        measure: Length,
        padding: Length,
    ) -> Vec<Length> {
        let count = table.header.len();
        let mut least = vec![Length::ZERO; count];
        let mut natural = vec![Length::ZERO; count];
        for (row, look) in std::iter::once((&table.header, look.bold()))
            .chain(table.rows.iter().map(|row| (row, look)))
        {
            for (index, cell) in row.iter().enumerate().take(count) {
                let width = self.width(cell, look) + padding * 2;
                natural[index] = natural[index].max(width);
                let word = self.longest_word(cell, look) + padding * 2;
                least[index] = least[index].max(word);
            }
        }
        share(&least, &natural, measure)
    }

    fn longest_word(&mut self, cell: &Cell, look: Look) -> Length {
        let text = cell.to_plain();
        text.split(' ').map(|word| self.width(&Cell::plain(word), look)).max().unwrap_or_default()
    }
}

impl Grid {
    fn width(&self) -> Length {
        self.widths.iter().copied().sum()
    }

    /// A rule over the table's width, its middle at `y`.
    fn across(&self, y: Length) -> Rect {
        Rect {
            x: self.x - self.rule / 2,
            y: y - self.rule / 2,
            width: self.width() + self.rule,
            height: self.rule,
        }
    }

    /// The rules at the columns' edges.
    fn uprights(&self, height: Length) -> Vec<Item> {
        let mut x = self.x;
        let mut rules = vec![self.upright(x, height)];
        for width in &self.widths {
            x += *width;
            rules.push(self.upright(x, height));
        }
        rules
    }

    fn upright(&self, x: Length, height: Length) -> Item {
        Item::Rule(Rect { x: x - self.rule / 2, y: Length::ZERO, width: self.rule, height })
    }
}

/// The strips of a row as one.
fn whole(strips: Vec<Strip>) -> Strip {
    let mut row = Strip::default();
    for strip in strips {
        let by = Point { x: Length::ZERO, y: row.height };
        row.items.extend(strip.items.iter().map(|item| super::flow::translate(item, by)));
        if row.height == Length::ZERO {
            row.baseline = strip.baseline;
        }
        row.height += strip.height;
    }
    row
}

fn alignment(align: Align) -> Alignment {
    match align {
        Align::Left => Alignment::Left,
        Align::Center => Alignment::Balanced,
        Align::Right => Alignment::Right,
    }
}

/// Widths between `least` and `natural` that add up to the measure; where not even the longest words
/// fit, the widest columns give way, down to one width, since only long words can be broken.
fn share(least: &[Length], natural: &[Length], measure: Length) -> Vec<Length> {
    let sum = |widths: &[Length]| widths.iter().copied().sum::<Length>().max(Length::sp(1));
    let (all_least, all_natural) = (sum(least), sum(natural));
    let mut widths: Vec<Length> = if all_natural <= measure {
        natural.iter().map(|width| width.scale(measure.to_sp(), all_natural.to_sp())).collect()
    } else if all_least >= measure {
        let most = widest(least, measure);
        least.iter().map(|width| (*width).min(most)).collect()
    } else {
        let (spare, lack) = (measure - all_least, all_natural - all_least);
        least
            .iter()
            .zip(natural)
            .map(|(least, natural)| *least + (*natural - *least).scale(spare.to_sp(), lack.to_sp()))
            .collect()
    };
    // Rounding must not make the table wider than the measure.
    let rest = measure - widths.iter().copied().sum();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// The width to which the widest columns give way, so that all together fill the measure.
fn widest(least: &[Length], measure: Length) -> Length {
    let mut narrow = least.to_vec();
    narrow.sort();
    let mut left = measure;
    for (index, width) in narrow.iter().enumerate() {
        let even = left / (narrow.len() - index) as i64;
        if *width >= even {
            return even;
        }
        left = left - *width;
    }
    measure
}
