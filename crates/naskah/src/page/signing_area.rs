//! Places where something is put in after the document is made.

use serde::{Deserialize, Serialize};

use super::Rect;
use crate::style::Paper;

/// A place for a signature, for initials or for an electronic duty stamp, whether or not there is a field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Place {
    /// The name of its field: `PIHAK-KESATU`, `PARAF-PIHAK-KESATU-1`, `METERAI-PIHAK-KESATU`.
    pub name: String,
    /// What is to be done there, and by whom.
    pub description: String,
    /// What is put in.
    pub purpose: Purpose,
    /// As what one signs there: `PIHAK KESATU`, `SAKSI 1`.
    pub role: String,
    /// Who signs there.
    pub signer: String,
    /// In what office.
    pub position: String,
    /// The field is ready-made.
    pub field: bool,
    /// The index of its page.
    pub page: usize,
    /// The sheet of that page.
    pub paper: Paper,
    /// Where it stands on the page.
    pub rect: Rect,
    /// The character by which a service finds it, which occurs nowhere else.
    pub anchor: Option<char>,
    /// The text tag by which a service finds it.
    pub tag: Option<String>,
}

/// What is put in at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// A signature.
    Signature,
    /// Initials (*paraf*).
    Initials,
    /// An electronic duty stamp.
    Meterai,
}
