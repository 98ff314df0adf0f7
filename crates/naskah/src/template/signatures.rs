//! The signature block: who signs, in what office, and with which credentials under the name.

use super::data_blocks::DataBlocks;
use super::roles::{acting_prefix, role_word};
use super::signatory_rules::SignatoryFormat;
use super::signature_fields::signature_field;
use crate::agreement::{Originals, Person, Witnessing};
use crate::document::{Signatory, Signatures, Text, Witnesses};
use naskah_wording::{self as wording, Language, Nip};

impl DataBlocks<'_> {
    /// The block with the parties' signers and the witnesses.
    pub(super) fn signatures(&self) -> Signatures {
        let it = self.agreement;
        let parties = it.parties.iter().enumerate().map(|(index, party)| Signatory {
            role: Some(Text::plain(role_word(self.language, self.role_words, index))),
            meterai: self.meterai_of(index),
            field: Some(signature_field(
                &role_word(Language::Indonesian, self.role_words, index),
                &party.signer,
            )),
            ..self.signatory(&party.signer, &format!("parties[{index}].signer"))
        });
        let witnesses = it.witnesses.iter().enumerate();
        let signatories: Vec<Signatory> = witnesses
            .map(|(index, person)| Signatory {
                field: Some(signature_field(&format!("SAKSI {}", index + 1), person)),
                ..self.signatory(person, &format!("witnesses[{index}]"))
            })
            .collect();
        let phrases = self.phrases();
        let heading = match it.witnessed {
            Witnessing::Menyaksikan => phrases.witnessed,
            Witnessing::Saksi if signatories.len() == 1 => phrases.witness,
            Witnessing::Saksi => phrases.witnesses,
            Witnessing::Mengetahui => phrases.acknowledged,
        };
        Signatures {
            parties: parties.collect(),
            witnesses: (!signatories.is_empty())
                .then(|| Witnesses { heading: Text::plain(heading), signatories }),
        }
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
        let nip = person.nip.as_ref().filter(|_| format.nip).map(|nip| {
            let written = Nip::parse(nip).map_or_else(|_| nip.clone(), |nip| nip.to_string());
            self.text(&format!("NIP {written}"), &at("nip"))
        });
        Signatory {
            role: None,
            position: self.position(person, path),
            name: self.text(&wording::name_in_capitals(name), &at("name")),
            credentials: rank.into_iter().chain(nip).collect(),
            ..Signatory::default()
        }
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
