//! The certificates and messages of the fixtures, read.

pub(crate) use naskah_fixtures::pki::{bytes, der};

use crate::cms::{Certificate, Message};

pub(crate) fn certificate(name: &str) -> Certificate {
    Certificate::read(&der(&format!("{name}.pem"))).unwrap()
}

pub(crate) fn message(name: &str) -> Message {
    Message::read(&bytes(&format!("messages/{name}.der"))).unwrap()
}

/// The content that the messages sign.
pub(crate) fn content() -> Vec<u8> {
    bytes("messages/content")
}
