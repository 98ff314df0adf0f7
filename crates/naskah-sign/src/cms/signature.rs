//! Signatures by a public key: which algorithms are known, and which fit which key.
//!
//! RFC 4055 and 8017 (RSA), 5480 and 5758 (ECDSA), 8410 and 8419 (Ed25519).

use aws_lc_rs::signature::{self, UnparsedPublicKey, VerificationAlgorithm};
use const_oid::ObjectIdentifier;
use const_oid::db::{rfc5912, rfc8410};

use super::fault::Fault;
use super::hash::{Hash, known};
use super::item::{BITS, INTEGER, Item, Malformed, NULL, OID, SEQUENCE, own};

/// An algorithm: what it is, and what it is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Algorithm<'a> {
    pub(crate) id: &'a [u8],
    parameters: Option<Item<'a>>,
}

/// A way to sign.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Scheme {
    Pkcs1,
    Pss,
    Ecdsa,
    Ed25519,
}

const RSA_BITS: usize = 2048;

impl<'a> Algorithm<'a> {
    pub(crate) fn read(item: Item<'a>) -> Result<Self, Malformed> {
        let mut items = item.items();
        let id = items.expect(OID)?.body;
        let parameters = items.next().transpose()?;
        items.end()?;
        if item.tag == SEQUENCE { Ok(Self { id, parameters }) } else { Err(Malformed) }
    }

    fn is(&self, id: ObjectIdentifier) -> bool {
        self.id == id.as_bytes()
    }

    /// Nothing that matters is told: many write NULL for nothing.
    fn bare(&self) -> bool {
        self.parameters.is_none_or(|it| it.tag == NULL && it.body.is_empty())
    }

    /// The scheme and the digest that it names itself.
    fn scheme(&self) -> Result<(Scheme, Option<Hash>), Fault> {
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
            return Err(Fault::WeakDigest("SHA-1"));
        } else if self.is(rfc5912::MD_5_WITH_RSA_ENCRYPTION) {
            return Err(Fault::WeakDigest("MD5"));
        } else {
            return Err(Fault::unsupported("signature algorithm", self.id));
        };
        if self.bare() { Ok(found) } else { Err(Fault::Malformed("signature algorithm")) }
    }

    /// The digest of RSASSA-PSS, which is that of its mask as well, and as long as its salt; what is not
    /// told is SHA-1: RFC 4055, 3.1.
    fn pss(&self) -> Result<Hash, Fault> {
        let Some(parameters) = self.parameters else { return Err(Fault::WeakDigest("SHA-1")) };
        if parameters.tag != SEQUENCE {
            return Err(Fault::Malformed("signature algorithm"));
        }
        let mut items = parameters.items();
        let weak = Fault::WeakDigest("SHA-1");
        let hash = Self::read(items.optional(own(0))?.ok_or(weak.clone())?.inner(SEQUENCE)?)?;
        let mask = Self::read(items.optional(own(1))?.ok_or(weak)?.inner(SEQUENCE)?)?;
        let salt = items.optional(own(2))?.map(|it| it.inner(INTEGER)).transpose()?;
        let trailer = items.optional(own(3))?.map(|it| it.inner(INTEGER)).transpose()?;
        items.end()?;
        let masked = mask.parameters.map(Self::read).transpose()?.ok_or(Malformed)?;
        let name = known(hash.id)?;
        let other = || Fault::Unsupported("way in which RSASSA-PSS is used".into());
        if !mask.is(rfc5912::ID_MGF_1) || masked.id != hash.id || !hash.bare() || !masked.bare() {
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

/// Whether a key has signed a message. `hash` is the digest that is said beside the algorithm, where that
/// is done; `key` is a public key with its algorithm.
pub(crate) fn verify(
    algorithm: Algorithm<'_>,
    hash: Option<Hash>,
    key: &[u8],
    message: &[u8],
    signature: &[u8],
) -> Result<(), Fault> {
    let (scheme, own) = algorithm.scheme()?;
    if let (Some(own), Some(hash)) = (own, hash)
        && own != hash
    {
        return Err(Fault::Confusion);
    }
    let mut items = Item::only_of(key, SEQUENCE)?.items();
    let kind = Algorithm::read(items.expect(SEQUENCE)?)?;
    let bits = items.expect(BITS)?.bits()?;
    items.end()?;
    let by: &dyn VerificationAlgorithm = if scheme == Scheme::Ed25519 {
        // It has a digest of its own, which says nothing of the one beside it.
        ed25519(kind)?
    } else {
        let hash =
            own.or(hash).ok_or_else(|| Fault::unsupported("signature algorithm", algorithm.id))?;
        match scheme {
            Scheme::Ecdsa => ecdsa(kind, hash)?,
            _ => rsa(kind, bits, scheme, hash, algorithm)?,
        }
    };
    UnparsedPublicKey::new(by, bits).verify(message, signature).map_err(|_| Fault::Forged)
}

fn ed25519(kind: Algorithm<'_>) -> Result<&'static dyn VerificationAlgorithm, Fault> {
    if kind.is(rfc8410::ID_ED_25519) { Ok(&signature::ED25519) } else { Err(Fault::Confusion) }
}

fn ecdsa(kind: Algorithm<'_>, hash: Hash) -> Result<&'static dyn VerificationAlgorithm, Fault> {
    if !kind.is(rfc5912::ID_EC_PUBLIC_KEY) {
        return Err(Fault::Confusion);
    }
    let curve = kind.parameters.filter(|it| it.tag == OID).ok_or(Malformed)?.body;
    let is = |id: ObjectIdentifier| id.as_bytes() == curve;
    let p256 = is(rfc5912::SECP_256_R_1);
    if !p256 && !is(rfc5912::SECP_384_R_1) {
        return Err(Fault::unsupported("curve", curve));
    }
    Ok(match (p256, hash) {
        (true, Hash::Sha256) => &signature::ECDSA_P256_SHA256_ASN1,
        (true, Hash::Sha384) => &signature::ECDSA_P256_SHA384_ASN1,
        (false, Hash::Sha256) => &signature::ECDSA_P384_SHA256_ASN1,
        (false, Hash::Sha384) => &signature::ECDSA_P384_SHA384_ASN1,
        (_, Hash::Sha512) => {
            return Err(Fault::Unsupported("pairing of SHA-512 with this curve".into()));
        }
    })
}

fn rsa(
    kind: Algorithm<'_>,
    bits: &[u8],
    scheme: Scheme,
    hash: Hash,
    algorithm: Algorithm<'_>,
) -> Result<&'static dyn VerificationAlgorithm, Fault> {
    // A key may be for RSASSA-PSS alone, and in one way alone: RFC 4055, 1.2.
    let bound = kind.is(rfc5912::ID_RSASSA_PSS);
    if bound {
        let same = kind.parameters.is_none_or(|_| kind.pss() == algorithm.pss());
        if scheme != Scheme::Pss || !same {
            return Err(Fault::Confusion);
        }
    } else if !kind.is(rfc5912::RSA_ENCRYPTION) || !kind.bare() {
        return Err(Fault::Confusion);
    }
    let mut items = Item::only_of(bits, SEQUENCE)?.items();
    let modulus = items.expect(INTEGER)?.body;
    let modulus = &modulus[modulus.iter().take_while(|byte| **byte == 0).count()..];
    let zeros = modulus.first().map_or(0, |byte| byte.leading_zeros());
    let size = (modulus.len() * 8).saturating_sub(usize::try_from(zeros).unwrap_or(0));
    if size < RSA_BITS {
        return Err(Fault::WeakKey(size));
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
