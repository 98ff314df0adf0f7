//! The paragraphs that introduce the parties (*komparisi*): `::: parties`.

use super::data_blocks::DataBlocks;
use super::roles::{office, role_word};
use crate::agreement::{Party, Person};
use crate::document::{Emphasis, FormRow, PartyEntry, Run, Text};
use crate::style::{Numerals, PartyForm};
use naskah_wording as wording;

impl DataBlocks<'_> {
    /// An entry for each party, in the form that the style asks for.
    pub(super) fn parties(&self) -> Vec<PartyEntry> {
        self.agreement
            .parties
            .iter()
            .enumerate()
            .map(|(index, party)| {
                let mut name = self.name(&party.signer, &format!("parties[{index}].signer"));
                name.0.iter_mut().for_each(|run| run.emphasis.strong = true);
                let marker = match self.party_style.numerals {
                    Numerals::Arabic => format!("{}.", index + 1),
                    Numerals::Roman => format!("{}.", roman(index + 1)),
                };
                match self.party_style.form {
                    PartyForm::Running => {
                        let row = FormRow { label: name, value: self.description(index, party) };
                        PartyEntry { marker, rows: vec![row], sentence: None }
                    }
                    PartyForm::Rows => PartyEntry {
                        marker,
                        rows: self.party_rows(index, party, name),
                        sentence: Some(self.capacity_sentence(index, party)),
                    },
                }
            })
            .collect()
    }

    /// Office, seat, mandate, capacity and role in one sentence.
    fn description(&self, index: usize, party: &Party) -> Text {
        let phrases = self.phrases();
        let mut runs = self.held_office(index, party).0;
        runs.extend(Text::plain(phrases.seated_at).0);
        runs.extend(self.seat(index, party).0);
        if let Some(mandate) = &party.mandate {
            runs.extend(Text::plain(phrases.by_virtue_of).0);
            runs.extend(self.text(mandate, &format!("parties[{index}].mandate")).0);
        }
        runs.extend(Text::plain(phrases.acting_for).0);
        runs.extend(self.capacity(index, party));
        Text(runs)
    }

    fn party_rows(&self, index: usize, party: &Party, name: Text) -> Vec<FormRow> {
        let values = [name, self.held_office(index, party), self.seat(index, party)];
        let labels = self.phrases().party_rows.into_iter().map(Text::plain);
        labels.zip(values).map(|(label, value)| FormRow { label, value }).collect()
    }

    /// Mandate, capacity and role, for the sentence under the rows.
    fn capacity_sentence(&self, index: usize, party: &Party) -> Text {
        let phrases = self.phrases();
        let mut runs = Text::plain(phrases.in_this_matter).0;
        if let Some(mandate) = &party.mandate {
            runs.extend(Text::plain(phrases.by_virtue_of).0);
            runs.extend(self.text(mandate, &format!("parties[{index}].mandate")).0);
            runs.extend(Text::plain(",").0);
        }
        runs.extend(Text::plain(phrases.acts_for).0);
        runs.extend(self.capacity(index, party));
        Text(runs)
    }

    /// The party for which the signer acts, and its role word.
    fn capacity(&self, index: usize, party: &Party) -> Vec<Run> {
        let mut runs = self.text(&party.name, &format!("parties[{index}].name")).0;
        runs.extend(Text::plain(self.phrases().called).0);
        runs.push(Run {
            text: role_word(self.language, self.role_words, index),
            emphasis: Emphasis { strong: true, ..Emphasis::default() },
            ..Run::default()
        });
        runs.extend(Text::plain(".").0);
        runs
    }

    fn held_office(&self, index: usize, party: &Party) -> Text {
        self.text(
            &office(self.language, &party.signer),
            &format!("parties[{index}].signer.position"),
        )
    }

    fn seat(&self, index: usize, party: &Party) -> Text {
        match &party.seat {
            Some(seat) => self.text(seat, &format!("parties[{index}].seat")),
            None => Text::plain(super::filter::BLANK),
        }
    }

    fn name(&self, person: &Person, path: &str) -> Text {
        self.text(&wording::name_in_capitals(&person.name), &format!("{path}.name"))
    }
}

fn roman(number: usize) -> String {
    let roman = u32::try_from(number).ok().and_then(wording::roman);
    roman.unwrap_or_else(|| number.to_string())
}
