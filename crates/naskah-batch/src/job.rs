//! A batch: one PDF for each entry, or for each original of it, on several threads.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use naskah::Print;
use naskah_diagnostic::{Diagnostic, Errors, Result};

use crate::codes;
use crate::counts::Counts;
#[cfg(feature = "object-store")]
use crate::destination::store;
use crate::destination::{
    Destination, ManifestWriter, OpenDestination, Sink, Target, archive, folder,
};
use crate::document_info::DocumentInfo;
use crate::entries::{Entries, Entry, Selection};
use crate::event::{Event, Observe};
use crate::fingerprint::Fingerprints;
use crate::interrupt::Interrupt;
use crate::originals::Original;
use crate::parallel;
use crate::postprocess::{Documents, Postprocess};
use crate::press_pool::PressPool;
use crate::render_options::{PdfOptions, RenderOverrides};
use crate::shard::Shard;
use crate::worker::{Failure, Finished, Sidecar, Worker};

/// The outcome of a batch.
///
/// ```
/// use naskah_batch::Summary;
///
/// /// Whether every agreement was made.
/// fn succeeded(summary: &Summary) -> bool {
///     summary.complete && summary.counts.errors == 0
/// }
/// assert!(!succeeded(&Summary::default()));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Agreements, errors and warnings.
    pub counts: Counts,
    /// Whether no entry is left, made or failed.
    pub complete: bool,
    /// Whether the caller's flag stopped it.
    pub interrupted: bool,
}

/// The options of a batch; [`Self::run`] makes it.
///
/// ```
/// use std::num::NonZeroUsize;
///
/// use naskah_batch::{BatchJob, Destination, Entries};
///
/// # use naskah::agreement::{Agreement, Party, Person};
/// # let party = |name, head| Party::new(name, Person::new(head, "Ketua"));
/// # let agreement = Agreement::new("Sinergi", [party("Badan", "Ana"), party("Dinas", "Budi")]);
/// let folder = tempfile::tempdir()?;
/// let entries = Entries::from_agreements([("dkp".to_owned(), agreement)]);
/// let job = BatchJob::new().threads(NonZeroUsize::new(2)).recap(folder.path().join("rekap.pdf"));
/// let summary = job.run(entries, Destination::folder(folder.path()), |_| Ok(()))?;
/// assert_eq!((summary.counts.agreements, summary.counts.errors), (1, 0));
/// assert!(folder.path().join("dkp.pdf").exists() && folder.path().join("rekap.pdf").exists());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Default)]
pub struct BatchJob<'a> {
    overrides: RenderOverrides,
    options: PdfOptions,
    original: Option<Original>,
    sidecar: Option<Sidecar<'a>>,
    threads: Option<NonZeroUsize>,
    only: Vec<String>,
    shard: Option<Shard>,
    resume: bool,
    fail_fast: bool,
    postprocess: Postprocess,
    interrupt: Interrupt<'a>,
}

impl<'a> BatchJob<'a> {
    /// A batch without options: every entry, on one thread for each processor.
    pub fn new() -> Self {
        Self::default()
    }

    /// Choices that take precedence over the data's own.
    #[must_use]
    pub fn overrides(self, overrides: RenderOverrides) -> Self {
        Self { overrides, ..self }
    }

    /// The kind of PDF that is written.
    #[must_use]
    pub fn pdf_options(self, options: PdfOptions) -> Self {
        Self { options, ..self }
    }

    /// Prints one original of each agreement, or each, to `ID-rangkap-1.pdf` and so on.
    #[must_use]
    pub fn original(self, original: impl Into<Option<Original>>) -> Self {
        Self { original: original.into(), ..self }
    }

    /// Writes `ID.json` beside each PDF, with the bytes that this function makes.
    #[must_use]
    pub fn sidecar(self, sidecar: &'a (dyn Fn(&Print) -> Vec<u8> + Sync)) -> Self {
        Self { sidecar: Some(sidecar), ..self }
    }

    /// The number of threads; where the machine does not allow so many, fewer do the work.
    #[must_use]
    pub fn threads(self, threads: impl Into<Option<NonZeroUsize>>) -> Self {
        Self { threads: threads.into(), ..self }
    }

