//! Files about all documents of a complete batch: one PDF for the printer, and a table.

mod merge;
mod recap;

use std::path::{Path, PathBuf};

use naskah::pdf::Settings;
use naskah_diagnostic::{Code, Diagnostic, Errors, Result};

use crate::codes;
use crate::destination::{Destination, Target};
use crate::document_info::{DocumentInfo, common};
use crate::event::{Event, Observe};
use crate::interrupt::Interrupt;
use crate::output;
use crate::press_pool::PressPool;

/// The files that are asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Postprocess {
    pub(crate) merge: Option<PathBuf>,
    pub(crate) recap: Option<PathBuf>,
}

/// All documents of a batch, in the order of its data.
pub(crate) struct Documents<'a> {
    /// The folder that they are in.
    pub(crate) folder: &'a Path,
    pub(crate) infos: Vec<DocumentInfo>,
    pub(crate) pool: &'a PressPool,
    pub(crate) complete: bool,
    pub(crate) interrupt: Interrupt<'a>,
}

impl Postprocess {
    /// The folder of the documents, where anything is to be made of them.
    ///
    /// # Errors
    /// One path for two files; documents that go elsewhere than into a folder.
    pub(crate) fn folder(&self, destination: &Destination<'_>) -> Result<Option<PathBuf>> {
        let wrong = |code: Code, message: &str, help: &str| {
            Err(Diagnostic::error(code, message).help(help).into())
        };
        match &destination.0 {
            _ if self.merge.is_none() && self.recap.is_none() => Ok(None),
            _ if self.merge == self.recap => wrong(
                codes::OUTPUT_NAMED_TWICE,
                "the merged PDF and the recap have the same path",
                "give each its own path",
            ),
            Target::Folder(folder) => Ok(Some(folder.clone())),
            _ => wrong(
                codes::FOLDER_REQUIRED,
                "the merged PDF and the recap are made from documents in a folder",
                "make the batch into a folder",
            ),
        }
    }

    /// Makes the files that are asked for; gives what went wrong.
    pub(crate) fn run(&self, documents: &Documents<'_>, observe: &mut Observe<'_>) -> Vec<Errors> {
        let merged = self.merge.as_deref().map(|path| documents.merge(path, observe));
        let listed = self.recap.as_deref().map(|path| documents.list(path, observe));
        [merged, listed].into_iter().flatten().filter_map(Result::err).collect()
    }
}

impl Documents<'_> {
    fn merge(&self, path: &Path, observe: &mut Observe<'_>) -> Result<()> {
        self.check(path)?;
        let documents = (self.folder, self.infos.as_slice());
        let pages = merge::merge(path, documents, &self.kind()?, &self.settings(), self.interrupt)?;
        observe(Event::File { id: None, path, pages })
    }

    fn list(&self, path: &Path, observe: &mut Observe<'_>) -> Result<()> {
        self.check(path)?;
        let Some(first) = self.infos.first() else { return Ok(()) };
        let kind = self.kind()?;
        let print = self
            .pool
            .with(&first.key, |press| recap::print(&self.infos, kind, press, &self.settings()))?;
        output::write(path, &print.pdf)?;
        observe(Event::Warnings(&print.warnings))?;
        observe(Event::File { id: None, path, pages: print.pages })
    }

    fn settings(&self) -> Settings {
        self.pool.options().without_data()
    }

    /// Checks that a file can be made of all documents without replacing one of them.
    fn check(&self, path: &Path) -> Result<()> {
        let wrong = |code: Code, reason: &str, help: &str| {
            let message = format!("`{}` was not made: {reason}", path.display());
            Err(Diagnostic::error(code, message).help(help).into())
        };
        if !self.complete {
            let help = "resume the batch";
            return wrong(codes::BATCH_INCOMPLETE, "the batch is not complete", help);
        }
        if self.infos.is_empty() {
            let help = "correct the data";
            return wrong(codes::BATCH_INCOMPLETE, "there are no documents", help);
        }
        let folder = |path: &Path| path.canonicalize().ok();
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let within = folder(parent.unwrap_or(Path::new("."))) == folder(self.folder);
        let name = path.file_name().unwrap_or_default();
        if within && self.infos.iter().any(|it| name.eq_ignore_ascii_case(&it.row.file)) {
            let help = "choose another name";
            return wrong(codes::OUTPUT_REPLACES_DOCUMENT, "it would replace a document", help);
        }
        Ok(())
    }

    /// The kind of all documents; empty where they differ.
    fn kind(&self) -> Result<String> {
        let same = !common(&self.infos, |it| &it.key.template).is_empty();
        match self.infos.first().filter(|_| same) {
            None => Ok(String::new()),
            Some(first) => {
                self.pool.with(&first.key, |press| Ok(press.template().manifest().title.clone()))
            }
        }
    }
}
