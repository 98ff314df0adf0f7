//! The cryptographic message of a signature: CMS (RFC 5652), as profiled by ISO 32000-2, 12.8.3.3 and ETSI
//! EN 319 142-1 (PAdES).
//!
//! [`Message::read`] parses what is in a signature's `/Contents`, BER included, and [`Message::check`] says
//! whether it is a signature of given bytes. Whose certificate it is, is the business of
//! [`trust`](crate::trust).
//!
//! | file | holds |
//! |---|---|
//! | `ber` | BER into DER |
//! | `element` | a strict reader of DER |
//! | `message` | the parts of a message |
//! | `integrity` | whether a message signs given bytes |
//! | `timestamp_token` | the content of RFC 3161 time stamps |
//! | `certificate` | X.509 certificates |
//! | `digest_algorithm`, `public_key` | which algorithms are accepted; signatures by public keys |
//! | `add_timestamp` | a time stamp put into a message |

mod add_timestamp;
mod ber;
mod certificate;
mod digest_algorithm;
pub mod element;
mod error;
mod integrity;
mod message;
pub mod public_key;
#[cfg(test)]
mod tests;
mod timestamp_token;

pub use self::add_timestamp::add_timestamp;
pub use self::certificate::{Certificate, Extension, KeyUse};
pub use self::digest_algorithm::digest_algorithm;
pub use self::error::MessageError;
pub use self::integrity::{Lacking, SignatureFormat, Signed};
pub use self::message::Message;
