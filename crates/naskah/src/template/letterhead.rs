//! The letterhead, from the data or from the first party's name and seat.

use super::data_blocks::DataBlocks;
use crate::document::{Letterhead, Text};

impl DataBlocks<'_> {
    /// The letterhead; if the data has none, the first party's name and seat.
    pub(super) fn letterhead(&self) -> Letterhead {
        match &self.agreement.letterhead {
            Some(it) => Letterhead {
                logo: it.logo.as_ref().map(|logo| self.logo(logo, "letterhead.logo", &it.office)),
                government: it
                    .government
                    .as_ref()
                    .map(|name| self.text(name, "letterhead.government").into_capitals()),
                office: self.text(&it.office, "letterhead.office").into_capitals(),
                lines: it
                    .lines
                    .iter()
                    .enumerate()
                    .map(|(index, line)| self.text(line, &format!("letterhead.lines[{index}]")))
                    .collect(),
            },
            None => self.first_party(),
        }
    }

    fn first_party(&self) -> Letterhead {
        let Some(party) = self.agreement.parties.first() else { return Letterhead::default() };
        let logo = party.logo.as_ref();
        Letterhead {
            logo: logo.map(|logo| self.logo(logo, "parties[0].logo", &party.name)),
            government: None,
            office: self.text(&party.name, "parties[0].name").into_capitals(),
            lines: party
                .seat
                .iter()
                .map(|seat| self.text(seat, "parties[0].seat"))
                .collect::<Vec<Text>>(),
        }
    }
}
