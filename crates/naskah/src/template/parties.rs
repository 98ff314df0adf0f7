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
                let name = self.bold_name(&party.signer, &format!("parties[{index}].signer"));
                let marker = match self.party_style.numerals {
                    Numerals::Arabic => format!("{}.", index + 1),
                    Numerals::Roman => format!("{}.", roman(index + 1)),
                };
                let second = party.co_signer.as_ref().map(|person| {
                    let path = format!("parties[{index}].co_signer");
                    (self.bold_name(person, &path), self.held_office(person, &path))
                });
                match self.party_style.form {
                    PartyForm::Running => {
                        let office =
                            self.held_office(&party.signer, &format!("parties[{index}].signer"));
                        let rows = match second {
                            None => {
                                let value = self.description(index, party, office);
                                vec![FormRow::new(name, value)]
                            }
                            Some((second_name, second_office)) => {
                                let mut value = office;
                                value.0.extend(Text::plain(self.phrases().together_with).0);
                                let second_value = self.description(index, party, second_office);
                                vec![
                                    FormRow::new(name, value),
                                    FormRow::new(second_name, second_value),
                                ]
                            }
                        };
                        PartyEntry { marker, rows, sentence: None }
                    }
                    PartyForm::Rows => PartyEntry {
                        marker,
                        rows: self.party_rows(index, party, name, second),
                        sentence: Some(self.capacity_sentence(index, party)),
                    },
                }
            })
            .collect()
    }

    /// Office, seat, mandate, capacity and role in one sentence.
    fn description(&self, index: usize, party: &Party, office: Text) -> Text {
        let phrases = self.phrases();
        let mut runs = office.0;
        runs.extend(Text::plain(phrases.seated_at).0);
        runs.extend(self.seat(index, party).0);
        if let Some(mandate) = &party.mandate {
            runs.extend(Text::plain(phrases.by_virtue_of).0);
            runs.extend(self.text(mandate, &format!("parties[{index}].mandate")).0);
        }
        let acting = match party.co_signer {
            Some(_) => phrases.acting_jointly_for,
            None => phrases.acting_for,
        };
        runs.extend(Text::plain(acting).0);
        runs.extend(self.capacity(index, party));
        Text(runs)
    }

    fn party_rows(
        &self,
        index: usize,
        party: &Party,
        name: Text,
        second: Option<(Text, Text)>,
    ) -> Vec<FormRow> {
        let [name_label, office_label, seat_label] = self.phrases().party_rows;
        let office = self.held_office(&party.signer, &format!("parties[{index}].signer"));
        let mut rows = vec![(name_label, name), (office_label, office)];
        if let Some((name, office)) = second {
            rows.extend([(name_label, name), (office_label, office)]);
        }
        rows.push((seat_label, self.seat(index, party)));
        rows.into_iter().map(|(label, value)| FormRow::new(Text::plain(label), value)).collect()
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
        let acts = match party.co_signer {
            Some(_) => phrases.act_jointly_for,
            None => phrases.acts_for,
        };
        runs.extend(Text::plain(acts).0);
        runs.extend(self.capacity(index, party));
        Text(runs)
    }

    /// The party for which the signer acts, and its role word.
    fn capacity(&self, index: usize, party: &Party) -> Vec<Run> {
        let mut runs = self.text(&party.name, &format!("parties[{index}].name")).0;
        if let Some(short) = party.short.as_ref().filter(|_| self.introduced.contains(&index)) {
            runs.extend(Text::plain(self.phrases().abbreviated).0);
            runs.extend(self.text(short, &format!("parties[{index}].short")).0);
        }
        runs.extend(Text::plain(self.phrases().called).0);
        runs.push(Run {
            text: role_word(self.language, self.role_words, index),
            emphasis: Emphasis { strong: true, ..Emphasis::default() },
            ..Run::default()
        });
        runs.extend(Text::plain(".").0);
        runs
    }

    fn held_office(&self, person: &Person, path: &str) -> Text {
        self.text(&office(self.language, person), &format!("{path}.position"))
    }

    fn seat(&self, index: usize, party: &Party) -> Text {
        match &party.seat {
            Some(seat) => self.text(seat, &format!("parties[{index}].seat")),
            None => Text::plain(super::filter::BLANK),
        }
    }

    fn bold_name(&self, person: &Person, path: &str) -> Text {
        let mut name = self.text(&wording::name_in_capitals(&person.name), &format!("{path}.name"));
        name.0.iter_mut().for_each(|run| run.emphasis.strong = true);
        name
    }
}

fn roman(number: usize) -> String {
    let roman = u32::try_from(number).ok().and_then(wording::roman);
    roman.unwrap_or_else(|| number.to_string())
}
