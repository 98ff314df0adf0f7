//! Values derived from an agreement's fields: roles, titles, the number of originals.

use super::extra::Extra;
use super::tree::{Collector, Fields, Tree};
use crate::template::roles::{office, role_word, title_lines};
use minijinja::value::Value;

/// The default number of rows of an attendance list.
const DEFAULT_ROWS: u16 = 20;

/// Adds the derived values.
pub(super) fn add(tree: &mut Fields, collector: &mut Collector<'_>, extra: &Extra<'_>) {
    let agreement = collector.agreement;
    tree.set("kind", extra.kind);
    tree.set("agreement", extra.agreement_kind);
    tree.set("bilingual", extra.bilingual);
    tree.set("between", between(collector, extra));
    tree.set("originals", agreement.originals());
    tree.set("meterai", extra.meterai);
    tree.set("paper", agreement.on_paper().is_some());
    tree.set("electronic", agreement.electronically().is_some());
    signers(tree, collector, extra);
    if agreement.amendment.is_some() {
        amendment_numbers(tree, collector);
    }
    let number = agreement.minutes.as_ref().and_then(|minutes| minutes.number.as_deref());
    let number = collector.optional("minutes.number", number);
    tree.within("minutes", |minutes| minutes.set("number", number));
    event(tree, collector);
}

/// The title lines: *antara*, the parties, *tentang*, the subject.
fn between(collector: &mut Collector<'_>, extra: &Extra<'_>) -> Value {
    title_lines(collector.agreement, extra.language)
        .into_iter()
        .map(|line| match line.path {
            Some(path) => collector.text(&path, &line.text),
            None => Value::from(line.text),
        })
        .collect()
}

/// Role words, and each signatory's office as printed.
fn signers(tree: &mut Fields, collector: &mut Collector<'_>, extra: &Extra<'_>) {
    let agreement = collector.agreement;
    let language = extra.language;
    let roles: Vec<String> =
        (0..agreement.parties.len()).map(|index| role_word(language, extra.roles, index)).collect();
    tree.set("roles", language.joined(&roles));
    for (index, (fields, party)) in tree.items("parties").zip(&agreement.parties).enumerate() {
        fields.set("role", roles[index].as_str());
        let path = format!("parties[{index}].signer.position");
        let position = collector.text(&path, &office(language, &party.signer));
        fields.within("signer", |signer| signer.set("position", position));
    }
    for (index, (fields, witness)) in tree.items("witnesses").zip(&agreement.witnesses).enumerate()
    {
        let path = format!("witnesses[{index}].position");
        fields.set("position", collector.text(&path, &office(language, witness)));
    }
}

/// Each party's number of the addendum, if it has one.
fn amendment_numbers(tree: &mut Fields, collector: &mut Collector<'_>) {
    let agreement = collector.agreement;
    let numbers =
        agreement.amendment.iter().flat_map(|amendment| &amendment.numbers).map(String::as_str);
    let mut numbers = numbers.map(Some).chain(std::iter::repeat(None));
    let numbers: Value = (0..agreement.parties.len())
        .map(|index| {
            let path = format!("amendment.numbers[{index}]");
            collector.optional(&path, numbers.next().flatten())
        })
        .collect();
    tree.within("amendment", |amendment| amendment.set("numbers", numbers));
}

/// The event, by default the signing, with the rows of its attendance list.
fn event(tree: &mut Fields, collector: &mut Collector<'_>) {
    let agreement = collector.agreement;
    let event = agreement.event.clone().unwrap_or_default();
    let (date, date_path) = match event.date {
        Some(date) => (Some(date), "event.date"),
        None => (agreement.signed.date, "signed.date"),
    };
    let (place, place_path) = match event.place.as_deref() {
        Some(place) => (Some(place), "event.place"),
        None => (agreement.signed.place.as_deref(), "signed.place"),
    };
    let date = date.map(|date| date.to_string());
    let rows = event.attendees.len().max(usize::from(event.rooms.unwrap_or(DEFAULT_ROWS)));
    let attendees: Value = (0..rows)
        .map(|index| {
            let attendee = event.attendees.get(index);
            let path = |field| format!("event.attendees[{index}].{field}");
            let mut fields = Fields::default();
            let name = attendee.map(|attendee| attendee.name.as_str());
            fields.set("name", collector.optional(&path("name"), name));
            let position = attendee.and_then(|attendee| attendee.position.as_deref());
            fields.set("position", collector.optional(&path("position"), position));
            Value::from(Tree::Fields(fields))
        })
        .collect();
    tree.within("event", |fields| {
        fields.set("name", collector.optional("event.name", event.name.as_deref()));
        fields.set("date", collector.optional(date_path, date.as_deref()));
        fields.set("time", collector.optional("event.time", event.time.as_deref()));
        fields.set("place", collector.optional(place_path, place));
        fields.set("attendees", attendees);
    });
}
