//! The certificates and keys of the fixtures, read.

pub(crate) use naskah_fixtures::pki::{bytes, der};
use naskah_verify::cms::Certificate;

use crate::keys::Key;

pub(crate) fn certificate(name: &str) -> Certificate {
    Certificate::read(&der(&format!("{name}.pem"))).unwrap()
}

pub(crate) fn key(name: &str) -> Key {
    let private = bytes(&format!("signers/{name}.key"));
    let certificates = bytes(&format!("signers/{name}.chain.pem"));
    Key::from_pem(("key", &private), ("certificates", &certificates), None).unwrap()
}
