//! Integrity: whether a message is a valid signature of given bytes.
//!
//! RFC 5652, 5.4 and 5.6; RFC 5035 (which certificate signed); RFC 3161 (time stamps); ETSI EN 319 142-1
//! (PAdES).

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{
    ID_AA_SIGNING_CERTIFICATE, ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_DATA,
    ID_MESSAGE_DIGEST, ID_SIGNING_TIME,
};
use jiff::Timestamp;

use super::certificate::Certificate;
use super::digest_algorithm::digest_algorithm;
use super::element::{Element, OCTETS, OID, SEQUENCE, context_constructed};
use super::error::MessageError;
use super::message::{Attributes, Message};
use super::public_key::{AlgorithmIdentifier, verify};
use super::timestamp_token::{self, TST_INFO};
use crate::digest::{Hash, sha1};

/// The attribute of the algorithms that were used (RFC 6211).
const ALGORITHM_PROTECTION: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.52");

/// The format of a signature: its `/SubFilter` (ISO 32000-2, table 255).
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum SignatureFormat {
    /// `ETSI.CAdES.detached`: the certificate must be among the signed attributes.
    Cades,
    /// `adbe.pkcs7.detached`
    Pkcs7,
    /// `ETSI.RFC3161`: a time stamp.
    TimeStamp,
}

/// What a valid signature in `adbe.pkcs7.detached` may lack.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Lacking {
    /// It has no signed attributes.
    Attributes,
    /// The certificate is not among its signed attributes.
    Certificate,
}

/// A message that is a valid signature of given bytes by the key of a certificate, trusted or not.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Signed<'a> {
    /// The message.
    pub message: &'a Message,
    /// The certificate whose key signed.
    pub signer: &'a Certificate,
    /// The digest algorithm.
    pub hash: Hash,
    /// The signing time the signer claims.
    pub claimed: Option<Timestamp>,
    /// The time of a time stamp.
    pub stamped: Option<Timestamp>,
    /// What it lacks.
    pub lacking: Option<Lacking>,
}

impl SignatureFormat {
    /// The format of a `/SubFilter`.
    ///
    /// # Errors
    /// An unknown format, or an obsolete one that can be forged.
    pub fn of(name: &[u8]) -> Result<Self, MessageError> {
        match name {
            b"ETSI.CAdES.detached" => Ok(Self::Cades),
            b"adbe.pkcs7.detached" => Ok(Self::Pkcs7),
            b"ETSI.RFC3161" => Ok(Self::TimeStamp),
            b"adbe.pkcs7.sha1" => Err(MessageError::TooOld("adbe.pkcs7.sha1")),
            b"adbe.x509.rsa_sha1" => Err(MessageError::TooOld("adbe.x509.rsa_sha1")),
            other => Err(MessageError::UnknownFormat(
                String::from_utf8_lossy(other).escape_debug().collect(),
            )),
        }
    }
}

impl Signed<'_> {
    /// The nonce of a time stamp, which says which request it answers.
    pub fn nonce(&self) -> Option<&[u8]> {
        timestamp_token::nonce(self.message.content.as_deref()?)
    }
}

