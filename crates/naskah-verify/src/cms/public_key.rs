//! Signatures by public keys: which algorithms are accepted, and which of them fit which key.
//!
//! RFC 4055 and 8017 (RSA), 5480 and 5758 (ECDSA), 8410 and 8419 (Ed25519).

use aws_lc_rs::signature::{self, UnparsedPublicKey, VerificationAlgorithm};
use const_oid::ObjectIdentifier;
use const_oid::db::{rfc5912, rfc8410};

use super::digest_algorithm::digest_algorithm;
use super::element::{BITS, Element, INTEGER, Malformed, NULL, OID, SEQUENCE, context_constructed};
use super::error::MessageError;
use crate::digest::Hash;

/// An algorithm identifier: an algorithm and its parameters.
#[derive(Clone, Copy, Debug)]
pub struct AlgorithmIdentifier<'a> {
    pub(crate) oid: &'a [u8],
    parameters: Option<Element<'a>>,
}

/// A signature scheme.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Scheme {
    Pkcs1,
    Pss,
    Ecdsa,
    Ed25519,
}

/// Shorter RSA keys can be broken.
const MIN_RSA_BITS: usize = 2048;

impl<'a> AlgorithmIdentifier<'a> {
    /// Reads an algorithm identifier.
    ///
    /// # Errors
    /// Not a sequence of an object identifier and at most one parameter.
    pub fn read(item: Element<'a>) -> Result<Self, Malformed> {
        let mut items = item.items();
        let oid = items.expect(OID)?.body;
        let parameters = items.next().transpose()?;
        items.end()?;
        if item.tag == SEQUENCE { Ok(Self { oid, parameters }) } else { Err(Malformed) }
    }

    fn is(&self, id: ObjectIdentifier) -> bool {
        self.oid == id.as_bytes()
    }

    /// Whether the parameters are absent or NULL.
    fn has_no_parameters(&self) -> bool {
        self.parameters.is_none_or(|it| it.tag == NULL && it.body.is_empty())
    }

    /// The scheme, and the digest algorithm if the identifier implies one.
    fn scheme(&self) -> Result<(Scheme, Option<Hash>), MessageError> {
        const RSA: [(ObjectIdentifier, Hash); 3] = [
            (rfc5912::SHA_256_WITH_RSA_ENCRYPTION, Hash::Sha256),
            (rfc5912::SHA_384_WITH_RSA_ENCRYPTION, Hash::Sha384),
            (rfc5912::SHA_512_WITH_RSA_ENCRYPTION, Hash::Sha512),
        ];
        const ECDSA: [(ObjectIdentifier, Hash); 3] = [
            (rfc5912::ECDSA_WITH_SHA_256, Hash::Sha256),
            (rfc5912::ECDSA_WITH_SHA_384, Hash::Sha384),
            (rfc5912::ECDSA_WITH_SHA_512, Hash::Sha512),
        ];
        const ECDSA_WITH_SHA_1: ObjectIdentifier =
            ObjectIdentifier::new_unwrap("1.2.840.10045.4.1");
        let found = if let Some((_, hash)) = RSA.iter().find(|(id, _)| self.is(*id)) {
            (Scheme::Pkcs1, Some(*hash))
        } else if let Some((_, hash)) = ECDSA.iter().find(|(id, _)| self.is(*id)) {
            (Scheme::Ecdsa, Some(*hash))
        } else if self.is(rfc5912::RSA_ENCRYPTION) {
            (Scheme::Pkcs1, None)
        } else if self.is(rfc5912::ID_RSASSA_PSS) {
            return Ok((Scheme::Pss, Some(self.pss()?)));
        } else if self.is(rfc8410::ID_ED_25519) {
            (Scheme::Ed25519, None)
        } else if self.is(rfc5912::SHA_1_WITH_RSA_ENCRYPTION) || self.is(ECDSA_WITH_SHA_1) {
            return Err(MessageError::WeakDigest("SHA-1"));
        } else if self.is(rfc5912::MD_5_WITH_RSA_ENCRYPTION) {
            return Err(MessageError::WeakDigest("MD5"));
        } else {
            return Err(MessageError::unsupported("signature algorithm", self.oid));
        };
        if self.has_no_parameters() {
            Ok(found)
        } else {
            Err(MessageError::Malformed("signature algorithm"))
        }
    }

    /// The digest algorithm of RSASSA-PSS, which must also be that of the mask, with a salt of its length.
    /// The default is SHA-1 (RFC 4055, 3.1).
    fn pss(&self) -> Result<Hash, MessageError> {
        let Some(parameters) = self.parameters else {
            return Err(MessageError::WeakDigest("SHA-1"));
        };
        if parameters.tag != SEQUENCE {
            return Err(MessageError::Malformed("signature algorithm"));
        }
        let mut items = parameters.items();
        let weak = MessageError::WeakDigest("SHA-1");
        let hash = Self::read(
            items.optional(context_constructed(0))?.ok_or(weak.clone())?.inner(SEQUENCE)?,
        )?;
        let mask =
            Self::read(items.optional(context_constructed(1))?.ok_or(weak)?.inner(SEQUENCE)?)?;
        let salt =
            items.optional(context_constructed(2))?.map(|it| it.inner(INTEGER)).transpose()?;
        let trailer =
            items.optional(context_constructed(3))?.map(|it| it.inner(INTEGER)).transpose()?;
        items.end()?;
        let masked = mask.parameters.map(Self::read).transpose()?.ok_or(Malformed)?;
        let name = digest_algorithm(hash.oid)?;
        let other = || MessageError::Unsupported("parameters of RSASSA-PSS".into());
        if !mask.is(rfc5912::ID_MGF_1)
            || masked.oid != hash.oid
            || !hash.has_no_parameters()
            || !masked.has_no_parameters()
        {
            return Err(other());
        }
        let salt = salt.map_or(&[20][..], |it| it.body);
        if salt.iter().map(|byte| usize::from(*byte)).ne([name.digest(&[]).len()])
            || trailer.is_some_and(|it| it.body != [1])
        {
            return Err(other());
        }
        Ok(name)
    }
}

