//! Time stamps: when something is proven to have been there. RFC 3161.

use jiff::Timestamp;

use super::chain::Purpose;
use super::reason::Reason;
use super::revocation::{Pool, Revocation};
use super::{Evidence, Standing, Trust};
use crate::cms::{Fault, Kind, Message, Signed};

/// As many time stamps of one signature as are looked at.
const STAMPS: usize = 4;

/// A time stamp of a signature.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stamp {
    /// It is none, or of something else.
    Bad(Fault),
    /// It says that the signature was there at a time.
    Of { time: Timestamp, trust: Trust },
}

impl Stamp {
    /// The time, when it is proven.
    pub(super) fn proven(&self) -> Option<Timestamp> {
        match self {
            Self::Of { time, trust: Trust::Trusted(_) } => Some(*time),
            _ => None,
        }
    }
}

/// What the time stamps that came with a signature say.
pub(super) fn stamps(message: &Message, evidence: &Evidence<'_>, now: Timestamp) -> Vec<Stamp> {
    let read = |der: &Vec<u8>| {
        let stamp = Message::read(der)?;
        let signed = stamp.check(Kind::Stamp, &[&message.signature])?;
        let time = signed.stamped.ok_or(Fault::Content)?;
        Ok(Stamp::Of { time, trust: trust(&signed, time, evidence, now) })
    };
    message.stamps.iter().take(STAMPS).map(|it| read(it).unwrap_or_else(Stamp::Bad)).collect()
}

/// Whether a time stamp of a time is to be trusted.
///
/// Of a stamper that was revoked only those are that it made before, and only where it is said that its
/// key was not lost: with a lost key anybody stamps any time (RFC 3161, 4).
pub(super) fn trust(
    signed: &Signed<'_>,
    time: Timestamp,
    evidence: &Evidence<'_>,
    now: Timestamp,
) -> Trust {
    if time > now {
        return Trust::Untrusted(Reason::Future(time));
    }
    let pool = Pool::of(signed.message, evidence, now);
    super::trust(signed, evidence, time, Purpose::Stamp, |certificate, issuer| {
        match pool.revocation(certificate, issuer, time) {
            // Unspecified, affiliation changed, superseded, cessation of operation.
            Revocation::Revoked { by, when, cause: Some(0 | 3 | 4 | 5) } if when > time => {
                Ok(Standing::RevokedLater { by, when })
            }
            Revocation::Revoked { by, when, .. } => {
                Err(Reason::Revoked { name: certificate.name(), by, when })
            }
            Revocation::Good { by, of } => Ok(Standing::Good { by, of }),
            Revocation::Unknown => Ok(Standing::Unknown),
        }
    })
}
