//! Whether a certificate was revoked, according to all CRLs and OCSP responses together.
//!
//! Their origin does not matter, because each is signed by the issuer or its OCSP responder. When a statement
//! counts follows ETSI EN 319 102-1, 5.2.5 and 5.6.2, and RFC 5280, 6.3:
//!
//! - "revoked" counts whenever it was stated, since a revocation is final; the caller decides whether a
//!   signature is proven to be older;
//! - "not revoked" counts between the statement and its next update, and at all earlier times if it was
//!   stated before the certificate expired, because issuers may drop expired certificates from their CRLs.

use jiff::Timestamp;

use super::crl::Crl;
use super::evidence::Evidence;
use super::ocsp::OcspResponse;
use super::statement::{Revocation, RevocationStatement};
use crate::cms::{Certificate, Message};

/// The most signatures of CRLs, and of OCSP responses, that are verified for one certificate.
const MAX_CHECKS: usize = 100;

/// All CRLs and OCSP responses that are available for a signature.
pub struct RevocationSources<'a> {
    crls: Vec<Crl<'a>>,
    responses: Vec<OcspResponse<'a>>,
    now: Timestamp,
}

impl<'a> RevocationSources<'a> {
    /// The sources in a message and in the evidence; those that cannot be read are skipped.
    pub fn of(message: &'a Message, evidence: &Evidence<'a>, now: Timestamp) -> Self {
        let crls = message.crls.iter().chain(evidence.crls);
        let responses = message.ocsps.iter().chain(evidence.ocsps);
        Self {
            crls: crls.filter_map(|der| Crl::read(der).ok()).collect(),
            responses: responses.filter_map(|der| OcspResponse::read(der).ok()).collect(),
            now,
        }
    }

    /// Whether a certificate was revoked, as of a time.
    pub fn revocation(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        at: Timestamp,
    ) -> Revocation {
        let by_crls = self.crl_statements(certificate, issuer);
        let by_ocsp = self.ocsp_statements(certificate, issuer);
        let mut found = Revocation::Unknown;
        let statements = by_crls.chain(by_ocsp).filter(|it| it.this_update <= self.now);
        for statement in statements {
            let RevocationStatement { by, this_update: of, next_update, revoked } = statement;
            let covers = of <= at && next_update.is_some_and(|next| at <= next)
                || of > at && of <= certificate.not_after;
            found = match (found, revoked) {
                // The earliest revocation counts.
                (Revocation::Revoked { when: earlier, .. }, Some((when, _))) if earlier <= when => {
                    found
                }
                (_, Some((when, cause))) => Revocation::Revoked { by, when, cause },
                (Revocation::Unknown, None) if covers => Revocation::Good { by, of },
                (Revocation::Good { of: before, .. }, None) if covers && before < of => {
                    Revocation::Good { by, of }
                }
                _ => found,
            };
        }
        found
    }

    fn crl_statements<'s>(
        &'s self,
        certificate: &'s Certificate,
        issuer: &'s Certificate,
    ) -> impl Iterator<Item = RevocationStatement> + 's {
        self.crls
            .iter()
            .filter(|it| it.is_of(issuer))
            .take(MAX_CHECKS)
            .filter_map(move |it| it.statement(certificate, issuer))
    }

    pub(super) fn ocsp_statements<'s>(
        &'s self,
        certificate: &'s Certificate,
        issuer: &'s Certificate,
    ) -> impl Iterator<Item = RevocationStatement> + 's {
        self.responses
            .iter()
            .filter(|it| it.is_of(certificate, issuer))
            .take(MAX_CHECKS)
            .filter_map(move |it| {
                it.statement(certificate, issuer, |responder| self.is_revoked(responder, issuer))
            })
    }

    /// Whether a CRL says that an OCSP responder's certificate was revoked.
    fn is_revoked(&self, responder: &Certificate, issuer: &Certificate) -> bool {
        self.crl_statements(responder, issuer).any(|it| it.revoked.is_some())
    }
}
