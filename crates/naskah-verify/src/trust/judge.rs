//! The verdict on the certificate of a signature.

use jiff::Timestamp;

use super::chain::Purpose;
use super::chain_status::chain_status;
use super::evidence::Evidence;
use super::reason::UntrustedReason;
use super::revocation_sources::RevocationSources;
use super::statement::Revocation;
use super::timestamp::{stamps, timestamp_trust};
use super::verdict::{RevocationStatus, TimeStamp, TrustVerdict};
use crate::cms::Signed;

/// Judges the certificate of a signature, or of a document time stamp.
///
/// A signature counts at the earliest time at which it is proven to have existed; a time stamp counts at its
/// own time (ETSI EN 319 102-1, 5.5 and 5.6, without validating past times through archives).
pub(crate) fn judge(signed: &Signed<'_>, evidence: &Evidence<'_>, now: Timestamp) -> TrustVerdict {
    if let Some(time) = signed.stamped {
        let trust = timestamp_trust(signed, time, evidence, now);
        return TrustVerdict { trust, at: time, proven: true, stamps: Vec::new() };
    }
    let stamps = stamps(signed.message, evidence, now);
    let times = stamps.iter().filter_map(TimeStamp::proven).chain(evidence.proven);
    let proven = times.min();
    let at = proven.unwrap_or(now);
    let sources = RevocationSources::of(signed.message, evidence, now);
    let trust =
        chain_status(signed, evidence, at, Purpose::Document, |certificate, issuer| match sources
            .revocation(certificate, issuer, at)
        {
            Revocation::Revoked { by, when, .. } if proven.is_some() && when > at => {
                Ok(RevocationStatus::RevokedLater { by, when })
            }
            Revocation::Revoked { by, when, .. } => {
                Err(UntrustedReason::Revoked { name: certificate.name(), by, when })
            }
            Revocation::Good { by, of } => Ok(RevocationStatus::Good { by, of }),
            Revocation::Unknown => Ok(RevocationStatus::Unknown),
        });
    TrustVerdict { trust, at, proven: proven.is_some(), stamps }
}
