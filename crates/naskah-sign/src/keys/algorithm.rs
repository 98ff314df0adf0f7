//! Signature algorithms.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912;
use der::Decode;
use naskah_diagnostic::Diagnostic;
use naskah_verify::Hash;
use naskah_verify::cms::Certificate;
use naskah_verify::cms::element::{Element, OID, SEQUENCE, encoded};
use naskah_verify::cms::public_key::{self, AlgorithmIdentifier};
use spki::SubjectPublicKeyInfoRef;

use crate::codes;
use crate::error::Result;

/// The help for a key of another algorithm or size.
pub(super) const SUPPORTED: &str =
    "choose an RSA key of 2048 to 4096 bits, or an ECDSA key on P-256 or P-384";

/// A signature algorithm.
///
/// ```
/// use naskah_sign::{Algorithm, Hash};
///
/// assert_eq!(Algorithm::Rsa(Hash::Sha512).hash(), Hash::Sha512);
/// assert_eq!(Algorithm::P384.hash(), Hash::Sha384);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Algorithm {
    /// RSA with PKCS #1 version 1.5 padding (RFC 8017, 8.2).
    Rsa(Hash),
    /// ECDSA on the curve P-256, with SHA-256.
    P256,
    /// ECDSA on the curve P-384, with SHA-384.
    P384,
}

impl Algorithm {
    /// The algorithm of a certificate's key, if it is supported; of RSA, with SHA-256.
    pub(super) fn of(certificate: &Certificate) -> Option<Self> {
        let kind = SubjectPublicKeyInfoRef::from_der(&certificate.key).ok()?.algorithm;
        if kind.oid == rfc5912::RSA_ENCRYPTION {
            return Some(Self::Rsa(Hash::Sha256));
        }
        match kind.parameters_oid().ok()? {
            rfc5912::SECP_256_R_1 => Some(Self::P256),
            rfc5912::SECP_384_R_1 => Some(Self::P384),
            _ => None,
        }
    }

    /// The algorithm with another digest.
    ///
    /// # Errors
    /// An elliptic curve, which has a fixed digest here.
    pub(super) fn with_hash(self, wanted: Hash) -> Result<Self> {
        match self {
            Self::Rsa(_) => Ok(Self::Rsa(wanted)),
            curve if curve.hash() == wanted => Ok(curve),
            _ => Err(Diagnostic::error(
                codes::DIGEST_UNSUPPORTED,
                "a key on an elliptic curve signs with the digest of its size",
            )
            .help("leave the digest out: P-256 uses SHA-256, and P-384 uses SHA-384")
            .into()),
        }
    }

    /// Whether `signature` is one of `message` by the key of a certificate.
    pub(super) fn verifies(
        self,
        certificate: &Certificate,
        message: &[u8],
        signature: &[u8],
    ) -> bool {
        let identifier = encoded(SEQUENCE, &encoded(OID, self.identifier().as_bytes()));
        let identifier = Element::only(&identifier).and_then(AlgorithmIdentifier::read);
        identifier.is_ok_and(|identifier| {
            public_key::verify(identifier, None, &certificate.key, message, signature).is_ok()
        })
    }

    /// The digest algorithm.
    pub fn hash(self) -> Hash {
        match self {
            Self::Rsa(hash) => hash,
            Self::P256 => Hash::Sha256,
            Self::P384 => Hash::Sha384,
        }
    }

    pub(crate) fn identifier(self) -> ObjectIdentifier {
        match self {
            Self::Rsa(Hash::Sha256) => rfc5912::SHA_256_WITH_RSA_ENCRYPTION,
            Self::Rsa(Hash::Sha384) => rfc5912::SHA_384_WITH_RSA_ENCRYPTION,
            Self::Rsa(Hash::Sha512) => rfc5912::SHA_512_WITH_RSA_ENCRYPTION,
            Self::P256 => rfc5912::ECDSA_WITH_SHA_256,
            Self::P384 => rfc5912::ECDSA_WITH_SHA_384,
        }
    }
}
