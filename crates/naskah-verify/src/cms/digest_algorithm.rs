//! Which digest algorithms are accepted.

use const_oid::db::rfc5912;

use super::error::MessageError;
use crate::digest::Hash;

/// The digest algorithm of an object identifier, given as the content octets of its DER encoding.
///
/// # Errors
/// A broken or unknown algorithm.
pub fn digest_algorithm(oid: &[u8]) -> Result<Hash, MessageError> {
    match Hash::from_oid(oid) {
        Some(hash) => Ok(hash),
        None if oid == rfc5912::ID_SHA_1.as_bytes() => Err(MessageError::WeakDigest("SHA-1")),
        None if oid == rfc5912::ID_MD_5.as_bytes() => Err(MessageError::WeakDigest("MD5")),
        None => Err(MessageError::unsupported("digest algorithm", oid)),
    }
}
