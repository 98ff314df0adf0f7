//! Every error and warning about one input.

use std::fmt;

use crate::code::Category;
use crate::diagnostic::{Diagnostic, Severity};

/// The result of a stage: its output, or every error and warning about its input.
pub type Result<T> = std::result::Result<T, Errors>;

/// Every diagnostic about an input that failed: at least one error, perhaps warnings beside it.
///
/// ```
/// use naskah_diagnostic::{Category, Diagnostic, Errors, codes};
///
/// let warning = Diagnostic::warning(codes::FILE_NOT_USABLE, "the logo is missing");
/// let (pages, warnings) = Errors::check(vec![warning.clone()], 7)?;
/// assert_eq!((pages, warnings.len()), (7, 1));
///
/// let error = Diagnostic::error(codes::IO_FAILED, "the disk is full");
/// let errors = Errors::check(vec![warning, error], 7).unwrap_err();
/// assert_eq!(errors.category(), Category::Machine);
/// assert_eq!(errors.iter().count(), 2);
/// # Ok::<(), Errors>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errors(Vec<Diagnostic>);

impl Errors {
    /// Returns `value` with the warnings if no diagnostic in `found` is an error. Equal diagnostics are
    /// reported once: a text that is printed twice is checked twice.
    ///
    /// # Errors
    /// Every diagnostic in `found`, as soon as one of them is an error.
    pub fn check<T>(found: Vec<Diagnostic>, value: T) -> Result<(T, Vec<Diagnostic>)> {
        let mut unique: Vec<Diagnostic> = Vec::with_capacity(found.len());
        for diagnostic in found {
            if !unique.contains(&diagnostic) {
                unique.push(diagnostic);
            }
        }
        if unique.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
            Err(Self(unique))
        } else {
            Ok((value, unique))
        }
    }

    /// The most severe category among the errors; decides a command's exit status.
    pub fn category(&self) -> Category {
        let errors = self.0.iter().filter(|it| it.severity == Severity::Error);
        errors.map(|it| it.code.category()).max().unwrap_or(Category::Input)
    }

    /// Applies a change to each diagnostic.
    #[must_use]
    pub fn map(self, change: impl FnMut(Diagnostic) -> Diagnostic) -> Self {
        Self(self.0.into_iter().map(change).collect())
    }

    /// The diagnostics, in the order in which they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
}

impl From<Diagnostic> for Errors {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl<'a> IntoIterator for &'a Errors {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Errors {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            diagnostic.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Errors {}
