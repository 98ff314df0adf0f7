//! A file and its revisions.

use naskah_diagnostic::Result;

use crate::error::{ReadError, ReadResult};
use crate::revisions::{self, Revision};
use crate::view::View;

/// A PDF whose revisions have been found and cross-references read. Objects are read on demand, through a
/// [`View`].
///
/// ```
/// use naskah_reader::{Object, Pdf};
///
/// # let (mut bytes, mut previous) = (b"%PDF-1.7\n".to_vec(), String::new());
/// # for language in ["id", "en"] {
/// #     let object = bytes.len();
/// #     bytes.extend(format!("1 0 obj\n<</Lang({language})>>\nendobj\n").bytes());
/// #     let table = bytes.len();
/// #     bytes.extend(format!("xref\n1 1\n{object:010} 00000 n \n").bytes());
/// #     bytes.extend(format!("trailer\n<</Size 2/Root 1 0 R{previous}>>\n").bytes());
/// #     bytes.extend(format!("startxref\n{table}\n%%EOF\n").bytes());
/// #     previous = format!("/Prev {table}");
/// # }
/// // `bytes` is a file whose language was changed from `id` to `en` by an update.
/// let pdf = Pdf::parse(&bytes)?;
/// assert_eq!(pdf.revisions().len(), 2);
/// assert_eq!(pdf.at(0).catalog()?.get("Lang"), &Object::string(b"id"));
/// assert_eq!(pdf.newest().catalog()?.get("Lang"), &Object::string(b"en"));
/// # Ok::<(), naskah_reader::ReadError>(())
/// ```
#[derive(Debug)]
pub struct Pdf<'a> {
    bytes: &'a [u8],
    revisions: Vec<Revision>,
}

impl<'a> Pdf<'a> {
    /// Reads the structure of a file.
    ///
    /// # Errors
    /// The bytes are not a PDF, or one that is malformed or encrypted in any of its revisions.
    pub fn parse(bytes: &'a [u8]) -> ReadResult<Self> {
        let revisions = revisions::read(bytes)?;
        let encrypted = |revision: &Revision| {
            revision.sections.iter().any(|section| section.trailer.has("Encrypt"))
        };
        if revisions.iter().any(encrypted) {
            return Err(ReadError::Encrypted);
        }
        Ok(Self { bytes, revisions })
    }

    /// [`Self::parse`] with errors as diagnostics about the file of that name.
    ///
    /// # Errors
    /// Those of [`Self::parse`].
    pub fn read(name: &str, bytes: &'a [u8]) -> Result<Self> {
        Self::parse(bytes).map_err(|error| error.diagnostic(name).into())
    }

    /// The whole file.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The revisions, oldest first; there is at least one.
    pub fn revisions(&self) -> &[Revision] {
        &self.revisions
    }

    /// The file as it was at a revision, counted from 0.
    ///
    /// # Panics
    /// There is no such revision.
    pub fn at(&self, revision: usize) -> View<'_> {
        View::new(self.bytes, &self.revisions[..=revision])
    }

    /// The file as it is now.
    pub fn newest(&self) -> View<'_> {
        View::new(self.bytes, &self.revisions)
    }
}
