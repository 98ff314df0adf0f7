//! Checks of the work plan, the addendum and the attendance list.

use super::Check;
use crate::agreement::{Amendment, Change, Event};
use crate::codes;
use naskah_diagnostic::{Code, Diagnostic};

/// The maximum number of rows; more are probably a typing error.
const MAX_ROWS: u16 = 1000;

impl Check<'_> {
    /// Checks the data of the documents around the agreement.
    pub(super) fn family(&mut self) {
        let agreement = self.agreement;
        for (index, activity) in agreement.plan.iter().enumerate() {
            if activity.budget.is_some_and(|budget| budget < 0) {
                self.error(
                    codes::NEGATIVE_BUDGET,
                    "a budget is not below zero",
                    &format!("plan[{index}].budget"),
                    "write the amount in whole rupiah, or leave the field out",
                );
            }
        }
        if let Some(amendment) = &agreement.amendment {
            self.amendment(amendment);
        }
        if let Some(event) = &agreement.event {
            self.event(event);
        }
    }

    fn amendment(&mut self, amendment: &Amendment) {
        let parties = self.agreement.parties.len();
        let date = amendment.signed.date;
        if self.agreement.signed.date.zip(date).is_some_and(|(agreed, amended)| amended < agreed) {
            self.diagnostics.push(
                Diagnostic::error(
                    codes::ADDENDUM_DATE,
                    "the addendum is older than the agreement that it changes",
                )
                .path("amendment.signed.date")
                .at(self.agreement.origin.nearest("amendment.signed.date"), "the addendum")
                .at(self.agreement.origin.nearest("signed.date"), "the agreement")
                .help("`signed` is of the agreement, `amendment.signed` of the addendum"),
            );
        }
        if ![0, parties].contains(&amendment.numbers.len()) {
            self.error(
                codes::ADDENDUM_NUMBER_COUNT,
                &format!("the addendum has {} numbers, not {parties}", amendment.numbers.len()),
                "amendment.numbers",
                "give one for each party, in the order of the parties, or leave the field out",
            );
        }
        if amendment.changes.is_empty() {
            self.error(
                codes::ADDENDUM_WITHOUT_CHANGES,
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
        if change.old.is_none() && change.new.is_none() {
            self.error(
                codes::CHANGE_WITHOUT_WORDING,
                "the change has neither an old wording nor a new one",
                path,
                "give `new` for what is added, `old` for what is struck out, both for what is changed",
            );
        }
    }

    fn event(&mut self, event: &Event) {
        if event.rooms.is_some_and(|rooms| rooms > MAX_ROWS) {
            self.error(
                codes::ROOM_COUNT,
                &format!("an attendance list has at most {MAX_ROWS} rooms"),
                "event.rooms",
                "make several lists",
            );
        }
    }

    pub(super) fn error(&mut self, code: Code, message: &str, path: &str, help: &str) {
        let span = self.agreement.origin.nearest(path);
        self.diagnostics
            .push(Diagnostic::error(code, message).path(path).at(span, "here").help(help));
    }
}
