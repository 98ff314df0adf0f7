//! The signature fields of a finished PDF, whoever made it.
//!
//! A file is taken to be made by an enemy: nothing in it leads to a panic, to endless work, or out of the
//! file.

mod field;
mod file;
#[cfg(test)]
mod tests;

pub use self::field::{Field, Place, fields};
