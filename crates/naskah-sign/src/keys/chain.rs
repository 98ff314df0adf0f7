//! Which of the certificates that come with a key is the signer's, and the order of its issuers.

use naskah_diagnostic::Diagnostic;
use naskah_verify::cms::Certificate;

use crate::codes;
use crate::error::Result;

/// The certificate of this public key and then its issuers, each once, in DER; others are left out. Messages
/// name the key `name`.
///
/// # Errors
/// No certificate of this key.
pub(super) fn chain(
    name: &str,
    public_key: &[u8],
    mut certificates: Vec<Certificate>,
) -> Result<Vec<Vec<u8>>> {
    let own = certificates.iter().position(|it| it.key_bits() == Ok(public_key));
    let Some(own) = own else {
        let message = format!("`{name}`: none of the certificates is this key's");
        return Err(Diagnostic::error(codes::KEY_CERTIFICATE_MISSING, message)
            .help("give the certificate that was issued for this key")
            .into());
    };
    Ok(with_issuers(certificates.swap_remove(own), certificates))
}

/// A certificate and then its issuers, each once, in DER.
pub(super) fn with_issuers(own: Certificate, mut others: Vec<Certificate>) -> Vec<Vec<u8>> {
    let mut chain = vec![own];
    while let Some(last) = chain.last() {
        let next = others.iter().position(|it| it.subject == last.issuer);
        let Some(next) = next else { break };
        let next = others.swap_remove(next);
        chain.push(next);
    }
    chain.into_iter().map(|it| it.der).collect()
}
