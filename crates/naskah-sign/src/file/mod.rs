//! A PDF that somebody else may have made, read strictly and revision by revision: what readers could take in
//! different ways is refused, for a signature must not hold for one of them only.

mod fault;
mod filter;
mod object;
mod revisions;
mod section;
mod syntax;
#[cfg(test)]
mod tests;
mod view;

pub(crate) use self::fault::{Fault, Read};
pub(crate) use self::object::{Dictionary, Id, Object};
pub(crate) use self::revisions::Revision;
pub(crate) use self::section::{Entry, Kind};
pub(crate) use self::view::View;

use naskah::diagnostic::{Diagnostic, Result};

/// A PDF.
#[derive(Debug)]
pub(crate) struct File<'a> {
    bytes: &'a [u8],
    revisions: Vec<Revision>,
}

impl<'a> File<'a> {
    /// Reads a file; `name` is for messages.
    ///
    /// # Errors
    /// No PDF, one that is broken or encrypted.
    pub(crate) fn read(name: &str, bytes: &'a [u8]) -> Result<Self> {
        let revisions = revisions::read(bytes).map_err(|fault| unreadable(name, &fault))?;
        let encrypted = |revision: &Revision| {
            revision.sections.iter().any(|section| section.trailer.has("Encrypt"))
        };
        if revisions.iter().any(encrypted) {
            return Err(Diagnostic::uncoded_error(format!("`{name}` is encrypted"))
                .help("choose the file as it was before it was encrypted")
                .into());
        }
        Ok(Self { bytes, revisions })
    }

    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The oldest first; there is at least one.
    pub(crate) fn revisions(&self) -> &[Revision] {
        &self.revisions
    }

    /// The file as it was at that revision.
    pub(crate) fn at(&self, revision: usize) -> View<'_> {
        View::new(self.bytes, &self.revisions[..=revision])
    }

    /// The file as it is.
    pub(crate) fn newest(&self) -> View<'_> {
        View::new(self.bytes, &self.revisions)
    }
}

/// A file of that name cannot be read.
pub(crate) fn unreadable(name: &str, fault: &Fault) -> Diagnostic {
    Diagnostic::uncoded_error(format!("`{name}` cannot be read as a PDF: {fault}"))
        .help("choose a PDF file, whole and as it was made or signed")
}
