//! Signs the signature fields of any PDF: PAdES, with keys from files or PKCS #11 devices, time stamps, and
//! long-term validation data.
//!
//! Signing appends an incremental update; the bytes that were there stay as they are, so signers sign one
//! after another. [`sign()`] does it with a [`Signer`]; [`prepare`] and [`embed`] do it with a signature made
//! elsewhere; [`extend`] adds what the signatures are verified with when servers are gone. To verify, see
//! [`naskah_verify`].
//!
//! ```no_run
//! use naskah_sign::{ErrorKind, Key, Request, Signer, Timestamp, sign};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let key = Key::from_p12("ana.p12", &std::fs::read("ana.p12")?, "password")?;
//!     let request = Request::new("PIHAK-KESATU", Timestamp::now()).reason("Menyetujui isi perjanjian");
//!
//!     let pdf = std::fs::read("perjanjian.pdf")?;
//!     match sign("perjanjian.pdf", &pdf, &request, &key, None) {
//!         Ok(signed) => std::fs::write("perjanjian.signed.pdf", signed)?,
//!         Err(error) if error.kind() == ErrorKind::AlreadySigned => println!("{} has signed", key.name()),
//!         Err(error) => return Err(error.into()),
//!     }
//!     Ok(())
//! }
//! ```
//!
//! What a field shows of its signature needs fonts and typesetting: the feature `appearance`, on by default.
//! Without it, signed fields look as they did.
//!
//! | module | holds |
//! |---|---|
//! | `keys` | keys in files and on devices |
//! | `sign` | the update that fills a field |
//! | `update` | incremental updates |
//! | `services` | time stamp authorities, OCSP and CRL servers |
//! | `long_term` | validation data for all signatures of a file |

pub mod codes;
mod error;
mod keys;
mod long_term;
#[cfg(test)]
mod pki;
mod services;
mod sign;
mod update;

pub use jiff::Timestamp;
pub use jiff::tz::Offset;
#[cfg(feature = "appearance")]
pub use naskah::picture::Picture;
pub use naskah_diagnostic as diagnostic;
pub use naskah_verify::{
    Check, Criteria, Expected, Field, FieldLocation, Hash, Issue, Report, SignatureReport, fields,
    verify,
};

pub use self::error::{Error, ErrorKind, Result};
pub use self::keys::{Algorithm, Key, Pkcs11Key, Pkcs11Locator, Signer};
pub use self::long_term::extend;
pub use self::services::{Authority, Transport};
#[cfg(feature = "appearance")]
pub use self::sign::AppearanceSpec;
pub use self::sign::{Certification, Lock, Prepared, Request, embed, prepare, sign};
