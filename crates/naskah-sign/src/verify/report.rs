//! What is said of the signatures of a file.

use std::fmt;

use jiff::Timestamp;

use crate::cms::Fault;
use crate::key::Hash;
use crate::trust::Reason;

/// All signatures of a file, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Each signature, and each time stamp of the whole file.
    pub signatures: Vec<Judgement>,
    /// Those expected of whom, or in whose field, no valid signature is.
    pub missing: Vec<Expected>,
}

impl Report {
    /// Whether there are signatures, all are valid, and none that is expected is missing.
    pub fn is_valid(&self) -> bool {
        !self.signatures.is_empty()
            && self.missing.is_empty()
            && self.signatures.iter().all(Judgement::is_valid)
    }
}

/// A signature that has to be there. The two are kept apart, since whoever writes a file names its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// By somebody whom the certificate names so.
    Signer(String),
    /// In the field of that name, whoever signed there.
    Field(String),
}

impl Expected {
    pub(super) fn is(&self, judgement: &Judgement) -> bool {
        match self {
            Self::Signer(name) => judgement.signer.as_ref() == Some(name),
            Self::Field(name) => judgement.field == *name,
        }
    }
}

/// `of X` or `in the field X`
impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signer(name) => write!(f, "of `{name}`"),
            Self::Field(name) => write!(f, "in the field `{name}`"),
        }
    }
}

/// Four facts of a signature.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The whole name of its field.
    pub field: String,
    /// It says when the document was there, not who signed.
    pub time_stamp: bool,
    /// Whom its certificate names, as far as that can be read.
    pub signer: Option<String>,
    /// When it was made, as the file says.
    pub claimed: Option<String>,
    /// The time for which the certificate was judged.
    pub at: Option<Timestamp>,
    /// A trusted time stamp proves that time; otherwise it is the moment of judging.
    pub proven: bool,
    /// The digest that was signed, where the signature is whole.
    pub hash: Option<Hash>,
    /// The signed bytes are those that were signed, with the certificate's key.
    pub integrity: Fact,
    /// The certificate leads to a trusted root, was good then, and was not revoked.
    pub trust: Fact,
    /// All of the revision with which it came is covered.
    pub coverage: Fact,
    /// Nothing was changed since but what is allowed.
    pub changes: Fact,
}

impl Judgement {
    /// Whether all four are good.
    pub fn is_valid(&self) -> bool {
        self.facts().iter().all(|(_, fact)| fact.is_good())
    }

    /// The four, with their names.
    pub fn facts(&self) -> [(&'static str, &Fact); 4] {
        [
            ("integrity", &self.integrity),
            ("trust", &self.trust),
            ("coverage", &self.coverage),
            ("changes", &self.changes),
        ]
    }
}

/// One fact: good where nothing speaks against it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fact {
    /// What speaks against it.
    pub faults: Vec<Finding>,
    /// What is to be known besides.
    pub notes: Vec<Finding>,
}

impl Fact {
    /// Whether nothing speaks against it.
    pub fn is_good(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A word for programs.
    pub code: &'static str,
    /// A sentence for people.
    pub message: String,
}

impl Finding {
    pub(super) fn new(code: &'static str, message: impl ToString) -> Self {
        Self { code, message: message.to_string() }
    }
}

/// A word for what is wrong with a message.
pub(super) fn code_of(fault: &Fault) -> &'static str {
    match fault {
        Fault::Malformed(_) => "malformed",
        Fault::TooOld(_) => "too-old",
        Fault::UnknownKind(_) => "unknown-kind",
        Fault::Signers(_) => "signers",
        Fault::NoCertificate => "no-certificate",
        Fault::Content => "content",
        Fault::NoAttribute(_) => "no-attribute",
        Fault::Twice => "twice",
        Fault::Mismatch(_) => "mismatch",
        Fault::Changed => "bytes-changed",
        Fault::Forged => "forged",
        Fault::OtherCertificate => "other-certificate",
        Fault::WeakDigest(_) => "weak-digest",
        Fault::WeakKey(_) => "weak-key",
        Fault::Confusion => "confusion",
        Fault::Unsupported(_) => "unsupported",
    }
}

/// A word for why a certificate is not trusted.
pub(super) fn code_of_reason(reason: &Reason) -> &'static str {
    match reason {
        Reason::UnknownIssuer => "unknown-issuer",
        Reason::Expired(_) => "expired",
        Reason::NotYetValid(_) => "not-yet-valid",
        Reason::Revoked { .. } => "revoked",
        Reason::Usage => "usage",
        Reason::Broken => "broken-chain",
        Reason::Unsupported => "unsupported-certificate",
        Reason::Malformed => "malformed-certificate",
        Reason::Future(_) => "future",
    }
}
