//! Lists and verifies the signature fields of any PDF: integrity, trust, coverage and changes.
//!
//! [`verify()`] runs four independent [`Check`]s on each signature, and a signature is valid only if all of
//! them pass:
//!
//! - *integrity*: the signed bytes are unchanged and were signed with the certificate's key;
//! - *trust*: the certificate chains to a trusted root, was valid at the proven time of signing, and was not
//!   revoked as far as the file says;
//! - *coverage*: the signature covers the whole revision it was added in;
//! - *changes*: later revisions changed nothing but what the signers permit.
//!
//! Nothing is requested from a network. A file is treated as hostile: what PDF readers interpret differently
//! is an error.
//!
//! ```no_run
//! use naskah_verify::{Criteria, Expected, Timestamp, verify};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let mut criteria = Criteria::new(Timestamp::now());
//!     criteria.trust("root.pem", &std::fs::read("root.pem")?)?;
//!     criteria.expect(Expected::Signer("Ana Binti Ali".into()));
//!
//!     let report = verify("perjanjian.pdf", &std::fs::read("perjanjian.pdf")?, &criteria)?;
//!     for signature in &report.signatures {
//!         println!("{}: valid: {}", signature.field, signature.is_valid());
//!         for (name, check) in signature.checks() {
//!             for issue in &check.faults {
//!                 println!("  {name}: {} ({})", issue.message, issue.code);
//!             }
//!         }
//!     }
//!     std::process::exit(if report.is_valid() { 0 } else { 1 })
//! }
//! ```
//!
//! The crate root is what most programs need. [`cms`], [`trust`], [`signatures`], [`fields`](mod@fields) and
//! [`dss`] are the layers below, for programs that sign or inspect files; their API is less stable.

mod changes;
pub mod cms;
pub mod codes;
mod coverage;
mod criteria;
pub mod digest;
pub mod dss;
pub mod fields;
pub mod pem;
#[cfg(test)]
mod pki;
mod report;
pub mod sanitize;
pub mod signatures;
#[cfg(test)]
mod tests;
pub mod trust;
mod verify;

pub use jiff::Timestamp;
pub use naskah_diagnostic as diagnostic;
pub use naskah_reader as reader;

pub use self::criteria::Criteria;
pub use self::digest::Hash;
pub use self::fields::{Field, FieldLocation, fields};
pub use self::report::{Check, Expected, Issue, Report, SignatureReport};
pub use self::verify::verify;
