//! The *komparisi*: a table without rules; numeral, name, colon, and a description that hangs behind.

use super::flow::{Flow, Strip};
use super::setting::{Setting, glyphs, line_tie};
use crate::Length;
use crate::document::{PartyEntry, Text};
use crate::page::Point;
use crate::text::{Alignment, Line};

/// The column of names takes at most that share of the width, in percent.
const NAME_PERCENT: i64 = 34;

/// The colons' left edges and the descriptions', the same for all parties.
struct Columns {
    name: Length,
    name_width: Length,
    colon: Length,
    description: Length,
    description_width: Length,
}

impl Setting<'_> {
    /// Adds the parties, one after another.
    pub(super) fn parties(
        &mut self,
        entries: &[PartyEntry],
        x: Length,
        width: Length,
        flow: &mut Flow,
    ) {
        let columns = self.party_columns(entries, x, width);
        for (index, entry) in entries.iter().enumerate() {
            let start = flow.strips.len();
            self.party(entry, x, &columns, flow);
            if index > 0 {
                flow.space_before(start, self.style.spacing.paragraph);
            }
        }
    }

    fn party_columns(&mut self, entries: &[PartyEntry], x: Length, width: Length) -> Columns {
        let body = self.body();
        let gap = self.style.lists.marker_gap;
        let marker = entries
            .iter()
            .map(|entry| self.width(&Text::plain(entry.marker.as_str()), body))
            .max()
            .unwrap_or_default();
        let name = self.style.lists.marker_width.max(marker + gap);
        // As narrow as the broken names allow, so that the descriptions get the room. What cannot be
        // set is reported where it is placed.
        let most = width.scale(NAME_PERCENT, 100);
        let name_width = entries
            .iter()
            .map(|entry| self.broken_width(&entry.name, body.bold(), most))
            .max()
            .unwrap_or_default();
        let colon = name + name_width + gap;
        let description = colon + self.width(&Text::plain(":"), body) + gap;
        Columns {
            name: x + name,
            name_width,
            colon: x + colon,
            description: x + description,
            description_width: width - description,
        }
    }

    fn party(&mut self, entry: &PartyEntry, x: Length, columns: &Columns, flow: &mut Flow) {
        let look = self.body();
        let baseline = self.baseline(look);
        let marker = Text::plain(entry.marker.as_str());
        let colon = Text::plain(":");
        let columns_of_lines: [(Length, Vec<Line>); 4] = [
            (x, self.lines(&marker, look, columns.name - x, Alignment::Left)),
            (
                columns.name,
                self.lines(&entry.name, look.bold(), columns.name_width, Alignment::Left),
            ),
            (columns.colon, self.lines(&colon, look, look.size, Alignment::Left)),
            (
                columns.description,
                self.lines(
                    &entry.description,
                    look,
                    columns.description_width,
                    Alignment::Justified,
                ),
            ),
        ];

        let count = columns_of_lines.iter().map(|(_, lines)| lines.len()).max().unwrap_or_default();
        let start = flow.strips.len();
        for index in 0..count {
            let mut strip =
                Strip { height: look.leading, baseline, text: true, ..Strip::default() };
            strip.tie(line_tie(index, count));
            flow.strips.push(strip);
        }
        for (x, lines) in columns_of_lines {
            for (strip, line) in flow.since(start).iter_mut().zip(lines) {
                strip.items.extend(glyphs(line, Point { x, y: baseline }));
            }
        }
    }
}
