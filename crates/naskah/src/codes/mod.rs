//! The codes of this crate's diagnostics.

mod reading;

pub use self::reading::*;
