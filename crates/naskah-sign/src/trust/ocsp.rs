//! An answer to the question whether a certificate was revoked: RFC 6960.

use aws_lc_rs::digest;
use const_oid::db::rfc5280::ID_CE_EXT_KEY_USAGE;
use const_oid::db::rfc5280::ID_KP_OCSP_SIGNING;
use const_oid::db::rfc5912::ID_SHA_1;
use const_oid::db::rfc6960::ID_PKIX_OCSP_BASIC;
use jiff::Timestamp;

use super::revocation::{Saying, Source};
use crate::cms::hash::{digest_of, known};
use crate::cms::item::{
    BITS, ENUMERATED, INTEGER, Item, Malformed, OCTETS, OID, SEQUENCE, TIME, own, plain,
};
use crate::cms::signature::{Algorithm, verify};
use crate::cms::{Certificate, Use};

/// As many certificates as an answer may bring.
const CERTIFICATES: usize = 10;

/// An answer, of which nothing is believed until its signature is checked.
pub(super) struct Answer<'a> {
    /// What is signed.
    tbs: &'a [u8],
    algorithm: Algorithm<'a>,
    signature: &'a [u8],
    answerer: Item<'a>,
    produced: Timestamp,
    singles: Vec<Single<'a>>,
    certificates: Vec<Certificate>,
}

/// What is said of one certificate.
struct Single<'a> {
    hash: Algorithm<'a>,
    issuer_name: &'a [u8],
    issuer_key: &'a [u8],
    serial: &'a [u8],
    /// Not good: when it was revoked, and why; nothing when the answerer does not know.
    status: Status,
    this_update: Timestamp,
    next_update: Option<Timestamp>,
}

#[derive(Clone, Copy, PartialEq)]
enum Status {
    Good,
    Revoked(Timestamp, Option<u8>),
    Unknown,
}

impl<'a> Answer<'a> {
    pub(super) fn read(der: &'a [u8]) -> Result<Self, Malformed> {
        let mut outer = Item::only_of(der, SEQUENCE)?.items();
        if outer.expect(ENUMERATED)?.body != [0] {
            return Err(Malformed);
        }
        let mut response = outer.expect(own(0))?.inner(SEQUENCE)?.items();
        outer.end()?;
        if response.expect(OID)?.body != ID_PKIX_OCSP_BASIC.as_bytes() {
            return Err(Malformed);
        }
        let basic = response.expect(OCTETS)?;
        response.end()?;
        let mut items = basic.inner(SEQUENCE)?.items();
        let tbs = items.expect(SEQUENCE)?;
        let algorithm = Algorithm::read(items.expect(SEQUENCE)?)?;
        let signature = items.expect(BITS)?.bits()?;
        let mut certificates = Vec::new();
        if let Some(list) = items.optional(own(0))? {
            for item in list.inner(SEQUENCE)?.items().take(CERTIFICATES) {
                certificates.push(Certificate::read(item?.whole)?);
            }
        }
        items.end()?;

        let mut data = tbs.items();
        data.optional(own(0))?;
        let answerer = data.next().ok_or(Malformed)??;
        let produced = data.expect(TIME)?.time()?;
        let singles = data.expect(SEQUENCE)?.items();
        let singles = singles.map(|it| Single::read(it?)).collect::<Result<_, _>>()?;
        data.optional(own(1))?;
        data.end()?;
        Ok(Self { tbs: tbs.whole, algorithm, signature, answerer, produced, singles, certificates })
    }

    /// Whether anything in it is about this certificate.
    pub(super) fn is_of(&self, certificate: &Certificate, issuer: &Certificate) -> bool {
        self.singles.iter().any(|it| it.is_of(certificate, issuer))
    }

