//! Column widths of tables.

use super::context::LayoutContext;
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::{Cell, ColumnAlignment, Table, TableGrid, Text};

impl LayoutContext<'_> {
    /// The column widths of a table, padding included; they fill the measure. Unless the table says its widths, each column is as wide as its
    /// longest line if all fit, otherwise at least as wide as its longest word.
    pub(super) fn column_widths(
        &mut self,
        table: &Table,
        style: ParagraphStyle,
        measure: Length,
        padding: Length,
    ) -> Vec<Length> {
        let count = table.columns.len();
        if table.widths.len() == count {
            return in_proportion(&table.widths, measure);
        }
        let mut least = vec![Length::ZERO; count];
        let mut natural = vec![Length::ZERO; count];
        let header = (&table.header, style.bold());
        for (rows, style) in [header, (&table.rows, style)] {
            let grid = TableGrid::new(rows);
            let mut spanning = Vec::new();
            for (row, cells) in rows.iter().enumerate() {
                for (index, cell) in cells.iter().enumerate().take(count) {
                    let (Some(text), Some(span)) = (cell.text(), grid.span(row, index)) else {
                        continue;
                    };
                    // As it is set: a bold total is wider.
                    let style = if is_bold(text) { style.bold() } else { style };
                    let width = self.width(text, style) + padding * 2;
                    let word = self.longest_word(text, style) + padding * 2;
                    if span.columns > 1 {
                        spanning.push((index..index + span.columns, word));
                        continue;
                    }
                    natural[index] = natural[index].max(width);
                    least[index] = least[index].max(word);
                }
            }
            for (columns, word) in spanning {
                widen(&mut least[columns.clone()], word);
                widen(&mut natural[columns], word);
            }
        }
        let room = self.style.tables.room_width;
        for (index, align) in table.columns.iter().enumerate() {
            if *align == ColumnAlignment::Alternating {
                least[index] = least[index].max(room);
            }
            // Empty columns beside the signatures are filled in by hand too.
            if *align == ColumnAlignment::Alternating
                || table.signing_rows && has_blank(table, index)
            {
                natural[index] = natural[index].max(room);
            }
        }
        widths(&least, &natural, measure)
    }

    fn longest_word(&mut self, cell: &Text, style: ParagraphStyle) -> Length {
        let text = cell.to_plain();
        text.split(' ').map(|word| self.width(&Text::plain(word), style)).max().unwrap_or_default()
    }
}

fn is_bold(text: &Text) -> bool {
    !text.0.is_empty() && text.0.iter().all(|run| run.emphasis.strong)
}

/// Widths in these proportions; the last takes the rounding error.
fn in_proportion(widths: &[u32], measure: Length) -> Vec<Length> {
    let all: i64 = widths.iter().map(|width| i64::from(*width)).sum();
    let mut set: Vec<Length> =
        widths.iter().map(|width| measure.scale(i64::from(*width), all.max(1))).collect();
    let rest = measure - set.iter().copied().sum();
    if let Some(last) = set.last_mut() {
        *last += rest;
    }
    set
}

/// Widens columns evenly until they are this wide together.
fn widen(columns: &mut [Length], wanted: Length) {
    let lacking = wanted - columns.iter().copied().sum();
    let count = columns.len() as i64;
    if lacking > Length::ZERO {
        columns.iter_mut().for_each(|width| *width += lacking / count + Length::sp(1));
    }
}

fn has_blank(table: &Table, column: usize) -> bool {
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    cells.filter_map(Cell::text).any(|text| text.to_plain().is_empty())
}

/// Widths that add up to the measure. Columns whose natural width is at most an equal share of the rest get
/// it, so that one long text does not squeeze short ones; the others share what remains.
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

/// Widths between `least` and `natural` that add up to the measure. If not even the longest words fit, the
/// widest columns shrink, down to a common width, because only long words can be broken.
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
    // The last column takes the rounding error.
    let rest = measure - widths.iter().copied().sum();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// The width to which the widest columns shrink so that all columns fill the measure.
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
