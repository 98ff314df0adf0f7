//! Time stamps from an authority (RFC 3161).

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use naskah_diagnostic::Diagnostic;
use naskah_verify::Hash;
use naskah_verify::cms::element::{
    BOOLEAN, Element, INTEGER, Malformed, OCTETS, OID, SEQUENCE, encoded,
};
use naskah_verify::cms::{Message, MessageError, SignatureFormat, add_timestamp};

use super::transport::Authority;
use crate::codes;
use crate::error::{Error, Result};

/// The media type of a request (RFC 3161, 3.4).
const QUERY: &str = "application/timestamp-query";

/// The message of a signature with a time stamp of that signature.
///
/// # Errors
/// The authority does not respond, refuses, or stamps something else.
pub(crate) fn stamp(message: &[u8], authority: &Authority<'_>) -> Result<Vec<u8>> {
    let unreadable = |error: MessageError| {
        let text = format!("the message of the signature cannot be read: {error}");
        Error::from(Diagnostic::error(codes::SIGNATURE_UNREADABLE, text))
    };
    let read = Message::read(message).map_err(unreadable)?;
    let nonce = nonce()?;
    let query = query(&read.signature, &nonce);
    let answer = authority.transport.post(authority.url, QUERY, &query)?;
    let wrong = |what: &str| {
        let text = format!("`{}` {what}", authority.url);
        Error::from(
            Diagnostic::error(codes::TIME_STAMP_REFUSED, text)
                .help("use another time stamp authority, or sign without one"),
        )
    };
    let token = token(&answer).map_err(|refused| match refused {
        Refused::Unreadable => wrong("does not answer as a time stamp authority"),
        Refused::Because(text) => wrong(&format!("gives no time stamp: {text}")),
    })?;
    let stamp =
        Message::read(token).map_err(|error| wrong(&format!("gives no time stamp: {error}")))?;
    let signed = stamp.check(SignatureFormat::TimeStamp, &[&read.signature]);
    let signed = signed
        .map_err(|error| wrong(&format!("gives no time stamp of this signature: {error}")))?;
    if signed.nonce() != Some(&nonce) {
        return Err(wrong("answers another request"));
    }
    add_timestamp(message, token).map_err(unreadable)
}

/// A unique number, so that an old answer cannot pass for one to this request.
fn nonce() -> Result<[u8; 8]> {
    let mut nonce = [0; 8];
    let filled = SystemRandom::new().fill(&mut nonce);
    filled.map_err(|_| {
        Diagnostic::error(codes::RANDOM_UNAVAILABLE, "the system gives no random numbers")
    })?;
    // A positive number in the shortest form of DER.
    nonce[0] = nonce[0] & 0x3f | 0x40;
    Ok(nonce)
}

/// The request (RFC 3161, 2.4.1), which asks for the authority's certificate.
fn query(bytes: &[u8], nonce: &[u8]) -> Vec<u8> {
    let hash = Hash::Sha256;
    let algorithm = encoded(SEQUENCE, &encoded(OID, hash.oid()));
    let digest = encoded(OCTETS, &hash.digest(&[bytes]));
    let parts = [
        encoded(INTEGER, &[1]),
        encoded(SEQUENCE, &[algorithm, digest].concat()),
        encoded(INTEGER, nonce),
        encoded(BOOLEAN, &[0xff]),
    ];
    encoded(SEQUENCE, &parts.concat())
}

/// Why a response has no time stamp.
enum Refused {
    Unreadable,
    Because(String),
}

impl From<Malformed> for Refused {
    fn from(_: Malformed) -> Self {
        Self::Unreadable
    }
}

/// The time stamp of a response (RFC 3161, 2.4.2).
fn token(answer: &[u8]) -> std::result::Result<&[u8], Refused> {
    let mut items = Element::only_of(answer, SEQUENCE)?.items();
    let mut status = items.expect(SEQUENCE)?.items();
    // `granted`, or `grantedWithMods`.
    if let [0 | 1] = status.expect(INTEGER)?.body {
        let token = items.expect(SEQUENCE)?.whole;
        items.end()?;
        return Ok(token);
    }
    let mut said = Vec::new();
    for text in status.optional(SEQUENCE)?.into_iter().flat_map(Element::items) {
        said.push(String::from_utf8_lossy(text?.body).escape_debug().to_string());
    }
    let said = if said.is_empty() { "no reason given".to_owned() } else { said.join(" ") };
    Err(Refused::Because(said))
}
