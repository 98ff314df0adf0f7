//! A message with a time stamp of its signature: RFC 3161, appendix A; ETSI EN 319 122-1, 5.3.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::ID_SIGNED_DATA;

use super::fault::Fault;
use super::item::{INTEGER, Item, Malformed, OCTETS, OID, SEQUENCE, SET, encoded, own};
use super::{Message, ber};

pub(super) const SIGNATURE_TIME_STAMP: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");

/// Puts a time stamp beside the signature of a message. All else stays as its signer wrote it.
pub(crate) fn stamped(message: &[u8], token: &[u8]) -> Result<Vec<u8>, Fault> {
    // It is to be one that can be read, of one signer.
    Message::read(message)?;
    let der = ber::to_der(message).ok_or(Malformed)?;
    let token = ber::to_der(token).ok_or(Malformed)?;
    let mut outer = Item::only_of(&der, SEQUENCE)?.items();
    outer.expect(OID)?;
    let data = outer.expect(own(0))?.inner(SEQUENCE)?;
    let signers = data.items().last().ok_or(Malformed)??;
    let info = beside(signers.inner(SEQUENCE)?, &attribute(&token))?;
    let mut body = data.body[..data.body.len() - signers.whole.len()].to_vec();
    body.extend(encoded(SET, &encoded(SEQUENCE, &info)));
    let content = encoded(own(0), &encoded(SEQUENCE, &body));
    let kind = encoded(OID, ID_SIGNED_DATA.as_bytes());
    Ok(encoded(SEQUENCE, &[kind, content].concat()))
}

fn attribute(token: &[u8]) -> Vec<u8> {
    let kind = encoded(OID, SIGNATURE_TIME_STAMP.as_bytes());
    encoded(SEQUENCE, &[kind, encoded(SET, token)].concat())
}

/// The body of a signer's information with one more attribute that is not signed.
fn beside(info: Item<'_>, attribute: &[u8]) -> Result<Vec<u8>, Malformed> {
    let mut items = info.items();
    items.expect(INTEGER)?;
    items.next().ok_or(Malformed)??;
    items.expect(SEQUENCE)?;
    items.optional(own(0))?;
    items.expect(SEQUENCE)?;
    items.expect(OCTETS)?;
    let there = items.optional(own(1))?;
    let kept = there.map_or(0, |it| it.whole.len());
    let mut attributes = vec![attribute];
    for item in there.into_iter().flat_map(Item::items) {
        attributes.push(item?.whole);
    }
    // The order of a set in DER: X.690, 11.6.
    attributes.sort_unstable();
    let mut body = info.body[..info.body.len() - kept].to_vec();
    body.extend(encoded(own(1), &attributes.concat()));
    Ok(body)
}
