//! Whether the certificate that a signature was made with can be trusted: its chain, its time, its
//! revocation. Nothing is asked of a network: all that counts came with the file, or is given.

mod chain;
mod crl;
mod ocsp;
mod reason;
mod revocation;
#[cfg(test)]
mod tests;
mod timestamp;

use jiff::Timestamp;

use self::chain::Purpose;
use crate::cms::{Certificate, Signed};

pub(crate) use self::reason::Reason;
pub(crate) use self::revocation::{Pool, Revocation, Source};
pub(crate) use self::timestamp::Stamp;

/// What a signature is judged by, beside what its message brings itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence<'a> {
    /// Those that are trusted.
    pub(crate) roots: &'a [Certificate],
    /// What the file has beside the signature: certificates, lists and answers, in DER.
    pub(crate) certificates: &'a [Certificate],
    pub(crate) crls: &'a [Vec<u8>],
    pub(crate) ocsps: &'a [Vec<u8>],
    /// A time at which the signature is known to have been there, by a trusted time stamp of the file.
    pub(crate) proven: Option<Timestamp>,
}

/// What is to be thought of whom a signature names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) trust: Trust,
    /// When it was judged: at the earliest time at which the signature is proven to have been there,
    /// else now.
    pub(crate) at: Timestamp,
    pub(crate) proven: bool,
    /// What the time stamps of the signature say, in their order.
    pub(crate) stamps: Vec<Stamp>,
}

/// Whether a certificate is trusted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Trust {
    /// Nobody can tell: no root was given.
    NoRoots,
    /// From the signer to the root.
    Trusted(Vec<Link>),
    Untrusted(Reason),
}

/// A certificate in a chain.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Link {
    pub(crate) name: String,
    pub(crate) standing: Standing,
}

/// Whether a certificate in a chain was revoked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Standing {
    /// Trusted by who asks.
    Root,
    /// Not revoked, by something of this time.
    Good { by: Source, of: Timestamp },
    /// Revoked, but only after what was signed is proven to have been there.
    RevokedLater { by: Source, when: Timestamp },
    /// Nothing says that it was not.
    Unknown,
}

/// Judges the certificate of a signature, or of a time stamp that stands in a field of its own.
///
/// A signature counts at the earliest time at which it is proven to have been there; a time stamp counts
/// at its own time (ETSI EN 319 102-1, 5.5 and 5.6, without their sliding back through archives).
pub(crate) fn judge(signed: &Signed<'_>, evidence: &Evidence<'_>, now: Timestamp) -> Verdict {
    if let Some(time) = signed.stamped {
        let trust = timestamp::trust(signed, time, evidence, now);
        return Verdict { trust, at: time, proven: true, stamps: Vec::new() };
    }
    let stamps = timestamp::stamps(signed.message, evidence, now);
    let times = stamps.iter().filter_map(Stamp::proven).chain(evidence.proven);
    let proven = times.min();
    let at = proven.unwrap_or(now);
    let pool = Pool::of(signed.message, evidence, now);
    let trust = trust(signed, evidence, at, Purpose::Document, |certificate, issuer| {
        match pool.revocation(certificate, issuer, at) {
            Revocation::Revoked { by, when, .. } if proven.is_some() && when > at => {
                Ok(Standing::RevokedLater { by, when })
            }
            Revocation::Revoked { by, when, .. } => {
                Err(Reason::Revoked { name: certificate.name(), by, when })
            }
            Revocation::Good { by, of } => Ok(Standing::Good { by, of }),
            Revocation::Unknown => Ok(Standing::Unknown),
        }
    });
    Verdict { trust, at, proven: proven.is_some(), stamps }
}

/// The chain at a time, each certificate but the root with its standing.
fn trust(
    signed: &Signed<'_>,
    evidence: &Evidence<'_>,
    at: Timestamp,
    purpose: Purpose,
    standing: impl Fn(&Certificate, &Certificate) -> Result<Standing, Reason>,
) -> Trust {
    if evidence.roots.is_empty() {
        return Trust::NoRoots;
    }
    let others: Vec<_> = signed.message.certificates.iter().chain(evidence.certificates).collect();
    let path = match chain::chain(signed.signer, &others, evidence.roots, at, purpose) {
        Ok(path) => path,
        Err(reason) => return Trust::Untrusted(reason),
    };
    let mut links = Vec::new();
    for (index, certificate) in path.iter().enumerate() {
        let standing = match path.get(index + 1) {
            Some(issuer) => standing(certificate, issuer),
            None => Ok(Standing::Root),
        };
        match standing {
            Ok(standing) => links.push(Link { name: certificate.name(), standing }),
            Err(reason) => return Trust::Untrusted(reason),
        }
    }
    Trust::Trusted(links)
}
