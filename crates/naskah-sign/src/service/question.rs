//! The question whether a certificate was revoked: RFC 6960, 4.1.

use aws_lc_rs::digest;
use const_oid::db::rfc5912::ID_SHA_1;

use crate::cms::Certificate;
use crate::cms::item::{INTEGER, Malformed, NULL, OCTETS, OID, SEQUENCE, encoded};

/// About one certificate, without a nonce, so that an answer that is kept for all who ask will do. SHA-1 only says
/// which certificate is meant, and is what all answerers know (RFC 5019, 2.1.1).
pub(crate) fn question(
    certificate: &Certificate,
    issuer: &Certificate,
) -> Result<Vec<u8>, Malformed> {
    let sha1 = |bytes: &[u8]| {
        let digest = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, bytes);
        encoded(OCTETS, digest.as_ref())
    };
    let algorithm = [encoded(OID, ID_SHA_1.as_bytes()), encoded(NULL, &[])].concat();
    let id = [
        encoded(SEQUENCE, &algorithm),
        sha1(&issuer.subject),
        sha1(issuer.key_bits()?),
        encoded(INTEGER, &certificate.serial),
    ];
    // The question, in the list of all that are asked at once, in what might be signed, in the whole.
    Ok((0..4).fold(encoded(SEQUENCE, &id.concat()), |inner, _| encoded(SEQUENCE, &inner)))
}
