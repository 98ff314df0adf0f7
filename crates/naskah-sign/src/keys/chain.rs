//! The order of the certificates that come with a key.

use naskah_verify::cms::Certificate;

/// The signer's certificate and then its issuers, each once, in DER; others are left out.
pub(super) fn chain(own: Certificate, mut others: Vec<Certificate>) -> Vec<Vec<u8>> {
    let mut chain = vec![own];
    while let Some(last) = chain.last() {
        let next = others.iter().position(|it| it.subject == last.issuer);
        let Some(next) = next else { break };
        let next = others.swap_remove(next);
        chain.push(next);
    }
    chain.into_iter().map(|it| it.der).collect()
}
