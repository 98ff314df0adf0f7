//! The chain from a certificate to a trusted root, at a time (RFC 5280, 6).

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::{
    ANY_EXTENDED_KEY_USAGE, ID_CE_EXT_KEY_USAGE, ID_KP_CLIENT_AUTH, ID_KP_EMAIL_PROTECTION,
    ID_KP_TIME_STAMPING,
};
use jiff::Timestamp;
use rustls_pki_types::{CertificateDer, TrustAnchor, UnixTime};
use webpki::{
    ALL_VERIFICATION_ALGS, EndEntityCert, Error, ExtendedKeyUsageValidator, KeyPurposeId,
    KeyPurposeIdIter, KeyUsage, RequiredEkuNotFoundContext, VerifiedPath, anchor_from_trusted_cert,
};

use super::reason::UntrustedReason;
use crate::cms::element::{Element, OID, SEQUENCE};
use crate::cms::{Certificate, KeyUse};

/// The most intermediate certificates that are considered: twice what real chains have, and few enough to
/// search every order that a hostile file makes possible.
const MAX_CERTIFICATES: usize = 6;

/// What a certificate is used for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Purpose {
    /// Signing documents; certificates declare that in several ways.
    Document,
    /// Time stamps; the certificate must be for that alone, in a critical extension (RFC 3161, 2.3).
    TimeStamp,
}

const DOCUMENT: [ObjectIdentifier; 6] = [
    ID_KP_EMAIL_PROTECTION,
    ID_KP_CLIENT_AUTH,
    ANY_EXTENDED_KEY_USAGE,
    // RFC 9336; Adobe's; Microsoft's.
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36"),
    ObjectIdentifier::new_unwrap("1.2.840.113583.1.1.5"),
    ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.10.3.12"),
];
const STAMP: [ObjectIdentifier; 2] = [ID_KP_TIME_STAMPING, ANY_EXTENDED_KEY_USAGE];

/// The certificates from the signer to a root, both included.
pub(super) fn chain<'a>(
    signer: &'a Certificate,
    others: &[&'a Certificate],
    roots: &'a [Certificate],
    at: Timestamp,
    purpose: Purpose,
) -> Result<Vec<&'a Certificate>, UntrustedReason> {
    if !signer.may(KeyUse::Sign) || purpose == Purpose::TimeStamp && !stamps(signer) {
        return Err(UntrustedReason::Usage);
    }
    // A trusted certificate needs no chain. webpki would not accept it: a trust anchor is never an end entity.
    if let Some(root) = roots.iter().find(|it| it.der == signer.der) {
        valid(root, at)?;
        return Ok(vec![root]);
    }
    let above = intermediates(signer, others, roots);
    let (good, past): (Vec<_>, Vec<_>) = roots.iter().partition(|root| valid(root, at).is_ok());
    search(signer, &above, &good, at, purpose).map_err(|reason| {
        // If a root is only outside its validity, say so instead.
        let names = |root: &Certificate| {
            signer.issuer == root.subject || above.iter().any(|it| it.issuer == root.subject)
        };
        let mut named = past.iter().filter(|root| names(root));
        let late = named.find(|root| search(signer, &above, &[root], at, purpose).is_ok());
        late.and_then(|root| valid(root, at).err()).unwrap_or(reason)
    })
}

/// The certificates that, by their names, may be between the signer and a root.
fn intermediates<'a>(
    signer: &'a Certificate,
    others: &[&'a Certificate],
    roots: &[Certificate],
) -> Vec<&'a Certificate> {
    let mut found = vec![signer];
    let mut index = 0;
    while let Some(below) = found.get(index).copied() {
        for other in others {
            let fits = other.subject == below.issuer && other.may(KeyUse::Certificates);
            let known = found.iter().copied().chain(roots).any(|it| it.der == other.der);
            if fits && !known && found.len() <= MAX_CERTIFICATES {
                found.push(other);
            }
        }
        index += 1;
    }
    found.split_off(1)
}

