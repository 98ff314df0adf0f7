//! Codes of this crate's diagnostics.

mod layout;

pub use self::layout::*;
