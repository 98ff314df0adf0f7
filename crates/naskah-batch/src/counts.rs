//! Counts of agreements, errors and warnings.

use naskah_diagnostic::{Category, Diagnostic, Errors, Severity};
use serde::Serialize;

/// How many agreements, errors and warnings there were so far.
///
/// ```
/// use naskah_batch::Counts;
/// use naskah_diagnostic::{Category, Diagnostic, Errors, codes};
///
/// let mut counts = Counts::default();
/// counts.fail(&Errors::from(Diagnostic::error(codes::IO_FAILED, "the disk is full")));
/// assert_eq!((counts.errors, counts.category), (1, Some(Category::Machine)));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Counts {
    /// Every entry, also those that failed.
    pub agreements: usize,
    /// Entries whose documents were all there already, complete and unchanged.
    #[serde(skip_serializing_if = "is_zero")]
    pub kept: usize,
    /// The errors.
    pub errors: usize,
    /// The warnings.
    pub warnings: usize,
    /// The most severe category among the errors; none without errors.
    #[serde(skip)]
    pub category: Option<Category>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Counts {
    /// Adds diagnostics that did not prevent output.
    pub fn add<'a>(&mut self, found: impl IntoIterator<Item = &'a Diagnostic>) {
        for diagnostic in found {
            match diagnostic.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
            }
        }
    }

    /// Adds the diagnostics of a failure.
    pub fn fail(&mut self, errors: &Errors) {
        self.add(errors);
        self.category = self.category.max(Some(errors.category()));
    }
}