fn search<'a>(
    signer: &'a Certificate,
    above: &[&'a Certificate],
    roots: &[&'a Certificate],
    at: Timestamp,
    purpose: Purpose,
) -> Result<Vec<&'a Certificate>, UntrustedReason> {
    let anchored: Vec<_> = roots.iter().map(|it| CertificateDer::from(it.der.as_slice())).collect();
    let anchors: Vec<TrustAnchor<'_>> =
        anchored.iter().filter_map(|it| anchor_from_trusted_cert(it).ok()).collect();
    let between: Vec<_> = above.iter().map(|it| CertificateDer::from(it.der.as_slice())).collect();
    let der = CertificateDer::from(signer.der.as_slice());
    let entity = EndEntityCert::try_from(&der).map_err(|error| reason(&error))?;
    let seconds = u64::try_from(at.as_second())
        .map_err(|_| UntrustedReason::NotYetValid(signer.not_before))?;
    let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
    let path = entity
        .verify_for_usage(ALL_VERIFICATION_ALGS, &anchors, &between, time, purpose, None, None)
        .map_err(|error| reason(&error))?;
    path_of(signer, above, roots, &path).ok_or(UntrustedReason::UnknownIssuer)
}

/// The certificates of a path.
fn path_of<'a>(
    signer: &'a Certificate,
    above: &[&'a Certificate],
    roots: &[&'a Certificate],
    path: &VerifiedPath<'_>,
) -> Option<Vec<&'a Certificate>> {
    let mut found = vec![signer];
    for between in path.intermediate_certificates() {
        found.push(above.iter().find(|it| it.der == *between.der())?);
    }
    let anchor = path.anchor();
    let is = |whole: &[u8], body: &[u8]| Element::only(whole).is_ok_and(|it| it.body == body);
    found.push(roots.iter().find(|it| {
        is(&it.subject, &anchor.subject) && is(&it.key, &anchor.subject_public_key_info)
    })?);
    Some(found)
}

fn valid(certificate: &Certificate, at: Timestamp) -> Result<(), UntrustedReason> {
    match () {
        () if at < certificate.not_before => {
            Err(UntrustedReason::NotYetValid(certificate.not_before))
        }
        () if at > certificate.not_after => Err(UntrustedReason::Expired(certificate.not_after)),
        () => Ok(()),
    }
}

/// Whether a certificate is for time stamps alone, and critically so.
fn stamps(certificate: &Certificate) -> bool {
    let Some(usage) = certificate.extension(ID_CE_EXT_KEY_USAGE.as_bytes()) else { return false };
    let only = Element::only_of(&usage.value, SEQUENCE).and_then(|it| it.inner(OID));
    usage.critical && only.is_ok_and(|it| it.body == ID_KP_TIME_STAMPING.as_bytes())
}

impl ExtendedKeyUsageValidator for Purpose {
    fn validate(&self, uses: KeyPurposeIdIter<'_, '_>) -> Result<(), Error> {
        let accepted: &[ObjectIdentifier] = match self {
            Self::Document => &DOCUMENT,
            Self::TimeStamp => &STAMP,
        };
        let mut any = false;
        let mut fits = false;
        for id in uses {
            let id = id?;
            any = true;
            fits |= accepted.iter().any(|it| KeyPurposeId::new(it.as_bytes()) == id);
        }
        // The error has to name a use; it is never shown.
        let required = KeyUsage::client_auth();
        let context = RequiredEkuNotFoundContext { required, present: Vec::new() };
        if fits || !any { Ok(()) } else { Err(Error::RequiredEkuNotFoundContext(context)) }
    }
}

/// The reason for a failed search.
fn reason(error: &Error) -> UntrustedReason {
    let time = |time: &UnixTime| {
        let seconds = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
        Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
    };
    match error {
        Error::CertExpired { not_after, .. } => UntrustedReason::Expired(time(not_after)),
        Error::CertNotValidYet { not_before, .. } => UntrustedReason::NotYetValid(time(not_before)),
        // A search that reached its limits has found none either.
        Error::UnknownIssuer
        | Error::MaximumPathDepthExceeded
        | Error::MaximumSignatureChecksExceeded
        | Error::MaximumPathBuildCallsExceeded => UntrustedReason::UnknownIssuer,
        Error::InvalidSignatureForPublicKey | Error::SignatureAlgorithmMismatch => {
            UntrustedReason::Broken
        }
        Error::RequiredEkuNotFoundContext(_)
        | Error::EmptyEkuExtension
        | Error::CaUsedAsEndEntity
        | Error::EndEntityUsedAsCa
        | Error::PathLenConstraintViolated
        | Error::NameConstraintViolation => UntrustedReason::Usage,
        Error::UnsupportedCriticalExtension
        | Error::UnsupportedCertVersion
        | Error::UnsupportedSignatureAlgorithmContext(_)
        | Error::UnsupportedSignatureAlgorithmForPublicKeyContext(_)
        | Error::MaximumNameConstraintComparisonsExceeded => UntrustedReason::Unsupported,
        _ => UntrustedReason::Malformed,
    }
}
