//! The data of an agreement or of a batch of agreements: model, reading, checks.

mod batch;
mod check;
mod electronic;
mod entry_id;
mod lints;
mod model;
mod origin;
mod signing;
mod table;
mod translation;

pub use self::batch::{Batch, Entry};
pub use self::entry_id::{EntryIds, check_id};
pub use self::model::{
    Acting, Activity, Agreement, Amendment, Attendee, Change, Contact, Electronic, Event,
    FieldReference, Letterhead, Logo, Minutes, Office, Originals, Paper, Party, Person, Profile,
    Provider, Shown, Signed, Signing, TextTagSyntax, Value, Witnessing, fields,
};
pub(crate) use self::model::{Described, Field, Group, Leaf, Path, Visitor};
pub use self::origin::Origin;
pub use self::table::{Cell, Row, Shared, Table};

use std::path::PathBuf;

use self::model::Kind;
use crate::data::{self, SplicedText};
use naskah_diagnostic::{Errors, Result, Source};

impl Agreement {
    /// Reads the data of one agreement. `name` is the file's path, used in messages and to resolve the
    /// files that the data names.
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
    /// Text that is not RON, unknown and missing fields, and the errors of [`Self::check`].
    pub fn from_ron(name: impl Into<String>, text: &str) -> Result<Self> {
        Self::from_spliced(SplicedText::from_source(&Source::new(name, text)))
    }

    /// The paths of the pictures that the data names, resolved against the data file's folder.
    pub fn pictures(&self) -> Vec<PathBuf> {
        let resolve = |(path, file): (String, String)| self.origin.resolve(&file, &path);
        let mut files: Vec<_> = self.picture_fields().into_iter().map(resolve).collect();
        files.extend(self.translation.iter().flat_map(|translation| translation.pictures()));
        files
    }

    /// Each picture field's path, and the file that it names.
    pub(crate) fn picture_fields(&self) -> Vec<(String, String)> {
        struct Pictures(Vec<(String, String)>);
        impl Visitor for Pictures {
            fn leaf(&mut self, path: &Path, field: &'static Field, leaf: Leaf<'_>) {
                if let (Kind::Picture, Leaf::Text(file)) = (field.kind, leaf) {
                    self.0.push((path.as_str().to_owned(), file.to_owned()));
                }
            }
        }
        let mut pictures = Pictures(Vec::new());
        self.walk(&mut pictures);
        pictures.0
    }

    /// Visits every value, in field order.
    pub(crate) fn walk(&self, visitor: &mut dyn Visitor) {
        /// The field of the agreement itself.
        static ROOT: Field = Field {
            name: "",
            kind: Kind::Group,
            required: true,
            help: "The data of one agreement.",
            example: "",
            shape: Agreement::shape,
        };
        self.visit(&mut Path::default(), &ROOT, visitor);
    }

    pub(crate) fn from_spliced(original: SplicedText) -> Result<Self> {
        let completed = translation::completed(original.clone());
        let mut agreement: Self = data::read(&completed)?;
        agreement.origin = Origin::new(completed, original);
        if let Some(translation) = &mut agreement.translation {
            translation.origin = agreement.origin.subtree("translation");
        }
        let diagnostics = agreement.check();
        Ok(Errors::check(diagnostics, agreement)?.0)
    }
}

#[cfg(test)]
mod tests;
