//! Certificates in PEM (RFC 7468).

use naskah_diagnostic::{Diagnostic, Result};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;

use crate::codes;

/// The certificates of a PEM file, in DER and in their order; `name` is the file's, for messages.
///
/// # Errors
/// No certificates, or damaged PEM.
pub fn certificates(name: &str, bytes: &[u8]) -> Result<Vec<Vec<u8>>> {
    let found = CertificateDer::pem_slice_iter(bytes).map(|it| it.map(|der| der.to_vec()));
    let found = found.collect::<std::result::Result<Vec<_>, _>>().ok();
    found.filter(|found| !found.is_empty()).ok_or_else(|| {
        let message = format!("`{name}` has no certificates in PEM");
        Diagnostic::error(codes::CERTIFICATES_MISSING, message)
            .help("give a file that begins with `-----BEGIN CERTIFICATE-----`")
            .into()
    })
}
