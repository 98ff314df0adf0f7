//! Hanging indents: a label, its colon and the lines of a text as columns side by side.

use super::context::LayoutContext;
use super::flow::{Band, Flow};
use super::keep_together::line_keep;
use super::lines::glyphs;
use crate::Length;
use crate::page::Point;
use crate::text::Line;

/// A column of lines.
pub(super) struct HangingColumn {
    /// The left edge.
    pub(super) x: Length,
    pub(super) lines: Vec<Line>,
}

impl LayoutContext<'_> {
    /// Adds columns whose first lines share a baseline; they break across pages as one paragraph.
    pub(super) fn hanging_columns(&mut self, columns: Vec<HangingColumn>, flow: &mut Flow) {
        let style = self.body();
        let baseline = self.baseline(style);
        let count = columns.iter().map(|column| column.lines.len()).max().unwrap_or_default();
        let start = flow.bands.len();
        for index in 0..count {
            flow.bands.push(Band {
                height: style.leading,
                baseline,
                is_running_text: true,
                keep: line_keep(index, count),
                ..Band::default()
            });
        }
        for HangingColumn { x, lines } in columns {
            for (band, line) in flow.since(start).iter_mut().zip(lines) {
                band.items.extend(glyphs(line, Point { x, y: baseline }));
            }
        }
    }
}
