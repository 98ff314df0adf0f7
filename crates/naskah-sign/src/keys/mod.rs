//! Keys that sign, and their certificates.
//!
//! Private keys stay on their device, or are held by AWS-LC, which computes with them in constant time; the
//! bytes they were read from are wiped at once.
//!
//! | file | holds |
//! |---|---|
//! | `signer` | what can sign |
//! | `algorithm` | signature algorithms |
//! | `local` | keys in this process, read by `pem` and `p12` |
//! | `pkcs11` | keys on devices |
//! | `chain` | the order of certificates |

mod algorithm;
mod chain;
mod local;
mod p12;
mod pem;
mod pkcs11;
mod signer;

pub use self::algorithm::Algorithm;
pub use self::local::Key;
pub use self::pkcs11::{Pkcs11Key, Pkcs11Locator};
pub use self::signer::Signer;
