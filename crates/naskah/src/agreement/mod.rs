//! The data of an agreement or of a batch of agreements: model, reading, checks.

mod articles;
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

pub(crate) use self::articles::label_of_title;
pub use self::batch::{Batch, Entry};
pub use self::entry_id::{EntryIds, check_id};
pub use self::model::{
    Acting, Activity, AddedArticle, Agreement, Amendment, ArticleChange, ArticleWording, Attendee,
    Change, Contact, Electronic, Event, FieldReference, InitialledBy, Letterhead, Logo, Minutes,
    MovedArticle, Office, Originals, Paper, Party, Person, Profile, Prose, Provider,
    RetitledArticle, Shown, Signed, Signing, TextTagSyntax, Value, Witnessing, fields,
};
pub(crate) use self::model::{Described, Field, Group, Leaf, Path, Visitor};
pub use self::origin::Origin;
pub use self::table::{Cell, Row, Shared, Table};

use std::path::PathBuf;

use self::model::Kind;
use crate::data::{self, SplicedText};
use naskah_diagnostic::{Errors, Result, Source};

/// A field that names a file.
pub(crate) struct FileField {
    pub(crate) path: String,
    /// The name as written in the data.
    pub(crate) file: String,
    /// Whether it is a picture; otherwise an article.
    pub(crate) is_picture: bool,
}

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

    /// The files that the data names, pictures and articles, relative to the data file's folder; also the pictures in
    /// articles that the data holds as text.
    pub fn files(&self) -> Vec<PathBuf> {
        let resolve = |field: FileField| self.origin.resolve(&field.file, &field.path);
        let mut files: Vec<_> = self.file_fields().into_iter().map(resolve).collect();
        for (index, change) in self.articles.iter().enumerate() {
            let path = format!("articles[{index}].text");
            let pictures = pictures_in(change.wording().0.unwrap_or_default());
            files.extend(pictures.map(|file| self.origin.resolve(file, &path)));
        }
        files.extend(self.translation.iter().flat_map(|translation| translation.files()));
        files
    }

    /// The fields that name a file.
    pub(crate) fn file_fields(&self) -> Vec<FileField> {
        struct Files(Vec<FileField>);
        impl Visitor for Files {
            fn leaf(&mut self, path: &Path, field: &'static Field, leaf: Leaf<'_>) {
                let is_picture = field.kind == Kind::Picture;
                let (true, Leaf::Text(file)) =
                    (is_picture || field.kind == Kind::WordingFile, leaf)
                else {
                    return;
                };
                let (path, file) = (path.as_str().to_owned(), file.to_owned());
                self.0.push(FileField { path, file, is_picture });
            }
        }
        let mut files = Files(Vec::new());
        self.walk(&mut files);
        files.0
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
        let completed = translation::completed(articles::completed(original.clone()));
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

/// The files of the pictures in a wording: `![text](file)`.
fn pictures_in(wording: &str) -> impl Iterator<Item = &str> {
    wording.split("![").skip(1).filter_map(|picture| {
        let (_, named) = picture.split_once("](")?;
        Some(named.split_once(')')?.0)
    })
}
