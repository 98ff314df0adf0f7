//! The result of verifying a file.

use std::fmt;

use jiff::Timestamp;

use crate::digest::Hash;

/// The signatures of a file, in the order in which they were added.
///
/// ```
/// use naskah_verify::{Criteria, Expected, Timestamp, verify};
///
/// # let pdf = naskah_fixtures::form::three_fields();
/// // `pdf` is a file that nobody has signed yet.
/// let mut criteria = Criteria::new(Timestamp::UNIX_EPOCH);
/// criteria.expect(Expected::Signer("Ana Binti Ali".into()));
/// let report = verify("perjanjian.pdf", &pdf, &criteria)?;
/// assert!(!report.is_valid());
/// assert_eq!(report.missing[0].to_string(), "of `Ana Binti Ali`");
/// # Ok::<(), naskah_verify::diagnostic::Errors>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// Each signature and document time stamp.
    pub signatures: Vec<SignatureReport>,
    /// The expected signatures of which there is no valid one.
    pub missing: Vec<Expected>,
}

impl Report {
    /// Whether there are signatures, all are valid, and no expected one is missing.
    pub fn is_valid(&self) -> bool {
        !self.signatures.is_empty()
            && self.missing.is_empty()
            && self.signatures.iter().all(SignatureReport::is_valid)
    }
}

/// A signature that must exist. The variants differ in strength: whoever writes a file names its fields, but
/// only a certificate names a signer.
///
/// ```
/// use naskah_verify::Expected;
///
/// let expected = Expected::Field("PIHAK-KESATU".into());
/// assert_eq!(expected.to_string(), "in the field `PIHAK-KESATU`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// Of a signer, by the name in the certificate.
    Signer(String),
    /// In a field, by anybody.
    Field(String),
}

impl Expected {
    pub(crate) fn is(&self, signature: &SignatureReport) -> bool {
        match self {
            Self::Signer(name) => signature.signer.as_ref() == Some(name),
            Self::Field(name) => signature.field == *name,
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

/// A signature and its four checks.
///
/// ```
/// use naskah_verify::{Criteria, Timestamp, verify};
///
/// # let pdf = naskah_fixtures::revisions::signed();
/// // `pdf` is a file with a damaged signature.
/// let report = verify("perjanjian.pdf", &pdf, &Criteria::new(Timestamp::UNIX_EPOCH))?;
/// let signature = &report.signatures[0];
/// assert_eq!(signature.field, "PIHAK-KESATU");
/// let failed = signature.checks().into_iter().filter(|(_, check)| !check.is_good());
/// // Without integrity, nobody can say who signed.
/// assert!(failed.map(|(name, _)| name).eq(["integrity", "trust"]));
/// # Ok::<(), naskah_verify::diagnostic::Errors>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SignatureReport {
    /// The full name of its field.
    pub field: String,
    /// Whether it is a document time stamp, which attests a time rather than a signer.
    pub time_stamp: bool,
    /// The name in its certificate, if that can be read.
    pub signer: Option<String>,
    /// The claimed time of signing: RFC 3339 if the signed message has it, else the unsigned `/M` of the file.
    pub claimed: Option<String>,
    /// The time at which the certificate was validated.
    pub at: Option<Timestamp>,
    /// Whether a trusted time stamp proves that time; otherwise it is the time of verification.
    pub proven: bool,
    /// The digest algorithm, if the message is a valid signature.
    pub hash: Option<Hash>,
    /// The signed bytes are unchanged and were signed with the certificate's key.
    pub integrity: Check,
    /// The certificate chains to a trusted root, was valid at that time, and was not revoked.
    pub trust: Check,
    /// The whole revision that added the signature is covered.
    pub coverage: Check,
    /// Later revisions changed nothing but what is permitted.
    pub changes: Check,
}

impl SignatureReport {
    /// Whether all four checks passed.
    pub fn is_valid(&self) -> bool {
        self.checks().iter().all(|(_, check)| check.is_good())
    }

    /// The four checks, with their names.
    pub fn checks(&self) -> [(&'static str, &Check); 4] {
        [
            ("integrity", &self.integrity),
            ("trust", &self.trust),
            ("coverage", &self.coverage),
            ("changes", &self.changes),
        ]
    }
}

/// One check of a signature: passed if it has no faults.
///
/// ```
/// use naskah_verify::Check;
///
/// fn reasons(check: &Check) -> Vec<&str> {
///     check.faults.iter().map(|issue| issue.message.as_str()).collect()
/// }
/// let passed = Check::default();
/// assert!(passed.is_good() && reasons(&passed).is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Check {
    /// Why it failed.
    pub faults: Vec<Issue>,
    /// Observations that do not make it fail, such as permitted changes.
    pub notes: Vec<Issue>,
}

impl Check {
    /// Whether it passed.
    pub fn is_good(&self) -> bool {
        self.faults.is_empty()
    }
}

/// A fault or a note of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Issue {
    /// Its stable kind, in lower-case words joined by hyphens.
    pub code: &'static str,
    /// What was found: a clause without a full stop.
    pub message: String,
}

impl Issue {
    pub(crate) fn new(code: &'static str, message: impl ToString) -> Self {
        Self { code, message: message.to_string() }
    }
}
