//! Time stamps of signatures (RFC 3161).

use jiff::Timestamp;

use super::chain::Purpose;
use super::chain_status::chain_status;
use super::evidence::Evidence;
use super::reason::UntrustedReason;
use super::revocation_sources::RevocationSources;
use super::statement::Revocation;
use super::verdict::{RevocationStatus, TimeStamp, Trust};
use crate::cms::{Message, MessageError, SignatureFormat, Signed};

/// The most time stamps of one signature that are checked.
const MAX_STAMPS: usize = 4;

/// The time stamps in the message of a signature.
pub(super) fn stamps(message: &Message, evidence: &Evidence<'_>, now: Timestamp) -> Vec<TimeStamp> {
    let read = |der: &Vec<u8>| {
        let stamp = Message::read(der)?;
        let signed = stamp.check(SignatureFormat::TimeStamp, &[&message.signature])?;
        let time = signed.stamped.ok_or(MessageError::Content)?;
        Ok(TimeStamp::Valid { time, trust: timestamp_trust(&signed, time, evidence, now) })
    };
    let stamps = message.stamps.iter().take(MAX_STAMPS);
    stamps.map(|it| read(it).unwrap_or_else(TimeStamp::Invalid)).collect()
}

/// Whether a time stamp of that time is trusted.
///
/// Of an authority whose certificate was revoked, earlier time stamps stay trusted only if the reason rules
/// out a compromised key, which could stamp any time (RFC 3161, 4).
pub(super) fn timestamp_trust(
    signed: &Signed<'_>,
    time: Timestamp,
    evidence: &Evidence<'_>,
    now: Timestamp,
) -> Trust {
    if time > now {
        return Trust::Untrusted(UntrustedReason::Future(time));
    }
    let sources = RevocationSources::of(signed.message, evidence, now);
    chain_status(signed, evidence, time, Purpose::TimeStamp, |certificate, issuer| {
        match sources.revocation(certificate, issuer, time) {
            // Unspecified, affiliation changed, superseded, cessation of operation.
            Revocation::Revoked { by, when, cause: Some(0 | 3 | 4 | 5) } if when > time => {
                Ok(RevocationStatus::RevokedLater { by, when })
            }
            Revocation::Revoked { by, when, .. } => {
                Err(UntrustedReason::Revoked { name: certificate.name(), by, when })
            }
            Revocation::Good { by, of } => Ok(RevocationStatus::Good { by, of }),
            Revocation::Unknown => Ok(RevocationStatus::Unknown),
        }
    })
}
