//! What is asked of a signature.

use jiff::Timestamp;
use jiff::tz::Offset;

use super::Shown;
use crate::file::{Dictionary, Object};

/// What is signed, and what is said with it.
#[derive(Clone, Debug)]
pub struct Request {
    /// The name of the field.
    pub field: String,
    /// When it is signed, by the signer's own clock.
    pub time: Timestamp,
    /// How far the signer's clock is from UTC, as what is seen of the signature says.
    pub offset: Offset,
    /// Why it is signed.
    pub reason: Option<String>,
    /// Where it is signed.
    pub location: Option<String>,
    /// What may be changed from now on; only the first signature of a document may say it.
    pub certification: Option<Certification>,
    /// Fields in which nobody may sign or write any more.
    pub lock: Option<Lock>,
    /// What the field shows, where there is room; nothing: it looks as it did.
    pub shown: Option<Shown>,
}

/// What the first signer permits those who come after (ISO 32000-1, 12.8.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certification {
    /// Nothing, no signatures either.
    Nothing,
    /// Forms may be filled in and signed.
    Forms,
    /// The same, and annotations.
    Annotations,
}

/// Fields that a signer locks (ISO 32000-1, 12.8.2.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lock {
    /// All that there are, and all that are ever added.
    All,
    /// Those of these names.
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
    /// As a field of a signature would demand it (12.7.4.5, table 233).
    pub(super) fn dictionary(&self) -> Dictionary {
        match self {
            Self::All => Dictionary::default().with("Action", Object::name("All")),
            Self::Fields(names) => Dictionary::default()
                .with("Action", Object::name("Include"))
                .with("Fields", Object::array(names.iter().map(|name| Object::text(name)))),
        }
    }
}
