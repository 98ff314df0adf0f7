//! The codes of every diagnostic of this crate, by the stage that reports them.

mod data;

pub use self::data::*;
