//! Whether a signature's certificate is trusted, and why.

use jiff::Timestamp;

use super::reason::UntrustedReason;
use super::statement::RevocationSource;
use crate::cms::MessageError;

/// Whether the certificate of a signature is trusted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TrustVerdict {
    pub(crate) trust: Trust,
    /// The time of validation: the earliest time at which the signature is proven to have existed, else now.
    pub(crate) at: Timestamp,
    pub(crate) proven: bool,
    /// The time stamps of the signature, in order.
    pub(crate) stamps: Vec<TimeStamp>,
}

/// Whether a certificate is trusted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Trust {
    /// There are no trusted certificates.
    NoRoots,
    /// The chain, from the signer to the root.
    Trusted(Vec<ChainLink>),
    Untrusted(UntrustedReason),
}

/// A certificate in a chain.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ChainLink {
    pub(crate) name: String,
    pub(crate) status: RevocationStatus,
}

/// The revocation status of a certificate in a chain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum RevocationStatus {
    /// It is a trusted root, which is not checked for revocation.
    Root,
    /// Not revoked, according to a statement of that time.
    Good { by: RevocationSource, of: Timestamp },
    /// Revoked after the time at which the signature is proven to have existed.
    RevokedLater { by: RevocationSource, when: Timestamp },
    /// No source says whether it was revoked.
    Unknown,
}

/// A time stamp of a signature.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum TimeStamp {
    /// It is not a time stamp, or is one of something else.
    Invalid(MessageError),
    /// It says that the signature existed at that time.
    Valid { time: Timestamp, trust: Trust },
}

impl TimeStamp {
    /// The time, if the time stamp is trusted.
    pub(super) fn proven(&self) -> Option<Timestamp> {
        match self {
            Self::Valid { time, trust: Trust::Trusted(_) } => Some(*time),
            _ => None,
        }
    }
}
