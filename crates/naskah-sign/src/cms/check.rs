//! Whether a message is the signature of some bytes: the fact of integrity.
//!
//! RFC 5652, 5.4 and 5.6; RFC 5035 (which certificate was signed with); RFC 3161, 2.4.2 (time stamps);
//! ETSI EN 319 142-1 (PAdES).

use aws_lc_rs::digest;
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{
    ID_AA_SIGNING_CERTIFICATE, ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_DATA,
    ID_MESSAGE_DIGEST, ID_SIGNING_TIME,
};
use jiff::Timestamp;

use super::certificate::Certificate;
use super::fault::Fault;
use super::hash::{Hash, digest_of, known};
use super::item::{INTEGER, Item, OCTETS, OID, SEQUENCE, TIME, own};
use super::read::{Attributes, Message};
use super::signature::{Algorithm, verify};

const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
const ALGORITHM_PROTECTION: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.52");

/// A kind of signature: `/SubFilter`, ISO 32000-2, table 255.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    /// `ETSI.CAdES.detached`: the certificate is among what was signed.
    Cades,
    /// `adbe.pkcs7.detached`
    Pkcs7,
    /// `ETSI.RFC3161`: says when, not who.
    Stamp,
}

/// What a good signature may lack, all the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Lacking {
    /// Nothing was signed but the content.
    Attributes,
    /// The certificate was not among what was signed.
    Certificate,
}

/// A message that is the signature of some bytes, made with the key of a certificate. Nothing is said of
/// whose that is.
#[derive(Clone, Debug)]
pub(crate) struct Signed<'a> {
    pub(crate) message: &'a Message,
    /// The certificate that it was made with.
    pub(crate) signer: &'a Certificate,
    pub(crate) hash: Hash,
    /// When it was made, as the signer says.
    pub(crate) claimed: Option<Timestamp>,
    /// When the bytes were there, as a time stamp says.
    pub(crate) stamped: Option<Timestamp>,
    pub(crate) lacking: Option<Lacking>,
}

impl Kind {
    /// By its name in a signature dictionary.
    pub(crate) fn of(name: &[u8]) -> Result<Self, Fault> {
        match name {
            b"ETSI.CAdES.detached" => Ok(Self::Cades),
            b"adbe.pkcs7.detached" => Ok(Self::Pkcs7),
            b"ETSI.RFC3161" => Ok(Self::Stamp),
            b"adbe.pkcs7.sha1" => Err(Fault::TooOld("adbe.pkcs7.sha1")),
            b"adbe.x509.rsa_sha1" => Err(Fault::TooOld("adbe.x509.rsa_sha1")),
            other => {
                Err(Fault::UnknownKind(String::from_utf8_lossy(other).escape_debug().collect()))
            }
        }
    }
}

impl Signed<'_> {
    /// By what a time stamp says which question it answers: RFC 3161, 2.4.2.
    pub(crate) fn nonce(&self) -> Option<&[u8]> {
        let mut items = Item::only_of(self.message.content.as_deref()?, SEQUENCE).ok()?.items();
        items.find_map(|item| item.ok().filter(|it| it.tag == TIME))?;
        let mut after = items.filter_map(Result::ok);
        after.find(|it| it.tag == INTEGER).map(|it| it.body)
    }
}

