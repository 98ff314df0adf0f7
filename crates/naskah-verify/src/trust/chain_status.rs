//! The revocation status of each certificate in a chain.

use jiff::Timestamp;

use super::chain::{Purpose, chain};
use super::evidence::Evidence;
use super::reason::UntrustedReason;
use super::verdict::{ChainLink, RevocationStatus, Trust};
use crate::cms::{Certificate, Signed};

/// The chain at a time; `status` decides for each certificate but the root, given its issuer.
pub(super) fn chain_status(
    signed: &Signed<'_>,
    evidence: &Evidence<'_>,
    at: Timestamp,
    purpose: Purpose,
    status: impl Fn(&Certificate, &Certificate) -> Result<RevocationStatus, UntrustedReason>,
) -> Trust {
    if evidence.roots.is_empty() {
        return Trust::NoRoots;
    }
    let others: Vec<_> = signed.message.certificates.iter().chain(evidence.certificates).collect();
    let path = match chain(signed.signer, &others, evidence.roots, at, purpose) {
        Ok(path) => path,
        Err(reason) => return Trust::Untrusted(reason),
    };
    let mut links = Vec::new();
    for (index, certificate) in path.iter().enumerate() {
        let status = match path.get(index + 1) {
            Some(issuer) => status(certificate, issuer),
            None => Ok(RevocationStatus::Root),
        };
        match status {
            Ok(status) => links.push(ChainLink { name: certificate.name(), status }),
            Err(reason) => return Trust::Untrusted(reason),
        }
    }
    Trust::Trusted(links)
}
