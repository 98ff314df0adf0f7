//! What a user fills in: the data of one agreement, or of a batch of them.

mod batch;
mod check;
mod doubt;
mod electronic;
mod entry_id;
mod family;
mod model;
mod origin;
mod person;
mod signing;
mod table;
mod translation;

pub use self::batch::{Batch, Entry};
pub use self::electronic::{Dialect, Electronic, Provider, Shown};
pub use self::entry_id::{EntryIds, check_id};
pub use self::family::{Activity, Amendment, Attendee, Change, Event, Letterhead, Minutes};
pub use self::model::{Agreement, Contact, Logo, Party, Signed, Value};
pub use self::origin::Origin;
pub use self::person::{Acting, Office, Person};
pub use self::signing::{Originals, Paper, Profile, Signing, Witnessing};
pub use self::table::{Cell, Row, Shared, Table};

use std::path::PathBuf;

use crate::data::{self, Composed};
use naskah_diagnostic::{Errors, Result, Source};

impl Agreement {
    /// Reads the data of one agreement; `name` is the file's path, for messages and for the files that
    /// the data names.
    ///
    /// ```
    /// let error = naskah::Agreement::from_ron("data.ron", "(subjek: \"…\")").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "data.ron:1:2: error: there is no field `subjek` here\n  help: did you mean `subject`?",
    /// );
    /// ```
    ///
    /// # Errors
    /// Text that is not RON, unknown and missing fields, and all that [`Self::check`] finds wrong.
    pub fn from_ron(name: impl Into<String>, text: &str) -> Result<Self> {
        Self::from_composed(Composed::whole(&Source::new(name, text)))
    }

    /// The files of the pictures that the data names.
    pub fn pictures(&self) -> Vec<PathBuf> {
        let logos = self.parties.iter().enumerate();
        let logos = logos.filter_map(|(index, party)| {
            Some((party.logo.as_ref()?, format!("parties[{index}].logo")))
        });
        let head = self.letterhead.as_ref().and_then(|head| head.logo.as_ref());
        let head = head.map(|logo| (logo, "letterhead.logo".to_owned()));
        let mut files: Vec<_> =
            logos.chain(head).map(|(logo, path)| self.origin.resolve(logo.file(), &path)).collect();
        files.extend(self.translation.iter().flat_map(|it| it.pictures()));
        files
    }

    pub(crate) fn from_composed(before: Composed) -> Result<Self> {
        let text = translation::completed(before.clone());
        let mut agreement: Self = data::read(&text)?;
        agreement.origin = Origin::new(text, before);
        if let Some(translation) = &mut agreement.translation {
            translation.origin = agreement.origin.inside("translation");
        }
        let found = agreement.check();
        Ok(Errors::check(found, agreement)?.0)
    }
}

#[cfg(test)]
mod tests;
