//! The data of an agreement, field by field as in the RON file.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Activity, Amendment, Event, Letterhead, Minutes, Origin, Originals, Person, Profile, Signing,
    Witnessing,
};

/// The data of one agreement.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// The template's name; `pks` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// The style's name; the template's default where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    /// What the agreement is about: the text under TENTANG.
    pub subject: String,
    /// When and where it is signed.
    #[serde(default)]
    pub signed: Signed,
    /// The parties, PIHAK KESATU first; one to ten of them, two at least where the template does not say
    /// otherwise.
    pub parties: Vec<Party>,
    /// Who witnesses the signing.
    #[serde(default)]
    pub witnesses: Vec<Person>,
    /// What stands above the witnesses.
    #[serde(default)]
    pub witnessed: Witnessing,
    /// The recitals, each without its leading "bahwa" and without final punctuation.
    #[serde(default)]
    pub recitals: Vec<String>,
    /// The legal basis, each item without final punctuation.
    #[serde(default)]
    pub legal_basis: Vec<String>,
    /// The scope's items, each without final punctuation.
    #[serde(default)]
    pub scope: Vec<String>,
    /// How it is signed.
    #[serde(default)]
    pub signing: Signing,
    /// The rules for what stands with the signers' names; absent: those of the year of signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// The letterhead of minutes and lists; absent: one with the first party's name and seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letterhead: Option<Letterhead>,
    /// The work plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<Activity>,
    /// The addendum to the agreement, which then is the one that is changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amendment: Option<Amendment>,
    /// The minutes of the signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
    /// What the attendance list is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<Event>,
    /// A word behind the text of every page, such as DRAF or CONTOH.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watermark: Option<String>,
    /// What the template asks for beyond these fields.
    #[serde(default)]
    pub details: BTreeMap<String, Value>,
    /// The same in English, to stand beside the Indonesian. In RON it names only what differs: each
    /// text that it leaves out stays as it is in Indonesian.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<Box<Agreement>>,
    /// The original that is printed; none in particular where absent. See [`Self::as_original`].
    #[serde(skip)]
    pub original: Option<Originals>,
    /// Where all of this was written.
    #[serde(skip)]
    pub origin: Origin,
}

/// When and where an agreement is signed.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// The day, `"2021-09-21"` in data; absent: blanks to fill in by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The place, as it stands behind "bertempat di"; absent: a blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// One party.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The full official name.
    pub name: String,
    /// A short name for tables and messages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// The party's number of the document; absent: a blank to fill in by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The address of its seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<String>,
    /// Its logo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
    /// Who signs for it.
    pub signer: Person,
    /// The decree or power of attorney by which the signer acts, as it stands behind "berdasarkan".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate: Option<String>,
    /// Its rights, each without final punctuation.
    #[serde(default)]
    pub rights: Vec<String>,
    /// Its duties, each without final punctuation.
    #[serde(default)]
    pub duties: Vec<String>,
    /// Where letters and calls under the agreement go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
}

/// A picture file, and what it shows for those who cannot see it.
///
/// In data, either the path alone or `(file: "logo.png", description: "Logo …")`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Logo {
    /// The path, from the data file's folder; the description is made from the party's name.
    File(String),
    /// The path with a description.
    Described {
        /// The path, from the data file's folder.
        file: String,
        /// What the picture shows.
        description: String,
    },
}

impl Logo {
    /// The path, from the data file's folder.
    pub fn file(&self) -> &str {
        match self {
            Self::File(file) | Self::Described { file, .. } => file,
        }
    }
}

/// Where letters and calls go.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The unit or officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The postal address, if it is not the seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The telephone number, as it is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// A value of `details`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Yes or no.
    Boolean(bool),
    /// A whole number, such as rupiah or days.
    Integer(i64),
    /// A text.
    Text(String),
    /// Several values.
    List(Vec<Value>),
    /// Named values, such as a row of a table.
    Fields(BTreeMap<String, Value>),
}
