//! Which cells of a table are merged: the grid of its rows and columns.

use std::collections::BTreeMap;

use super::block::Cell;
use crate::page::CellSpan;

/// The cells of rows that may be merged with one another.
pub(crate) struct TableGrid {
    /// For each place, the row and column of the cell that covers it.
    covered_by: Vec<Vec<(usize, usize)>>,
}

impl TableGrid {
    /// The grid of these rows; a mark that has no cell to merge with stands alone.
    pub(crate) fn new(rows: &[Vec<Cell>]) -> Self {
        let mut covered_by: Vec<Vec<(usize, usize)>> = Vec::with_capacity(rows.len());
        for (row, cells) in rows.iter().enumerate() {
            let mut places: Vec<(usize, usize)> = Vec::with_capacity(cells.len());
            for (column, cell) in cells.iter().enumerate() {
                let at_left = places.last().copied();
                let above = covered_by.last().and_then(|above| above.get(column)).copied();
                let by = match cell {
                    Cell::Text(_) => None,
                    Cell::Left => at_left,
                    Cell::Above => above,
                };
                places.push(by.unwrap_or((row, column)));
            }
            covered_by.push(places);
        }
        Self { covered_by }
    }

    /// The span of the cell at a place; none if another cell covers it.
    pub(crate) fn span(&self, row: usize, column: usize) -> Option<CellSpan> {
        let own = (row, column);
        if self.by(row, column) != Some(own) {
            return None;
        }
        let columns = (column..).take_while(|column| self.by(row, *column) == Some(own)).count();
        let rows = (row..).take_while(|row| self.by(*row, column) == Some(own)).count();
        Some(CellSpan { columns, rows })
    }

    /// Whether no rule is between a place and the one at its left.
    pub(crate) fn is_merged_left(&self, row: usize, column: usize) -> bool {
        column > 0 && self.by(row, column) == self.by(row, column - 1)
    }

    /// Whether no rule is between a place and the one below it.
    pub(crate) fn is_merged_below(&self, row: usize, column: usize) -> bool {
        self.by(row, column).is_some() && self.by(row, column) == self.by(row + 1, column)
    }

    /// Whether a row belongs to a cell of the row above.
    pub(crate) fn continues(&self, row: usize) -> bool {
        let places = self.covered_by.get(row).into_iter().flatten();
        row > 0 && places.into_iter().any(|(by, _)| *by < row)
    }

    /// The first cell whose parts form no rectangle.
    pub(crate) fn irregular(&self) -> Option<(usize, usize)> {
        let mut parts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for by in self.covered_by.iter().flatten() {
            *parts.entry(*by).or_default() += 1;
        }
        let is_irregular = |((row, column), parts): &((usize, usize), usize)| {
            let span = self.span(*row, *column);
            span.is_none_or(|span| span.columns * span.rows != *parts)
        };
        parts.into_iter().find(is_irregular).map(|(place, _)| place)
    }

    fn by(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        self.covered_by.get(row)?.get(column).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;

    fn grid(rows: &[&str]) -> TableGrid {
        let cell = |mark| match mark {
            '<' => Cell::Left,
            '^' => Cell::Above,
            other => Cell::Text(Text::plain(other.to_string())),
        };
        TableGrid::new(&rows.iter().map(|row| row.chars().map(cell).collect()).collect::<Vec<_>>())
    }

    #[test]
    fn a_cell_spans_what_is_merged_with_it() {
        let grid = grid(&["a<b", "^<c", "def"]);
        assert_eq!(grid.span(0, 0), Some(CellSpan { columns: 2, rows: 2 }));
        assert_eq!(grid.span(0, 1), None);
        assert_eq!(grid.span(2, 1), Some(CellSpan::default()));
        assert!(grid.is_merged_left(1, 1) && !grid.is_merged_left(2, 1));
        assert!(grid.is_merged_below(0, 1) && !grid.is_merged_below(1, 0));
        assert!(grid.continues(1) && !grid.continues(2));
        assert_eq!(grid.irregular(), None);
    }

    #[test]
    fn merged_cells_that_are_no_rectangle_are_found() {
        assert_eq!(grid(&["a<", "^b"]).irregular(), Some((0, 0)));
        assert_eq!(grid(&["ab", "c^", "^<"]).irregular(), Some((1, 0)));
        // A mark without a cell to merge with stands alone.
        assert_eq!(grid(&["<^", "ab"]).irregular(), None);
    }
}
