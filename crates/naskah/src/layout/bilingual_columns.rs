//! Joins the flows of two languages into two columns, line by line, aligned at every block.
//!
//! A joined band has the greater height, the larger space and the stronger keep of its two lines, so
//! pages break where both columns allow it.

use super::flow::{Band, Flow, translate};
use super::keep_together::keep_closing_lines_of_columns;
use crate::Length;
use crate::page::{DisplayItem, Point, Rect};

/// Joins two flows into columns.
pub(super) struct ColumnJoiner {
    /// The second column's left edge.
    pub(super) second: Length,
    /// The centre of the gutter.
    pub(super) middle: Length,
    /// The thickness of the rule in the gutter.
    pub(super) rule: Length,
}

impl ColumnJoiner {
    /// Adds both flows. Content that spans both columns is added one below the other.
    pub(super) fn join(&self, first: Flow, second: Flow, flow: &mut Flow) {
        let spanning = |flow: &Flow| {
            flow.alignment_points.iter().map(|point| point.spans_columns).collect::<Vec<_>>()
        };
        let (mut spans, others) = (spanning(&first), spanning(&second));
        spans.extend(others.into_iter().skip(spans.len()));

        let (mut first, mut second) = (ColumnBands::new(first), ColumnBands::new(second));
        let mut after_spanning = true;
        for (index, spans_columns) in spans.into_iter().enumerate() {
            let (left, right) = (first.next_block(index), second.next_block(index));
            if left.is_empty() && right.is_empty() {
                continue;
            }
            let start = flow.bands.len();
            if spans_columns {
                flow.bands.extend(left);
                flow.bands.extend(right);
            } else {
                self.side_by_side(left, right, flow);
            }
            if let Some(band) = flow.bands.get_mut(start) {
                band.is_alignment_point = true;
                if after_spanning {
                    // The rule begins with the first line of the columns.
                    band.items_in_space.clear();
                }
            }
            after_spanning = spans_columns;
        }
        keep_closing_lines_of_columns(flow);
    }

    fn side_by_side(&self, left: Vec<Band>, right: Vec<Band>, flow: &mut Flow) {
        let count = left.len().max(right.len());
        let (mut left, mut right) = (left.into_iter(), right.into_iter());
        for _ in 0..count {
            let band =
                self.joined(left.next().unwrap_or_default(), right.next().unwrap_or_default());
            flow.bands.push(band);
        }
    }

    /// One line of both columns.
    fn joined(&self, left: Band, right: Band) -> Band {
        let by = Point { x: self.second, y: Length::ZERO };
        let height = left.height.max(right.height);
        let space_above = left.space_above.max(right.space_above);
        let mut items = left.items;
        items.extend(self.gutter_rule(height));
        Band {
            space_above,
            height,
            baseline: left.baseline.max(right.baseline),
            items,
            keep: left.keep.max(right.keep),
            is_running_text: left.is_running_text || right.is_running_text,
            items_in_space: self.gutter_rule(space_above).into_iter().collect(),
            origin: left.origin.or(right.origin),
            heading_number: left.heading_number.or(right.heading_number),
            section: left.section.or(right.section),
            second_column: right.items.iter().map(|item| translate(item, by)).collect(),
            ..Band::default()
        }
    }

    fn gutter_rule(&self, height: Length) -> Option<DisplayItem> {
        let shows = self.rule > Length::ZERO && height > Length::ZERO;
        shows.then(|| {
            let x = self.middle - self.rule / 2;
            DisplayItem::Rule(Rect { x, y: Length::ZERO, width: self.rule, height })
        })
    }
}

/// The bands of one column, taken block by block.
struct ColumnBands {
    /// The first band of each block, and the number of bands.
    starts: Vec<usize>,
    bands: std::vec::IntoIter<Band>,
}

impl ColumnBands {
    fn new(flow: Flow) -> Self {
        let ends = [flow.bands.len()];
        Self {
            starts: flow.alignment_points.iter().map(|point| point.start).chain(ends).collect(),
            bands: flow.bands.into_iter(),
        }
    }

    /// The bands of the next block, which has this index.
    fn next_block(&mut self, index: usize) -> Vec<Band> {
        let count = match self.starts.get(index..index + 2) {
            Some([start, end]) => end - start,
            _ => 0,
        };
        self.bands.by_ref().take(count).collect()
    }
}
