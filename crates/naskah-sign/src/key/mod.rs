//! Keys that sign, and the certificates that say whose they are.
//!
//! The private part is held by a device, or by AWS-LC, which computes with it in constant time; the bytes that it was
//! read from are wiped at once.

mod algorithm;
mod device;
mod local;
mod p12;
mod pem;

use naskah::diagnostic::Result;
use x509_cert::Certificate;

use crate::cms::called;

pub use self::algorithm::{Algorithm, Hash};
pub use self::device::{Device, Located};
pub use self::local::Key;

/// What is said of a key of another kind.
const KINDS: &str = "choose a key of RSA with 2048 to 4096 bits, or of ECDSA on P-256 or P-384";

/// The certificates of a file in PEM, in DER.
pub(crate) fn certificates(name: &str, bytes: &[u8]) -> Result<Vec<Vec<u8>>> {
    pem::ders(name, bytes)
}

/// Something that signs: a key in this process, or one behind a device or service.
pub trait Signer: Sync {
    /// The signer's certificate, and then those that vouch for it.
    fn certificates(&self) -> &[Certificate];

    /// How it signs.
    fn algorithm(&self) -> Algorithm;

    /// The signature over these bytes, which are not yet a digest.
    ///
    /// # Errors
    /// The key or the device refuses.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>>;

    /// Whose key it is, as its certificate names them: the common name, else the organisation, else the whole name.
    fn name(&self) -> String {
        let own = self.certificates().first();
        own.map(|own| called(&own.tbs_certificate.subject)).unwrap_or_default()
    }
}

/// The signer's certificate and then those above it, each once; what does not belong is left out.
fn chain(own: Certificate, mut others: Vec<Certificate>) -> Vec<Certificate> {
    let mut chain = vec![own];
    while let Some(last) = chain.last() {
        let issuer = &last.tbs_certificate.issuer;
        let next = others.iter().position(|it| it.tbs_certificate.subject == *issuer);
        let Some(next) = next else { break };
        let next = others.swap_remove(next);
        chain.push(next);
    }
    chain
}
