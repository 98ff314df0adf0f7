//! The signature fields of a finished PDF, whoever made it: listed, and filled with signatures.
//!
//! A file is taken to be made by an enemy: nothing in it leads to a panic, to endless work, or out of the
//! file.

#[cfg_attr(not(test), expect(dead_code, unused_imports, reason = "nothing verifies yet"))]
mod cms;
mod field;
mod file;
mod key;
#[cfg(test)]
mod pki;
mod sign;
#[cfg(test)]
mod tests;
#[cfg_attr(not(test), expect(dead_code, reason = "nothing verifies yet"))]
mod trust;

pub use self::field::{Field, Place, fields};
pub use self::key::{Algorithm, Hash, Key, Signer};
pub use self::sign::{Certification, Prepared, Request, embed, prepare, sign};
