//! Tables: ruled, a bold header row that each further page repeats, rows that stay whole where a page
//! can hold them.

use std::rc::Rc;

use super::context::{Look, Setting, glyphs, origin};
use super::flow::{Flow, Header, Strip, Tie};
use super::hanging_indent::Hanging;
use crate::Length;
use crate::document::{Align, Cell, Table};
use crate::page::{Item, Point, Rect, Role};
use crate::text::Alignment;

/// A header row higher than that share of a page is not repeated.
const REPEATED_HEADER_SHARE: i64 = 3;

/// A row to be set.
struct Row<'a> {
    cells: &'a [Cell],
    aligns: &'a [Align],
    /// Counted from 1; the header row is 0.
    number: usize,
}

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
        let columns = widths.len();
        let grid = Grid { x, widths, padding, rule };

        self.tagged(Role::Table, |it| {
            let aligns = &vec![Align::Center; columns];
            let titles = Row { cells: &table.header, aligns, number: 0 };
            let lines = it.row(&titles, look.bold(), Length::ZERO, &grid);
            let header = it.header(lines, &grid, flow);
            let page = it.sheet.text_height();
            let room = page - header.as_ref().map_or(Length::ZERO, |header| header.height);
            let least = if table.rooms { it.style.tables.room_height } else { Length::ZERO };
            for (index, cells) in table.rows.iter().enumerate() {
                let row = Row { cells, aligns: &table.columns, number: index + 1 };
                let lines = it.row(&row, look, least, &grid);
                let first = flow.strips.len();
                push_row(lines, room, flow);
                for (position, strip) in flow.since(first).iter_mut().enumerate() {
                    strip.header.clone_from(&header);
                    if position > 0 || index == 0 {
                        strip.tie(Tie::TableRow);
                    }
                }
            }
        });
    }

    /// Adds the header row; gives what further pages repeat of it, which is nothing where it would
    /// leave too little room for rows.
    fn header(
        &mut self,
        mut lines: Vec<Strip>,
        grid: &Grid,
        flow: &mut Flow,
    ) -> Option<Rc<Header>> {
        let page = self.sheet.text_height();
        if let Some(first) = lines.first_mut() {
            first.items.push(Item::Rule(grid.across(Length::ZERO)));
        }
        let start = flow.strips.len();
        push_row(lines, page, flow);
        for strip in flow.since(start).iter_mut().skip(1) {
            strip.tie(Tie::TableRow);
        }
        match flow.since(start) {
            [row] if row.height <= page / REPEATED_HEADER_SHARE => {
                let items = row.items.iter().map(repeated).collect();
                Some(Rc::new(Header { height: row.height, items }))
            }
            _ => None,
        }
    }

    /// A row as a strip for each line of its highest cell, the rules beside and under it included.
    /// A row of few lines is made as high as `least`, the lines in its middle.
    fn row(&mut self, row: &Row<'_>, look: Look, least: Length, grid: &Grid) -> Vec<Strip> {
        let baseline = self.baseline(look);
        let columns = self.tagged(Role::TableRow, |it| it.cells(row, look, grid));

        let count =
            columns.iter().map(|column| column.lines.len()).max().unwrap_or_default().max(1);
        let lines = i64::try_from(count).unwrap_or(i64::MAX);
        let padding = grid.padding.max((least - look.leading * lines) / 2);
        let mut strips: Vec<Strip> = (0..count)
            .map(|index| {
                let above = if index == 0 { padding } else { Length::ZERO };
                let below = if index + 1 == count { padding } else { Length::ZERO };
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
        for Hanging { x, lines } in columns {
            for (strip, line) in strips.iter_mut().zip(lines) {
                let at = Point { x, y: strip.baseline };
                strip.items.extend(glyphs(line, at));
            }
        }
        let written = row.cells.iter().find_map(origin);
        for strip in &mut strips {
            strip.origin.clone_from(&written);
        }
        if let Some(last) = strips.last_mut() {
            last.items.append(&mut last.at_page_end);
        }
        strips
    }

    /// The cells of a row, each in its column.
    fn cells(&mut self, row: &Row<'_>, look: Look, grid: &Grid) -> Vec<Hanging> {
        let mut x = grid.x;
        let mut columns: Vec<Hanging> = Vec::new();
        for ((cell, align), width) in row.cells.iter().zip(row.aligns).zip(&grid.widths) {
            let (indent, alignment) = row.place(*align, *width);
            let measure = *width - indent - grid.padding * 2;
            let role = if row.number == 0 { Role::TableHeader } else { Role::TableCell };
            let lines = self.tagged(role, |it| it.lines(cell, look, measure, alignment));
            columns.push(Hanging { x: x + indent + grid.padding, lines });
            x += *width;
        }
        columns
    }

    /// Widths that fill the measure: each column as wide as its longest line where all of that fits,
    /// else at least as wide as its longest word.
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
        let room = self.style.tables.room_width;
        for (index, align) in table.columns.iter().enumerate() {
            if *align == Align::Alternating {
                least[index] = least[index].max(room);
            }
            // What is left empty beside rooms to sign in is filled in by hand too.
            if *align == Align::Alternating || table.rooms && has_blank(table, index) {
                natural[index] = natural[index].max(room);
            }
        }
        widths(&least, &natural, measure)
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

impl Row<'_> {
    /// How far into a column of that width a cell's text begins, and how it is aligned there.
    fn place(&self, align: Align, width: Length) -> (Length, Alignment) {
        match align {
            Align::Left => (Length::ZERO, Alignment::Left),
            Align::Center => (Length::ZERO, Alignment::Balanced),
            Align::Right => (Length::ZERO, Alignment::Right),
            Align::Alternating if self.number.is_multiple_of(2) => (width / 2, Alignment::Left),
            Align::Alternating => (Length::ZERO, Alignment::Left),
        }
    }
}

/// An item of a header row where it is drawn again, and is not read again.
fn repeated(item: &Item) -> Item {
    let mut item = item.clone();
    if let Item::Glyphs { run, .. } = &mut item {
        run.tag = None;
    }
    item
}

fn has_blank(table: &Table, column: usize) -> bool {
    table.rows.iter().filter_map(|row| row.get(column)).any(|cell| cell.to_plain().is_empty())
}

/// Adds a row: whole where it is no higher than `room`, else divided between its lines.
fn push_row(lines: Vec<Strip>, room: Length, flow: &mut Flow) {
    let height: Length = lines.iter().map(|strip| strip.height).sum();
    if height <= room {
        flow.strips.push(whole(lines));
    } else {
        flow.strips.extend(lines);
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
            row.origin = strip.origin;
        }
        row.height += strip.height;
    }
    // The rules, then the cells one after another, as they are read.
    row.items.sort_by_key(|item| match item {
        Item::Glyphs { at, .. } => Some(at.x),
        _ => None,
    });
    row
}

