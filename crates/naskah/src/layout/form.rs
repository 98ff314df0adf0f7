//! Forms: labels, colons in one column, and values that hang behind them.

use super::context::{Setting, line_tie, origin};
use super::flow::Flow;
use super::hanging_indent::Hanging;
use crate::Length;
use crate::document::{FormRow, Text};
use crate::page::{Numbering, Role};
use crate::text::Alignment;

/// Where labels, colons and values stand, the same for all rows.
pub(super) struct FormColumns {
    label: Length,
    label_width: Length,
    colon: Length,
    value: Length,
    value_width: Length,
}

impl Setting<'_> {
    /// Adds the rows of a form, one after another.
    pub(super) fn form(&mut self, rows: &[FormRow], x: Length, width: Length, flow: &mut Flow) {
        let columns = self.form_columns(rows, x, width);
        self.tagged(Role::List(Numbering::None), |it| {
            for (index, row) in rows.iter().enumerate() {
                let start = flow.strips.len();
                if row.label.0.is_empty() {
                    it.unlabelled_row(&row.value, x, width, flow);
                } else {
                    it.form_row(row, &columns, Alignment::Left, flow);
                }
                if index > 0 {
                    flow.space_before(start, it.style.spacing.item);
                }
                if let Some(first) = flow.strips.get_mut(start) {
                    first.tie(line_tie(index, rows.len()));
                }
            }
        });
    }

    /// The columns in which all rows fit; that of the labels is as narrow as the broken labels allow,
    /// so that the values get the room.
    pub(super) fn form_columns<'r>(
        &mut self,
        rows: impl IntoIterator<Item = &'r FormRow>,
        x: Length,
        width: Length,
    ) -> FormColumns {
        let body = self.body();
        let gap = self.style.lists.marker_gap;
        // What cannot be set is reported where it is placed.
        let most = width.scale(i64::from(self.style.forms.label_max_percent), 100);
        let label_width = rows
            .into_iter()
            .map(|row| self.broken_width(&row.label, body, most))
            .max()
            .unwrap_or_default();
        let colon = label_width + gap;
        let value = colon + self.width(&Text::plain(":"), body) + gap;
        FormColumns {
            label: x,
            label_width,
            colon: x + colon,
            value: x + value,
            value_width: width - value,
        }
    }

    /// Adds a row that is a value alone, over the full width.
    fn unlabelled_row(&mut self, value: &Text, x: Length, width: Length, flow: &mut Flow) {
        let look = self.body();
        let start = flow.strips.len();
        let lines = self.tagged(Role::ListItem, |it| {
            it.tagged(Role::ListBody, |it| it.lines(value, look, width, Alignment::Left))
        });
        for line in lines {
            let strip = self.strip(line, look, x);
            flow.strips.push(strip);
        }
        flow.written_at(start, origin(value));
    }

    /// Adds one row.
    pub(super) fn form_row(
        &mut self,
        row: &FormRow,
        columns: &FormColumns,
        values: Alignment,
        flow: &mut Flow,
    ) {
        let look = self.body();
        let (label, value) = self.tagged(Role::ListItem, |it| {
            let label = it.tagged(Role::Label, |it| {
                it.lines(&row.label, look, columns.label_width, Alignment::Left)
            });
            let value = it.tagged(Role::ListBody, |it| {
                it.lines(&row.value, look, columns.value_width, values)
            });
            (label, value)
        });
        let colon = self.ornament(":", look);
        let start = flow.strips.len();
        let columns = vec![
            Hanging { x: columns.label, lines: label },
            Hanging { x: columns.colon, lines: colon },
            Hanging { x: columns.value, lines: value },
        ];
        self.side_by_side(columns, flow);
        flow.written_at(start, origin(&row.value));
    }
}
