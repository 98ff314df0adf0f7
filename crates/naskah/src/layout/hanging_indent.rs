//! Lines side by side: a label, its colon, and a text that hangs behind.

use super::context::{Setting, glyphs, line_tie};
use super::flow::{Flow, Strip};
use crate::Length;
use crate::page::Point;
use crate::text::Line;

/// Lines of running text, one under another.
pub(super) struct Hanging {
    /// The left edge.
    pub(super) x: Length,
    pub(super) lines: Vec<Line>,
}

impl Setting<'_> {
    /// Adds columns whose first lines stand on one baseline; together they break as one paragraph.
    pub(super) fn side_by_side(&mut self, columns: Vec<Hanging>, flow: &mut Flow) {
        let look = self.body();
        let baseline = self.baseline(look);
        let count = columns.iter().map(|column| column.lines.len()).max().unwrap_or_default();
        let start = flow.strips.len();
        for index in 0..count {
            flow.strips.push(Strip {
                height: look.leading,
                baseline,
                text: true,
                tie: line_tie(index, count),
                ..Strip::default()
            });
        }
        for Hanging { x, lines } in columns {
            for (strip, line) in flow.since(start).iter_mut().zip(lines) {
                strip.items.extend(glyphs(line, Point { x, y: baseline }));
            }
        }
    }
}
