//! Keys and certificates in PEM (RFC 7468).

use der::Decode;
use naskah::diagnostic::{Diagnostic, Result};
use pkcs8::{EncryptedPrivateKeyInfo, PrivateKeyInfo, SecretDocument};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use x509_cert::Certificate;
use x509_cert::der::pem::PemLabel;

/// The certificates of a file, in their order.
pub(super) fn certificates(name: &str, bytes: &[u8]) -> Result<Vec<Certificate>> {
    let read = |der: &Vec<u8>| {
        Certificate::from_der(der).map_err(|error| {
            Diagnostic::error(format!("a certificate in `{name}` cannot be read: {error}")).into()
        })
    };
    ders(name, bytes)?.iter().map(read).collect()
}

/// The same, as they are written.
pub(super) fn ders(name: &str, bytes: &[u8]) -> Result<Vec<Vec<u8>>> {
    let found = CertificateDer::pem_slice_iter(bytes).map(|it| it.map(|der| der.to_vec()));
    let found = found.collect::<std::result::Result<Vec<_>, _>>().ok();
    found.filter(|found| !found.is_empty()).ok_or_else(|| {
        Diagnostic::error(format!("`{name}` holds no certificates in PEM"))
            .help("give a file that begins with `-----BEGIN CERTIFICATE-----`")
            .into()
    })
}

/// A private key, in PKCS #8; it is wiped when it goes.
pub(super) fn private_key(
    name: &str,
    bytes: &[u8],
    password: Option<&str>,
) -> Result<SecretDocument> {
    let broken = || {
        Diagnostic::error(format!("`{name}` holds no private key of PKCS #8 in PEM")).help(
            "the file is to begin with `-----BEGIN PRIVATE KEY-----`, or the same with `ENCRYPTED`; \
             `openssl pkcs8 -topk8` makes it of other forms",
        )
    };
    let text = str::from_utf8(bytes).map_err(|_| broken())?;
    let (label, document) = SecretDocument::from_pem(text.trim()).map_err(|_| broken())?;
    if label == PrivateKeyInfo::PEM_LABEL {
        return Ok(document);
    }
    if label != EncryptedPrivateKeyInfo::PEM_LABEL {
        return Err(broken().into());
    }
    let Some(password) = password else {
        return Err(Diagnostic::error(format!("`{name}` is locked with a password"))
            .help("give the password in a file, in the environment or at the prompt")
            .into());
    };
    let locked = EncryptedPrivateKeyInfo::try_from(document.as_bytes()).map_err(|_| broken())?;
    locked.decrypt(password).map_err(|_| {
        Diagnostic::error(format!("`{name}` cannot be opened"))
            .help("check that the password is right")
            .into()
    })
}
