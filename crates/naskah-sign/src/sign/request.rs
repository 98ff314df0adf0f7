//! What a caller requests of a signature.

use jiff::Timestamp;
use jiff::tz::Offset;
use naskah_reader::{Dictionary, Object};

#[cfg(feature = "appearance")]
use super::appearance_spec::AppearanceSpec;

/// Which field to sign, and what the signature states.
///
/// ```
/// use naskah_sign::{Certification, Offset, Request, Timestamp};
///
/// let request = Request::new("PIHAK-KESATU", Timestamp::UNIX_EPOCH)
///     .offset(Offset::constant(7))
///     .reason("Menyetujui isi perjanjian")
///     .certification(Certification::Forms);
/// assert_eq!(request.field, "PIHAK-KESATU");
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Request {
    /// The full name of the field.
    pub field: String,
    /// The time of signing by the signer's clock.
    pub time: Timestamp,
    /// The offset of the signer's clock from UTC, for the appearance.
    pub offset: Offset,
    /// The reason for signing.
    pub reason: Option<String>,
    /// The place of signing.
    pub location: Option<String>,
    /// What may be changed afterwards; only the first signature of a document may certify it.
    pub certification: Option<Certification>,
    /// Fields that nobody may sign or fill in afterwards.
    pub lock: Option<Lock>,
    /// What the field shows, if there is room; otherwise it looks as it did.
    #[cfg(feature = "appearance")]
    pub appearance: Option<AppearanceSpec>,
}

impl Request {
    /// Signs a field at a time, in UTC, and states nothing else.
    pub fn new(field: impl Into<String>, time: Timestamp) -> Self {
        Self {
            field: field.into(),
            time,
            offset: Offset::UTC,
            reason: None,
            location: None,
            certification: None,
            lock: None,
            #[cfg(feature = "appearance")]
            appearance: None,
        }
    }

    /// Sets the offset of the signer's clock from UTC.
    #[must_use]
    pub fn offset(mut self, offset: Offset) -> Self {
        self.offset = offset;
        self
    }

    /// Sets the reason for signing.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// Sets the place of signing.
    #[must_use]
    pub fn location(mut self, location: impl Into<String>) -> Self {
        self.location = Some(location.into());
        self
    }

    /// Certifies the document.
    #[must_use]
    pub fn certification(mut self, certification: Certification) -> Self {
        self.certification = Some(certification);
        self
    }

    /// Locks fields.
    #[must_use]
    pub fn lock(mut self, lock: Lock) -> Self {
        self.lock = Some(lock);
        self
    }

    /// Sets what the field shows.
    #[cfg(feature = "appearance")]
    #[must_use]
    pub fn appearance(mut self, appearance: AppearanceSpec) -> Self {
        self.appearance = Some(appearance);
        self
    }
}

/// What the first signer permits afterwards (ISO 32000-1, 12.8.2.2).
///
/// ```
/// use naskah_sign::{Certification, Request, Timestamp};
///
/// // Others may sign after the first signer, and change nothing else.
/// let request = Request::new("PIHAK-KESATU", Timestamp::UNIX_EPOCH);
/// let request = request.certification(Certification::Forms);
/// assert_eq!(request.certification, Some(Certification::Forms));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Certification {
    /// Nothing, not even signatures.
    Nothing,
    /// Filling in and signing form fields.
    Forms,
    /// The same, and adding annotations.
    Annotations,
}

/// The fields a signer locks (ISO 32000-1, 12.8.2.4).
///
/// ```
/// use naskah_sign::{Lock, Request, Timestamp};
///
/// let lock = Lock::Fields(vec!["SAKSI-1".into()]);
/// let request = Request::new("PIHAK-KESATU", Timestamp::UNIX_EPOCH).lock(lock.clone());
/// assert_eq!(request.lock, Some(lock));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lock {
    /// All fields, including ones added later.
    All,
    /// The fields of these names.
    Fields(Vec<String>),
}

impl Certification {
    pub(super) fn level(self) -> i64 {
        match self {
            Self::Nothing => 1,
            Self::Forms => 2,
            Self::Annotations => 3,
        }
    }
}

impl Lock {
    /// The lock dictionary (12.7.4.5, table 233).
    pub(super) fn dictionary(&self) -> Dictionary {
        match self {
            Self::All => Dictionary::default().with("Action", Object::name("All")),
            Self::Fields(names) => Dictionary::default()
                .with("Action", Object::name("Include"))
                .with("Fields", Object::array(names.iter().map(|name| Object::text(name)))),
        }
    }
}
