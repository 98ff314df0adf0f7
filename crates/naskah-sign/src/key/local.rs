//! A key in this process.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{self, EcdsaKeyPair, KeyPair, RsaKeyPair};
use const_oid::db::rfc5912;
use naskah::diagnostic::{Diagnostic, Result};
use x509_cert::Certificate;

use super::{Algorithm, Hash, KINDS, Signer, chain, p12, pem};

/// A private key with its certificates.
pub struct Key {
    pair: Pair,
    algorithm: Algorithm,
    certificates: Vec<Certificate>,
}

enum Pair {
    Rsa(Box<RsaKeyPair>),
    Ecdsa(Box<EcdsaKeyPair>),
}

impl Key {
    /// From a file of PKCS #12 (RFC 7292), modern or old; `name` is the file's, for messages.
    ///
    /// # Errors
    /// No such file, another password, no private key or several, a kind of key that cannot sign here.
    pub fn from_p12(name: &str, bytes: &[u8], password: &str) -> Result<Self> {
        let (key, certificates) = p12::read(name, bytes, password)?;
        Self::new(name, &key, certificates)
    }

    /// From a private key in PEM: PKCS #8 with or without a password, or the older forms of RSA and EC; and
    /// certificates in PEM, the signer's among them. The names are the files'.
    ///
    /// # Errors
    /// What is neither, another password, a kind of key that cannot sign here, no certificate of the key.
    pub fn from_pem(
        key: (&str, &[u8]),
        certificates: (&str, &[u8]),
        password: Option<&str>,
    ) -> Result<Self> {
        let private = pem::private_key(key.0, key.1, password)?;
        let certificates = pem::certificates(certificates.0, certificates.1)?;
        Self::new(key.0, private.as_bytes(), certificates)
    }

    /// The same key, signing with another digest.
    ///
    /// # Errors
    /// A key on an elliptic curve, whose digest goes with the curve.
    pub fn with_hash(mut self, wanted: Hash) -> Result<Self> {
        self.algorithm = self.algorithm.with_hash(wanted)?;
        Ok(self)
    }

    /// A key from PKCS #8, and the certificates that came with it in any order.
    fn new(name: &str, key: &[u8], mut certificates: Vec<Certificate>) -> Result<Self> {
        let (pair, algorithm) = pair(name, key)?;
        let public = pair.public();
        let own = certificates.iter().position(|it| {
            it.tbs_certificate.subject_public_key_info.subject_public_key.raw_bytes() == public
        });
        let Some(own) = own else {
            return Err(Diagnostic::uncoded_error(format!(
                "`{name}`: none of the certificates is this key's"
            ))
            .help("give the certificate that was issued for this very key")
            .into());
        };
        let own = certificates.swap_remove(own);
        certificates = chain(own, certificates);
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

fn pair(name: &str, key: &[u8]) -> Result<(Pair, Algorithm)> {
    let refused = |why: &str| {
        Diagnostic::uncoded_error(format!("the private key of `{name}` cannot be used: {why}"))
            .help(KINDS)
    };
    let info = pkcs8::PrivateKeyInfo::try_from(key).map_err(|_| refused("it cannot be read"))?;
    if info.algorithm.oid == rfc5912::RSA_ENCRYPTION {
        let pair = RsaKeyPair::from_pkcs8(key).map_err(|error| refused(&error.to_string()))?;
        if !(256..=512).contains(&pair.public_modulus_len()) {
            return Err(refused("its size").into());
        }
        return Ok((Pair::Rsa(Box::new(pair)), Algorithm::Rsa(Hash::Sha256)));
    }
    let curve = info.algorithm.parameters_oid().ok();
    let (algorithm, way) = match curve {
        Some(rfc5912::SECP_256_R_1) => {
            (Algorithm::P256, &signature::ECDSA_P256_SHA256_ASN1_SIGNING)
        }
        Some(rfc5912::SECP_384_R_1) => {
            (Algorithm::P384, &signature::ECDSA_P384_SHA384_ASN1_SIGNING)
        }
        _ => return Err(refused("its kind").into()),
    };
    let pair = EcdsaKeyPair::from_pkcs8(way, key).map_err(|error| refused(&error.to_string()))?;
    Ok((Pair::Ecdsa(Box::new(pair)), algorithm))
}

impl Signer for Key {
    fn certificates(&self) -> &[Certificate] {
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
        signed.map_err(|_| Diagnostic::uncoded_error("the private key refused to sign").into())
    }
}
