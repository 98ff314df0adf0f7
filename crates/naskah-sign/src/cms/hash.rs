//! Digests that can still be relied on: the family SHA-2, with which keys sign here as well.

use aws_lc_rs::digest::Digest;
use const_oid::db::rfc5912;

use super::fault::Fault;
pub(crate) use crate::key::Hash;

/// The digest algorithm of an identifier.
pub(crate) fn known(id: &[u8]) -> Result<Hash, Fault> {
    let known = [Hash::Sha256, Hash::Sha384, Hash::Sha512];
    match known.into_iter().find(|it| it.identifier().as_bytes() == id) {
        Some(hash) => Ok(hash),
        None if id == rfc5912::ID_SHA_1.as_bytes() => Err(Fault::WeakDigest("SHA-1")),
        None if id == rfc5912::ID_MD_5.as_bytes() => Err(Fault::WeakDigest("MD5")),
        None => Err(Fault::unsupported("digest algorithm", id)),
    }
}

/// The digest of pieces, one after another.
pub(crate) fn digest_of(hash: Hash, pieces: &[&[u8]]) -> Digest {
    let mut context = hash.context();
    for piece in pieces {
        context.update(piece);
    }
    context.finish()
}
