//! The parts of a message, none of them verified yet.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::ID_SIGNED_DATA;

use super::ber;
use super::certificate::Certificate;
use super::element::{
    Element, Elements, INTEGER, Malformed, OCTETS, OID, SEQUENCE, SET, context_constructed,
    context_primitive, encoded,
};
use super::error::MessageError;

/// The most certificates that are accepted: more than any chain has, and few enough to search.
const MAX_CERTIFICATES: usize = 100;

/// Adobe's attribute of archived revocation information (ISO 32000-2, 12.8.3.3.2).
const REVOCATION_ARCHIVAL: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113583.1.1.8");

/// A parsed CMS `SignedData` of one signer, none of it verified; see [`Message::check`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Message {
    /// The certificate the signer names; of several, the first.
    pub signer: Certificate,
    /// All certificates of the message, the signer's among them.
    pub certificates: Vec<Certificate>,
    /// CRLs, in DER.
    pub crls: Vec<Vec<u8>>,
    /// OCSP responses, in DER.
    pub ocsps: Vec<Vec<u8>>,
    /// Time stamps of the signature, in DER.
    pub stamps: Vec<Vec<u8>>,
    /// The signature value.
    pub signature: Vec<u8>,
    /// The content type, and the content if it is embedded.
    pub(super) kind: Vec<u8>,
    pub(super) content: Option<Vec<u8>>,
    /// The signed attributes, if there are any.
    pub(super) attributes: Option<Attributes>,
    /// The algorithm identifiers of the digest and the signature, in DER.
    pub(super) digest: Vec<u8>,
    pub(super) algorithm: Vec<u8>,
    /// The certificates that fit the signer's name; of several, the signed attributes say which it is.
    pub(super) candidates: Vec<Certificate>,
}

/// Signed or unsigned attributes.
#[derive(Clone, Debug, Default)]
pub(super) struct Attributes {
    /// The set in the order of DER, over which the signature is (RFC 5652, 5.4).
    pub(super) signed: Vec<u8>,
    /// The type of each attribute, and the content of its set of values.
    found: Vec<(Vec<u8>, Vec<u8>)>,
}

/// The attribute of a time stamp of the signature (RFC 3161, appendix A).
pub(super) const SIGNATURE_TIME_STAMP: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");

impl Message {
    /// Reads a message in BER or DER: a signature's `/Contents`, with the zeros that pad it, or a time stamp.
    ///
    /// # Errors
    /// Not a `SignedData` of exactly one signer whose certificate is in it.
    pub fn read(contents: &[u8]) -> Result<Self, MessageError> {
        let der = ber::to_der(contents).ok_or(Malformed)?;
        let mut outer = Element::only_of(&der, SEQUENCE)?.items();
        if outer.expect(OID)?.body != ID_SIGNED_DATA.as_bytes() {
            return Err(MessageError::Malformed("kind of message"));
        }
        let mut data = outer.expect(context_constructed(0))?.inner(SEQUENCE)?.items();
        outer.end()?;
        data.expect(INTEGER)?;
        data.expect(SET)?;
        let mut encapsulated = data.expect(SEQUENCE)?.items();
        let kind = encapsulated.expect(OID)?.body.to_vec();
        let content = encapsulated
            .optional(context_constructed(0))?
            .map(|it| it.inner(OCTETS))
            .transpose()?;
        encapsulated.end()?;
        let certificates = certificates(data.optional(context_constructed(0))?)?;
        let mut crls = self::crls(data.optional(context_constructed(1))?)?;
        let signers = data.expect(SET)?;
        data.end()?;

        let count = signers.items().count();
        if count != 1 {
            return Err(MessageError::Signers(count));
        }
        let mut items = signers.inner(SEQUENCE)?.items();
        items.expect(INTEGER)?;
        let name = items.next().ok_or(Malformed)??;
        let digest = items.expect(SEQUENCE)?.whole.to_vec();
        let attributes =
            items.optional(context_constructed(0))?.map(Attributes::read).transpose()?;
        let algorithm = items.expect(SEQUENCE)?.whole.to_vec();
        let signature = items.expect(OCTETS)?.body.to_vec();
        let unsigned = items.optional(context_constructed(1))?.map(Attributes::read).transpose()?;
        items.end()?;

        let stamps = unsigned.unwrap_or_default().all(SIGNATURE_TIME_STAMP)?;
        let mut ocsps = Vec::new();
        if let Some(archive) = attributes.as_ref().and_then(|it| it.one(REVOCATION_ARCHIVAL)) {
            archived(archive?, &mut crls, &mut ocsps)?;
        }
        let candidates = named(name, &certificates)?;
        let signer = candidates.first().ok_or(MessageError::NoCertificate)?.clone();
        Ok(Self {
            signer,
            certificates,
            crls,
            ocsps,
            stamps,
            signature,
            kind,
            content: content.map(|it| it.body.to_vec()),
            attributes,
            digest,
            algorithm,
            candidates,
        })
    }
}