impl Message {
    /// Whether this is a signature of these bytes, which may come in pieces.
    pub(crate) fn check(&self, kind: Kind, pieces: &[&[u8]]) -> Result<Signed<'_>, Fault> {
        let hash = known(Algorithm::read(Item::only(&self.digest)?)?.id)?;
        let algorithm = Algorithm::read(Item::only(&self.algorithm)?)?;
        let (expected, stamped, pieces) = match (kind, &self.content) {
            (Kind::Stamp, Some(content)) => {
                (TST_INFO, Some(stamped(content, pieces)?), &[content.as_slice()][..])
            }
            (Kind::Cades | Kind::Pkcs7, None) => (ID_DATA, None, pieces),
            _ => return Err(Fault::Content),
        };
        if self.kind != expected.as_bytes() {
            return Err(Fault::Content);
        }
        let Some(attributes) = &self.attributes else {
            // Only of a signature without them is this no way to pass off one thing as another.
            if kind != Kind::Pkcs7 {
                return Err(Fault::NoAttribute("certificate"));
            }
            let content = pieces.concat();
            verify(algorithm, Some(hash), &self.signer.key, &content, &self.signature)
                .map_err(|fault| if fault == Fault::Forged { Fault::Changed } else { fault })?;
            let lacking = Some(Lacking::Attributes);
            return Ok(Signed {
                message: self,
                signer: &self.signer,
                hash,
                claimed: None,
                stamped,
                lacking,
            });
        };
        attributes.once()?;
        let signed =
            attributes.one(ID_CONTENT_TYPE).ok_or(Fault::NoAttribute("kind of content"))??;
        if signed.tag != OID || signed.body != self.kind {
            return Err(Fault::Mismatch("kind of content"));
        }
        let digest = attributes.one(ID_MESSAGE_DIGEST).ok_or(Fault::NoAttribute("digest"))??;
        if digest.tag != OCTETS || digest.body != digest_of(hash, pieces).as_ref() {
            return Err(Fault::Changed);
        }
        self.protected(attributes)?;
        let bound = Bound::of(attributes)?;
        if bound.is_none() && kind != Kind::Pkcs7 {
            return Err(Fault::NoAttribute("certificate"));
        }
        let signer = match &bound {
            Some(bound) => self.candidates.iter().find(|it| bound.to(it)),
            None => Some(&self.signer),
        };
        let signer = signer.ok_or(Fault::OtherCertificate)?;
        verify(algorithm, Some(hash), &signer.key, &attributes.signed, &self.signature)?;
        let claimed =
            attributes.one(ID_SIGNING_TIME).map(|it| Ok::<_, Fault>(it?.time()?)).transpose()?;
        let lacking = bound.is_none().then_some(Lacking::Certificate);
        Ok(Signed { message: self, signer, hash, claimed, stamped, lacking })
    }

    /// The algorithms that were signed, if they were, are those that are used: RFC 6211.
    fn protected(&self, attributes: &Attributes) -> Result<(), Fault> {
        let Some(signed) = attributes.one(ALGORITHM_PROTECTION) else { return Ok(()) };
        let mut items = signed?.items();
        let digest = Algorithm::read(items.expect(SEQUENCE)?)?.id;
        let mut algorithm = items.expect(own(1))?.items();
        if digest != Algorithm::read(Item::only(&self.digest)?)?.id
            || algorithm.expect(OID)?.body != Algorithm::read(Item::only(&self.algorithm)?)?.id
        {
            return Err(Fault::Mismatch("algorithm"));
        }
        Ok(())
    }
}

/// The digests of the certificate that was signed with.
struct Bound<'a> {
    /// Enough to tell which it was, if not for anything else: it would take a second certificate of a
    /// given digest.
    sha1: Option<&'a [u8]>,
    sha2: Option<(Hash, &'a [u8])>,
}

impl<'a> Bound<'a> {
    /// From either or both of the attributes: RFC 5035, 3 and 5.4.1.
    fn of(attributes: &'a Attributes) -> Result<Option<Self>, Fault> {
        let first = |id| -> Result<Option<_>, Fault> {
            let Some(value) = attributes.one(id) else { return Ok(None) };
            let certificates = Item::only_of(value?.whole, SEQUENCE)?.items().expect(SEQUENCE)?;
            Ok(Some(certificates.items().expect(SEQUENCE)?.items()))
        };
        let sha1 = match first(ID_AA_SIGNING_CERTIFICATE)? {
            Some(mut items) => Some(items.expect(OCTETS)?.body),
            None => None,
        };
        let sha2 = match first(ID_AA_SIGNING_CERTIFICATE_V_2)? {
            Some(mut items) => {
                let hash = match items.optional(SEQUENCE)? {
                    Some(algorithm) => known(Algorithm::read(algorithm)?.id)?,
                    None => Hash::Sha256,
                };
                Some((hash, items.expect(OCTETS)?.body))
            }
            None => None,
        };
        Ok((sha1.is_some() || sha2.is_some()).then_some(Self { sha1, sha2 }))
    }

    fn to(&self, certificate: &Certificate) -> bool {
        let sha1 = || digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, &certificate.der);
        self.sha1.is_none_or(|it| it == sha1().as_ref())
            && self
                .sha2
                .is_none_or(|(hash, it)| it == digest_of(hash, &[&certificate.der]).as_ref())
    }
}

/// The time in a time stamp, if it is one of these bytes: RFC 3161, 2.4.2.
fn stamped(content: &[u8], pieces: &[&[u8]]) -> Result<Timestamp, Fault> {
    let mut items = Item::only_of(content, SEQUENCE)?.items();
    items.expect(INTEGER)?;
    items.expect(OID)?;
    let mut imprint = items.expect(SEQUENCE)?.items();
    let hash = known(Algorithm::read(imprint.expect(SEQUENCE)?)?.id)?;
    let digest = imprint.expect(OCTETS)?.body;
    imprint.end()?;
    items.expect(INTEGER)?;
    let time = items.expect(TIME)?.time()?;
    if digest != digest_of(hash, pieces).as_ref() { Err(Fault::Changed) } else { Ok(time) }
}
