//! Areas reserved for signatures, initials and electronic duty stamps.

use serde::{Deserialize, Serialize};

use super::Rect;
use crate::style::Paper;

/// An area for a signature, initials or an electronic duty stamp, with or without a PDF field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct SigningArea {
    /// The field name: `PIHAK-KESATU`, `PARAF-PIHAK-KESATU-1`, `METERAI-PIHAK-KESATU`.
    pub name: String,
    /// A description for the signer, shown as the field's tooltip.
    pub description: String,
    /// What the area is for.
    pub purpose: SigningPurpose,
    /// The signer's role in the document: `PIHAK KESATU`, `SAKSI 1`.
    pub role: String,
    /// The signer's name.
    pub signer: String,
    /// The signer's office.
    pub position: String,
    /// Whether the PDF has a signature field there.
    pub field: bool,
    /// The index of its page.
    pub page: usize,
    /// The paper size of that page.
    pub paper: Paper,
    /// The area on the page.
    pub rect: Rect,
    /// The hidden character by which a signing service finds the area; unique in the document.
    pub anchor: Option<char>,
    /// The hidden text tag by which a signing service finds the area.
    pub tag: Option<String>,
}

/// What a signing area is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SigningPurpose {
    /// A signature.
    Signature,
    /// Initials (*paraf*).
    Initials,
    /// An electronic duty stamp.
    Meterai,
}
