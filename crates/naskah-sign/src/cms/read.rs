//! What stands in a message, before anything in it is believed.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::ID_SIGNED_DATA;

use super::ber;
use super::certificate::Certificate;
use super::fault::Fault;
use super::item::{
    INTEGER, Item, Items, Malformed, OCTETS, OID, SEQUENCE, SET, encoded, own, plain,
};
use super::stamped::SIGNATURE_TIME_STAMP;

/// As many certificates as a message may bring: more than any chain has, and few enough to search.
const CERTIFICATES: usize = 100;

const REVOCATION_ARCHIVAL: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113583.1.1.8");

/// A message of one signer: all that it says, and nothing of it checked. See [`Message::check`].
#[derive(Clone, Debug)]
pub(crate) struct Message {
    /// The certificate that the signer names.
    pub(crate) signer: Certificate,
    /// All that came with it, its own among them.
    pub(crate) certificates: Vec<Certificate>,
    /// Lists of what was revoked, and answers to the question of it, in DER.
    pub(crate) crls: Vec<Vec<u8>>,
    pub(crate) ocsps: Vec<Vec<u8>>,
    /// Time stamps of the signature, in DER.
    pub(crate) stamps: Vec<Vec<u8>>,
    /// The signature itself.
    pub(crate) signature: Vec<u8>,
    /// The kind of what was signed, and the content if the message has it inside.
    pub(super) kind: Vec<u8>,
    pub(super) content: Option<Vec<u8>>,
    /// What was signed beside the content; a signature may do without.
    pub(super) attributes: Option<Attributes>,
    /// Two algorithms, with their tags.
    pub(super) digest: Vec<u8>,
    pub(super) algorithm: Vec<u8>,
    /// Those that what the signer names fits: of more than one, the attributes say which it is.
    pub(super) candidates: Vec<Certificate>,
}

/// Attributes: what was signed beside the content, or came with the signature afterwards.
#[derive(Clone, Debug, Default)]
pub(super) struct Attributes {
    /// The set as it is signed, whatever order it came in: RFC 5652, 5.4.
    pub(super) signed: Vec<u8>,
    /// Each kind, and its values.
    found: Vec<(Vec<u8>, Vec<u8>)>,
}

impl Message {
    /// From what fills the hole of a signature, the zeros at its end included, or from a time stamp.
    pub(crate) fn read(contents: &[u8]) -> Result<Self, Fault> {
        let der = ber::to_der(contents).ok_or(Malformed)?;
        let mut outer = Item::only_of(&der, SEQUENCE)?.items();
        if outer.expect(OID)?.body != ID_SIGNED_DATA.as_bytes() {
            return Err(Fault::Malformed("kind of message"));
        }
        let mut data = outer.expect(own(0))?.inner(SEQUENCE)?.items();
        outer.end()?;
        data.expect(INTEGER)?;
        data.expect(SET)?;
        let mut encapsulated = data.expect(SEQUENCE)?.items();
        let kind = encapsulated.expect(OID)?.body.to_vec();
        let content = encapsulated.optional(own(0))?.map(|it| it.inner(OCTETS)).transpose()?;
        encapsulated.end()?;
        let certificates = certificates(data.optional(own(0))?)?;
        let mut crls = lists(data.optional(own(1))?)?;
        let signers = data.expect(SET)?;
        data.end()?;

        let count = signers.items().count();
        if count != 1 {
            return Err(Fault::Signers(count));
        }
        let mut items = signers.inner(SEQUENCE)?.items();
        items.expect(INTEGER)?;
        let name = items.next().ok_or(Malformed)??;
        let digest = items.expect(SEQUENCE)?.whole.to_vec();
        let attributes = items.optional(own(0))?.map(Attributes::read).transpose()?;
        let algorithm = items.expect(SEQUENCE)?.whole.to_vec();
        let signature = items.expect(OCTETS)?.body.to_vec();
        let beside = items.optional(own(1))?.map(Attributes::read).transpose()?;
        items.end()?;

        let stamps = beside.unwrap_or_default().all(SIGNATURE_TIME_STAMP)?;
        let mut ocsps = Vec::new();
        if let Some(archive) = attributes.as_ref().and_then(|it| it.one(REVOCATION_ARCHIVAL)) {
            archived(archive?, &mut crls, &mut ocsps)?;
        }
        let candidates = named(name, &certificates)?;
        let signer = candidates.first().ok_or(Fault::NoCertificate)?.clone();
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
    fn read(set: Item<'_>) -> Result<Self, Malformed> {
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
        // No element begins another one, so that this is the order of DER: X.690, 11.6.
        elements.sort_unstable();
        Ok(Self { signed: encoded(SET, &elements.concat()), found })
    }

    /// Each kind is there once, as RFC 5652, 11, has it for those that matter.
    pub(super) fn once(&self) -> Result<(), Fault> {
        let mut kinds: Vec<_> = self.found.iter().map(|(id, _)| id).collect();
        kinds.sort_unstable();
        if kinds.is_sorted_by(|one, next| one < next) { Ok(()) } else { Err(Fault::Twice) }
    }

    /// The values of all attributes of a kind.
    fn all(&self, id: ObjectIdentifier) -> Result<Vec<Vec<u8>>, Malformed> {
        let found = self.found.iter().filter(|(it, _)| it == id.as_bytes());
        let values = found.flat_map(|(_, values)| Items::of(values));
        values.map(|it| Ok(it?.whole.to_vec())).collect()
    }

    /// The value of an attribute that has one; nothing when there is no such attribute.
    pub(super) fn one(&self, id: ObjectIdentifier) -> Option<Result<Item<'_>, Fault>> {
        let (_, values) = self.found.iter().find(|(it, _)| it == id.as_bytes())?;
        if Items::of(values).count() > 1 {
            return Some(Err(Fault::Twice));
        }
        Some(Item::only(values).map_err(Fault::from))
    }
}

