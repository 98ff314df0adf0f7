//! The *komparisi*: a numeral and a form for each party, with all colons in one column.

use super::context::LayoutContext;
use super::flow::Flow;
use super::form::FormColumns;
use super::keep_together::keep_with_previous;
use crate::Length;
use crate::document::{PartyEntry, Text};
use crate::page::{Numbering, Role};
use crate::text::Alignment;

impl LayoutContext<'_> {
    /// Adds the parties.
    pub(super) fn parties(
        &mut self,
        entries: &[PartyEntry],
        x: Length,
        width: Length,
        flow: &mut Flow,
    ) {
        let indent = self.marker_column(entries.iter().map(|entry| entry.marker.as_str()));
        let (left, width) = (x + indent, width - indent);
        let rows = entries.iter().flat_map(|entry| &entry.rows);
        let columns = self.form_columns(rows, left, width);
        self.tagged(Role::List(Numbering::Decimal), |it| {
            for (index, entry) in entries.iter().enumerate() {
                let start = flow.bands.len();
                it.tagged(Role::ListItem, |it| {
                    let marker = it.marker(&entry.marker, indent);
                    it.tagged(Role::ListBody, |it| it.party(entry, left, width, &columns, flow));
                    it.add_marker(marker, x, start, flow);
                });
                if index > 0 {
                    flow.space_before(start, it.style.spacing.paragraph);
                }
            }
        });
    }

    fn party(
        &mut self,
        entry: &PartyEntry,
        x: Length,
        width: Length,
        columns: &FormColumns,
        flow: &mut Flow,
    ) {
        // Without a separate sentence, the value is one, and is set like running text.
        let values = match entry.sentence {
            None => self.body_alignment(),
            Some(_) => Alignment::Left,
        };
        self.tagged(Role::List(Numbering::None), |it| {
            for (number, row) in entry.rows.iter().enumerate() {
                let start = flow.bands.len();
                it.form_row(row, columns, values, flow);
                if number > 0 {
                    flow.space_before(start, it.style.spacing.item);
                    keep_with_previous(flow, start);
                }
            }
        });
        if let Some(sentence) = &entry.sentence {
            self.party_sentence(sentence, x, width, flow);
        }
    }

    /// Adds the sentence below the rows of a party and keeps it with them.
    fn party_sentence(&mut self, sentence: &Text, x: Length, width: Length, flow: &mut Flow) {
        let start = flow.bands.len();
        self.paragraph(sentence, x, width, flow);
        flow.space_before(start, self.style.spacing.item);
        keep_with_previous(flow, start);
    }
}
