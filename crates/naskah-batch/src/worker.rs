//! One entry printed into its documents, or kept where they are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use naskah::Print;
use naskah::pdf::Timestamp;
use naskah_diagnostic::{Category, Diagnostic, Errors, Result};

use crate::destination::{File, Sink};
use crate::document_info::DocumentInfo;
use crate::entries::Entry;
use crate::fingerprint::Fingerprints;
use crate::manifest::{Record, sha256};
use crate::originals::{self, Original};
use crate::press_pool::PressPool;

/// Makes the file beside each PDF from what was printed.
pub(crate) type Sidecar<'a> = &'a (dyn Fn(&Print) -> Vec<u8> + Sync);

/// Makes the documents of entries, on any number of threads.
pub(crate) struct Worker<'a, S> {
    pub(crate) pool: &'a PressPool,
    pub(crate) fingerprints: Fingerprints,
    pub(crate) sink: S,
    pub(crate) original: Option<Original>,
    pub(crate) sidecar: Option<Sidecar<'a>>,
    /// The records of a former run, by file name.
    pub(crate) known: BTreeMap<String, Record>,
}

/// The documents of an entry.
#[derive(Debug)]
pub(crate) struct Finished<Taken> {
    /// Each new document's record and what the sink gave for it; not those that were kept.
    pub(crate) documents: Vec<(Record, Taken)>,
    /// Every document, also those that were kept, in order.
    pub(crate) infos: Vec<DocumentInfo>,
    pub(crate) warnings: Vec<Diagnostic>,
}

/// Why an entry has no documents.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) errors: Errors,
    /// Whether every other entry would fail as well.
    pub(crate) ends_batch: bool,
}

impl From<Errors> for Failure {
    fn from(errors: Errors) -> Self {
        Self { errors, ends_batch: false }
    }
}

impl Failure {
    /// A failure of what the whole batch is read from or written to.
    pub(crate) fn of_batch(errors: Errors) -> Self {
        let ends_batch = errors.category() >= Category::Network;
        Self { errors, ends_batch }
    }
}

impl<S: Sink> Worker<'_, S> {
    /// Prints all documents of an entry, then hands them over; none is handed over unless all can be printed.
    pub(crate) fn make(&self, entry: Entry) -> std::result::Result<Finished<S::Taken>, Failure> {
        let id = entry.id().to_owned();
        let whole = PathBuf::from(format!("{id}.pdf"));
        let (mut infos, mut warnings, mut prints) = (Vec::new(), Vec::new(), Vec::new());
        for (number, agreement) in originals::select(entry.agreement()?, self.original)? {
            let path = number.map_or(whole.clone(), |number| originals::path(&whole, number));
            let key = self.pool.key(&agreement);
            let data = self.fingerprints.of(&agreement, &key)?;
            if let Some(known) = self.unchanged(&path, &data) {
                infos.push(DocumentInfo::new(&agreement, key, known));
                continue;
            }
            let mut print = self.pool.print(&agreement)?;
            let record = record(&id, &path, data, &print);
            infos.push(DocumentInfo::new(&agreement, key, &record));
            originals::add_new(&mut warnings, std::mem::take(&mut print.warnings));
            prints.push((record, self.files(&path, print)));
        }
        let taken = |(record, files)| Ok((record, self.sink.take(files)?));
        let documents: Result<_> = prints.into_iter().map(taken).collect();
        Ok(Finished { documents: documents.map_err(Failure::of_batch)?, infos, warnings })
    }

    /// The record of a document that a former run made from the same data, if it is there unchanged.
    fn unchanged(&self, path: &Path, data: &str) -> Option<&Record> {
        let known = self.known.get(&name(path))?;
        let beside = || self.sidecar.is_none() || self.sink.has(&name(&sidecar_path(path)));
        (known.data == data && beside() && self.sink.is_unchanged(known)).then_some(known)
    }

    /// The document, and the file beside it.
    fn files(&self, path: &Path, print: Print) -> Vec<File> {
        let created = print.created;
        let beside = self.sidecar.map(|sidecar| {
            let bytes = sidecar(&print);
            File { name: name(&sidecar_path(path)), bytes, created }
        });
        let pdf = File { name: name(path), bytes: print.pdf, created };
        [pdf].into_iter().chain(beside).collect()
    }
}

/// The record of a document that is made now.
fn record(id: &str, path: &Path, data: String, print: &Print) -> Record {
    let fields = print.signing_areas.iter().filter(|place| place.field);
    Record {
        id: id.to_owned(),
        file: name(path),
        data,
        pdf: sha256(&print.pdf),
        pages: print.pages,
        fields: fields.map(|place| place.name.clone()).collect(),
        warnings: print.warnings.iter().map(|it| it.message.clone()).collect(),
        etag: None,
        time: Some(Timestamp::now()),
    }
}

/// The path of the JSON file beside a PDF.
fn sidecar_path(pdf: &Path) -> PathBuf {
    let mut name = pdf.file_stem().unwrap_or_default().to_owned();
    name.push(".json");
    pdf.with_file_name(name)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
