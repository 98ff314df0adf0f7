//! The content of a time stamp: `TSTInfo` (RFC 3161, 2.4.2).

use const_oid::ObjectIdentifier;
use jiff::Timestamp;

use super::digest_algorithm::digest_algorithm;
use super::element::{Element, INTEGER, OCTETS, OID, SEQUENCE, TIME};
use super::error::MessageError;
use super::public_key::AlgorithmIdentifier;

/// The content type of a time stamp.
pub(super) const TST_INFO: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// The time in a time stamp, if its imprint is the digest of these bytes.
pub(super) fn stamped_time(content: &[u8], pieces: &[&[u8]]) -> Result<Timestamp, MessageError> {
    let mut items = Element::only_of(content, SEQUENCE)?.items();
    items.expect(INTEGER)?;
    items.expect(OID)?;
    let mut imprint = items.expect(SEQUENCE)?.items();
    let hash = digest_algorithm(AlgorithmIdentifier::read(imprint.expect(SEQUENCE)?)?.oid)?;
    let digest = imprint.expect(OCTETS)?.body;
    imprint.end()?;
    items.expect(INTEGER)?;
    let time = items.expect(TIME)?.time()?;
    if digest != hash.digest(pieces) { Err(MessageError::Changed) } else { Ok(time) }
}

/// The nonce, which says which request a time stamp answers.
pub(super) fn nonce(content: &[u8]) -> Option<&[u8]> {
    let mut items = Element::only_of(content, SEQUENCE).ok()?.items();
    items.find_map(|item| item.ok().filter(|it| it.tag == TIME))?;
    let mut after = items.filter_map(Result::ok);
    after.find(|it| it.tag == INTEGER).map(|it| it.body)
}
