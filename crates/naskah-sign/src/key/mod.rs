//! Keys that sign, and the certificates that say whose they are.
//!
//! The private part is held by ring, which computes with it in constant time; the bytes that it was read from
//! are wiped at once.

mod local;
mod p12;
mod pem;

use std::fmt;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912;
use der::Encode;
use naskah::diagnostic::Result;
use ring::digest;
use x509_cert::Certificate;

pub use self::local::Key;

/// The certificates of a file in PEM, in DER.
pub(crate) fn certificates(name: &str, bytes: &[u8]) -> Result<Vec<Vec<u8>>> {
    let found = pem::certificates(name, bytes)?;
    // What was read from DER is written to it again.
    Ok(found.iter().filter_map(|certificate| certificate.to_der().ok()).collect())
}

/// Something that signs: a key in this process, or one behind a device or service.
pub trait Signer {
    /// The signer's certificate, and then those that vouch for it.
    fn certificates(&self) -> &[Certificate];

    /// How it signs.
    fn algorithm(&self) -> Algorithm;

    /// The signature over these bytes, which are not yet a digest.
    ///
    /// # Errors
    /// The key or the device refuses.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>>;
}

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
