//! Keys from PKCS #12 (RFC 7292).

use der::Decode;
use naskah::diagnostic::{Diagnostic, Result};
use p12_keystore::{KeyStore, KeyStoreEntry};
use x509_cert::Certificate;
use zeroize::Zeroizing;

/// The private key, in PKCS #8, and the certificates beside it.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    password: &str,
) -> Result<(Zeroizing<Vec<u8>>, Vec<Certificate>)> {
    let store = KeyStore::from_pkcs12(bytes, password).map_err(|error| {
        Diagnostic::uncoded_error(format!("`{name}` cannot be opened as PKCS #12: {error}"))
            .help("check that the password is right, and that the file is one of PKCS #12")
    })?;
    let mut keys = store.entries().filter_map(|(_, entry)| match entry {
        KeyStoreEntry::PrivateKeyChain(chain) => Some(chain),
        _ => None,
    });
    let (Some(chain), None) = (keys.next(), keys.next()) else {
        return Err(Diagnostic::uncoded_error(format!(
            "`{name}` does not hold exactly one private key"
        ))
        .help("export the key that is to sign, with its certificates, to a file of its own")
        .into());
    };
    let mut certificates = Vec::new();
    for certificate in chain.chain() {
        certificates.push(Certificate::from_der(certificate.as_der()).map_err(|error| {
            Diagnostic::uncoded_error(format!("a certificate in `{name}` cannot be read: {error}"))
        })?);
    }
    Ok((Zeroizing::new(chain.key().to_vec()), certificates))
}
