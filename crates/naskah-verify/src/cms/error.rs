//! Why a message is not a valid signature.

use std::fmt;

use const_oid::ObjectIdentifier;

use super::element::Malformed;

/// Why a message is not a valid signature of given bytes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum MessageError {
    /// This part of the message cannot be read.
    Malformed(&'static str),
    /// An obsolete `/SubFilter`, whose digests can be forged.
    TooOld(&'static str),
    /// An unknown `/SubFilter`.
    UnknownFormat(String),
    /// There are so many signers rather than one.
    Signers(usize),
    /// The message lacks the signer's certificate.
    NoCertificate,
    /// The message has embedded content where it must not, or none where it must, or of another type.
    Content,
    /// A required signed attribute is missing.
    NoAttribute(&'static str),
    /// An attribute occurs twice.
    Twice,
    /// A signed attribute contradicts the message.
    Mismatch(&'static str),
    /// The bytes differ from those that were signed.
    Changed,
    /// The signature was not made with the key of the certificate.
    Forged,
    /// The certificate is not the one the signed attributes name.
    OtherCertificate,
    /// The digest algorithm can be forged.
    WeakDigest(&'static str),
    /// The RSA key has so few bits.
    WeakKey(usize),
    /// The signature algorithm does not fit the key or the digest.
    Confusion,
    /// An algorithm that is not supported.
    Unsupported(String),
}

impl MessageError {
    /// The code of the issue in a report.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "malformed",
            Self::TooOld(_) => "too-old",
            Self::UnknownFormat(_) => "unknown-kind",
            Self::Signers(_) => "signers",
            Self::NoCertificate => "no-certificate",
            Self::Content => "content",
            Self::NoAttribute(_) => "no-attribute",
            Self::Twice => "twice",
            Self::Mismatch(_) => "mismatch",
            Self::Changed => "bytes-changed",
            Self::Forged => "forged",
            Self::OtherCertificate => "other-certificate",
            Self::WeakDigest(_) => "weak-digest",
            Self::WeakKey(_) => "weak-key",
            Self::Confusion => "confusion",
            Self::Unsupported(_) => "unsupported",
        }
    }

    /// An unsupported algorithm of that object identifier.
    pub(crate) fn unsupported(what: &str, id: &[u8]) -> Self {
        let id = ObjectIdentifier::from_bytes(id).map(|id| id.to_string());
        Self::Unsupported(format!(
            "{what} {}",
            id.unwrap_or_else(|_| "without a valid identifier".into())
        ))
    }
}

impl From<Malformed> for MessageError {
    fn from(_: Malformed) -> Self {
        Self::Malformed("signature")
    }
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(part) => write!(f, "the {part} cannot be read"),
            Self::TooOld(kind) => write!(f, "signatures of the format {kind} can be forged"),
            Self::UnknownFormat(name) => write!(f, "`{name}` is not a known signature format"),
            Self::Signers(count) => {
                write!(f, "the message has {count} signers instead of one")
            }
            Self::NoCertificate => f.write_str("the signer's certificate is missing"),
            Self::Content => f.write_str("the signature is not of the file it is in"),
            Self::NoAttribute(name) => write!(f, "the {name} is not among the signed attributes"),
            Self::Twice => f.write_str("a signed attribute occurs twice"),
            Self::Mismatch(name) => write!(f, "the signed {name} is another one"),
            Self::Changed => f.write_str("the signed bytes were changed"),
            Self::Forged => f.write_str("the signature was not made with the signer's key"),
            Self::OtherCertificate => {
                f.write_str("the certificate is not the one named in the signature")
            }
            Self::WeakDigest(name) => write!(f, "signed with {name}, which can be forged"),
            Self::WeakKey(bits) => {
                write!(f, "signed with an RSA key of {bits} bits, which can be forged")
            }
            Self::Confusion => f.write_str("the algorithm of the signature does not fit its key"),
            Self::Unsupported(what) => write!(f, "the {what} is not supported"),
        }
    }
}

impl std::error::Error for MessageError {}
