//! Why a signature is not what it claims to be.

use std::fmt;

use const_oid::ObjectIdentifier;

use super::item::Malformed;

/// What is wrong with a signature, whoever made it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fault {
    /// What stands in the field is no message, or this part of it cannot be read.
    Malformed(&'static str),
    /// A kind of signature whose digests can be forged.
    TooOld(&'static str),
    /// A kind of signature that nobody has heard of.
    UnknownKind(String),
    /// Not exactly one has signed.
    Signers(usize),
    /// The certificate of the signer is not there.
    NoCertificate,
    /// The message holds content of its own, or none where it should.
    Content,
    /// An attribute is missing that says what was signed, or with what.
    NoAttribute(&'static str),
    /// An attribute is there twice.
    Twice,
    /// An attribute does not fit the message.
    Mismatch(&'static str),
    /// The bytes are not those that were signed.
    Changed,
    /// The signature is not that of the certificate's key.
    Forged,
    /// The certificate is not that which was signed with.
    OtherCertificate,
    /// Signed with a digest that can be forged.
    WeakDigest(&'static str),
    /// Signed with an RSA key of so few bits.
    WeakKey(usize),
    /// The algorithm of the signature is not one for the key, or for the digest.
    Confusion,
    /// An algorithm that is not known here.
    Unsupported(String),
}

impl Fault {
    /// An algorithm by its identifier.
    pub(crate) fn unsupported(what: &str, id: &[u8]) -> Self {
        let id = ObjectIdentifier::from_bytes(id).map(|id| id.to_string());
        Self::Unsupported(format!("{what} {}", id.unwrap_or_else(|_| "without a number".into())))
    }
}

impl From<Malformed> for Fault {
    fn from(_: Malformed) -> Self {
        Self::Malformed("signature")
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(part) => write!(f, "the {part} cannot be read"),
            Self::TooOld(kind) => write!(f, "signatures of the kind {kind} can be forged"),
            Self::UnknownKind(kind) => write!(f, "`{kind}` is no known kind of signature"),
            Self::Signers(count) => {
                write!(f, "{count} signers stand in a signature that is to be of one")
            }
            Self::NoCertificate => f.write_str("the signer's certificate is not there"),
            Self::Content => f.write_str("the signature is not of the file that it stands in"),
            Self::NoAttribute(name) => write!(f, "the {name} is not among what was signed"),
            Self::Twice => f.write_str("something that was signed is there twice"),
            Self::Mismatch(name) => write!(f, "the {name} that was signed is another one"),
            Self::Changed => f.write_str("the signed bytes are not those that were signed"),
            Self::Forged => f.write_str("the signature was not made with the signer's key"),
            Self::OtherCertificate => {
                f.write_str("the certificate is not the one that was signed with")
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

impl std::error::Error for Fault {}
