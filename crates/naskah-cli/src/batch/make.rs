//! One entry made into its documents, or kept where they are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use naskah::Print;
use naskah::diagnostic::Diagnostic;
use naskah::pdf::Timestamp;

use super::destination::{File, Shelf};
use super::fingerprint::Fingerprints;
use super::jobs::Job;
use super::summary::Summary;
use crate::failure::Failure;
use crate::fields;
use crate::manifest::{Record, sha256};
use crate::originals::{self, Original};
use crate::presses::Presses;

/// What all entries are made by.
pub(super) struct Maker<'a, S> {
    pub(super) presses: Presses<'a>,
    pub(super) fingerprints: Fingerprints<'a>,
    pub(super) shelf: S,
    pub(super) original: Option<Original>,
    pub(super) fields_json: bool,
    /// What was made before, by the names of the files.
    pub(super) known: BTreeMap<String, Record>,
}

/// The documents of an entry that the shelf has taken.
#[derive(Debug)]
pub(super) struct Made<Taken> {
    /// Each with what the manifest says of it; those that were there before are not among them.
    pub(super) documents: Vec<(Record, Taken)>,
    /// All of them, in their order.
    pub(super) summaries: Vec<Summary>,
    pub(super) warnings: Vec<Diagnostic>,
}

impl<S: Shelf> Maker<'_, S> {
    /// Prints all of an entry's documents, then hands them over; and beside them where they are signed, if that is asked
    /// for.
    pub(super) fn make(&self, job: Job) -> Result<Made<S::Taken>, Failure> {
        let id = job.id.clone();
        let whole = PathBuf::from(format!("{id}.pdf"));
        let (mut summaries, mut warnings) = (Vec::new(), Vec::new());
        let mut prints = Vec::new();
        for (number, agreement) in originals::choose(job.agreement()?, self.original)? {
            let path = number.map_or(whole.clone(), |number| originals::path(&whole, number));
            let data = self.fingerprints.of(&agreement);
            let summary = |record| Summary::new(&agreement, self.presses.key(&agreement), record);
            if let Some(known) = self.standing(&path, &data) {
                summaries.push(summary(known));
                continue;
            }
            let print = self.presses.print(&agreement)?;
            let record = record(&id, &path, data, &print);
            summaries.push(summary(&record));
            originals::add_new(&mut warnings, print.warnings.clone());
            prints.push((record, self.files(&path, print)));
        }
        let taken = |(record, files)| Ok((record, self.shelf.take(files)?));
        let documents = prints.into_iter().map(taken).collect::<Result<_, Failure>>()?;
        Ok(Made { documents, summaries, warnings })
    }

    /// What is known of a document that was made of the same before, and is there whole.
    fn standing(&self, path: &Path, data: &str) -> Option<&Record> {
        let known = self.known.get(&name(path))?;
        let beside = || !self.fields_json || self.shelf.has(&name(&originals::beside(path)));
        (known.data == data && beside() && self.shelf.is_whole(known)).then_some(known)
    }

    /// The document, and what goes beside it.
    fn files(&self, path: &Path, print: Print) -> Vec<File> {
        let created = print.created;
        let fields = self.fields_json.then(|| {
            let name = name(&originals::beside(path));
            File { name, bytes: fields::json(&print.places), created }
        });
        let pdf = File { name: name(path), bytes: print.pdf, created };
        [pdf].into_iter().chain(fields).collect()
    }
}

/// What the manifest says of a document that is made now.
fn record(id: &str, path: &Path, data: String, print: &Print) -> Record {
    let fields = print.places.iter().filter(|place| place.field);
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

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
