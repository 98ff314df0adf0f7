//! When and where a document is signed.

use jiff::civil::Date;

use super::description::described;

described! {
    /// When and where an agreement is signed.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Signed {
        /// The day, `"2021-09-21"` in data; absent: blanks to fill in by hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Date, "2021-09-21")]
        pub date: Option<Date>,
        /// The place, as printed after "bertempat di"; absent: a blank.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Tenggarong")]
        pub place: Option<String>,
    }
}
