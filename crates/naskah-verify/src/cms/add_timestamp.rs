//! Adds a time stamp of the signature to a message (RFC 3161, appendix A; ETSI EN 319 122-1, 5.3).

use const_oid::db::rfc5911::ID_SIGNED_DATA;

use super::ber;
use super::element::{
    Element, INTEGER, Malformed, OCTETS, OID, SEQUENCE, SET, context_constructed, encoded,
};
use super::error::MessageError;
use super::message::{Message, SIGNATURE_TIME_STAMP};

/// The message in DER with a time stamp as an unsigned attribute; everything signed stays byte for byte.
///
/// # Errors
/// The message or the token cannot be read.
pub fn add_timestamp(message: &[u8], token: &[u8]) -> Result<Vec<u8>, MessageError> {
    Message::read(message)?;
    let der = ber::to_der(message).ok_or(Malformed)?;
    let token = ber::to_der(token).ok_or(Malformed)?;
    let mut outer = Element::only_of(&der, SEQUENCE)?.items();
    outer.expect(OID)?;
    let data = outer.expect(context_constructed(0))?.inner(SEQUENCE)?;
    let signers = data.items().last().ok_or(Malformed)??;
    let info = with_attribute(signers.inner(SEQUENCE)?, &attribute(&token))?;
    let mut body = data.body[..data.body.len() - signers.whole.len()].to_vec();
    body.extend(encoded(SET, &encoded(SEQUENCE, &info)));
    let content = encoded(context_constructed(0), &encoded(SEQUENCE, &body));
    let kind = encoded(OID, ID_SIGNED_DATA.as_bytes());
    Ok(encoded(SEQUENCE, &[kind, content].concat()))
}

fn attribute(token: &[u8]) -> Vec<u8> {
    let kind = encoded(OID, SIGNATURE_TIME_STAMP.as_bytes());
    encoded(SEQUENCE, &[kind, encoded(SET, token)].concat())
}

/// The content of a `SignerInfo` with another unsigned attribute.
fn with_attribute(info: Element<'_>, attribute: &[u8]) -> Result<Vec<u8>, Malformed> {
    let mut items = info.items();
    items.expect(INTEGER)?;
    items.next().ok_or(Malformed)??;
    items.expect(SEQUENCE)?;
    items.optional(context_constructed(0))?;
    items.expect(SEQUENCE)?;
    items.expect(OCTETS)?;
    let existing = items.optional(context_constructed(1))?;
    let kept = existing.map_or(0, |it| it.whole.len());
    let mut attributes = vec![attribute];
    for item in existing.into_iter().flat_map(Element::items) {
        attributes.push(item?.whole);
    }
    // The order of a set in DER (X.690, 11.6).
    attributes.sort_unstable();
    let mut body = info.body[..info.body.len() - kept].to_vec();
    body.extend(encoded(context_constructed(1), &attributes.concat()));
    Ok(body)
}
