//! The keys, certificates and messages of `tests/suite/pki`, for tests.

use std::fs;
use std::path::Path;

use crate::cms::{Certificate, Message};

pub(crate) fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/pki");
    fs::read(folder.join(name)).unwrap()
}

/// The DER of a PEM file.
pub(crate) fn pem(name: &str) -> Vec<u8> {
    der::pem::decode_vec(&bytes(name)).unwrap().1
}

pub(crate) fn certificate(name: &str) -> Certificate {
    Certificate::read(&pem(&format!("{name}.pem"))).unwrap()
}

pub(crate) fn message(name: &str) -> Message {
    Message::read(&bytes(&format!("messages/{name}.der"))).unwrap()
}

/// The content that the messages sign.
pub(crate) fn content() -> Vec<u8> {
    bytes("messages/content")
}
