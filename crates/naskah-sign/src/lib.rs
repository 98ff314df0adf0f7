//! The signature fields of a finished PDF, whoever made it: listed, and filled with signatures.
//!
//! A file is taken to be made by an enemy: nothing in it leads to a panic, to endless work, or out of the
//! file.

mod field;
mod file;
mod key;
mod sign;
#[cfg(test)]
mod tests;
#[expect(dead_code, reason = "the report that joins its parts comes next")]
mod verify;

pub use self::field::{Field, Place, fields};
pub use self::key::{Algorithm, Hash, Key, Signer};
pub use self::sign::{Certification, Prepared, Request, embed, prepare, sign};
