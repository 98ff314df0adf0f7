//! How a key signs.

use std::fmt;

use aws_lc_rs::digest;
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912;
use der::Encode;
use naskah::diagnostic::{Diagnostic, Result};
use x509_cert::Certificate;

use crate::cms::item::{Item, OID, SEQUENCE, encoded};
use crate::cms::signature;

/// How bytes are made into a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

/// How a digest is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// RSA with the padding of PKCS #1 version 1.5 (RFC 8017, 8.2).
    Rsa(Hash),
    /// ECDSA on the curve P-256, with SHA-256.
    P256,
    /// ECDSA on the curve P-384, with SHA-384.
    P384,
}

/// `SHA-256`, `SHA-384` or `SHA-512`
impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        })
    }
}

impl Hash {
    pub(crate) fn identifier(self) -> ObjectIdentifier {
        match self {
            Self::Sha256 => rfc5912::ID_SHA_256,
            Self::Sha384 => rfc5912::ID_SHA_384,
            Self::Sha512 => rfc5912::ID_SHA_512,
        }
    }

    pub(crate) fn context(self) -> digest::Context {
        digest::Context::new(match self {
            Self::Sha256 => &digest::SHA256,
            Self::Sha384 => &digest::SHA384,
            Self::Sha512 => &digest::SHA512,
        })
    }

    pub(crate) fn digest(self, bytes: &[u8]) -> Vec<u8> {
        let mut context = self.context();
        context.update(bytes);
        context.finish().as_ref().to_vec()
    }
}

impl Algorithm {
    /// How the key of a certificate signs, if it can: RSA with SHA-256.
    pub(super) fn of(certificate: &Certificate) -> Option<Self> {
        let kind = &certificate.tbs_certificate.subject_public_key_info.algorithm;
        if kind.oid == rfc5912::RSA_ENCRYPTION {
            return Some(Self::Rsa(Hash::Sha256));
        }
        let curve = kind.parameters.as_ref()?.decode_as::<ObjectIdentifier>().ok()?;
        match curve {
            rfc5912::SECP_256_R_1 => Some(Self::P256),
            rfc5912::SECP_384_R_1 => Some(Self::P384),
            _ => None,
        }
    }

    /// The same with another digest; a curve has one of its own.
    pub(super) fn with_hash(self, wanted: Hash) -> Result<Self> {
        match self {
            Self::Rsa(_) => Ok(Self::Rsa(wanted)),
            curve if curve.hash() == wanted => Ok(curve),
            _ => Err(Diagnostic::uncoded_error(
                "a key on an elliptic curve signs with the digest of its size",
            )
            .help("leave the digest out: P-256 takes SHA-256, and P-384 takes SHA-384")
            .into()),
        }
    }

    /// Whether the key of a certificate has signed these bytes so.
    pub(super) fn is_signature(self, certificate: &Certificate, bytes: &[u8], by: &[u8]) -> bool {
        let key = certificate.tbs_certificate.subject_public_key_info.to_der();
        let named = encoded(SEQUENCE, &encoded(OID, self.identifier().as_bytes()));
        let named = Item::only(&named).and_then(signature::Algorithm::read);
        let (Ok(key), Ok(named)) = (key, named) else { return false };
        signature::verify(named, None, &key, bytes, by).is_ok()
    }

    /// The digest that belongs to it.
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
