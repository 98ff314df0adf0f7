//! Keys and certificates in PEM (RFC 7468).

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912;
use der::asn1::{AnyRef, BitStringRef, OctetStringRef};
use der::pem::PemLabel;
use der::{Decode, Sequence};
use naskah_diagnostic::Diagnostic;
use naskah_verify::cms::Certificate;
use pkcs8::{EncryptedPrivateKeyInfo, PrivateKeyInfo, SecretDocument};
use spki::AlgorithmIdentifierRef;

use crate::codes;
use crate::error::Result;

/// The PEM label of a PKCS #1 key (RFC 8017, A.1.2).
const RSA: &str = "RSA PRIVATE KEY";
/// The PEM label of a SEC 1 key (RFC 5915, 4).
const EC: &str = "EC PRIVATE KEY";

/// The certificates of a file, in order.
pub(super) fn certificates(name: &str, bytes: &[u8]) -> Result<Vec<Certificate>> {
    let read = |der: &Vec<u8>| {
        Certificate::read(der).map_err(|_| {
            let message = format!("a certificate in `{name}` cannot be read");
            Diagnostic::error(codes::SIGNER_CERTIFICATE_UNREADABLE, message).into()
        })
    };
    naskah_verify::pem::certificates(name, bytes)?.iter().map(read).collect()
}

/// A private key in PKCS #8, which is wiped when dropped.
pub(super) fn private_key(
    name: &str,
    bytes: &[u8],
    password: Option<&str>,
) -> Result<SecretDocument> {
    let broken = || {
        Diagnostic::error(codes::KEY_UNREADABLE, format!("`{name}` holds no private key in PEM")).help(
            "give a file with `-----BEGIN PRIVATE KEY-----`, or the same with `ENCRYPTED`, `RSA` or `EC`; \
             `openssl pkcs8 -topk8` converts other formats",
        )
    };
    let block = str::from_utf8(bytes).ok().and_then(block).ok_or_else(broken)?;
    if block.contains("Proc-Type:") {
        let message = format!("`{name}` is encrypted in OpenSSL's old format, which is weak");
        return Err(Diagnostic::error(codes::KEY_ENCRYPTION_OBSOLETE, message)
            .help(format!("encrypt it again: `openssl pkcs8 -topk8 -in {name} -out NEW.pem`"))
            .into());
    }
    let (label, document) = SecretDocument::from_pem(block).map_err(|_| broken())?;
    match label {
        PrivateKeyInfo::PEM_LABEL => Ok(document),
        EncryptedPrivateKeyInfo::PEM_LABEL => decrypt(name, &document, password),
        RSA => wrap(rfc5912::RSA_ENCRYPTION, AnyRef::NULL, &document).map_err(|_| broken().into()),
        EC => on_curve(&document).map_err(|_| broken().into()),
        _ => Err(broken().into()),
    }
}

/// The first block of a private key; OpenSSL writes parameters, certificates and notes around it.
fn block(text: &str) -> Option<&str> {
    text.match_indices("-----BEGIN ").find_map(|(start, begin)| {
        let (label, _) = text[start + begin.len()..].split_once("-----")?;
        let end = format!("-----END {label}-----");
        let length = text[start..].find(&end)? + end.len();
        label.ends_with("PRIVATE KEY").then(|| &text[start..start + length])
    })
}

fn decrypt(
    name: &str,
    document: &SecretDocument,
    password: Option<&str>,
) -> Result<SecretDocument> {
    let Some(password) = password else {
        let message = format!("`{name}` is encrypted with a password");
        return Err(Diagnostic::error(codes::KEY_PASSWORD_MISSING, message)
            .help("give the password in a file, in the environment or at the prompt")
            .into());
    };
    let encrypted = EncryptedPrivateKeyInfo::try_from(document.as_bytes());
    encrypted.and_then(|encrypted| encrypted.decrypt(password)).map_err(|_| {
        Diagnostic::error(codes::KEY_PASSWORD_WRONG, format!("`{name}` cannot be opened"))
            .help("check the password")
            .into()
    })
}

/// A key of [`EC`], which may name its curve.
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

/// The key in PKCS #8, which adds its algorithm.
fn wrap(
    kind: ObjectIdentifier,
    parameters: AnyRef,
    key: &SecretDocument,
) -> der::Result<SecretDocument> {
    let algorithm = AlgorithmIdentifierRef { oid: kind, parameters: Some(parameters) };
    SecretDocument::encode_msg(&PrivateKeyInfo::new(algorithm, key.as_bytes()))
}
