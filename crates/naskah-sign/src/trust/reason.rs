//! Why a certificate is not trusted.

use std::fmt;

use jiff::Timestamp;

use super::revocation::Source;

/// What is wrong with a certificate, or with one above it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Reason {
    /// It leads to none of the roots.
    UnknownIssuer,
    /// One of the chain was good until then.
    Expired(Timestamp),
    /// One of the chain is good from then on.
    NotYetValid(Timestamp),
    /// One of the chain was revoked.
    Revoked { name: String, by: Source, when: Timestamp },
    /// It is not one to sign with so, or one above it is none to issue with.
    Usage,
    /// One of the chain was not signed by the one above it.
    Broken,
    /// One of the chain says something that is not understood, or is signed in a way that is not relied on.
    Unsupported,
    /// One of the chain cannot be read.
    Malformed,
    /// A time stamp of what is still to come.
    Future(Timestamp),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownIssuer => {
                f.write_str("its certificate leads to none of the trusted roots")
            }
            Self::Expired(until) => write!(f, "its certificate expired at {until}"),
            Self::NotYetValid(from) => write!(f, "its certificate is only good from {from}"),
            Self::Revoked { name, when, .. } => {
                write!(f, "the certificate of {name} was revoked at {when}")
            }
            Self::Usage => f.write_str("its certificate is not for this use"),
            Self::Broken => f.write_str("its certificate was not signed by whom it names"),
            Self::Unsupported => f.write_str("its certificate says more than is understood here"),
            Self::Malformed => f.write_str("its certificate cannot be read"),
            Self::Future(time) => write!(f, "it is of {time}, which is still to come"),
        }
    }
}
