//! The stable codes of this crate's diagnostics, by the stage that reports them.

mod data;
mod output;

pub use self::data::*;
pub use self::output::*;
