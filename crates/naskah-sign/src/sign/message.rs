//! The message of a signature: a CMS `SignedData` without the content that it signs (RFC 5652), with the
//! attributes of PAdES (ETSI EN 319 142-1, 6.3).

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911;
use der::asn1::{OctetString, SetOfVec};
use der::{Any, Decode, Encode, Sequence, Tag, ValueOrd};
use naskah::diagnostic::{Diagnostic, Errors, Result};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;
use x509_cert::attr::{Attribute, Attributes};

use crate::cms::hash::known;
use crate::key::{Algorithm, Hash, Signer};

/// The hash of the signer's certificate (RFC 5035, 4): another one of the same key cannot be put in its place.
#[derive(Clone, Debug, PartialEq, Eq, Sequence, ValueOrd)]
struct EssCertIdV2 {
    /// SHA-256 is meant when it is left out, as DER then demands.
    #[asn1(optional = "true")]
    hash_algorithm: Option<AlgorithmIdentifierOwned>,
    cert_hash: OctetString,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
}

/// The message in which the signer signs the digest.
pub(super) fn message(signer: &dyn Signer, digest: &[u8]) -> Result<Vec<u8>> {
    let algorithm = signer.algorithm();
    let certificates = signer.certificates();
    let Some(own) = certificates.first() else {
        return Err(Diagnostic::uncoded_error("the key has no certificate").into());
    };
    let attributes = attributes(own, algorithm.hash(), digest).map_err(unmade)?;
    let signature = signer.sign(&attributes.to_der().map_err(unmade)?)?;
    assemble(certificates, own, algorithm, attributes, signature).map_err(unmade)
}

/// The bytes that a message takes at most: the certificates, of the first one the issuer's name once more, and a
/// kilobyte for the signature itself, of 512 bytes at most, and for what is signed.
pub(super) fn most(signer: &dyn Signer) -> Result<usize> {
    let lengths = signer.certificates().iter().map(|it| it.encoded_len().and_then(usize::try_from));
    let lengths: Vec<_> = lengths.collect::<der::Result<_>>().map_err(unmade)?;
    Ok(1024 + lengths.first().unwrap_or(&0) + lengths.iter().sum::<usize>())
}

fn unmade(error: der::Error) -> Errors {
    Diagnostic::uncoded_error(format!("the message of the signature cannot be made: {error}"))
        .into()
}

/// What is signed in truth: the digest, and with what it belongs together. No time: that is the file's `/M`.
fn attributes(own: &Certificate, hash: Hash, digest: &[u8]) -> der::Result<Attributes> {
    let identifier = EssCertIdV2 {
        hash_algorithm: (hash != Hash::Sha256).then(|| plain(hash.identifier())),
        cert_hash: OctetString::new(hash.digest(&own.to_der()?))?,
    };
    let binding = SigningCertificateV2 { certs: vec![identifier] };
    SetOfVec::try_from(vec![
        attribute(rfc5911::ID_CONTENT_TYPE, Any::from(rfc5911::ID_DATA))?,
        attribute(rfc5911::ID_MESSAGE_DIGEST, Any::new(Tag::OctetString, digest)?)?,
        attribute(rfc5911::ID_AA_SIGNING_CERTIFICATE_V_2, Any::encode_from(&binding)?)?,
    ])
}

fn attribute(oid: ObjectIdentifier, value: Any) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}

fn assemble(
    certificates: &[Certificate],
    own: &Certificate,
    algorithm: Algorithm,
    attributes: Attributes,
    signature: Vec<u8>,
) -> der::Result<Vec<u8>> {
    let digest_alg = plain(algorithm.hash().identifier());
    let signature_algorithm = AlgorithmIdentifierOwned {
        oid: algorithm.identifier(),
        // RSA's parameters are to be null, ECDSA's absent (RFC 4055, 5; RFC 5758, 3.2).
        parameters: matches!(algorithm, Algorithm::Rsa(_)).then(Any::null),
    };
    let info = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: own.tbs_certificate.issuer.clone(),
            serial_number: own.tbs_certificate.serial_number.clone(),
        }),
        digest_alg: digest_alg.clone(),
        signed_attrs: Some(attributes),
        signature_algorithm,
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    };
    let choices = certificates.iter().cloned().map(CertificateChoices::Certificate);
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![digest_alg])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: rfc5911::ID_DATA,
            econtent: None,
        },
        certificates: Some(CertificateSet::try_from(choices.collect::<Vec<_>>())?),
        crls: None,
        signer_infos: SignerInfos::try_from(vec![info])?,
    };
    ContentInfo { content_type: rfc5911::ID_SIGNED_DATA, content: Any::encode_from(&data)? }
        .to_der()
}

/// The digest that a message was made for, and of what kind it is; nothing when it is no message of one signer
/// over a digest.
pub(super) fn digest_of(message: &[u8]) -> Option<(Hash, Vec<u8>)> {
    let data: SignedData = ContentInfo::from_der(message).ok()?.content.decode_as().ok()?;
    let [info] = data.signer_infos.0.as_slice() else { return None };
    let hash = known(info.digest_alg.oid.as_bytes()).ok()?;
    let attributes = info.signed_attrs.as_ref()?;
    let digest = attributes.iter().find(|it| it.oid == rfc5911::ID_MESSAGE_DIGEST)?;
    let [digest] = digest.values.as_slice() else { return None };
    Some((hash, digest.value().to_vec()))
}

fn plain(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid, parameters: None }
}
