//! What is wrong, where, and how to mend it: one type for every stage.

mod report;
mod source;
mod suggestion;

pub use self::report::{Diagnostic, Errors, Label, Severity};
pub use self::source::{Position, Source, Span};
pub(crate) use self::suggestion::closest;

/// What a stage gives, or everything that is wrong with what it was given.
pub type Result<T> = std::result::Result<T, Errors>;
