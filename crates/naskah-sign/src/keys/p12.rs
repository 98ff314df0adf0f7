//! Keys from PKCS #12 (RFC 7292).

use naskah_diagnostic::Diagnostic;
use naskah_verify::cms::Certificate;
use p12_keystore::{KeyStore, KeyStoreEntry};
use zeroize::Zeroizing;

use crate::codes;
use crate::error::Result;

/// The private key in PKCS #8, and its certificates.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    password: &str,
) -> Result<(Zeroizing<Vec<u8>>, Vec<Certificate>)> {
    let store = KeyStore::from_pkcs12(bytes, password).map_err(|_| {
        let message = format!("`{name}` cannot be opened as PKCS #12");
        Diagnostic::error(codes::KEY_UNREADABLE, message)
            .help("check the password, and that the file is in PKCS #12")
    })?;
    let mut keys = store.entries().filter_map(|(_, entry)| match entry {
        KeyStoreEntry::PrivateKeyChain(chain) => Some(chain),
        _ => None,
    });
    let (Some(chain), None) = (keys.next(), keys.next()) else {
        let message = format!("`{name}` does not hold exactly one private key");
        return Err(Diagnostic::error(codes::KEY_NOT_FOUND, message)
            .help("export the signing key, with its certificates, to a separate file")
            .into());
    };
    let mut certificates = Vec::new();
    for certificate in chain.chain() {
        certificates.push(Certificate::read(certificate.as_der()).map_err(|_| {
            let message = format!("a certificate in `{name}` cannot be read");
            Diagnostic::error(codes::SIGNER_CERTIFICATE_UNREADABLE, message)
        })?);
    }
    Ok((Zeroizing::new(chain.key().to_vec()), certificates))
}
