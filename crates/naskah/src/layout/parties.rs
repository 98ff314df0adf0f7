//! The *komparisi*: a table without rules; numerals, then a form for each party, all colons in one
//! column.

use super::context::Setting;
use super::flow::{Flow, Tie};
use super::form::FormColumns;
use crate::Length;
use crate::document::{PartyEntry, Text};
use crate::page::{Numbering, Role};
use crate::text::Alignment;

impl Setting<'_> {
    /// Adds the parties, one after another.
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
                let start = flow.strips.len();
                it.tagged(Role::ListItem, |it| {
                    let marker = it.marker(&entry.marker, indent);
                    it.tagged(Role::ListBody, |it| it.party(entry, left, width, &columns, flow));
                    it.set_marker(marker, x, start, flow);
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
        // A sentence is set as running text, what is filled into rows as in a form.
        let values = match entry.sentence {
            None => self.running(),
            Some(_) => Alignment::Left,
        };
        self.tagged(Role::List(Numbering::None), |it| {
            for (number, row) in entry.rows.iter().enumerate() {
                let start = flow.strips.len();
                it.form_row(row, columns, values, flow);
                if number > 0 {
                    flow.space_before(start, it.style.spacing.item);
                    keep(flow, start);
                }
            }
        });
        if let Some(sentence) = &entry.sentence {
            self.party_sentence(sentence, x, width, flow);
        }
    }

    /// Adds the sentence under the rows of a party, which it keeps with it.
    fn party_sentence(&mut self, sentence: &Text, x: Length, width: Length, flow: &mut Flow) {
        let start = flow.strips.len();
        self.paragraph(sentence, x, width, flow);
        flow.space_before(start, self.style.spacing.item);
        keep(flow, start);
    }
}

/// Ties a strip to what stands above it, as a paragraph's last line is.
fn keep(flow: &mut Flow, strip: usize) {
    if let Some(strip) = flow.strips.get_mut(strip) {
        strip.tie(Tie::WidowOrOrphan);
    }
}
