//! OCSP responses (RFC 6960).

use const_oid::db::rfc5280::ID_CE_EXT_KEY_USAGE;
use const_oid::db::rfc5280::ID_KP_OCSP_SIGNING;
use const_oid::db::rfc5912::ID_SHA_1;
use const_oid::db::rfc6960::ID_PKIX_OCSP_BASIC;
use jiff::Timestamp;

use super::statement::{RevocationSource, RevocationStatement};
use crate::cms::element::{
    BITS, ENUMERATED, Element, INTEGER, Malformed, OCTETS, OID, SEQUENCE, TIME,
    context_constructed, context_primitive,
};
use crate::cms::public_key::{AlgorithmIdentifier, verify};
use crate::cms::{Certificate, KeyUse};
use crate::digest::{Hash, sha1};

/// The most certificates of a response that are read.
const MAX_CERTIFICATES: usize = 10;

/// A parsed response; its signature is verified when it is asked for a statement.
pub(super) struct OcspResponse<'a> {
    /// The signed bytes.
    tbs: &'a [u8],
    algorithm: AlgorithmIdentifier<'a>,
    signature: &'a [u8],
    /// The responder's name or key digest.
    responder: Element<'a>,
    produced: Timestamp,
    singles: Vec<SingleResponse<'a>>,
    certificates: Vec<Certificate>,
}

/// The status of one certificate.
struct SingleResponse<'a> {
    hash: AlgorithmIdentifier<'a>,
    issuer_name: &'a [u8],
    issuer_key: &'a [u8],
    serial: &'a [u8],
    status: CertificateStatus,
    this_update: Timestamp,
    next_update: Option<Timestamp>,
}

#[derive(Clone, Copy, PartialEq)]
enum CertificateStatus {
    Good,
    /// The time and reason code of the revocation.
    Revoked(Timestamp, Option<u8>),
    Unknown,
}

impl<'a> OcspResponse<'a> {
    pub(super) fn read(der: &'a [u8]) -> Result<Self, Malformed> {
        let mut outer = Element::only_of(der, SEQUENCE)?.items();
        if outer.expect(ENUMERATED)?.body != [0] {
            return Err(Malformed);
        }
        let mut response = outer.expect(context_constructed(0))?.inner(SEQUENCE)?.items();
        outer.end()?;
        if response.expect(OID)?.body != ID_PKIX_OCSP_BASIC.as_bytes() {
            return Err(Malformed);
        }
        let basic = response.expect(OCTETS)?;
        response.end()?;
        let mut items = basic.inner(SEQUENCE)?.items();
        let tbs = items.expect(SEQUENCE)?;
        let algorithm = AlgorithmIdentifier::read(items.expect(SEQUENCE)?)?;
        let signature = items.expect(BITS)?.bits()?;
        let mut certificates = Vec::new();
        if let Some(list) = items.optional(context_constructed(0))? {
            for item in list.inner(SEQUENCE)?.items().take(MAX_CERTIFICATES) {
                certificates.push(Certificate::read(item?.whole)?);
            }
        }
        items.end()?;

        let mut data = tbs.items();
        data.optional(context_constructed(0))?;
        let responder = data.next().ok_or(Malformed)??;
        let produced = data.expect(TIME)?.time()?;
        let singles = data.expect(SEQUENCE)?.items();
        let singles = singles.map(|it| SingleResponse::read(it?)).collect::<Result<_, _>>()?;
        data.optional(context_constructed(1))?;
        data.end()?;
        Ok(Self {
            tbs: tbs.whole,
            algorithm,
            signature,
            responder,
            produced,
            singles,
            certificates,
        })
    }

    /// Whether any status in it is of this certificate.
    pub(super) fn is_of(&self, certificate: &Certificate, issuer: &Certificate) -> bool {
        self.singles.iter().any(|it| it.is_of(certificate, issuer))
    }

