//! Whether the certificate of a signature is trusted: its chain, validity and revocation. Nothing is
//! requested from a network: all evidence is in the file or given.
//!
//! [`RevocationSources`] answers whether a certificate was revoked, for programs that collect validation
//! data.
//!
//! | file | holds |
//! |---|---|
//! | `evidence` | roots, certificates, CRLs and OCSP responses given |
//! | `chain` | the path from a certificate to a root |
//! | `crl`, `ocsp` | what a CRL or an OCSP response states |
//! | `revocation_sources` | what all of them say together |
//! | `timestamp` | time stamps of a signature |
//! | `judge` | the verdict |

mod chain;
mod chain_status;
mod crl;
mod evidence;
mod judge;
mod ocsp;
mod reason;
mod revocation_sources;
mod statement;
#[cfg(test)]
mod tests;
mod timestamp;
mod verdict;

pub use self::evidence::Evidence;
pub(crate) use self::judge::judge;
#[cfg(test)]
pub(crate) use self::reason::UntrustedReason;
pub use self::revocation_sources::RevocationSources;
pub use self::statement::{Revocation, RevocationSource};
pub(crate) use self::verdict::{RevocationStatus, Trust, TrustVerdict};
