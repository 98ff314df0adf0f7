//! The stable codes of this crate's diagnostics, by the stage that reports them.

mod data;
mod layout;
mod output;
mod reading;

use naskah_diagnostic::Code;

pub use self::data::*;
pub use self::layout::*;
pub use self::output::*;
pub use self::reading::*;

const LISTS: &[&[Code]] = &[data::ALL, output::ALL, layout::ALL, reading::ALL];

/// Every code of this crate.
pub const ALL: &[Code] = &Code::concat::<{ Code::count(LISTS) }>(LISTS);
