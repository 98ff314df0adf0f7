//! What CRLs and OCSP responses state about certificates.

use jiff::Timestamp;

/// The kind of source of a revocation status.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum RevocationSource {
    /// A certificate revocation list (RFC 5280, 5).
    Crl,
    /// An OCSP response (RFC 6960).
    Ocsp,
}

/// Whether a certificate was revoked.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Revocation {
    /// It was not revoked.
    Good {
        /// What says so.
        by: RevocationSource,
        /// The time of that statement.
        of: Timestamp,
    },
    /// It was revoked.
    Revoked {
        /// What says so.
        by: RevocationSource,
        /// The time of revocation.
        when: Timestamp,
        /// The reason code (RFC 5280, 5.3.1).
        cause: Option<u8>,
    },
    /// Nothing says whether it was revoked.
    Unknown,
}

/// What one CRL or one OCSP response states about one certificate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RevocationStatement {
    pub(super) by: RevocationSource,
    pub(super) this_update: Timestamp,
    pub(super) next_update: Option<Timestamp>,
    /// The time and reason code of the revocation, if it was revoked (RFC 5280, 5.3.1).
    pub(super) revoked: Option<(Timestamp, Option<u8>)>,
}