/// Widths that add up to the measure. Columns that want no more than an equal share of what is left get
/// what they want, so that one long text does not crowd the short ones; the others share the rest.
fn widths(least: &[Length], natural: &[Length], measure: Length) -> Vec<Length> {
    let mut modest = vec![false; natural.len()];
    let mut rest = measure;
    loop {
        let others = modest.iter().filter(|modest| !**modest).count();
        let equal = rest / i64::try_from(others).unwrap_or(i64::MAX).max(1);
        let wants_less = |index: &usize| !modest[*index] && natural[*index] <= equal;
        let Some(index) = (0..natural.len()).find(wants_less) else { break };
        modest[index] = true;
        rest -= natural[index];
    }
    let greedy: Vec<usize> = (0..natural.len()).filter(|index| !modest[*index]).collect();
    let of_greedy = |all: &[Length]| greedy.iter().map(|index| all[*index]).collect::<Vec<_>>();
    let least_of_greedy = of_greedy(least);
    if greedy.is_empty() || least_of_greedy.iter().copied().sum::<Length>() > rest {
        return share(least, natural, measure);
    }
    let mut widths = natural.to_vec();
    for (index, width) in greedy.iter().zip(share(&least_of_greedy, &of_greedy(natural), rest)) {
        widths[*index] = width;
    }
    widths
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
        left -= *width;
    }
    measure
}
