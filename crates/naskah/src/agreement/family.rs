//! The data that the documents around an agreement need: work plan, addendum, minutes, attendance.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Logo, Signed};

/// The letterhead (*kop naskah*) of the office that issues minutes and lists.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Letterhead {
    /// The emblem of the government or the office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
    /// The government to which the office belongs, such as *Pemerintah Kabupaten …*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub government: Option<String>,
    /// The office's full name.
    pub office: String,
    /// Address, telephone, e-mail, a line each.
    #[serde(default)]
    pub lines: Vec<String>,
}

/// One activity of the work plan (*rencana kerja*).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// What is done.
    pub activity: String,
    /// What comes of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output: Option<String>,
    /// When, as it is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<String>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible: Option<String>,
    /// What it costs, in whole rupiah.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<i64>,
    /// Who pays for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// An addendum: what it changes in the agreement, whose own date and numbers stay those of the
/// agreement that is changed.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// Which addendum to the agreement it is; the first where absent.
    #[serde(default = "first")]
    pub ordinal: std::num::NonZeroU8,
    /// When and where the addendum is signed.
    #[serde(default)]
    pub signed: Signed,
    /// The addendum's number of each party; empty: blanks to fill in by hand.
    #[serde(default)]
    pub numbers: Vec<String>,
    /// Why the agreement is changed, each reason without its leading "bahwa" and without final
    /// punctuation.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// What is changed.
    pub changes: Vec<Change>,
}

fn first() -> std::num::NonZeroU8 {
    std::num::NonZeroU8::MIN
}

/// One change: a provision that is worded anew, added or struck out.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Where it stands in the agreement, such as *Pasal 7 ayat (1)*.
    pub place: String,
    /// The wording so far; absent: the provision is added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// The new wording; absent: the provision is struck out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
}

/// The minutes (*berita acara*) of the signing.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    /// Their number; absent: a blank to fill in by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

/// What is attended, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What it is; absent: the signing of the agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The day; absent: that of the signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The time, as it is printed; absent: a blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Where; absent: the place of the signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who is expected.
    #[serde(default)]
    pub attendees: Vec<Attendee>,
    /// How many rooms to sign there are at least, those of the attendees included; absent: 20.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rooms: Option<u16>,
}

/// Who is expected at an event.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Attendee {
    /// The name with its degrees.
    pub name: String,
    /// The office held, or the institution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
}
