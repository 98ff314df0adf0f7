//! The parts that come from the data alone: komparisi here, the others in files of their own.

use super::capacity::{office, role};
use super::phrases::Phrases;
use crate::agreement::{self, Agreement, Party, Person};
use crate::diagnostic::Span;
use crate::document::{Block, Emphasis, Logo, PartyEntry, Run, Text};
use crate::style::RoleWords;
use crate::wording::{self, Language};

/// What `::: name` stands for.
pub(super) struct Parts<'a> {
    pub(super) agreement: &'a Agreement,
    /// What the document is called.
    pub(super) kind: &'a str,
    /// What the agreement is called that the document is about.
    pub(super) agreement_kind: &'a str,
    pub(super) roles: RoleWords,
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
            .map(|(index, party)| PartyEntry {
                marker: format!("{}.", index + 1),
                name: self.name(&party.signer, &format!("parties[{index}].signer")),
                description: self.capacity(index, party),
            })
            .collect()
    }

    /// Office, seat, mandate, capacity and role, one sentence.
    fn capacity(&self, index: usize, party: &Party) -> Text {
        let at = |field: &str| format!("parties[{index}].{field}");
        let phrases = self.phrases();
        let position = office(self.language, &party.signer);
        let mut runs = self.text(&position, &at("signer.position")).0;
        runs.extend(Text::plain(phrases.seated_at).0);
        match &party.seat {
            Some(seat) => runs.extend(self.text(seat, &at("seat")).0),
            None => runs.extend(Text::plain(super::filter::BLANK).0),
        }
        if let Some(mandate) = &party.mandate {
            runs.extend(Text::plain(phrases.by_virtue_of).0);
            runs.extend(self.text(mandate, &at("mandate")).0);
        }
        runs.extend(Text::plain(phrases.acting_for).0);
        runs.extend(self.text(&party.name, &at("name")).0);
        runs.extend(Text::plain(phrases.called).0);
        runs.push(Run {
            text: role(self.language, self.roles, index),
            emphasis: Emphasis { strong: true, ..Emphasis::default() },
            ..Run::default()
        });
        runs.extend(Text::plain(".").0);
        Text(runs)
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
