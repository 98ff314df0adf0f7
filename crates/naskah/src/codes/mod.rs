//! The stable codes of this crate's diagnostics.

mod output;

pub use self::output::*;
