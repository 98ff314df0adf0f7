//! What can be wrong with the work plan, the addendum, the minutes and the attendance list.

use super::Check;
use crate::agreement::{Amendment, Change, Event};
use naskah_diagnostic::Diagnostic;

/// More rooms are more likely a slip than a list.
const MOST_ROOMS: u16 = 1000;

impl Check<'_> {
    /// Checks all that is not of the agreement itself.
    pub(super) fn family(&mut self) {
        let it = self.agreement;
        if let Some(letterhead) = &it.letterhead {
            self.not_blank("letterhead.office", &letterhead.office);
        }
        for (index, activity) in it.plan.iter().enumerate() {
            let path = format!("plan[{index}]");
            self.not_blank(&format!("{path}.activity"), &activity.activity);
            if activity.budget.is_some_and(|budget| budget < 0) {
                self.fault(
                    "a budget is not below zero",
                    &format!("{path}.budget"),
                    "write the amount in whole rupiah, or leave the field out",
                );
            }
        }
        if let Some(amendment) = &it.amendment {
            self.amendment(amendment);
        }
        if let Some(number) = it.minutes.as_ref().and_then(|minutes| minutes.number.as_ref()) {
            self.number_date("minutes.number", number, "signed.date", it.signed.date);
        }
        if let Some(event) = &it.event {
            self.event(event);
        }
    }

    fn amendment(&mut self, amendment: &Amendment) {
        let parties = self.agreement.parties.len();
        let date = amendment.signed.date;
        if self.agreement.signed.date.zip(date).is_some_and(|(agreed, amended)| amended < agreed) {
            self.found.push(
                Diagnostic::uncoded_error(
                    "the addendum is older than the agreement that it changes",
                )
                .at(self.agreement.origin.nearest("amendment.signed.date"), "the addendum")
                .at(self.agreement.origin.nearest("signed.date"), "the agreement")
                .help("`signed` is of the agreement, `amendment.signed` of the addendum"),
            );
        }
        if ![0, parties].contains(&amendment.numbers.len()) {
            self.fault(
                &format!("the addendum has {} numbers, not {parties}", amendment.numbers.len()),
                "amendment.numbers",
                "give one for each party, in the order of the parties, or leave the field out",
            );
        }
        for (index, number) in amendment.numbers.iter().enumerate() {
            let path = format!("amendment.numbers[{index}]");
            self.number_date(&path, number, "amendment.signed.date", date);
        }
        if amendment.changes.is_empty() {
            self.fault(
                "the addendum changes nothing",
                "amendment.changes",
                "add a change: `(place: \"Pasal …\", old: \"…\", new: \"…\")`",
            );
        }
        for (index, change) in amendment.changes.iter().enumerate() {
            self.change(&format!("amendment.changes[{index}]"), change);
        }
    }

    fn change(&mut self, path: &str, change: &Change) {
        self.not_blank(&format!("{path}.place"), &change.place);
        for (name, text) in [("old", &change.old), ("new", &change.new)] {
            if let Some(text) = text {
                self.not_blank(&format!("{path}.{name}"), text);
            }
        }
        if change.old.is_none() && change.new.is_none() {
            self.fault(
                "the change has neither an old wording nor a new one",
                path,
                "give `new` for what is added, `old` for what is struck out, both for what is changed",
            );
        }
    }

    fn event(&mut self, event: &Event) {
        for (index, attendee) in event.attendees.iter().enumerate() {
            self.not_blank(&format!("event.attendees[{index}].name"), &attendee.name);
        }
        if event.rooms.is_some_and(|rooms| rooms > MOST_ROOMS) {
            self.fault(
                &format!("an attendance list has at most {MOST_ROOMS} rooms"),
                "event.rooms",
                "make several lists",
            );
        }
    }

    pub(super) fn fault(&mut self, message: &str, path: &str, help: &str) {
        let place = self.agreement.origin.nearest(path);
        self.found.push(Diagnostic::uncoded_error(message).at(place, "here").help(help));
    }
}
