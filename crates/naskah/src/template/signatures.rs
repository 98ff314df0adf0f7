//! The signature part: who signs, in what office, with what under the name, and over which meterai.

use std::collections::BTreeMap;

use super::capacity::{acting, role};
use super::due::due_to;
use super::parts::Parts;
use crate::agreement::{Originals, Person, Witnessing};
use crate::document::{Block, Meterai, Signatory, Signatures, SigningField, Text, Witnesses};
use naskah_wording::{self as wording, Language, Nip};

impl Parts<'_> {
    /// The parties' signers and the witnesses.
    pub(super) fn signatures(&self) -> Signatures {
        let it = self.agreement;
        let parties = it.parties.iter().enumerate().map(|(index, party)| Signatory {
            role: Some(Text::plain(role(self.language, self.roles, index))),
            meterai: self.meterai_of(index),
            field: Some(field(&role(Language::Indonesian, self.roles, index), &party.signer)),
            ..self.signatory(&party.signer, &format!("parties[{index}].signer"))
        });
        let witnesses = it.witnesses.iter().enumerate();
        let signatories: Vec<Signatory> = witnesses
            .map(|(index, person)| Signatory {
                field: Some(field(&format!("SAKSI {}", index + 1), person)),
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

    /// The meterai of the party of that index. On paper, in no particular original each signs over one, in
    /// the first the first, and so on; originals beyond the parties carry none. The one electronic document
    /// owes one, beside the first party's signature.
    fn meterai_of(&self, index: usize) -> Option<Meterai> {
        if let Some(electronic) = self.agreement.printed_electronically() {
            return (electronic.meterai && index == 0).then_some(Meterai::Electronic);
        }
        let of_this_original = |number: Originals| usize::from(number.get()) == index + 1;
        let signs_over = self.meterai && self.agreement.original.is_none_or(of_this_original);
        signs_over.then_some(Meterai::Paper)
    }

    fn signatory(&self, person: &Person, path: &str) -> Signatory {
        let at = |field: &str| format!("{path}.{field}");
        let due = due_to(person, self.agreement.profile());
        let name = if due.degrees {
            person.name.as_str()
        } else {
            wording::name_without_degrees(&person.name)
        };
        let rank = person.rank.as_ref().filter(|_| due.rank);
        let rank = rank.map(|rank| self.text(rank, &at("rank")));
        let nip = person.nip.as_ref().filter(|_| due.nip).map(|nip| {
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

    /// The office, a line each for superiors and for the office held besides, the last with a comma.
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
        let prefix = acting(self.language, person).unwrap_or_default();
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

/// The field for the signature of a person in that role, its name without spaces.
fn field(role: &str, person: &Person) -> SigningField {
    let Person { name, position, .. } = person;
    SigningField {
        name: role.replace(' ', "-"),
        description: format!("Tanda tangan {role}: {name}, {position}"),
        role: role.to_owned(),
        signer: name.clone(),
        position: position.clone(),
    }
}

/// Gives each field a name of its own, where a template has signatures in several places: from the
/// second on, with a number.
pub(super) fn tell_fields_apart(blocks: &mut [Block]) {
    let mut used = BTreeMap::new();
    rename_fields(blocks, &mut used);
}

fn rename_fields(blocks: &mut [Block], used: &mut BTreeMap<String, usize>) {
    for block in blocks {
        match block {
            Block::Signatures(Signatures { parties, witnesses }) => {
                let witnesses = witnesses.iter_mut().flat_map(|it| &mut it.signatories);
                let fields = parties.iter_mut().chain(witnesses).filter_map(|it| it.field.as_mut());
                for field in fields {
                    let count = used.entry(field.name.clone()).or_default();
                    *count += 1;
                    if *count > 1 {
                        field.name = format!("{}-{count}", field.name);
                    }
                }
            }
            Block::Article(article) => rename_fields(&mut article.blocks, used),
            Block::Annex(annex) => rename_fields(&mut annex.blocks, used),
            _ => {}
        }
    }
}

/// Whose initials stand at the foot of the pages: those of the parties that sign the document.
pub(super) fn initials(blocks: &[Block]) -> Vec<SigningField> {
    let initials_of = |signatures: &Signatures| -> Vec<SigningField> {
        let fields = signatures.parties.iter().filter_map(|signatory| signatory.field.as_ref());
        fields.map(initials_field).collect()
    };
    blocks
        .iter()
        .map(|block| match block {
            Block::Signatures(signatures) => initials_of(signatures),
            Block::Article(article) => initials(&article.blocks),
            Block::Annex(annex) => initials(&annex.blocks),
            _ => Vec::new(),
        })
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// The field for the initials of one who signs in that field.
fn initials_field(field: &SigningField) -> SigningField {
    let SigningField { name, role, signer, position, .. } = field.clone();
    SigningField {
        name: format!("PARAF-{name}"),
        description: format!("Paraf {role}: {signer}, {position}"),
        role,
        signer,
        position,
    }
}

/// What an original is called: *Rangkap Kesatu*.
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
