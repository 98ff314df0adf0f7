//! How many of everything, told when a batch or a check is over.

use naskah::diagnostic::{Diagnostic, Severity};
use serde::Serialize;

use crate::failure::{Failure, Status};

/// What was found so far.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Count {
    pub(crate) agreements: usize,
    /// Those that stood there before, whole and unchanged.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) kept: usize,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    /// The worst that happened.
    #[serde(skip)]
    pub(crate) status: Status,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Count {
    /// Adds these messages.
    pub(crate) fn diagnostics<'a>(&mut self, found: impl IntoIterator<Item = &'a Diagnostic>) {
        for diagnostic in found {
            match diagnostic.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
            }
        }
    }

    /// Adds all of a failure.
    pub(crate) fn failure(&mut self, failure: &Failure) {
        self.diagnostics(&failure.errors);
        self.status = self.status.max(failure.status);
    }
}
