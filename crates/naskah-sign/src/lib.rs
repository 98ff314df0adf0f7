//! The signature fields of a finished PDF, whoever made it: listed, filled with signatures, and
//! these verified.
//!
//! A file is taken to be made by an enemy: nothing in it leads to a panic, to endless work, or out of the
//! file.

mod cms;
mod field;
mod file;
mod key;
#[cfg(test)]
mod pki;
mod sign;
#[cfg(test)]
mod tests;
mod trust;
mod verify;

pub use self::field::{Field, Place, fields};
pub use self::key::{Algorithm, Hash, Key, Signer};
pub use self::sign::{Certification, Prepared, Request, Shown, embed, prepare, sign};
pub use self::verify::{Criteria, Fact, Finding, Judgement, Report, verify};