/// Those certificates of a set that can be read; what is no certificate is of no use, and no harm.
fn certificates(set: Option<Item<'_>>) -> Result<Vec<Certificate>, Fault> {
    let mut found = Vec::new();
    for item in set.into_iter().flat_map(Item::items) {
        if let Ok(certificate) = Certificate::read(item?.whole)
            && !found.contains(&certificate)
        {
            found.push(certificate);
        }
        if found.len() > CERTIFICATES {
            return Err(Fault::Malformed("heap of certificates"));
        }
    }
    Ok(found)
}

/// The lists of what was revoked that a set has; other kinds of the like are left: RFC 5652, 10.2.1.
fn lists(set: Option<Item<'_>>) -> Result<Vec<Vec<u8>>, Malformed> {
    let items = set.into_iter().flat_map(Item::items).collect::<Result<Vec<_>, _>>()?;
    Ok(items.iter().filter(|it| it.tag == SEQUENCE).map(|it| it.whole.to_vec()).collect())
}

/// What Adobe's attribute holds: ISO 32000-2, 12.8.3.3.2.
fn archived(
    archive: Item<'_>,
    crls: &mut Vec<Vec<u8>>,
    ocsps: &mut Vec<Vec<u8>>,
) -> Result<(), Malformed> {
    let mut items = archive.items();
    for (number, found) in [(0, crls), (1, ocsps)] {
        if let Some(list) = items.optional(own(number))? {
            for item in list.inner(SEQUENCE)?.items() {
                found.push(item?.whole.to_vec());
            }
        }
    }
    Ok(())
}

/// The certificates that a signer's name fits: issuer and number, or the identifier of a key.
fn named(name: Item<'_>, certificates: &[Certificate]) -> Result<Vec<Certificate>, Malformed> {
    let is: Box<dyn Fn(&Certificate) -> bool> = if name.tag == SEQUENCE {
        let mut items = name.items();
        let issuer = items.expect(SEQUENCE)?.whole;
        let serial = items.expect(INTEGER)?.body;
        items.end()?;
        Box::new(move |it| it.issuer == issuer && it.serial == serial)
    } else if name.tag == plain(0) {
        Box::new(move |it| it.key_identifier() == Some(name.body))
    } else {
        return Err(Malformed);
    };
    Ok(certificates.iter().filter(|it| is(it)).cloned().collect())
}
