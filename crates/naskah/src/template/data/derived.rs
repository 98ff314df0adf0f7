//! What follows from an agreement's data, beside its fields: roles, titles, numbers of originals.

use super::Extra;
use super::tree::{Fields, Gather, Tree};
use crate::template::roles::{office, role_word, title_lines};
use minijinja::value::Value;

/// How many rows an attendance list has where the data does not say.
const ROOMS: u16 = 20;

/// Adds what is derived.
pub(super) fn add(tree: &mut Fields, gather: &mut Gather<'_>, extra: &Extra<'_>) {
    let it = gather.agreement;
    tree.set("kind", extra.kind);
    tree.set("agreement", extra.agreement_kind);
    tree.set("bilingual", extra.bilingual);
    tree.set("between", between(gather, extra));
    tree.set("originals", it.originals());
    tree.set("meterai", extra.meterai);
    tree.set("paper", it.on_paper().is_some());
    tree.set("electronic", it.electronically().is_some());
    signers(tree, gather, extra);
    if it.amendment.is_some() {
        amendment_numbers(tree, gather);
    }
    let number = it.minutes.as_ref().and_then(|minutes| minutes.number.as_deref());
    let number = gather.optional("minutes.number", number);
    tree.within("minutes", |minutes| minutes.set("number", number));
    event(tree, gather);
}

/// *antara*, the parties, *tentang*, the subject.
fn between(gather: &mut Gather<'_>, extra: &Extra<'_>) -> Value {
    title_lines(gather.agreement, extra.language)
        .into_iter()
        .map(|line| match line.path {
            Some(path) => gather.text(&path, &line.text),
            None => Value::from(line.text),
        })
        .collect()
}

/// Role words, and each signer's office as it is printed.
fn signers(tree: &mut Fields, gather: &mut Gather<'_>, extra: &Extra<'_>) {
    let it = gather.agreement;
    let language = extra.language;
    let roles: Vec<String> =
        (0..it.parties.len()).map(|index| role_word(language, extra.roles, index)).collect();
    tree.set("roles", language.joined(&roles));
    for (index, (fields, party)) in tree.items("parties").zip(&it.parties).enumerate() {
        fields.set("role", roles[index].as_str());
        let path = format!("parties[{index}].signer.position");
        let position = gather.text(&path, &office(language, &party.signer));
        fields.within("signer", |signer| signer.set("position", position));
    }
    for (index, (fields, witness)) in tree.items("witnesses").zip(&it.witnesses).enumerate() {
        let path = format!("witnesses[{index}].position");
        fields.set("position", gather.text(&path, &office(language, witness)));
    }
}

/// The addendum's number of each party, or a blank for it.
fn amendment_numbers(tree: &mut Fields, gather: &mut Gather<'_>) {
    let it = gather.agreement;
    let numbers = it.amendment.iter().flat_map(|it| &it.numbers).map(String::as_str);
    let mut numbers = numbers.map(Some).chain(std::iter::repeat(None));
    let numbers: Value = (0..it.parties.len())
        .map(|index| {
            let path = format!("amendment.numbers[{index}]");
            gather.optional(&path, numbers.next().flatten())
        })
        .collect();
    tree.within("amendment", |amendment| amendment.set("numbers", numbers));
}

/// The event, which is the signing where the data has no other; with a row for each place to sign.
fn event(tree: &mut Fields, gather: &mut Gather<'_>) {
    let it = gather.agreement;
    let event = it.event.clone().unwrap_or_default();
    let (date, date_path) = match event.date {
        Some(date) => (Some(date), "event.date"),
        None => (it.signed.date, "signed.date"),
    };
    let (place, place_path) = match event.place.as_deref() {
        Some(place) => (Some(place), "event.place"),
        None => (it.signed.place.as_deref(), "signed.place"),
    };
    let date = date.map(|date| date.to_string());
    let rows = event.attendees.len().max(usize::from(event.rooms.unwrap_or(ROOMS)));
    let attendees: Value = (0..rows)
        .map(|index| {
            let attendee = event.attendees.get(index);
            let path = |field| format!("event.attendees[{index}].{field}");
            let mut fields = Fields::default();
            let name = attendee.map(|it| it.name.as_str());
            fields.set("name", gather.optional(&path("name"), name));
            let position = attendee.and_then(|it| it.position.as_deref());
            fields.set("position", gather.optional(&path("position"), position));
            Value::from(Tree::Fields(fields))
        })
        .collect();
    tree.within("event", |fields| {
        fields.set("name", gather.optional("event.name", event.name.as_deref()));
        fields.set("date", gather.optional(date_path, date.as_deref()));
        fields.set("time", gather.optional("event.time", event.time.as_deref()));
        fields.set("place", gather.optional(place_path, place));
        fields.set("attendees", attendees);
    });
}
