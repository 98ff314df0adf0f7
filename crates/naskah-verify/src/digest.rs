//! Digest algorithms that signatures may rely on: the SHA-2 family.

use std::fmt;

use aws_lc_rs::digest::{self, Context};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912;

/// A digest algorithm.
///
/// ```
/// use naskah_verify::Hash;
///
/// assert_eq!(Hash::Sha256.to_string(), "SHA-256");
/// assert_eq!(Hash::from_oid(Hash::Sha384.oid()), Some(Hash::Sha384));
/// assert_eq!(Hash::Sha512.digest(&[b"naskah"]).len(), 64);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Hash {
    /// The algorithm of an object identifier, given as the content octets of its DER encoding.
    pub fn from_oid(oid: &[u8]) -> Option<Self> {
        [Self::Sha256, Self::Sha384, Self::Sha512].into_iter().find(|it| it.oid() == oid)
    }

    /// The object identifier, as the content octets of its DER encoding.
    pub fn oid(self) -> &'static [u8] {
        const SHA_256: ObjectIdentifier = rfc5912::ID_SHA_256;
        const SHA_384: ObjectIdentifier = rfc5912::ID_SHA_384;
        const SHA_512: ObjectIdentifier = rfc5912::ID_SHA_512;
        match self {
            Self::Sha256 => SHA_256.as_bytes(),
            Self::Sha384 => SHA_384.as_bytes(),
            Self::Sha512 => SHA_512.as_bytes(),
        }
    }

    /// The digest of pieces of bytes, one after another.
    ///
    /// ```
    /// use naskah_verify::Hash;
    ///
    /// assert_eq!(Hash::Sha256.digest(&[b"a", b"b"]), Hash::Sha256.digest(&[b"ab"]));
    /// ```
    pub fn digest(self, pieces: &[&[u8]]) -> Vec<u8> {
        let mut context = Context::new(match self {
            Self::Sha256 => &digest::SHA256,
            Self::Sha384 => &digest::SHA384,
            Self::Sha512 => &digest::SHA512,
        });
        for piece in pieces {
            context.update(piece);
        }
        context.finish().as_ref().to_vec()
    }
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

/// SHA-1, which protocols use to name a certificate or key, never to protect content.
pub(crate) fn sha1(bytes: &[u8]) -> digest::Digest {
    digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, bytes)
}
