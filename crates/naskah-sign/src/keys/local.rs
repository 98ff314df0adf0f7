//! Keys in this process.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{self, EcdsaKeyPair, KeyPair, RsaKeyPair};
use const_oid::db::rfc5912;
use naskah_diagnostic::Diagnostic;
use naskah_verify::Hash;
use naskah_verify::cms::Certificate;

use super::algorithm::{Algorithm, SUPPORTED};
use super::chain::chain;
use super::signer::Signer;
use super::{p12, pem};
use crate::codes;
use crate::error::Result;

/// A private key in this process, with its certificates.
///
/// ```no_run
/// use naskah_sign::{Key, Signer};
///
/// let key = Key::from_p12("ana.p12", &std::fs::read("ana.p12")?, "password")?;
/// println!("{} signs with {}", key.name(), key.algorithm().hash());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Key {
    pair: Pair,
    algorithm: Algorithm,
    certificates: Vec<Vec<u8>>,
}

enum Pair {
    Rsa(Box<RsaKeyPair>),
    Ecdsa(Box<EcdsaKeyPair>),
}

impl Key {
    /// Reads a PKCS #12 file (RFC 7292) with modern or legacy encryption; `name` is the file's, for messages.
    ///
    /// # Errors
    /// Not PKCS #12, a wrong password, no private key or several, or an unsupported key.
    pub fn from_p12(name: &str, bytes: &[u8], password: &str) -> Result<Self> {
        let (key, certificates) = p12::read(name, bytes, password)?;
        Self::new(name, &key, certificates)
    }

    /// Reads a private key in PEM: PKCS #8, encrypted or not, PKCS #1 or SEC 1; and certificates in PEM, the
    /// signer's among them. Each comes with its file's name, for messages.
    ///
    /// # Errors
    /// Not such files, a wrong password, an unsupported key, or no certificate of the key.
    pub fn from_pem(
        key: (&str, &[u8]),
        certificates: (&str, &[u8]),
        password: Option<&str>,
    ) -> Result<Self> {
        let private = pem::private_key(key.0, key.1, password)?;
        let certificates = pem::certificates(certificates.0, certificates.1)?;
        Self::new(key.0, private.as_bytes(), certificates)
    }

    /// The key, signing with another digest algorithm.
    ///
    /// # Errors
    /// A key on an elliptic curve, whose digest algorithm is fixed.
    pub fn with_hash(mut self, wanted: Hash) -> Result<Self> {
        self.algorithm = self.algorithm.with_hash(wanted)?;
        Ok(self)
    }

    /// A key in PKCS #8, and its certificates in any order.
    fn new(name: &str, key: &[u8], certificates: Vec<Certificate>) -> Result<Self> {
        let (pair, algorithm) = pair(name, key)?;
        let certificates = chain(name, pair.public(), certificates)?;
        Ok(Self { pair, algorithm, certificates })
    }
}

impl Pair {
    fn public(&self) -> &[u8] {
        match self {
            Self::Rsa(pair) => pair.public_key().as_ref(),
            Self::Ecdsa(pair) => pair.public_key().as_ref(),
        }
    }
}

/// Why AWS-LC rejects a key.
const UNFIT: &str = "it is malformed, or its size is not supported";

fn pair(name: &str, key: &[u8]) -> Result<(Pair, Algorithm)> {
    let refused = |why: &str| {
        let message = format!("the private key of `{name}` cannot be used: {why}");
        Diagnostic::error(codes::KEY_UNSUPPORTED, message).help(SUPPORTED)
    };
    let info = pkcs8::PrivateKeyInfo::try_from(key).map_err(|_| refused("it cannot be read"))?;
    if info.algorithm.oid == rfc5912::RSA_ENCRYPTION {
        let pair = RsaKeyPair::from_pkcs8(key).map_err(|_| refused(UNFIT))?;
        if !(256..=512).contains(&pair.public_modulus_len()) {
            return Err(refused("its size is not supported").into());
        }
        return Ok((Pair::Rsa(Box::new(pair)), Algorithm::Rsa(Hash::Sha256)));
    }
    let curve = info.algorithm.parameters_oid().ok();
    let (algorithm, scheme) = match curve {
        Some(rfc5912::SECP_256_R_1) => {
            (Algorithm::P256, &signature::ECDSA_P256_SHA256_ASN1_SIGNING)
        }
        Some(rfc5912::SECP_384_R_1) => {
            (Algorithm::P384, &signature::ECDSA_P384_SHA384_ASN1_SIGNING)
        }
        _ => return Err(refused("its algorithm is not supported").into()),
    };
    let pair = EcdsaKeyPair::from_pkcs8(scheme, key).map_err(|_| refused(UNFIT))?;
    Ok((Pair::Ecdsa(Box::new(pair)), algorithm))
}

impl Signer for Key {
    fn certificates(&self) -> &[Vec<u8>] {
        &self.certificates
    }

    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>> {
        let random = SystemRandom::new();
        let signed = match &self.pair {
            Pair::Rsa(pair) => {
                let padding: &dyn signature::RsaEncoding = match self.algorithm.hash() {
                    Hash::Sha256 => &signature::RSA_PKCS1_SHA256,
                    Hash::Sha384 => &signature::RSA_PKCS1_SHA384,
                    Hash::Sha512 => &signature::RSA_PKCS1_SHA512,
                };
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(padding, &random, message, &mut signature).map(|()| signature)
            }
            Pair::Ecdsa(pair) => pair.sign(&random, message).map(|it| it.as_ref().to_vec()),
        };
        signed.map_err(|_| {
            Diagnostic::error(codes::KEY_REFUSED, "the private key refused to sign").into()
        })
    }
}
