//! Why a certificate is not trusted.

use std::fmt;

use jiff::Timestamp;

use super::statement::RevocationSource;

/// What is wrong with a certificate, or with one above it in the chain.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum UntrustedReason {
    /// It chains to none of the roots.
    UnknownIssuer,
    /// One of the chain expired at that time.
    Expired(Timestamp),
    /// One of the chain is valid only from that time on.
    NotYetValid(Timestamp),
    /// One of the chain was revoked.
    Revoked { name: String, by: RevocationSource, when: Timestamp },
    /// Its key usage does not allow signing, or an issuer's does not allow issuing.
    Usage,
    /// One of the chain was not signed by its issuer.
    Broken,
    /// One of the chain has an unknown critical extension or an unsupported algorithm.
    Unsupported,
    /// One of the chain cannot be read.
    Malformed,
    /// A time stamp is of a future time.
    Future(Timestamp),
}

impl UntrustedReason {
    /// The code of the issue in a report.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::UnknownIssuer => "unknown-issuer",
            Self::Expired(_) => "expired",
            Self::NotYetValid(_) => "not-yet-valid",
            Self::Revoked { .. } => "revoked",
            Self::Usage => "usage",
            Self::Broken => "broken-chain",
            Self::Unsupported => "unsupported-certificate",
            Self::Malformed => "malformed-certificate",
            Self::Future(_) => "future",
        }
    }
}

impl fmt::Display for UntrustedReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownIssuer => f.write_str("its certificate chains to no trusted root"),
            Self::Expired(until) => write!(f, "its certificate expired at {until}"),
            Self::NotYetValid(from) => write!(f, "its certificate is only valid from {from}"),
            Self::Revoked { name, when, .. } => {
                write!(f, "the certificate of {name} was revoked at {when}")
            }
            Self::Usage => f.write_str("its certificate is not for this use"),
            Self::Broken => f.write_str("its certificate was not signed by the issuer it names"),
            Self::Unsupported => {
                f.write_str("its certificate has extensions or algorithms that are not supported")
            }
            Self::Malformed => f.write_str("its certificate cannot be read"),
            Self::Future(time) => write!(f, "it is of a future time, {time}"),
        }
    }
}
