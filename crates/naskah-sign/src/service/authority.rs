//! A time stamp from an authority: RFC 3161.

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use naskah::diagnostic::{Diagnostic, Errors, Result};

use super::Authority;
use crate::cms::hash::digest_of;
use crate::cms::item::{BOOLEAN, INTEGER, Item, Malformed, OCTETS, OID, SEQUENCE, encoded};
use crate::cms::{self, Fault, Kind, Message};
use crate::key::Hash;

/// The media type of a question: RFC 3161, 3.4.
const QUERY: &str = "application/timestamp-query";

/// The message of a signature, with a stamp of the time at which the signature was there.
///
/// # Errors
/// An authority that does not answer, that refuses, or whose stamp is of something else.
pub(crate) fn stamp(message: &[u8], authority: &Authority<'_>) -> Result<Vec<u8>> {
    let unreadable = |fault: Fault| {
        Errors::from(Diagnostic::uncoded_error(format!("the message of the signature: {fault}")))
    };
    let read = Message::read(message).map_err(unreadable)?;
    let nonce = nonce()?;
    let query = query(&read.signature, &nonce);
    let answer = authority.transport.post(authority.url, QUERY, &query)?;
    let wrong = |what: &str| {
        Errors::from(
            Diagnostic::uncoded_error(format!("`{}` {what}", authority.url))
                .help("ask another authority for the time, or sign without one"),
        )
    };
    let token = token(&answer).map_err(|refused| match refused {
        Refused::Unreadable => wrong("does not answer as an authority for time stamps"),
        Refused::Because(text) => wrong(&format!("gives no time stamp: {text}")),
    })?;
    let stamp = Message::read(token).map_err(|fault| wrong(&format!("gives no stamp: {fault}")))?;
    let signed = stamp.check(Kind::Stamp, &[&read.signature]);
    let signed = signed.map_err(|fault| wrong(&format!("gives no stamp of this: {fault}")))?;
    if signed.nonce() != Some(&nonce) {
        return Err(wrong("answers another question"));
    }
    cms::stamped(message, token).map_err(unreadable)
}

/// A number that no other question has, so that no old answer is taken for one to this.
fn nonce() -> Result<[u8; 8]> {
    let mut nonce = [0; 8];
    let filled = SystemRandom::new().fill(&mut nonce);
    filled.map_err(|_| Diagnostic::uncoded_error("the system gives no random numbers"))?;
    // As DER has numbers: not negative, and not with a byte more than needed.
    nonce[0] = nonce[0] & 0x3f | 0x40;
    Ok(nonce)
}

/// The question: RFC 3161, 2.4.1, with the authority's certificate to be given.
fn query(bytes: &[u8], nonce: &[u8]) -> Vec<u8> {
    let hash = Hash::Sha256;
    let algorithm = encoded(SEQUENCE, &encoded(OID, hash.identifier().as_bytes()));
    let digest = encoded(OCTETS, digest_of(hash, &[bytes]).as_ref());
    let parts = [
        encoded(INTEGER, &[1]),
        encoded(SEQUENCE, &[algorithm, digest].concat()),
        encoded(INTEGER, nonce),
        encoded(BOOLEAN, &[0xff]),
    ];
    encoded(SEQUENCE, &parts.concat())
}

/// Why there is no time stamp in an answer.
enum Refused {
    Unreadable,
    Because(String),
}

impl From<Malformed> for Refused {
    fn from(_: Malformed) -> Self {
        Self::Unreadable
    }
}

/// The time stamp in an answer: RFC 3161, 2.4.2.
fn token(answer: &[u8]) -> std::result::Result<&[u8], Refused> {
    let mut items = Item::only_of(answer, SEQUENCE)?.items();
    let mut status = items.expect(SEQUENCE)?.items();
    // Granted, or granted with changes.
    if let [0 | 1] = status.expect(INTEGER)?.body {
        let token = items.expect(SEQUENCE)?.whole;
        items.end()?;
        return Ok(token);
    }
    let mut said = Vec::new();
    for text in status.optional(SEQUENCE)?.into_iter().flat_map(Item::items) {
        said.push(String::from_utf8_lossy(text?.body).escape_debug().to_string());
    }
    let said = if said.is_empty() { "it does not say why".to_owned() } else { said.join(" ") };
    Err(Refused::Because(said))
}