    /// What it states about a certificate; `None` if it is not about the certificate, or not by the issuer or
    /// a responder the issuer authorised and, as `is_revoked` says, has not revoked.
    pub(super) fn statement(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        is_revoked: impl Fn(&Certificate) -> bool,
    ) -> Option<RevocationStatement> {
        let by_issuer = self.named(issuer) && self.signed_by(issuer);
        let others = || self.certificates.iter().filter(|it| self.named(it) && may_respond(it));
        let delegated = |it: &&Certificate| {
            it.not_before <= self.produced
                && self.produced <= it.not_after
                && it.is_issued_by(issuer)
                && self.signed_by(it)
                && !is_revoked(it)
        };
        if !by_issuer && !others().any(|it| delegated(&it)) {
            return None;
        }
        let single = self.singles.iter().filter(|it| it.is_of(certificate, issuer));
        // Of several statuses of one certificate, the worst counts.
        let worst = single.max_by_key(|it| matches!(it.status, CertificateStatus::Revoked(..)))?;
        let revoked = match worst.status {
            CertificateStatus::Good => None,
            CertificateStatus::Revoked(when, cause) => Some((when, cause)),
            CertificateStatus::Unknown => return None,
        };
        Some(RevocationStatement {
            by: RevocationSource::Ocsp,
            this_update: worst.this_update,
            next_update: worst.next_update,
            revoked,
        })
    }

    /// Whether it names this certificate as the responder's (RFC 6960, 4.2.1).
    fn named(&self, certificate: &Certificate) -> bool {
        if self.responder.tag == context_constructed(1) {
            return self.responder.body == certificate.subject;
        }
        let key = self.responder.inner(OCTETS).map(|it| it.body);
        let tag = self.responder.tag == context_constructed(2);
        tag && certificate.key_bits().is_ok_and(|bits| key == Ok(sha1(bits).as_ref()))
    }

    fn signed_by(&self, certificate: &Certificate) -> bool {
        verify(self.algorithm, None, &certificate.key, self.tbs, self.signature).is_ok()
    }
}

impl<'a> SingleResponse<'a> {
    fn read(item: Element<'a>) -> Result<Self, Malformed> {
        let mut items = item.items();
        let mut id = items.expect(SEQUENCE)?.items();
        let hash = AlgorithmIdentifier::read(id.expect(SEQUENCE)?)?;
        let issuer_name = id.expect(OCTETS)?.body;
        let issuer_key = id.expect(OCTETS)?.body;
        let serial = id.expect(INTEGER)?.body;
        id.end()?;
        let status = items.next().ok_or(Malformed)??;
        let status = match status.tag {
            it if it == context_primitive(0) => CertificateStatus::Good,
            it if it == context_constructed(1) => {
                let mut items = status.items();
                let when = items.expect(TIME)?.time()?;
                let cause = items
                    .optional(context_constructed(0))?
                    .map(|it| it.inner(ENUMERATED))
                    .transpose()?;
                CertificateStatus::Revoked(when, cause.and_then(|it| it.body.first().copied()))
            }
            _ => CertificateStatus::Unknown,
        };
        let this_update = items.expect(TIME)?.time()?;
        let next =
            items.optional(context_constructed(0))?.map(|it| it.inner(TIME)?.time()).transpose()?;
        items.optional(context_constructed(1))?;
        items.end()?;
        Ok(Self { hash, issuer_name, issuer_key, serial, status, this_update, next_update: next })
    }

    /// Whether it is about this certificate (RFC 6960, 4.1.1). SHA-1 only identifies the issuer here.
    fn is_of(&self, certificate: &Certificate, issuer: &Certificate) -> bool {
        let is = |bytes: &[u8], digest: &[u8]| match Hash::from_oid(self.hash.oid) {
            Some(hash) => hash.digest(&[bytes]) == digest,
            None if self.hash.oid == ID_SHA_1.as_bytes() => sha1(bytes).as_ref() == digest,
            None => false,
        };
        self.serial == certificate.serial
            && certificate.issuer == issuer.subject
            && is(&issuer.subject, self.issuer_name)
            && issuer.key_bits().is_ok_and(|bits| is(bits, self.issuer_key))
    }
}

/// Whether the certificate authorises an OCSP responder (RFC 6960, 4.2.2.2).
fn may_respond(certificate: &Certificate) -> bool {
    let Some(uses) = certificate.extension(ID_CE_EXT_KEY_USAGE.as_bytes()) else { return false };
    let Ok(uses) = Element::only_of(&uses.value, SEQUENCE) else { return false };
    let is_responder =
        |it: Result<Element<'_>, _>| it.is_ok_and(|it| it.body == ID_KP_OCSP_SIGNING.as_bytes());
    certificate.may(KeyUse::Sign) && uses.items().any(is_responder)
}