    /// What it says of a certificate; nothing when it is not about that one, or by nobody who may say so.
    pub(super) fn says(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        withdrawn: impl Fn(&Certificate) -> bool,
    ) -> Option<Saying> {
        let own = self.named(issuer) && self.signed_by(issuer);
        let others = || self.certificates.iter().filter(|it| self.named(it) && may_answer(it));
        let delegated = |it: &&Certificate| {
            it.not_before <= self.produced
                && self.produced <= it.not_after
                && it.is_issued_by(issuer)
                && self.signed_by(it)
                && !withdrawn(it)
        };
        if !own && !others().any(|it| delegated(&it)) {
            return None;
        }
        let single = self.singles.iter().filter(|it| it.is_of(certificate, issuer));
        // Were there more than one, the worst would count; but an answer is to one question.
        let worst = single.max_by_key(|it| matches!(it.status, Status::Revoked(..)))?;
        let revoked = match worst.status {
            Status::Good => None,
            Status::Revoked(when, cause) => Some((when, cause)),
            Status::Unknown => return None,
        };
        Some(Saying {
            by: Source::Ocsp,
            this_update: worst.this_update,
            next_update: worst.next_update,
            revoked,
        })
    }

    /// Whether it names this certificate as that of who answers: RFC 6960, 4.2.1.
    fn named(&self, certificate: &Certificate) -> bool {
        if self.answerer.tag == own(1) {
            return self.answerer.body == certificate.subject;
        }
        let key = self.answerer.inner(OCTETS).map(|it| it.body);
        let tag = self.answerer.tag == own(2);
        tag && certificate.key_bits().is_ok_and(|bits| key == Ok(sha1(bits).as_ref()))
    }

    fn signed_by(&self, certificate: &Certificate) -> bool {
        verify(self.algorithm, None, &certificate.key, self.tbs, self.signature).is_ok()
    }
}

impl<'a> Single<'a> {
    fn read(item: Item<'a>) -> Result<Self, Malformed> {
        let mut items = item.items();
        let mut id = items.expect(SEQUENCE)?.items();
        let hash = Algorithm::read(id.expect(SEQUENCE)?)?;
        let issuer_name = id.expect(OCTETS)?.body;
        let issuer_key = id.expect(OCTETS)?.body;
        let serial = id.expect(INTEGER)?.body;
        id.end()?;
        let status = items.next().ok_or(Malformed)??;
        let status = match status.tag {
            it if it == plain(0) => Status::Good,
            it if it == own(1) => {
                let mut items = status.items();
                let when = items.expect(TIME)?.time()?;
                let cause = items.optional(own(0))?.map(|it| it.inner(ENUMERATED)).transpose()?;
                Status::Revoked(when, cause.and_then(|it| it.body.first().copied()))
            }
            _ => Status::Unknown,
        };
        let this_update = items.expect(TIME)?.time()?;
        let next = items.optional(own(0))?.map(|it| it.inner(TIME)?.time()).transpose()?;
        items.optional(own(1))?;
        items.end()?;
        Ok(Self { hash, issuer_name, issuer_key, serial, status, this_update, next_update: next })
    }

    /// Whether it is about this certificate: RFC 6960, 4.1.1. SHA-1 only says of which it is.
    fn is_of(&self, certificate: &Certificate, issuer: &Certificate) -> bool {
        let digest = |bytes: &[u8]| match known(self.hash.id) {
            Ok(hash) => Some(digest_of(hash, &[bytes])),
            Err(_) if self.hash.id == ID_SHA_1.as_bytes() => Some(sha1(bytes)),
            Err(_) => None,
        };
        let is =
            |bytes: &[u8], it: &[u8]| digest(bytes).is_some_and(|digest| digest.as_ref() == it);
        self.serial == certificate.serial
            && certificate.issuer == issuer.subject
            && is(&issuer.subject, self.issuer_name)
            && issuer.key_bits().is_ok_and(|bits| is(bits, self.issuer_key))
    }
}

/// Whether an issuer has made it an answerer: RFC 6960, 4.2.2.2.
fn may_answer(certificate: &Certificate) -> bool {
    let Some(uses) = certificate.extension(ID_CE_EXT_KEY_USAGE) else { return false };
    let Ok(uses) = Item::only_of(&uses.value, SEQUENCE) else { return false };
    let answers =
        |it: Result<Item<'_>, _>| it.is_ok_and(|it| it.body == ID_KP_OCSP_SIGNING.as_bytes());
    certificate.may(Use::Sign) && uses.items().any(answers)
}

fn sha1(bytes: &[u8]) -> digest::Digest {
    digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, bytes)
}
