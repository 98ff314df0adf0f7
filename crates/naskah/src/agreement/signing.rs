//! How an agreement is signed: on what, by which rules, in how many originals; electronically, see
//! `electronic`.

use serde::{Deserialize, Serialize};

use super::{Agreement, Electronic};
use naskah_diagnostic::{Diagnostic, Result};

/// How an agreement is signed.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Signing {
    /// With pen and stamp.
    Paper(Paper),
    /// With certificates, in one file.
    Electronic(Electronic),
    /// Both ways: originals on paper are printed one by one, and what is printed as none in particular is
    /// the electronic document.
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

/// Signing with pen and stamp.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// How many originals (*rangkap*) are made; absent: one for each party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub originals: Option<Originals>,
    /// Whether each original carries a duty stamp (*meterai*); absent: as the template has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meterai: Option<bool>,
}

/// A number of originals, or the number of one of them; at least 1.
pub type Originals = std::num::NonZeroU8;

/// What stands above the witnesses.
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

/// The rules for what stands with a signer's name: degrees, rank, NIP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Profile {
    /// `naskah-2009`, in force before 2023.
    #[serde(rename = "naskah_2009")]
    Naskah2009,
    /// `naskah-2023`, by Permendagri 1/2023, Article 44.
    #[serde(rename = "naskah_2023")]
    Naskah2023,
}

/// The first year of [`Profile::Naskah2023`].
const YEAR_OF_NASKAH_2023: i16 = 2023;

impl Agreement {
    /// The rules for the signers' names: the data's, else those of the year of signing.
    pub fn profile(&self) -> Profile {
        let by_year = || match self.signed.date {
            Some(date) if date.year() < YEAR_OF_NASKAH_2023 => Profile::Naskah2009,
            _ => Profile::Naskah2023,
        };
        self.profile.unwrap_or_else(by_year)
    }

    /// How it is signed on paper, if it is.
    pub fn on_paper(&self) -> Option<&Paper> {
        match &self.signing {
            Signing::Paper(paper) | Signing::Both { paper, .. } => Some(paper),
            Signing::Electronic(_) => None,
        }
    }

    /// How many originals are made; of an electronic document there is one.
    pub fn originals(&self) -> usize {
        let by_party = |paper: &Paper| {
            paper.originals.map_or(self.parties.len(), |count| usize::from(count.get()))
        };
        self.on_paper().map_or(1, by_party)
    }

    /// Whether each original carries a duty stamp; `usual` is what documents of its kind do on paper.
    pub fn carries_meterai(&self, usual: bool) -> bool {
        match &self.signing {
            Signing::Paper(paper) | Signing::Both { paper, .. } => paper.meterai.unwrap_or(usual),
            Signing::Electronic(electronic) => electronic.meterai,
        }
    }

    /// The agreement as its original of that number is printed: labelled, and with the meterai at the
    /// one who signs over it, the first party in the first original and so on.
    ///
    /// # Errors
    /// There are fewer originals, or none on paper.
    pub fn as_original(&self, number: Originals) -> Result<Self> {
        if self.on_paper().is_none() {
            return Err(Diagnostic::uncoded_error(
                "what is signed electronically has no originals on paper",
            )
            .at(self.origin.nearest("signing"), "here")
            .help("write `signing: both(paper: (…), electronic: (…))` for both")
            .into());
        }
        let count = self.originals();
        if usize::from(number.get()) > count {
            let numbers = if count == 1 { "1".to_owned() } else { format!("1 to {count}") };
            return Err(Diagnostic::uncoded_error(format!("there is no original {number}"))
                .at(self.origin.nearest(&self.signing.path("originals")), "here")
                .help(format!("choose {numbers}, or raise `originals` in `signing`"))
                .into());
        }
        Ok(Self { original: Some(number), ..self.clone() })
    }
}

impl Signing {
    /// The path of a field of one way to sign.
    pub(crate) fn path(&self, field: &str) -> String {
        let within = match (self, field) {
            (Self::Both { .. }, "originals") => "paper.",
            (Self::Both { .. }, _) => "electronic.",
            _ => "",
        };
        format!("signing.{within}{field}")
    }
}