    /// Makes only the entries with these ids; every entry where there are none.
    #[must_use]
    pub fn only(self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { only: ids.into_iter().map(Into::into).collect(), ..self }
    }

    /// Makes one part of the batch.
    #[must_use]
    pub fn shard(self, shard: impl Into<Option<Shard>>) -> Self {
        Self { shard: shard.into(), ..self }
    }

    /// Keeps the documents that the manifest says were made from the same data, and are unchanged.
    #[must_use]
    pub fn resume(self, resume: bool) -> Self {
        Self { resume, ..self }
    }

    /// Begins no further entry once one has failed.
    #[must_use]
    pub fn fail_fast(self, fail_fast: bool) -> Self {
        Self { fail_fast, ..self }
    }

    /// Merges all documents into this PDF as well, for the printer: in the order of the data, with a
    /// bookmark and page labels for each, without fields. Not made where an entry is missing.
    #[must_use]
    pub fn merge(mut self, path: impl Into<Option<PathBuf>>) -> Self {
        self.postprocess.merge = path.into();
        self
    }

    /// Writes a table of all documents to this PDF: number, parties, date, pages, file name and SHA-256.
    #[must_use]
    pub fn recap(mut self, path: impl Into<Option<PathBuf>>) -> Self {
        self.postprocess.recap = path.into();
        self
    }

    /// Stops when this flag is set: entries that were begun are finished, and no other is begun.
    #[must_use]
    pub fn interrupt(self, flag: &'a AtomicBool) -> Self {
        Self { interrupt: Interrupt(Some(flag)), ..self }
    }

    /// How many entries will be made, where that is known in advance.
    pub fn known_len(&self, entries: &Entries<'_>) -> Option<usize> {
        match (self.shard, self.only.len()) {
            (Some(_), _) => None,
            (None, 0) => entries.known_len(),
            (None, only) => Some(only),
        }
    }

