//! Keys and certificates in PEM (RFC 7468).

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912;
use der::asn1::{AnyRef, BitStringRef, OctetStringRef};
use der::{Decode, Sequence};
use naskah::diagnostic::{Diagnostic, Result};
use pkcs8::{EncryptedPrivateKeyInfo, PrivateKeyInfo, SecretDocument};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use spki::AlgorithmIdentifierRef;
use x509_cert::Certificate;
use x509_cert::der::pem::PemLabel;

/// A key of RSA by itself (RFC 8017, A.1.2), as PKCS #1 and older programs have it.
const RSA: &str = "RSA PRIVATE KEY";
/// A key on a curve by itself (RFC 5915, 4), as SEC 1 and older programs have it.
const EC: &str = "EC PRIVATE KEY";

/// The certificates of a file, in their order.
pub(super) fn certificates(name: &str, bytes: &[u8]) -> Result<Vec<Certificate>> {
    let read = |der: &Vec<u8>| {
        Certificate::from_der(der).map_err(|error| {
            Diagnostic::uncoded_error(format!("a certificate in `{name}` cannot be read: {error}"))
                .into()
        })
    };
    ders(name, bytes)?.iter().map(read).collect()
}

/// The same, as they are written.
pub(super) fn ders(name: &str, bytes: &[u8]) -> Result<Vec<Vec<u8>>> {
    let found = CertificateDer::pem_slice_iter(bytes).map(|it| it.map(|der| der.to_vec()));
    let found = found.collect::<std::result::Result<Vec<_>, _>>().ok();
    found.filter(|found| !found.is_empty()).ok_or_else(|| {
        Diagnostic::uncoded_error(format!("`{name}` holds no certificates in PEM"))
            .help("give a file that begins with `-----BEGIN CERTIFICATE-----`")
            .into()
    })
}

/// A private key, in PKCS #8; it is wiped when it goes.
pub(super) fn private_key(
    name: &str,
    bytes: &[u8],
    password: Option<&str>,
) -> Result<SecretDocument> {
    let broken = || {
        Diagnostic::uncoded_error(format!("`{name}` holds no private key in PEM")).help(
            "give a file with `-----BEGIN PRIVATE KEY-----`, or the same with `ENCRYPTED`, `RSA` or `EC`; \
             `openssl pkcs8 -topk8` makes it of other forms",
        )
    };
    let block = str::from_utf8(bytes).ok().and_then(block).ok_or_else(broken)?;
    if block.contains("Proc-Type:") {
        return Err(Diagnostic::uncoded_error(format!(
            "`{name}` is locked in the old manner of OpenSSL, which protects it badly"
        ))
        .help(format!("lock it anew with `openssl pkcs8 -topk8 -in {name} -out NEW.pem`"))
        .into());
    }
    let (label, document) = SecretDocument::from_pem(block).map_err(|_| broken())?;
    match label {
        PrivateKeyInfo::PEM_LABEL => Ok(document),
        EncryptedPrivateKeyInfo::PEM_LABEL => unlock(name, &document, password),
        RSA => wrap(rfc5912::RSA_ENCRYPTION, AnyRef::NULL, &document).map_err(|_| broken().into()),
        EC => on_curve(&document).map_err(|_| broken().into()),
        _ => Err(broken().into()),
    }
}

/// The first block that holds a private key: OpenSSL writes parameters, certificates and notes around it.
fn block(text: &str) -> Option<&str> {
    text.match_indices("-----BEGIN ").find_map(|(start, begin)| {
        let (label, _) = text[start + begin.len()..].split_once("-----")?;
        let end = format!("-----END {label}-----");
        let length = text[start..].find(&end)? + end.len();
        label.ends_with("PRIVATE KEY").then(|| &text[start..start + length])
    })
}

fn unlock(name: &str, document: &SecretDocument, password: Option<&str>) -> Result<SecretDocument> {
    let Some(password) = password else {
        return Err(Diagnostic::uncoded_error(format!("`{name}` is locked with a password"))
            .help("give the password in a file, in the environment or at the prompt")
            .into());
    };
    let locked = EncryptedPrivateKeyInfo::try_from(document.as_bytes());
    locked.and_then(|locked| locked.decrypt(password)).map_err(|_| {
        Diagnostic::uncoded_error(format!("`{name}` cannot be opened"))
            .help("check that the password is right")
            .into()
    })
}

/// A key of [`EC`], as far as it says on which curve it is.
#[derive(Sequence)]
struct EcPrivateKey<'a> {
    version: u8,
    private_key: OctetStringRef<'a>,
    #[asn1(context_specific = "0", optional = "true")]
    curve: Option<ObjectIdentifier>,
    #[asn1(context_specific = "1", optional = "true")]
    public_key: Option<BitStringRef<'a>>,
}

fn on_curve(document: &SecretDocument) -> der::Result<SecretDocument> {
    let curve = EcPrivateKey::from_der(document.as_bytes())?.curve;
    let curve = curve.ok_or_else(|| der::Tag::ObjectIdentifier.value_error())?;
    wrap(rfc5912::ID_EC_PUBLIC_KEY, (&curve).into(), document)
}

/// What PKCS #8 puts around a key: of what kind it is.
fn wrap(
    kind: ObjectIdentifier,
    parameters: AnyRef,
    key: &SecretDocument,
) -> der::Result<SecretDocument> {
    let algorithm = AlgorithmIdentifierRef { oid: kind, parameters: Some(parameters) };
    SecretDocument::encode_msg(&PrivateKeyInfo::new(algorithm, key.as_bytes()))
}
