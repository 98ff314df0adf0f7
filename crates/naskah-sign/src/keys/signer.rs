//! What can sign.

use naskah_verify::cms::Certificate;

use super::algorithm::Algorithm;
use crate::error::Result;

/// Something that signs: a key in this process, or behind a device or service.
///
/// ```
/// use naskah_sign::{Algorithm, Result, Signer};
///
/// /// A key in a signing service.
/// struct Remote {
///     certificates: Vec<Vec<u8>>,
/// }
///
/// impl Signer for Remote {
///     fn certificates(&self) -> &[Vec<u8>] {
///         &self.certificates
///     }
///
///     fn algorithm(&self) -> Algorithm {
///         Algorithm::P256
///     }
///
///     fn sign(&self, message: &[u8]) -> Result<Vec<u8>> {
///         # let _ = message;
///         todo!("send the digest of the message to the service")
///     }
/// }
/// ```
pub trait Signer: Sync {
    /// The signer's certificate and then its issuers, in DER.
    fn certificates(&self) -> &[Vec<u8>];

    /// The signature algorithm.
    fn algorithm(&self) -> Algorithm;

    /// The signature of a message; not of its digest. ECDSA signatures are in DER (RFC 3279, 2.2.3).
    ///
    /// # Errors
    /// The key or the device refuses.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>>;

    /// The name in the signer's certificate: the common name, else the organisation, else the whole name.
    fn name(&self) -> String {
        let own = self.certificates().first().and_then(|der| Certificate::read(der).ok());
        own.map(|own| own.name()).unwrap_or_default()
    }
}
