//! Digests that can still be relied on.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912;
use ring::digest;

use super::fault::Fault;

/// A digest algorithm of the family SHA-2.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    /// By its identifier in an algorithm.
    pub(crate) fn of(id: &[u8]) -> Result<Self, Fault> {
        let is = |it: ObjectIdentifier| it.as_bytes() == id;
        match () {
            () if is(rfc5912::ID_SHA_256) => Ok(Self::Sha256),
            () if is(rfc5912::ID_SHA_384) => Ok(Self::Sha384),
            () if is(rfc5912::ID_SHA_512) => Ok(Self::Sha512),
            () if is(rfc5912::ID_SHA_1) => Err(Fault::WeakDigest("SHA-1")),
            () if is(rfc5912::ID_MD_5) => Err(Fault::WeakDigest("MD5")),
            () => Err(Fault::unsupported("digest algorithm", id)),
        }
    }

    /// The digest of pieces, one after another.
    pub(crate) fn digest(self, pieces: &[&[u8]]) -> digest::Digest {
        let mut context = digest::Context::new(match self {
            Self::Sha256 => &digest::SHA256,
            Self::Sha384 => &digest::SHA384,
            Self::Sha512 => &digest::SHA512,
        });
        for piece in pieces {
            context.update(piece);
        }
        context.finish()
    }

    /// Its length in bytes.
    pub(crate) fn len(self) -> usize {
        match self {
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }
}
