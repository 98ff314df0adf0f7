//! The signature block: who signs, in what office, and with which credentials under the name.

use super::data_blocks::DataBlocks;
use super::roles::{acting_prefix, role_word};
use super::signatory_rules::SignatoryFormat;
use super::signature_fields::signature_field;
use crate::agreement::{InitialledBy, Originals, Person, Witnessing};
use crate::document::{
    Block, Cell, ColumnAlignment, List, ListItem, ListKind, Signatory, Signatures, Table, Text,
    Witnesses,
};
use naskah_wording::{self as wording, Language, Nip, Nrp};

impl DataBlocks<'_> {
    /// The block with the parties' signers and the witnesses.
    pub(super) fn signatures(&self) -> Signatures {
        let it = self.agreement;
        let mut parties = Vec::new();
        for (index, party) in it.parties.iter().enumerate() {
            let role = role_word(Language::Indonesian, self.role_words, index);
            let first = Signatory {
                role: Some(Text::plain(role_word(self.language, self.role_words, index))),
                meterai: self.meterai_of(index),
                field: Some(signature_field(&role, &party.signer)),
                ..self.signatory(&party.signer, &format!("parties[{index}].signer"))
            };
            let second = party.co_signer.as_ref().map(|person| Signatory {
                role: first.role.clone(),
                co_signer: true,
                field: Some(signature_field(&format!("{role} 2"), person)),
                ..self.signatory(person, &format!("parties[{index}].co_signer"))
            });
            parties.push(first);
            parties.extend(second);
        }
        let phrases = self.phrases();
        let heading = match it.witnessed {
            Witnessing::Menyaksikan => phrases.witnessed,
            Witnessing::Saksi if it.witnesses.len() == 1 => phrases.witness,
            Witnessing::Saksi => phrases.witnesses,
            Witnessing::Mengetahui => phrases.acknowledged,
        };
        // Several officials who acknowledge an agreement sign in rows of three.
        let compact = it.witnessed == Witnessing::Mengetahui && it.witnesses.len() >= 3;
        let witnesses = [
            (heading, "SAKSI", "witnesses", &it.witnesses, compact),
            (phrases.acknowledged, "MENGETAHUI", "acknowledged_by", &it.acknowledged_by, true),
        ];
        let witnesses = witnesses.into_iter().filter(|(.., persons, _)| !persons.is_empty()).map(
            |(heading, role, path, persons, compact)| {
                let signatories = persons.iter().enumerate().map(|(index, person)| Signatory {
                    field: Some(signature_field(&format!("{role} {}", index + 1), person)),
                    ..self.signatory(person, &format!("{path}[{index}]"))
                });
                let signatories = signatories.collect();
                Witnesses { heading: Text::plain(heading), signatories, compact }
            },
        );
        Signatures { parties, witnesses: witnesses.collect() }
    }

    /// What stands below the signatures of the document: who gets a copy, who initials the draft.
    pub(super) fn below_signatures(&self) -> Vec<Block> {
        let it = self.agreement;
        let mut blocks = Vec::new();
        if !it.copies.is_empty() {
            let copies = it.copies.iter().enumerate();
            let items = copies.map(|(index, copy)| ListItem {
                marker: "1.".to_owned(),
                label: None,
                blocks: vec![Block::Paragraph(self.text(copy, &format!("copies[{index}]")))],
            });
            blocks.push(Block::Paragraph(Text::plain(self.phrases().copies)));
            blocks.push(Block::List(List { kind: ListKind::Items, items: items.collect() }));
        }
        if let Some(initials) = &it.initialled_by {
            blocks.extend(self.initials_table(initials).map(Block::Table));
        }
        blocks
    }

    /// A table with two columns, office and room, for each list of those who initial the draft.
    fn initials_table(&self, by: &InitialledBy) -> Option<Table> {
        let phrases = self.phrases();
        let lists = [
            (phrases.coordination, "coordination", &by.coordination),
            (phrases.hierarchy, "hierarchy", &by.hierarchy),
        ];
        let lists: Vec<_> = lists.into_iter().filter(|(.., offices)| !offices.is_empty()).collect();
        let rows = lists.iter().map(|(.., offices)| offices.len()).max()?;
        let mut table = Table { signing_rows: true, middle: true, ..Table::default() };
        for _ in &lists {
            table.columns.extend([ColumnAlignment::Left, ColumnAlignment::Left]);
            table.widths.extend([3, 2]);
        }
        let header = lists.iter().flat_map(|(title, ..)| [Text::plain(*title).into(), Cell::Left]);
        table.header.push(header.collect());
        for row in 0..rows {
            let cells = lists.iter().flat_map(|(_, field, offices)| {
                let path = format!("initialled_by.{field}[{row}]");
                let office = offices.get(row).map(|office| self.text(office, &path));
                [office.unwrap_or_default().into(), Text::default().into()]
            });
            table.rows.push(cells.collect());
        }
        Some(table)
    }

    fn signatory(&self, person: &Person, path: &str) -> Signatory {
        let at = |field: &str| format!("{path}.{field}");
        let format = SignatoryFormat::of(person, self.agreement.profile());
        let name = if format.degrees {
            person.name.as_str()
        } else {
            wording::name_without_degrees(&person.name)
        };
        let rank = person.rank.as_ref().filter(|_| format.rank);
        let rank = rank.map(|rank| self.text(rank, &at("rank")));
        let nrp = person.nrp.as_ref().map(|nrp| {
            let written = Nrp::parse(nrp).map_or_else(|_| nrp.clone(), |nrp| nrp.to_string());
            self.number(&format!("NRP {written}"), &at("nrp"))
        });
        // Members of the police and the armed forces have both, whatever their office.
        let own_rank = || person.rank.as_ref().map(|rank| self.text(rank, &at("rank")));
        let rank = if nrp.is_some() { own_rank() } else { rank };
        let nip = person.nip.as_ref().filter(|_| format.nip).map(|nip| {
            let written = Nip::parse(nip).map_or_else(|_| nip.clone(), |nip| nip.to_string());
            self.number(&format!("NIP {written}"), &at("nip"))
        });
        Signatory {
            role: None,
            position: self.position(person, path),
            name: self.text(&wording::name_in_capitals(name), &at("name")),
            credentials: rank.into_iter().chain(nrp).chain(nip).collect(),
            ..Signatory::default()
        }
    }

    /// A number that no line break divides.
    fn number(&self, number: &str, path: &str) -> Text {
        let mut text = self.text(number, path);
        text.0.iter_mut().for_each(|run| run.text = run.text.replace(' ', "\u{a0}"));
        text
    }

    /// The lines of the office: superiors (*a.n.*, *u.b.*), the office itself, an own office; the last ends
    /// with a comma.
    fn position(&self, person: &Person, path: &str) -> Vec<Text> {
        let office = |prefix: &str, office: &str, field: &str, comma: &str| {
            let capitals = wording::office_in_capitals(office);
            self.text(&format!("{prefix} {capitals}{comma}"), &format!("{path}.{field}"))
        };
        let phrases = self.phrases();
        let mut lines = Vec::new();
        for (index, superior) in person.on_behalf_of.iter().enumerate() {
            let prefix = if index == 0 { phrases.on_behalf_of } else { "" };
            lines.push(office(prefix, superior, &format!("on_behalf_of[{index}]"), ""));
            if index > 0 {
                lines.push(Text::plain(phrases.for_him));
            }
        }
        let prefix = acting_prefix(self.language, person).unwrap_or_default();
        let prefix = match self.language {
            Language::Indonesian => prefix.to_owned(),
            Language::English => prefix.to_uppercase(),
        };
        let comma = if person.own_position.is_some() { "" } else { "," };
        lines.push(office(&prefix, &person.position, "position", comma));
        if let Some(own) = &person.own_position {
            lines.push(office("", own, "own_position", ","));
        }
        lines
    }
}

/// The label of a numbered original: *Rangkap Kesatu*.
pub(super) fn original_label(number: Originals) -> Text {
    let words = wording::ordinal(u32::from(number.get()));
    let capitalised = words.split(' ').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect::<String>()
        })
    });
    Text::plain(format!("Rangkap {}", capitalised.collect::<Vec<_>>().join(" ")))
}