/// Verifies a signature of a message.
///
/// `hash` is the digest algorithm declared beside the signature algorithm, if there is one; `key` is a
/// `SubjectPublicKeyInfo` in DER.
///
/// # Errors
/// The signature was not made with that key, or an algorithm is weak, unsupported, or does not fit the key.
pub fn verify(
    algorithm: AlgorithmIdentifier<'_>,
    hash: Option<Hash>,
    key: &[u8],
    message: &[u8],
    signature: &[u8],
) -> Result<(), MessageError> {
    let (scheme, implied) = algorithm.scheme()?;
    if let (Some(implied), Some(hash)) = (implied, hash)
        && implied != hash
    {
        return Err(MessageError::Confusion);
    }
    let mut items = Element::only_of(key, SEQUENCE)?.items();
    let kind = AlgorithmIdentifier::read(items.expect(SEQUENCE)?)?;
    let bits = items.expect(BITS)?.bits()?;
    items.end()?;
    let by: &dyn VerificationAlgorithm = if scheme == Scheme::Ed25519 {
        // It has a built-in digest, unrelated to the declared one.
        ed25519(kind)?
    } else {
        let hash = implied
            .or(hash)
            .ok_or_else(|| MessageError::unsupported("signature algorithm", algorithm.oid))?;
        match scheme {
            Scheme::Ecdsa => ecdsa(kind, hash)?,
            _ => rsa(kind, bits, scheme, hash, algorithm)?,
        }
    };
    UnparsedPublicKey::new(by, bits).verify(message, signature).map_err(|_| MessageError::Forged)
}

fn ed25519(
    kind: AlgorithmIdentifier<'_>,
) -> Result<&'static dyn VerificationAlgorithm, MessageError> {
    if kind.is(rfc8410::ID_ED_25519) {
        Ok(&signature::ED25519)
    } else {
        Err(MessageError::Confusion)
    }
}

fn ecdsa(
    kind: AlgorithmIdentifier<'_>,
    hash: Hash,
) -> Result<&'static dyn VerificationAlgorithm, MessageError> {
    if !kind.is(rfc5912::ID_EC_PUBLIC_KEY) {
        return Err(MessageError::Confusion);
    }
    let curve = kind.parameters.filter(|it| it.tag == OID).ok_or(Malformed)?.body;
    let is = |id: ObjectIdentifier| id.as_bytes() == curve;
    let p256 = is(rfc5912::SECP_256_R_1);
    if !p256 && !is(rfc5912::SECP_384_R_1) {
        return Err(MessageError::unsupported("curve", curve));
    }
    Ok(match (p256, hash) {
        (true, Hash::Sha256) => &signature::ECDSA_P256_SHA256_ASN1,
        (true, Hash::Sha384) => &signature::ECDSA_P256_SHA384_ASN1,
        (false, Hash::Sha256) => &signature::ECDSA_P384_SHA256_ASN1,
        (false, Hash::Sha384) => &signature::ECDSA_P384_SHA384_ASN1,
        (_, Hash::Sha512) => {
            return Err(MessageError::Unsupported("pairing of SHA-512 with this curve".into()));
        }
    })
}

fn rsa(
    kind: AlgorithmIdentifier<'_>,
    bits: &[u8],
    scheme: Scheme,
    hash: Hash,
    algorithm: AlgorithmIdentifier<'_>,
) -> Result<&'static dyn VerificationAlgorithm, MessageError> {
    // A key may be restricted to RSASSA-PSS, and to certain parameters (RFC 4055, 1.2).
    let restricted = kind.is(rfc5912::ID_RSASSA_PSS);
    if restricted {
        let same = kind.parameters.is_none_or(|_| kind.pss() == algorithm.pss());
        if scheme != Scheme::Pss || !same {
            return Err(MessageError::Confusion);
        }
    } else if !kind.is(rfc5912::RSA_ENCRYPTION) || !kind.has_no_parameters() {
        return Err(MessageError::Confusion);
    }
    let mut items = Element::only_of(bits, SEQUENCE)?.items();
    let modulus = items.expect(INTEGER)?.body;
    let modulus = &modulus[modulus.iter().take_while(|byte| **byte == 0).count()..];
    let zeros = modulus.first().map_or(0, |byte| byte.leading_zeros());
    let size = (modulus.len() * 8).saturating_sub(usize::try_from(zeros).unwrap_or(0));
    if size < MIN_RSA_BITS {
        return Err(MessageError::WeakKey(size));
    }
    Ok(match (scheme, hash) {
        (Scheme::Pss, Hash::Sha256) => &signature::RSA_PSS_2048_8192_SHA256,
        (Scheme::Pss, Hash::Sha384) => &signature::RSA_PSS_2048_8192_SHA384,
        (Scheme::Pss, Hash::Sha512) => &signature::RSA_PSS_2048_8192_SHA512,
        (_, Hash::Sha256) => &signature::RSA_PKCS1_2048_8192_SHA256,
        (_, Hash::Sha384) => &signature::RSA_PKCS1_2048_8192_SHA384,
        (_, Hash::Sha512) => &signature::RSA_PKCS1_2048_8192_SHA512,
    })
}
