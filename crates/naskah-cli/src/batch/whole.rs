//! What is made of all documents of a batch once they stand: one PDF for the printer, and a table.

use std::path::{Path, PathBuf};

use naskah::diagnostic::Diagnostic;
use naskah::pdf::Settings;

use super::destination::Destination;
use super::summary::{Summary, common};
use super::{merge, recap};
use crate::args;
use crate::failure::Failure;
use crate::presses::Presses;
use crate::report::Reporter;

/// All documents of a batch, in the order of its data.
pub(super) struct Whole<'a> {
    pub(super) args: &'a args::Batch,
    pub(super) folder: &'a Path,
    pub(super) presses: &'a Presses<'a>,
    /// How the files are made.
    pub(super) settings: Settings,
    pub(super) documents: Vec<Summary>,
}

/// The folder of the documents, where anything is to be made of them.
///
/// # Errors
/// One file for two things; documents that go elsewhere.
pub(super) fn asked(
    args: &args::Batch,
    destination: &Destination,
) -> Result<Option<PathBuf>, Failure> {
    let wrong = |message: &str, help: &str| {
        Err(Failure::usage(Diagnostic::uncoded_error(message).help(help)))
    };
    match destination {
        _ if args.merge.is_none() && args.recap.is_none() => Ok(None),
        _ if args.merge == args.recap => {
            wrong("--merge and --recap name the same file", "give each a file of its own")
        }
        Destination::Folder(folder) => Ok(Some(folder.clone())),
        _ => wrong(
            "--merge and --recap need the documents in a folder",
            "name a folder with --output",
        ),
    }
}

impl Whole<'_> {
    /// Makes what is asked for, of a batch that is complete; gives what went wrong.
    pub(super) fn make(&self, complete: bool, reporter: &Reporter) -> Vec<Failure> {
        let merged = self.args.merge.as_deref().map(|path| {
            self.check(path, complete)?;
            let kind = self.kind()?;
            let documents = self.documents.as_slice();
            let pages = merge::merge(path, (self.folder, documents), &kind, &self.settings)?;
            reporter.file(None, path, pages)
        });
        let listed = self.args.recap.as_deref().map(|path| {
            self.check(path, complete)?;
            let Some(first) = self.documents.first() else { return Ok(()) };
            let press = self.presses.press(first.key.clone());
            let press = press.as_ref().as_ref().map_err(Clone::clone)?;
            let print = recap::print(&self.documents, self.kind()?, press, &self.settings)?;
            crate::output::write(path, &print.pdf)?;
            reporter.diagnostics(&print.warnings);
            reporter.file(None, path, print.pages)
        });
        [merged, listed].into_iter().flatten().filter_map(Result::err).collect()
    }

    /// Whether a file can be made of all documents, without taking the place of one of them.
    fn check(&self, path: &Path, complete: bool) -> Result<(), Failure> {
        let wrong = |what: &str, help: &str| {
            let message = format!("`{}` is not made: {what}", path.display());
            Err(Diagnostic::uncoded_error(message).help(help).into())
        };
        if !complete {
            return wrong("the batch is not complete", "go on with it: --resume");
        }
        if self.documents.is_empty() {
            return wrong("there are no documents", "mend what is wrong with the data");
        }
        let folder = |path: &Path| path.canonicalize().ok();
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let within = folder(parent.unwrap_or(Path::new("."))) == folder(self.folder);
        let name = path.file_name().unwrap_or_default();
        if within && self.documents.iter().any(|it| name.eq_ignore_ascii_case(&it.file)) {
            return wrong("it would replace a document", "give it another name");
        }
        Ok(())
    }

    /// What kind of document all are; empty where they are of several.
    fn kind(&self) -> Result<String, Failure> {
        let same = !common(&self.documents, |it| &it.key.0).is_empty();
        let Some(first) = self.documents.first().filter(|_| same) else {
            return Ok(String::new());
        };
        let press = self.presses.press(first.key.clone());
        let press = press.as_ref().as_ref().map_err(Clone::clone)?;
        Ok(press.template().manifest().title.clone())
    }
}
