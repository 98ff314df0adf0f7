//! The parts that come from the data alone: komparisi here, the others in files of their own.

use super::capacity::{office, role};
use super::phrases::Phrases;
use crate::agreement::{self, Agreement, Party, Person};
use crate::document::{Block, Emphasis, FormRow, Logo, PartyEntry, Run, Text};
use crate::style::{Numerals, PartyForm, PartyStyle, RoleWords};
use naskah_diagnostic::Span;
use naskah_wording::{self as wording, Language};

/// What `::: name` stands for.
pub(super) struct Parts<'a> {
    pub(super) agreement: &'a Agreement,
    /// What the document is called.
    pub(super) kind: &'a str,
    /// What the agreement is called that the document is about.
    pub(super) agreement_kind: &'a str,
    pub(super) roles: RoleWords,
    pub(super) komparisi: PartyStyle,
    pub(super) language: Language,
    /// Each original carries a meterai.
    pub(super) meterai: bool,
}

impl Parts<'_> {
    /// The names of the parts.
    pub(super) const NAMES: &'static [&'static str] =
        &["letterhead", "title", "parties", "signatures"];

    /// The part of that name, but for the title, which may hold lines of its own.
    pub(super) fn block(&self, name: &str) -> Option<Block> {
        Some(match name {
            "letterhead" => Block::Letterhead(self.letterhead()),
            "parties" => Block::Parties(self.parties()),
            "signatures" => Block::Signatures(self.signatures()),
            _ => return None,
        })
    }

    /// A logo of the data; `of` is whose it is.
    pub(super) fn logo(&self, logo: &agreement::Logo, path: &str, of: &str) -> Logo {
        let it = self.agreement;
        let origin = it.origin.nearest(&format!("{path}.file"));
        let (file, description) = match logo.clone() {
            agreement::Logo::File(file) => (file, format!("Logo {of}")),
            agreement::Logo::Described { file, description } => (file, description),
        };
        let file = it.origin.resolve(&file, path).display().to_string();
        Logo { file, description, origin }
    }

    fn parties(&self) -> Vec<PartyEntry> {
        self.agreement
            .parties
            .iter()
            .enumerate()
            .map(|(index, party)| {
                let mut name = self.name(&party.signer, &format!("parties[{index}].signer"));
                name.0.iter_mut().for_each(|run| run.emphasis.strong = true);
                let marker = match self.komparisi.numerals {
                    Numerals::Arabic => format!("{}.", index + 1),
                    Numerals::Roman => format!("{}.", roman(index + 1)),
                };
                match self.komparisi.form {
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

    /// Office, seat, mandate, capacity and role, one sentence.
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

    /// Mandate, capacity and role, under the rows.
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

    /// For whom the party's signer acts, and what it is called.
    fn capacity(&self, index: usize, party: &Party) -> Vec<Run> {
        let mut runs = self.text(&party.name, &format!("parties[{index}].name")).0;
        runs.extend(Text::plain(self.phrases().called).0);
        runs.push(Run {
            text: role(self.language, self.roles, index),
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

    /// A text of the data, white space folded.
    pub(super) fn text(&self, text: &str, path: &str) -> Text {
        let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        Text(vec![Run { text, origin: self.span(path), ..Run::default() }])
    }

    pub(super) fn phrases(&self) -> &'static Phrases {
        Phrases::of(self.language)
    }

    fn span(&self, path: &str) -> Option<Span> {
        self.agreement.origin.span(path)
    }
}

fn roman(number: usize) -> String {
    let roman = u32::try_from(number).ok().and_then(wording::roman);
    roman.unwrap_or_else(|| number.to_string())
}
