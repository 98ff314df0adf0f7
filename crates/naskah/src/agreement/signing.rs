//! Signing on paper: naming rules, originals, duty stamps. For electronic signing, see `electronic`.

use super::{Agreement, Originals, Paper, Profile, Signing};
use crate::codes;
use naskah_diagnostic::{Diagnostic, Result};

/// The first year in which [`Profile::Naskah2023`] applies.
const YEAR_OF_NASKAH_2023: i16 = 2023;

impl Agreement {
    /// The rules for the signers' names: those given in the data, else those of the year of signing.
    pub fn profile(&self) -> Profile {
        let by_year = || match self.signed.date {
            Some(date) if date.year() < YEAR_OF_NASKAH_2023 => Profile::Naskah2009,
            _ => Profile::Naskah2023,
        };
        self.profile.unwrap_or_else(by_year)
    }

    /// The paper signing, if it is signed on paper.
    pub fn on_paper(&self) -> Option<&Paper> {
        match &self.signing {
            Signing::Paper(paper) | Signing::Both { paper, .. } => Some(paper),
            Signing::Electronic(_) => None,
        }
    }

    /// The number of originals; 1 for an electronic document.
    pub fn originals(&self) -> usize {
        let count = |paper: &Paper| {
            paper.originals.map_or(self.parties.len(), |count| usize::from(count.get()))
        };
        self.on_paper().map_or(1, count)
    }

    /// Whether each original carries a duty stamp (*meterai*). `default` is for documents of its kind on paper.
    pub fn carries_meterai(&self, default: bool) -> bool {
        match &self.signing {
            Signing::Paper(paper) | Signing::Both { paper, .. } => paper.meterai.unwrap_or(default),
            Signing::Electronic(electronic) => electronic.meterai,
        }
    }

    /// The agreement for printing one original: labelled, with the meterai beside the party that signs over
    /// it, which is the first party in the first original and so on.
    ///
    /// # Errors
    /// A number greater than that of the originals, and an agreement without originals on paper.
    pub fn as_original(&self, number: Originals) -> Result<Self> {
        if self.on_paper().is_none() {
            return Err(Diagnostic::error(
                codes::ORIGINAL_NOT_AVAILABLE,
                "what is signed electronically has no originals on paper",
            )
            .path("signing")
            .at(self.origin.nearest("signing"), "here")
            .help("write `signing: both(paper: (…), electronic: (…))` for both")
            .into());
        }
        let count = self.originals();
        if usize::from(number.get()) > count {
            let numbers = if count == 1 { "1".to_owned() } else { format!("1 to {count}") };
            return Err(Diagnostic::error(
                codes::ORIGINAL_NOT_AVAILABLE,
                format!("there is no original {number}"),
            )
            .path(self.signing.path("originals"))
            .at(self.origin.nearest(&self.signing.path("originals")), "here")
            .help(format!("choose {numbers}, or raise `originals` in `signing`"))
            .into());
        }
        Ok(Self { original: Some(number), ..self.clone() })
    }
}