impl Message {
    /// Verifies that this is a signature of the concatenated pieces.
    ///
    /// # Errors
    /// It is not, or not in a way that can be relied on.
    pub fn check(
        &self,
        format: SignatureFormat,
        pieces: &[&[u8]],
    ) -> Result<Signed<'_>, MessageError> {
        let hash = digest_algorithm(AlgorithmIdentifier::read(Element::only(&self.digest)?)?.oid)?;
        let algorithm = AlgorithmIdentifier::read(Element::only(&self.algorithm)?)?;
        let (expected, stamped, pieces) = match (format, &self.content) {
            (SignatureFormat::TimeStamp, Some(content)) => {
                let time = timestamp_token::stamped_time(content, pieces)?;
                (TST_INFO, Some(time), &[content.as_slice()][..])
            }
            (SignatureFormat::Cades | SignatureFormat::Pkcs7, None) => (ID_DATA, None, pieces),
            _ => return Err(MessageError::Content),
        };
        if self.kind != expected.as_bytes() {
            return Err(MessageError::Content);
        }
        let Some(attributes) = &self.attributes else {
            // Without signed attributes, a signature of one format could be passed off as another.
            if format != SignatureFormat::Pkcs7 {
                return Err(MessageError::NoAttribute("certificate"));
            }
            let content = pieces.concat();
            verify(algorithm, Some(hash), &self.signer.key, &content, &self.signature).map_err(
                |fault| if fault == MessageError::Forged { MessageError::Changed } else { fault },
            )?;
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
            attributes.one(ID_CONTENT_TYPE).ok_or(MessageError::NoAttribute("content type"))??;
        if signed.tag != OID || signed.body != self.kind {
            return Err(MessageError::Mismatch("content type"));
        }
        let digest =
            attributes.one(ID_MESSAGE_DIGEST).ok_or(MessageError::NoAttribute("digest"))??;
        if digest.tag != OCTETS || digest.body != hash.digest(pieces) {
            return Err(MessageError::Changed);
        }
        self.check_algorithms(attributes)?;
        let bound = BoundCertificate::of(attributes)?;
        if bound.is_none() && format != SignatureFormat::Pkcs7 {
            return Err(MessageError::NoAttribute("certificate"));
        }
        let signer = match &bound {
            Some(bound) => self.candidates.iter().find(|it| bound.fits(it)),
            None => Some(&self.signer),
        };
        let signer = signer.ok_or(MessageError::OtherCertificate)?;
        verify(algorithm, Some(hash), &signer.key, &attributes.signed, &self.signature)?;
        let claimed = attributes
            .one(ID_SIGNING_TIME)
            .map(|it| Ok::<_, MessageError>(it?.time()?))
            .transpose()?;
        let lacking = bound.is_none().then_some(Lacking::Certificate);
        Ok(Signed { message: self, signer, hash, claimed, stamped, lacking })
    }

    /// Requires that the algorithms among the signed attributes, if any, are the ones used (RFC 6211).
    fn check_algorithms(&self, attributes: &Attributes) -> Result<(), MessageError> {
        let Some(signed) = attributes.one(ALGORITHM_PROTECTION) else { return Ok(()) };
        let mut items = signed?.items();
        let digest = AlgorithmIdentifier::read(items.expect(SEQUENCE)?)?.oid;
        let mut algorithm = items.expect(context_constructed(1))?.items();
        if digest != AlgorithmIdentifier::read(Element::only(&self.digest)?)?.oid
            || algorithm.expect(OID)?.body
                != AlgorithmIdentifier::read(Element::only(&self.algorithm)?)?.oid
        {
            return Err(MessageError::Mismatch("algorithm"));
        }
        Ok(())
    }
}

/// The digests of the signer's certificate, among the signed attributes.
struct BoundCertificate<'a> {
    /// SHA-1 suffices to identify a certificate: an attack needs a second preimage, not a collision.
    sha1: Option<&'a [u8]>,
    sha2: Option<(Hash, &'a [u8])>,
}

impl<'a> BoundCertificate<'a> {
    /// Reads either or both of the attributes (RFC 5035, 3 and 5.4.1).
    fn of(attributes: &'a Attributes) -> Result<Option<Self>, MessageError> {
        let first = |id| -> Result<Option<_>, MessageError> {
            let Some(value) = attributes.one(id) else { return Ok(None) };
            let certificates =
                Element::only_of(value?.whole, SEQUENCE)?.items().expect(SEQUENCE)?;
            Ok(Some(certificates.items().expect(SEQUENCE)?.items()))
        };
        let by_sha1 = match first(ID_AA_SIGNING_CERTIFICATE)? {
            Some(mut items) => Some(items.expect(OCTETS)?.body),
            None => None,
        };
        let by_sha2 = match first(ID_AA_SIGNING_CERTIFICATE_V_2)? {
            Some(mut items) => {
                let hash = match items.optional(SEQUENCE)? {
                    Some(algorithm) => digest_algorithm(AlgorithmIdentifier::read(algorithm)?.oid)?,
                    None => Hash::Sha256,
                };
                Some((hash, items.expect(OCTETS)?.body))
            }
            None => None,
        };
        let any = by_sha1.is_some() || by_sha2.is_some();
        Ok(any.then_some(Self { sha1: by_sha1, sha2: by_sha2 }))
    }

    fn fits(&self, certificate: &Certificate) -> bool {
        let der = &certificate.der;
        self.sha1.is_none_or(|it| it == sha1(der).as_ref())
            && self.sha2.is_none_or(|(hash, it)| it == hash.digest(&[der]))
    }
}
