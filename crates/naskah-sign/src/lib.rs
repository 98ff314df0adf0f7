//! The signature fields of a finished PDF, whoever made it.
//!
//! A file is taken to be made by an enemy: nothing in it leads to a panic, to endless work, or out of the
//! file.

#[cfg_attr(not(test), expect(dead_code, unused_imports, reason = "nothing verifies yet"))]
mod cms;
mod field;
mod file;
#[cfg(test)]
mod pki;
#[cfg(test)]
mod tests;
#[cfg_attr(not(test), expect(dead_code, reason = "nothing verifies yet"))]
mod trust;

pub use self::field::{Field, Place, fields};
