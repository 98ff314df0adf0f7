//! One entry made into its documents, or kept where they stand.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use naskah::Print;
use naskah::diagnostic::Diagnostic;
use naskah::pdf::Timestamp;

use super::fingerprint::Fingerprints;
use super::jobs::Job;
use super::summary::Summary;
use crate::failure::Failure;
use crate::fields;
use crate::manifest::{Record, sha256};
use crate::originals::{self, Original};
use crate::output;
use crate::presses::Presses;

/// What all entries are made by.
pub(super) struct Maker<'a> {
    pub(super) presses: Presses<'a>,
    pub(super) fingerprints: Fingerprints<'a>,
    pub(super) folder: &'a Path,
    pub(super) original: Option<Original>,
    pub(super) fields_json: bool,
    /// What was made before, by the names of the files.
    pub(super) known: BTreeMap<String, Record>,
}

/// The documents of an entry that now stand in the folder.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// Each with what the manifest says of it; those that stood there before are not among them.
    pub(super) files: Vec<(PathBuf, Record)>,
    /// All of them, in their order.
    pub(super) documents: Vec<Summary>,
    pub(super) warnings: Vec<Diagnostic>,
}

/// What goes with a document that is still to be written.
struct Printed {
    path: PathBuf,
    record: Record,
    /// Where it is signed, for the file beside it.
    fields: Option<Vec<u8>>,
}

impl Maker<'_> {
    /// Prints all of an entry's documents, then writes them; and beside them where they are signed, if that is asked for.
    pub(super) fn make(&self, job: Job) -> Result<Made, Failure> {
        let id = job.id.clone();
        let whole = self.folder.join(format!("{id}.pdf"));
        let mut made = Made::default();
        let mut prints = Vec::new();
        for (number, agreement) in originals::choose(job.agreement()?, self.original)? {
            let path = number.map_or(whole.clone(), |number| originals::path(&whole, number));
            let data = self.fingerprints.of(&agreement);
            let summary = |record| Summary::new(&agreement, self.presses.key(&agreement), record);
            if let Some(known) = self.standing(&path, &data) {
                made.documents.push(summary(known));
                continue;
            }
            let print = self.presses.print(&agreement)?;
            let printed = self.printed(&id, path, data, &print);
            made.documents.push(summary(&printed.record));
            prints.push((printed, print.pdf));
            originals::add_new(&mut made.warnings, print.warnings);
        }
        for (Printed { path, record, fields }, pdf) in prints {
            output::place(&path, &pdf)?;
            if let Some(fields) = fields {
                output::place(&originals::beside(&path), &fields)?;
            }
            made.files.push((path, record));
        }
        Ok(made)
    }

    /// What is known of a file that was made of the same before, and stands there whole.
    fn standing(&self, path: &Path, data: &str) -> Option<&Record> {
        let known = self.known.get(&name(path))?;
        let whole = || fs::read(path).is_ok_and(|pdf| sha256(&pdf) == known.pdf);
        let beside = !self.fields_json || originals::beside(path).is_file();
        (known.data == data && beside && whole()).then_some(known)
    }

    fn printed(&self, id: &str, path: PathBuf, data: String, print: &Print) -> Printed {
        let fields = print.places.iter().filter(|place| place.field);
        let record = Record {
            id: id.to_owned(),
            file: name(&path),
            data,
            pdf: sha256(&print.pdf),
            pages: print.pages,
            fields: fields.map(|place| place.name.clone()).collect(),
            warnings: print.warnings.iter().map(|it| it.message.clone()).collect(),
            time: Timestamp::now(),
        };
        let fields = self.fields_json.then(|| fields::json(&print.places));
        Printed { path, record, fields }
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
