//! The signature fields of a finished PDF, whoever made it: listed, filled with signatures, and
//! these verified.
//!
//! A file is taken to be made by an enemy: nothing in it leads to a panic, to endless work, or out of the
//! file.

mod cms;
mod field;
mod file;
mod key;
mod longterm;
#[cfg(test)]
mod pki;
mod service;
mod sign;
mod signature;
mod store;
#[cfg(test)]
mod tests;
mod trust;
mod update;
mod verify;
mod words;

pub use self::field::{Field, Place, fields};
pub use self::key::{Algorithm, Device, Hash, Key, Located, Signer};
pub use self::longterm::extend;
pub use self::service::{Authority, Transport};
pub use self::sign::{Certification, Lock, Prepared, Request, Shown, embed, prepare, sign};
pub use self::verify::{Criteria, Expected, Fact, Finding, Judgement, Report, verify};
