//! The parts that come from the data alone: title and komparisi here, the signatures in `signatures`.

use super::capacity::{office, role};
use crate::agreement::{self, Agreement, Party, Person};
use crate::diagnostic::Span;
use crate::document::{Block, Emphasis, Logo, PartyEntry, Run, Text, Title};
use crate::style::RoleWords;
use crate::wording;

/// What `::: name` stands for.
pub(super) struct Parts<'a> {
    pub(super) agreement: &'a Agreement,
    pub(super) kind: &'a str,
    pub(super) roles: RoleWords,
    /// Whether documents of that kind carry a meterai where the data does not say.
    pub(super) meterai: bool,
}

impl Parts<'_> {
    /// The names of the parts.
    pub(super) const NAMES: &'static [&'static str] = &["title", "parties", "signatures"];

    /// The part of that name.
    pub(super) fn block(&self, name: &str) -> Option<Block> {
        Some(match name {
            "title" => Block::Title(self.title()),
            "parties" => Block::Parties(self.parties()),
            "signatures" => Block::Signatures(self.signatures()),
            _ => return None,
        })
    }

    fn title(&self) -> Title {
        let it = self.agreement;
        let mut lines = vec![Text::plain(self.kind.to_uppercase()), Text::plain("ANTARA")];
        let count = it.parties.len();
        for (index, party) in it.parties.iter().enumerate() {
            if index > 0 && count == 2 {
                lines.push(Text::plain("DENGAN"));
            } else if index > 0 && index + 1 == count {
                lines.push(Text::plain("DAN"));
            }
            let comma = if count > 2 && index + 1 < count { "," } else { "" };
            let name = format!("{}{comma}", party.name.to_uppercase());
            lines.push(self.text(&name, &format!("parties[{index}].name")));
        }
        lines.push(Text::plain("TENTANG"));
        lines.push(self.text(&it.subject.to_uppercase(), "subject"));
        let numbers = it.parties.iter().enumerate().map(|(index, party)| {
            let number = party.number.as_deref()?;
            Some(self.text(number, &format!("parties[{index}].number")))
        });
        let logos = it.parties.iter().enumerate().filter_map(|(index, party)| {
            let path = format!("parties[{index}].logo");
            let origin = it.origin.nearest(&format!("{path}.file"));
            let (file, description) = match party.logo.clone()? {
                agreement::Logo::File(file) => (file, format!("Logo {}", party.name)),
                agreement::Logo::Described { file, description } => (file, description),
            };
            let file = it.origin.resolve(&file, &path).display().to_string();
            Some(Logo { file, description, origin })
        });
        Title { lines, numbers: numbers.collect(), logos: logos.collect() }
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
        let position = office(&party.signer);
        let mut runs = self.text(&position, &at("signer.position")).0;
        runs.extend(Text::plain(", berkedudukan di ").0);
        match &party.seat {
            Some(seat) => runs.extend(self.text(seat, &at("seat")).0),
            None => runs.extend(Text::plain(super::filter::BLANK).0),
        }
        if let Some(mandate) = &party.mandate {
            runs.extend(Text::plain(", berdasarkan ").0);
            runs.extend(self.text(mandate, &at("mandate")).0);
        }
        runs.extend(Text::plain(", dalam hal ini bertindak untuk dan atas nama ").0);
        runs.extend(self.text(&party.name, &at("name")).0);
        runs.extend(Text::plain(", selanjutnya disebut ").0);
        runs.push(Run {
            text: role(self.roles, index),
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

    fn span(&self, path: &str) -> Option<Span> {
        self.agreement.origin.span(path)
    }
}
