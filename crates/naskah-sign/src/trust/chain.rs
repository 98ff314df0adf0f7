//! The chain from a certificate to a root, at a time: RFC 5280, 6.

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

use super::reason::Reason;
use crate::cms::item::{Item, OID, SEQUENCE};
use crate::cms::{Certificate, Use};

/// As many certificates as a chain is looked for in: twice what there are in any, and few enough for
/// a search through every order in which an enemy makes them fit.
const CERTIFICATES: usize = 6;

/// What a certificate is to be for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Purpose {
    /// To sign documents: those that say for what they are say it in many ways, of which none is for
    /// something else altogether.
    Document,
    /// To stamp the time: for that alone, and critically so (RFC 3161, 2.3).
    Stamp,
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

/// The certificates from a signer to a root, both included.
pub(super) fn chain<'a>(
    signer: &'a Certificate,
    others: &[&'a Certificate],
    roots: &'a [Certificate],
    at: Timestamp,
    purpose: Purpose,
) -> Result<Vec<&'a Certificate>, Reason> {
    if !signer.may(Use::Sign) || purpose == Purpose::Stamp && !stamps(signer) {
        return Err(Reason::Usage);
    }
    // One that is trusted itself needs no other. A search would not find it: what ends a chain is never
    // what begins it.
    if let Some(root) = roots.iter().find(|it| it.der == signer.der) {
        valid(root, at)?;
        return Ok(vec![root]);
    }
    let above = above(signer, others, roots);
    let (good, past): (Vec<_>, Vec<_>) = roots.iter().partition(|root| valid(root, at).is_ok());
    search(signer, &above, &good, at, purpose).map_err(|reason| {
        // Where a root is only out of its time, that is to be said.
        let names = |root: &Certificate| {
            signer.issuer == root.subject || above.iter().any(|it| it.issuer == root.subject)
        };
        let mut named = past.iter().filter(|root| names(root));
        let late = named.find(|root| search(signer, &above, &[root], at, purpose).is_ok());
        late.and_then(|root| valid(root, at).err()).unwrap_or(reason)
    })
}

/// Those of others that may stand between a signer and roots, by their names.
fn above<'a>(
    signer: &'a Certificate,
    others: &[&'a Certificate],
    roots: &[Certificate],
) -> Vec<&'a Certificate> {
    let mut found = vec![signer];
    let mut index = 0;
    while let Some(below) = found.get(index).copied() {
        for other in others {
            let fits = other.subject == below.issuer && other.may(Use::Certificates);
            let known = found.iter().copied().chain(roots).any(|it| it.der == other.der);
            if fits && !known && found.len() <= CERTIFICATES {
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
) -> Result<Vec<&'a Certificate>, Reason> {
    let anchored: Vec<_> = roots.iter().map(|it| CertificateDer::from(it.der.as_slice())).collect();
    let anchors: Vec<TrustAnchor<'_>> =
        anchored.iter().filter_map(|it| anchor_from_trusted_cert(it).ok()).collect();
    let between: Vec<_> = above.iter().map(|it| CertificateDer::from(it.der.as_slice())).collect();
    let der = CertificateDer::from(signer.der.as_slice());
    let entity = EndEntityCert::try_from(&der).map_err(|error| reason(&error))?;
    let seconds =
        u64::try_from(at.as_second()).map_err(|_| Reason::NotYetValid(signer.not_before))?;
    let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
    let path = entity
        .verify_for_usage(ALL_VERIFICATION_ALGS, &anchors, &between, time, purpose, None, None)
        .map_err(|error| reason(&error))?;
    path_of(signer, above, roots, &path).ok_or(Reason::UnknownIssuer)
}

/// The certificates that a path is made of.
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
    let is = |whole: &[u8], body: &[u8]| Item::only(whole).is_ok_and(|it| it.body == body);
    found.push(roots.iter().find(|it| {
        is(&it.subject, &anchor.subject) && is(&it.key, &anchor.subject_public_key_info)
    })?);
    Some(found)
}

fn valid(certificate: &Certificate, at: Timestamp) -> Result<(), Reason> {
    match () {
        () if at < certificate.not_before => Err(Reason::NotYetValid(certificate.not_before)),
        () if at > certificate.not_after => Err(Reason::Expired(certificate.not_after)),
        () => Ok(()),
    }
}

/// Whether a certificate is for time stamps alone, and critically so.
fn stamps(certificate: &Certificate) -> bool {
    let Some(usage) = certificate.extension(ID_CE_EXT_KEY_USAGE) else { return false };
    let only = Item::only_of(&usage.value, SEQUENCE).and_then(|it| it.inner(OID));
    usage.critical && only.is_ok_and(|it| it.body == ID_KP_TIME_STAMPING.as_bytes())
}

impl ExtendedKeyUsageValidator for Purpose {
    fn validate(&self, uses: KeyPurposeIdIter<'_, '_>) -> Result<(), Error> {
        let accepted: &[ObjectIdentifier] = match self {
            Self::Document => &DOCUMENT,
            Self::Stamp => &STAMP,
        };
        let mut any = false;
        let mut fits = false;
        for id in uses {
            let id = id?;
            any = true;
            fits |= accepted.iter().any(|it| KeyPurposeId::new(it.as_bytes()) == id);
        }
        // An error has to name one use; it is nowhere told.
        let required = KeyUsage::client_auth();
        let context = RequiredEkuNotFoundContext { required, present: Vec::new() };
        if fits || !any { Ok(()) } else { Err(Error::RequiredEkuNotFoundContext(context)) }
    }
}

/// What a search that failed says of the certificates.
fn reason(error: &Error) -> Reason {
    let time = |time: &UnixTime| {
        let seconds = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
        Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
    };
    match error {
        Error::CertExpired { not_after, .. } => Reason::Expired(time(not_after)),
        Error::CertNotValidYet { not_before, .. } => Reason::NotYetValid(time(not_before)),
        // A search that gave up has found none, either.
        Error::UnknownIssuer
        | Error::MaximumPathDepthExceeded
        | Error::MaximumSignatureChecksExceeded
        | Error::MaximumPathBuildCallsExceeded => Reason::UnknownIssuer,
        Error::InvalidSignatureForPublicKey | Error::SignatureAlgorithmMismatch => Reason::Broken,
        Error::RequiredEkuNotFoundContext(_)
        | Error::EmptyEkuExtension
        | Error::CaUsedAsEndEntity
        | Error::EndEntityUsedAsCa
        | Error::PathLenConstraintViolated
        | Error::NameConstraintViolation => Reason::Usage,
        Error::UnsupportedCriticalExtension
        | Error::UnsupportedCertVersion
        | Error::UnsupportedSignatureAlgorithmContext(_)
        | Error::UnsupportedSignatureAlgorithmForPublicKeyContext(_)
        | Error::MaximumNameConstraintComparisonsExceeded => Reason::Unsupported,
        _ => Reason::Malformed,
    }
}