    /// Makes the batch, and calls `observe` on this thread with each event. An error from `observe` stops
    /// the batch.
    ///
    /// # Errors
    /// Options that exclude each other, an id that no entry has, and a destination that cannot be opened:
    /// nothing was made then. Whatever fails later is an event, and counted in the summary.
    pub fn run(
        self,
        entries: Entries<'_>,
        destination: Destination<'_>,
        mut observe: impl FnMut(Event<'_>) -> Result<()>,
    ) -> Result<Summary> {
        let folder = self.postprocess.folder(&destination)?;
        entries.check_known(&self.only)?;
        let name = self.shard.map_or_else(|| "naskah.jsonl".to_owned(), Shard::manifest_name);
        let observe: &mut Observe<'_> = &mut observe;
        Ok(match destination.0 {
            Target::Folder(path) => {
                let opened = folder::open(&path, &name, self.resume)?;
                self.fill(entries, opened, folder.as_deref(), observe)
            }
            Target::Archive(_) | Target::Stream(..) if self.resume => {
                return Err(resume_not_possible().into());
            }
            Target::Archive(path) => {
                self.fill(entries, archive::create(&path, name)?, None, observe)
            }
            Target::Stream(stream_name, stream) => {
                self.fill(entries, archive::stream(stream_name, stream, name), None, observe)
            }
            #[cfg(feature = "object-store")]
            Target::Store(address) => {
                let opened = store::open(address, name, self.resume)?;
                self.fill(entries, opened, None, observe)
            }
        })
    }

    /// Makes the entries and what is made of all documents in the end.
    fn fill<S: Sink, M: ManifestWriter<S::Taken>>(
        self,
        entries: Entries<'_>,
        opened: OpenDestination<S, M>,
        folder: Option<&Path>,
        observe: &mut Observe<'_>,
    ) -> Summary {
        let Self { overrides, options, only, shard, fail_fast, interrupt, .. } = self;
        let pool = PressPool::new(overrides, options);
        let OpenDestination { sink, manifest, known } = opened;
        let worker = Worker {
            pool: &pool,
            fingerprints: Fingerprints::new(&pool),
            sink,
            original: self.original,
            sidecar: self.sidecar,
            known,
        };
        let mut selection = Selection::new(only, shard);
        // Set when no further entry is to be begun.
        let stop = AtomicBool::new(false);
        let stopped = || stop.load(Ordering::Relaxed) || interrupt.is_set();
        let selected =
            entries.filter_map(|entry| selection.select(entry)).take_while(|_| !stopped());
        let work = |entry: Result<Entry>| {
            let made = entry.map_err(Failure::of_batch).and_then(|entry| worker.make(entry));
            if made.as_ref().is_err_and(|failure| fail_fast || failure.ends_batch) {
                stop.store(true, Ordering::Relaxed);
            }
            made
        };
        let mut log =
            Log { manifest, counts: Counts::default(), observe, infos: folder.map(|_| Vec::new()) };
        let mut broken = false;
        parallel::in_order(self.threads, selected, work, |made| {
            // Files behind a missing one would be out of order.
            if !broken && let Err(errors) = log.entry(made) {
                log.failed(&errors);
                stop.store(true, Ordering::Relaxed);
                broken = true;
            }
        });
        let complete = !stop.into_inner() && !interrupt.is_set();
        if complete && let Err(errors) = selection.finish() {
            log.failed(&errors);
        }
        let (mut counts, infos) = log.finish(complete);
        if let (Some(folder), Some(infos)) = (folder, infos) {
            let documents = Documents { folder, infos, pool: &pool, complete, interrupt };
            for errors in self.postprocess.run(&documents, observe) {
                counts.fail(&errors);
                let _ = observe(Event::Failed(&errors));
            }
        }
        Summary { counts, complete, interrupted: interrupt.is_set() }
    }
}

fn resume_not_possible() -> Diagnostic {
    Diagnostic::error(codes::RESUME_NOT_POSSIBLE, "an archive cannot be resumed")
        .help("make it from the beginning, or make the batch into a folder")
}

/// Writes the manifest, counts, and tells the caller.
struct Log<'a, 'o, M> {
    manifest: M,
    counts: Counts,
    observe: &'a mut Observe<'o>,
    /// Every document, where something is made of all of them.
    infos: Option<Vec<DocumentInfo>>,
}

impl<M> Log<'_, '_, M> {
    /// Records an entry.
    ///
    /// # Errors
    /// Those of the manifest and of the caller.
    fn entry<Taken>(&mut self, made: std::result::Result<Finished<Taken>, Failure>) -> Result<()>
    where
        M: ManifestWriter<Taken>,
    {
        self.counts.agreements += 1;
        match made {
            Ok(finished) => self.finished(finished)?,
            Err(failure) => self.failed(&failure.errors),
        }
        (self.observe)(Event::EntryFinished)
    }

    fn finished<Taken>(&mut self, finished: Finished<Taken>) -> Result<()>
    where
        M: ManifestWriter<Taken>,
    {
        let Finished { documents, infos, warnings } = finished;
        if let Some(all) = &mut self.infos {
            all.extend(infos);
        }
        self.counts.add(&warnings);
        (self.observe)(Event::Warnings(&warnings))?;
        self.counts.kept += usize::from(documents.is_empty());
        for (record, taken) in documents {
            let (id, pages) = (record.id.clone(), record.pages);
            let place = self.manifest.place(&record.file);
            self.manifest.add(record, taken)?;
            if let Some(path) = place {
                (self.observe)(Event::File { id: Some(&id), path: &path, pages })?;
            }
        }
        Ok(())
    }

    fn failed(&mut self, errors: &Errors) {
        self.counts.fail(errors);
        // The batch ends anyway, or the caller learns of the next event whether it should.
        let _ = (self.observe)(Event::Failed(errors));
    }

    /// Finishes the manifest.
    fn finish<Taken>(self, complete: bool) -> (Counts, Option<Vec<DocumentInfo>>)
    where
        M: ManifestWriter<Taken>,
    {
        let Self { manifest, mut counts, observe, infos } = self;
        if let Err(errors) = manifest.finish(complete) {
            counts.fail(&errors);
            let _ = observe(Event::Failed(&errors));
        }
        (counts, infos)
    }
}