impl Attributes {
    fn read(set: Element<'_>) -> Result<Self, Malformed> {
        let mut elements = Vec::new();
        let mut found = Vec::new();
        for item in set.items() {
            let item = item?;
            let mut items = item.items();
            let id = items.expect(OID)?.body.to_vec();
            let values = items.expect(SET)?.body.to_vec();
            items.end()?;
            if item.tag != SEQUENCE {
                return Err(Malformed);
            }
            elements.push(item.whole);
            found.push((id, values));
        }
        // No element is a prefix of another, so this is the order of DER (X.690, 11.6).
        elements.sort_unstable();
        Ok(Self { signed: encoded(SET, &elements.concat()), found })
    }

    /// Requires that no type occurs twice (RFC 5652, 11).
    pub(super) fn once(&self) -> Result<(), MessageError> {
        let mut kinds: Vec<_> = self.found.iter().map(|(id, _)| id).collect();
        kinds.sort_unstable();
        if kinds.is_sorted_by(|one, next| one < next) { Ok(()) } else { Err(MessageError::Twice) }
    }

    /// The values of all attributes of a type, in DER.
    fn all(&self, id: ObjectIdentifier) -> Result<Vec<Vec<u8>>, Malformed> {
        let found = self.found.iter().filter(|(it, _)| it == id.as_bytes());
        let values = found.flat_map(|(_, values)| Elements::of(values));
        values.map(|it| Ok(it?.whole.to_vec())).collect()
    }

    /// The single value of an attribute; `None` if there is no such attribute.
    pub(super) fn one(&self, id: ObjectIdentifier) -> Option<Result<Element<'_>, MessageError>> {
        let (_, values) = self.found.iter().find(|(it, _)| it == id.as_bytes())?;
        if Elements::of(values).count() > 1 {
            return Some(Err(MessageError::Twice));
        }
        Some(Element::only(values).map_err(MessageError::from))
    }
}

/// The certificates of a set that can be read; others are skipped.
fn certificates(set: Option<Element<'_>>) -> Result<Vec<Certificate>, MessageError> {
    let mut found = Vec::new();
    for item in set.into_iter().flat_map(Element::items) {
        if let Ok(certificate) = Certificate::read(item?.whole)
            && !found.contains(&certificate)
        {
            found.push(certificate);
        }
        if found.len() > MAX_CERTIFICATES {
            return Err(MessageError::Malformed("set of certificates"));
        }
    }
    Ok(found)
}

/// The CRLs of a set of revocation information; other formats are skipped (RFC 5652, 10.2.1).
fn crls(set: Option<Element<'_>>) -> Result<Vec<Vec<u8>>, Malformed> {
    let items = set.into_iter().flat_map(Element::items).collect::<Result<Vec<_>, _>>()?;
    Ok(items.iter().filter(|it| it.tag == SEQUENCE).map(|it| it.whole.to_vec()).collect())
}

/// Reads the value of [`REVOCATION_ARCHIVAL`].
fn archived(
    archive: Element<'_>,
    crls: &mut Vec<Vec<u8>>,
    ocsps: &mut Vec<Vec<u8>>,
) -> Result<(), Malformed> {
    let mut items = archive.items();
    for (number, found) in [(0, crls), (1, ocsps)] {
        if let Some(list) = items.optional(context_constructed(number))? {
            for item in list.inner(SEQUENCE)?.items() {
                found.push(item?.whole.to_vec());
            }
        }
    }
    Ok(())
}

/// The certificates that fit a signer identifier: issuer and serial number, or a key identifier.
fn named(name: Element<'_>, certificates: &[Certificate]) -> Result<Vec<Certificate>, Malformed> {
    let is: Box<dyn Fn(&Certificate) -> bool> = if name.tag == SEQUENCE {
        let mut items = name.items();
        let issuer = items.expect(SEQUENCE)?.whole;
        let serial = items.expect(INTEGER)?.body;
        items.end()?;
        Box::new(move |it| it.issuer == issuer && it.serial == serial)
    } else if name.tag == context_primitive(0) {
        Box::new(move |it| it.key_identifier() == Some(name.body))
    } else {
        return Err(Malformed);
    };
    Ok(certificates.iter().filter(|it| is(it)).cloned().collect())
}
