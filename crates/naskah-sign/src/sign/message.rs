//! The message of a signature: a detached CMS `SignedData` (RFC 5652) with the attributes of PAdES (ETSI EN 319
//! 142-1, 6.3).

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911;
use der::asn1::{OctetString, SetOfVec};
use der::{Any, Decode, Encode, Sequence, Tag, ValueOrd};
use naskah_diagnostic::Diagnostic;
use naskah_verify::Hash;
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;
use x509_cert::attr::{Attribute, Attributes};

use crate::codes;
use crate::error::{Error, Result};
use crate::keys::{Algorithm, Signer};

/// The digest of the signer's certificate (RFC 5035, 4), so that no other certificate of the key can replace it.
#[derive(Clone, Debug, PartialEq, Eq, Sequence, ValueOrd)]
struct EssCertIdV2 {
    /// Absent for SHA-256, the default, as DER demands.
    #[asn1(optional = "true")]
    hash_algorithm: Option<AlgorithmIdentifierOwned>,
    cert_hash: OctetString,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
}

/// The message that signs a digest.
///
/// # Errors
/// The signer refuses, or has no readable certificate.
pub(super) fn message(signer: &dyn Signer, digest: &[u8]) -> Result<Vec<u8>> {
    let algorithm = signer.algorithm();
    let certificates = certificates(signer)?;
    let Some(own) = certificates.first() else {
        let text = "the key has no certificate";
        return Err(Diagnostic::error(codes::KEY_CERTIFICATE_MISSING, text).into());
    };
    let attributes = attributes(own, algorithm.hash(), digest).map_err(not_encoded)?;
    let signature = signer.sign(&attributes.to_der().map_err(not_encoded)?)?;
    assemble(&certificates, own, algorithm, attributes, signature).map_err(not_encoded)
}

/// The most bytes a message takes: the certificates, the name of the first one's issuer again, and a kilobyte
/// for the signature itself, of 512 bytes at most, and the attributes.
pub(super) fn max_size(signer: &dyn Signer) -> usize {
    let lengths = signer.certificates().iter().map(Vec::len);
    1024 + lengths.clone().next().unwrap_or(0) + lengths.sum::<usize>()
}

fn certificates(signer: &dyn Signer) -> Result<Vec<Certificate>> {
    let read = |der: &Vec<u8>| {
        Certificate::from_der(der).map_err(|_| {
            let text = "a certificate of the key cannot be read";
            Diagnostic::error(codes::SIGNER_CERTIFICATE_UNREADABLE, text).into()
        })
    };
    signer.certificates().iter().map(read).collect()
}

fn not_encoded(error: der::Error) -> Error {
    let text = format!("the message of the signature cannot be encoded: {error}");
    Diagnostic::error(codes::SIGNATURE_NOT_ENCODED, text).into()
}

/// The signed attributes. The time is in the file's `/M` instead (ETSI EN 319 142-1, 6.3).
fn attributes(own: &Certificate, hash: Hash, digest: &[u8]) -> der::Result<Attributes> {
    let identifier = EssCertIdV2 {
        hash_algorithm: (hash != Hash::Sha256).then(|| digest_algorithm(hash)).transpose()?,
        cert_hash: OctetString::new(hash.digest(&[&own.to_der()?]))?,
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
    let digest_alg = digest_algorithm(algorithm.hash())?;
    let signature_algorithm = AlgorithmIdentifierOwned {
        oid: algorithm.identifier(),
        // RSA's parameters are NULL, ECDSA's absent (RFC 4055, 5; RFC 5758, 3.2).
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

/// The digest a message signs, and its algorithm; `None` if it is not a message of one signer with signed
/// attributes.
pub(super) fn signed_digest(message: &[u8]) -> Option<(Hash, Vec<u8>)> {
    let data: SignedData = ContentInfo::from_der(message).ok()?.content.decode_as().ok()?;
    let [info] = data.signer_infos.0.as_slice() else { return None };
    let hash = Hash::from_oid(info.digest_alg.oid.as_bytes())?;
    let attributes = info.signed_attrs.as_ref()?;
    let digest = attributes.iter().find(|it| it.oid == rfc5911::ID_MESSAGE_DIGEST)?;
    let [digest] = digest.values.as_slice() else { return None };
    Some((hash, digest.value().to_vec()))
}

fn digest_algorithm(hash: Hash) -> der::Result<AlgorithmIdentifierOwned> {
    let oid = ObjectIdentifier::from_bytes(hash.oid())?;
    Ok(AlgorithmIdentifierOwned { oid, parameters: None })
}
