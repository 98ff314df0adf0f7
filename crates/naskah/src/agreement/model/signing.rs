//! How an agreement is signed: on paper, electronically, or both.

use serde::{Deserialize, Serialize};

use super::description::described;

/// How an agreement is signed.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Signing {
    /// On paper, with pen and stamp.
    Paper(Paper),
    /// With certificates, in one file.
    Electronic(Electronic),
    /// Both ways: originals on paper are printed one by one; without an original chosen, the electronic
    /// document is printed.
    Both {
        /// The originals on paper.
        paper: Paper,
        /// The electronic document.
        electronic: Electronic,
    },
}

impl Default for Signing {
    fn default() -> Self {
        Self::Paper(Paper::default())
    }
}

impl Signing {
    /// The name of the variant in data.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Paper(_) => "paper",
            Self::Electronic(_) => "electronic",
            Self::Both { .. } => "both",
        }
    }

    /// The path of a field of [`Paper`] or [`Electronic`].
    pub(crate) fn path(&self, field: &str) -> String {
        let within = match (self, field) {
            (Self::Both { .. }, "originals") => "paper.",
            (Self::Both { .. }, _) => "electronic.",
            _ => "",
        };
        format!("signing.{within}{field}")
    }
}

described! {
    /// Signing with pen and stamp.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Paper {
        /// How many originals (*rangkap*) are made; absent: one for each party.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Count, "2")]
        pub originals: Option<Originals>,
        /// Whether each original carries a duty stamp (*meterai*); absent: as the template has it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Flag, "true")]
        pub meterai: Option<bool>,
    }
}

/// A number of originals, or the number of one of them; at least 1.
pub type Originals = std::num::NonZeroU8;

/// The heading above the witnesses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Witnessing {
    /// *Menyaksikan,*
    #[default]
    Menyaksikan,
    /// *Saksi-saksi:*, of one alone *Saksi:*
    Saksi,
    /// *Mengetahui,*
    Mengetahui,
}

/// The rules for what is printed with a signer's name: degrees, rank, NIP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub enum Profile {
    /// `naskah-2009`, in force before 2023.
    #[serde(rename = "naskah_2009")]
    Naskah2009,
    /// `naskah-2023`, by Permendagri 1/2023, Article 44.
    #[serde(rename = "naskah_2023")]
    Naskah2023,
}

described! {
    /// Signing with certificates.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Electronic {
        /// Whose service signs.
        #[serde(default)]
        #[field(Choice, "bsre")]
        pub provider: Provider,
        /// The characters at which the service places the signatures, in the order of signing: parties, then
        /// witnesses. Absent: unused characters for [`Provider::Bsre`], else none. Signers beyond the list have
        /// unused characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Anchor, "#")]
        pub anchors: Option<Vec<String>>,
        /// The sentence at the foot of every page; absent: the style's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Notice, "true")]
        pub footer: Option<Shown>,
        /// A QR code at the foot of every page; absent: none. By default it encodes the numbers and the SHA-256
        /// of the data; a text, such as a link, replaces them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(QrCode, "https://example.go.id/dokumen")]
        pub qr: Option<Shown>,
        /// Whether a box for the electronic duty stamp is reserved, beside the first party's signature.
        #[serde(default)]
        #[field(Flag, "true")]
        pub meterai: bool,
        /// Whether there are signature fields; absent: unless the service adds its own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Flag, "true")]
        pub fields: Option<bool>,
        /// The text tags by which another service places the signatures.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Choice, "docuseal")]
        pub tags: Option<TextTagSyntax>,
    }
}

/// The provider of the signing service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Provider {
    /// Balai Besar Sertifikasi Elektronik, the state's certification authority.
    Bsre,
    /// Any other.
    #[default]
    Other,
}

/// Whether something is shown, or a text that replaces the default.
///
/// In data, `true`, `false` or a text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Shown {
    /// The default, or nothing.
    Usual(bool),
    /// This text.
    Text(String),
}

/// The text-tag syntax of a signing service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum TextTagSyntax {
    /// `{{PIHAK-KESATU;type=signature;role=PIHAK KESATU}}`
    DocuSeal,
    /// `{{signature, r1}}`
    Documenso,
    /// `/PIHAK-KESATU/`, an anchor word.
    DocuSign,
}
