//! How an agreement is signed electronically: by whose service, and what the page holds for it.

use serde::{Deserialize, Serialize};

use super::{Agreement, Signing};

/// Signing with certificates.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Electronic {
    /// Whose service signs.
    #[serde(default)]
    pub provider: Provider,
    /// The characters at which the service finds the rooms to sign, in the order of signing: parties, then
    /// witnesses. Absent: free ones for [`Provider::Bsre`], else none; those who are left over have free
    /// ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchors: Option<Vec<String>>,
    /// The sentence at the foot of every page; absent: the style's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footer: Option<Shown>,
    /// A QR code at the foot of every page; absent: none. Shown, it says the numbers and the SHA-256 of the
    /// data; a text, such as a link, is its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qr: Option<Shown>,
    /// A box is reserved for the electronic duty stamp, beside the room of the first party.
    #[serde(default)]
    pub meterai: bool,
    /// Whether the places to sign are ready-made fields; absent: unless a service makes its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<bool>,
    /// The text tags by which another service finds the rooms to sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<Dialect>,
}

/// Whose service signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Provider {
    /// Balai Besar Sertifikasi Elektronik, the state's own.
    Bsre,
    /// Any other.
    #[default]
    Other,
}

/// What is shown, or not, or in other words than the usual.
///
/// In data, `true`, `false` or a text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Shown {
    /// As usual, or not at all.
    Usual(bool),
    /// In these words.
    Text(String),
}

/// How a service writes its text tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// `{{PIHAK-KESATU;type=signature;role=PIHAK KESATU}}`
    DocuSeal,
    /// `{{signature, r1}}`
    Documenso,
    /// `/PIHAK-KESATU/`, an anchor word.
    DocuSign,
}

impl Agreement {
    /// How it is signed electronically, if it is.
    pub fn electronically(&self) -> Option<&Electronic> {
        match &self.signing {
            Signing::Electronic(electronic) | Signing::Both { electronic, .. } => Some(electronic),
            Signing::Paper(_) => None,
        }
    }

    /// The same, unless an original on paper is printed.
    pub fn printed_electronically(&self) -> Option<&Electronic> {
        self.electronically().filter(|_| self.original.is_none())
    }

    /// How it is signed electronically, to be changed.
    pub fn electronically_mut(&mut self) -> Option<&mut Electronic> {
        match &mut self.signing {
            Signing::Electronic(electronic) | Signing::Both { electronic, .. } => Some(electronic),
            Signing::Paper(_) => None,
        }
    }

    /// Whether its places to sign are ready-made fields. The services of BSrE and of the electronic
    /// meterai make their own, and so does one that reads tags.
    pub fn has_ready_made_fields(&self) -> bool {
        self.printed_electronically().is_none_or(|it| {
            let made_there = it.provider == Provider::Bsre || it.meterai || it.tags.is_some();
            it.fields.unwrap_or(!made_there)
        })
    }
}
