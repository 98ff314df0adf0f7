//! What a template sees of the work plan, the addendum, the minutes and the attendance list.

use minijinja::value::Value;

use super::{Gather, map};
use crate::agreement::{Activity, Amendment, Attendee, Change, Event, Signed};
use crate::template::roles::title_lines;

/// How many rooms to sign an attendance list has where the data does not say.
const ROOMS: u16 = 20;

impl Gather<'_> {
    /// *antara*, the parties, *tentang*, the subject.
    pub(super) fn between(&mut self) -> Value {
        title_lines(self.agreement, self.language)
            .into_iter()
            .map(|line| match line.path {
                Some(path) => self.text(&path, &line.text),
                None => Value::from(line.text),
            })
            .collect()
    }

    pub(super) fn signed(&mut self, path: &str, signed: &Signed) -> Value {
        let date = signed.date.map(|date| date.to_string());
        map([
            ("date", self.optional(&format!("{path}.date"), date.as_ref())),
            ("place", self.optional(&format!("{path}.place"), signed.place.as_ref())),
        ])
    }

    pub(super) fn plan(&mut self) -> Value {
        let plan = self.agreement.plan.iter().enumerate();
        plan.map(|(index, it)| self.activity(&format!("plan[{index}]"), it)).collect()
    }

    fn activity(&mut self, path: &str, it: &Activity) -> Value {
        let at = |field: &str| format!("{path}.{field}");
        map([
            ("activity", self.text(&at("activity"), &it.activity)),
            ("output", self.optional(&at("output"), it.output.as_ref())),
            ("schedule", self.optional(&at("schedule"), it.schedule.as_ref())),
            ("place", self.optional(&at("place"), it.place.as_ref())),
            ("responsible", self.optional(&at("responsible"), it.responsible.as_ref())),
            ("budget", it.budget.map_or(Value::from(()), Value::from)),
            ("source", self.optional(&at("source"), it.source.as_ref())),
        ])
    }

    /// The addendum, with a number or a blank for each party.
    pub(super) fn amendment(&mut self) -> Value {
        let Some(it) = &self.agreement.amendment else { return Value::from(()) };
        let Amendment { ordinal, signed, numbers, reasons, changes } = it;
        let numbers: Value = (0..self.agreement.parties.len())
            .map(|index| self.optional(&format!("amendment.numbers[{index}]"), numbers.get(index)))
            .collect();
        let changes: Value = changes
            .iter()
            .enumerate()
            .map(|(index, it)| self.change(&format!("amendment.changes[{index}]"), it))
            .collect();
        map([
            ("ordinal", Value::from(ordinal.get())),
            ("signed", self.signed("amendment.signed", signed)),
            ("numbers", numbers),
            ("reasons", self.list("amendment.reasons", reasons)),
            ("changes", changes),
        ])
    }

    fn change(&mut self, path: &str, it: &Change) -> Value {
        map([
            ("place", self.text(&format!("{path}.place"), &it.place)),
            ("old", self.optional(&format!("{path}.old"), it.old.as_ref())),
            ("new", self.optional(&format!("{path}.new"), it.new.as_ref())),
        ])
    }

    pub(super) fn minutes(&mut self) -> Value {
        let number = self.agreement.minutes.as_ref().and_then(|it| it.number.as_ref());
        map([("number", self.optional("minutes.number", number))])
    }

    /// The event, by itself that of the signing; with as many attendees as it has rooms to sign.
    pub(super) fn event(&mut self) -> Value {
        let event = self.agreement.event.clone().unwrap_or_default();
        let Event { name, date, time, place, attendees, rooms } = &event;
        let signed = &self.agreement.signed;
        let (date, date_path) = match date {
            Some(date) => (Some(*date), "event.date"),
            None => (signed.date, "signed.date"),
        };
        let (place, place_path) = match place {
            Some(place) => (Some(place), "event.place"),
            None => (signed.place.as_ref(), "signed.place"),
        };
        let date = date.map(|date| date.to_string());
        let rooms = attendees.len().max(usize::from(rooms.unwrap_or(ROOMS)));
        let attendees: Value = (0..rooms)
            .map(|index| self.attendee(&format!("event.attendees[{index}]"), attendees.get(index)))
            .collect();
        map([
            ("name", self.optional("event.name", name.as_ref())),
            ("date", self.optional(date_path, date.as_ref())),
            ("time", self.optional("event.time", time.as_ref())),
            ("place", self.optional(place_path, place)),
            ("attendees", attendees),
        ])
    }

    fn attendee(&mut self, path: &str, it: Option<&Attendee>) -> Value {
        let name = it.map(|it| &it.name);
        let position = it.and_then(|it| it.position.as_ref());
        map([
            ("name", self.optional(&format!("{path}.name"), name)),
            ("position", self.optional(&format!("{path}.position"), position)),
        ])
    }
}
