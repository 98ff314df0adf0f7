//! Forms: labels, colons in one column, and values with a hanging indent.

use super::context::LayoutContext;
use super::flow::Flow;
use super::hanging_indent::HangingColumn;
use super::keep_together::line_keep;
use super::lines::origin;
use crate::Length;
use crate::document::{FormRow, Text};
use crate::page::{Numbering, Role};
use crate::text::Alignment;

/// The positions of labels, colons and values, common to all rows.
pub(super) struct FormColumns {
    label: Length,
    label_width: Length,
    colon: Length,
    value: Length,
    value_width: Length,
}

impl LayoutContext<'_> {
    /// Adds the rows of a form.
    pub(super) fn form(&mut self, rows: &[FormRow], x: Length, width: Length, flow: &mut Flow) {
        let columns = self.form_columns(rows, x, width);
        self.tagged(Role::List(Numbering::None), |it| {
            for (index, row) in rows.iter().enumerate() {
                let start = flow.bands.len();
                if row.label.0.is_empty() {
                    it.unlabelled_row(&row.value, x, width, flow);
                } else {
                    it.form_row(row, &columns, Alignment::Left, flow);
                }
                if index > 0 {
                    flow.space_before(start, it.style.spacing.item);
                }
                if let Some(first) = flow.bands.get_mut(start) {
                    first.keep(line_keep(index, rows.len()));
                }
            }
        });
    }

    /// Columns that fit all rows. The label column is as narrow as the broken labels allow, to leave space
    /// for the values.
    pub(super) fn form_columns<'r>(
        &mut self,
        rows: impl IntoIterator<Item = &'r FormRow>,
        x: Length,
        width: Length,
    ) -> FormColumns {
        let body = self.body();
        let gap = self.style.lists.marker_gap;
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

    /// Adds a row with only a value, over the full width.
    fn unlabelled_row(&mut self, value: &Text, x: Length, width: Length, flow: &mut Flow) {
        let style = self.body();
        let start = flow.bands.len();
        let lines = self.tagged(Role::ListItem, |it| {
            it.tagged(Role::ListBody, |it| it.lines(value, style, width, Alignment::Left))
        });
        for line in lines {
            let band = self.line_band(line, style, x);
            flow.bands.push(band);
        }
        flow.set_origin(start, origin(value));
    }

    /// Adds one row; `values` is the alignment of its value.
    pub(super) fn form_row(
        &mut self,
        row: &FormRow,
        columns: &FormColumns,
        values: Alignment,
        flow: &mut Flow,
    ) {
        let style = self.body();
        let mut listed = Flow::default();
        let (label, value) = self.tagged(Role::ListItem, |it| {
            let label = it.tagged(Role::Label, |it| {
                it.lines(&row.label, style, columns.label_width, Alignment::Left)
            });
            let value = it.tagged(Role::ListBody, |it| {
                let value = match row.value.0.is_empty() && row.list.is_some() {
                    true => Vec::new(),
                    false => it.lines(&row.value, style, columns.value_width, values),
                };
                if let Some(list) = &row.list {
                    it.list(list, columns.value, columns.value_width, &mut listed);
                }
                value
            });
            (label, value)
        });
        let colon = self.artifact(":", style);
        let start = flow.bands.len();
        let beside = value.is_empty().then(|| listed.bands.first().map(|band| band.baseline));
        let columns = vec![
            HangingColumn { x: columns.label, lines: label },
            HangingColumn { x: columns.colon, lines: colon },
            HangingColumn { x: columns.value, lines: value },
        ];
        self.hanging_columns(columns, flow);
        flow.set_origin(start, origin(&row.value));
        let mut listed = listed.bands.into_iter();
        if beside.flatten().is_some() {
            // The first lines of the list are beside those of the label.
            for (band, item) in flow.since(start).iter_mut().zip(&mut listed) {
                band.items.extend(item.items);
                band.keep(item.keep);
            }
        }
        flow.bands.extend(listed);
    }
}
