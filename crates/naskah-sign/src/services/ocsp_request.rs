//! OCSP requests (RFC 6960, 4.1).

use aws_lc_rs::digest;
use const_oid::db::rfc5912::ID_SHA_1;

use naskah_verify::cms::Certificate;
use naskah_verify::cms::element::{INTEGER, Malformed, NULL, OCTETS, OID, SEQUENCE, encoded};

/// A request about one certificate, without a nonce, so that responders may answer from a cache. SHA-1 only
/// identifies the certificate, and is what all responders support (RFC 5019, 2.1.1).
pub(crate) fn ocsp_request(
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
    // Request, requestList, tbsRequest and OCSPRequest.
    Ok((0..4).fold(encoded(SEQUENCE, &id.concat()), |inner, _| encoded(SEQUENCE, &inner)))
}
