//! `naskah batch`: one PDF for each entry, or for each original of it, on several threads.

mod destination;
mod fingerprint;
pub(crate) mod jobs;
mod make;
mod merge;
mod recap;
mod shard;
mod summary;
mod whole;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use naskah::agreement::Batch;
use naskah::diagnostic::Diagnostic;

use self::destination::{Destination, Ledger, Opened, Shelf, archive, folder};
use self::fingerprint::Fingerprints;
use self::jobs::{Jobs, Selection};
use self::make::{Made, Maker};
use self::whole::Whole;
use crate::args;
use crate::count::Count;
use crate::failure::{Failure, Status};
use crate::filing::Filing;
use crate::input;
use crate::interrupt;
use crate::parallel;
use crate::presses::Presses;
use crate::report::Reporter;
use crate::rows;

pub(crate) use self::shard::{Asked, Shard};

pub(crate) fn batch(args: &args::Batch, reporter: &Reporter) -> Result<Status, Failure> {
    let filing = Filing::new(&args.filing)?;
    let shard = args.shard.map(Asked::shard).transpose()?;
    let manifest = shard.map_or_else(|| "naskah.jsonl".to_owned(), Shard::manifest);
    let destination = Destination::new(args)?;
    let whole = whole::asked(args, &destination)?;
    let (jobs, entries) = jobs(args)?;
    let order = Order { args, filing, shard, jobs, entries, whole };
    match destination {
        Destination::Folder(path) => {
            order.fill(folder::open(&path, &manifest, args.resume)?, reporter)
        }
        Destination::Archive(path) => order.fill(archive::open(&path, manifest)?, reporter),
        #[cfg(feature = "object-store")]
        Destination::Store(location) => {
            order.fill(destination::store::open(location, manifest, args.resume)?, reporter)
        }
    }
}

/// What is to be made.
struct Order<'a> {
    args: &'a args::Batch,
    filing: Filing,
    shard: Option<Shard>,
    jobs: Jobs<'static>,
    /// How many a batch has of its own.
    entries: Option<usize>,
    /// The folder of the documents of which something is made in the end.
    whole: Option<PathBuf>,
}

impl Order<'_> {
    /// Makes all of it, and puts it where it goes.
    fn fill<S: Shelf, L: Ledger<S::Taken>>(
        self,
        opened: Opened<S, L>,
        reporter: &Reporter,
    ) -> Result<Status, Failure> {
        let Self { args, filing, shard, jobs, entries, whole } = self;
        let Opened { shelf, mut ledger, known } = opened;
        let maker = Maker {
            presses: Presses::new(&args.look, &filing),
            fingerprints: Fingerprints::new(&args.look, &filing),
            shelf,
            original: args.original,
            fields_json: args.fields_json,
            known,
        };
        let mut selection = Selection::new(&args.only, shard);
        // Nothing more is begun; what is begun is finished.
        let stop = AtomicBool::new(false);
        let stopped = || stop.load(Ordering::Relaxed) || interrupt::asked();
        let chosen = jobs.filter_map(|job| selection.choose(job)).take_while(|_| !stopped());
        let work = |job: Result<jobs::Job, Failure>| {
            let made = job.and_then(|job| maker.make(job));
            // Where the machine fails, everything else would fail as well.
            let ends = |failure: &Failure| args.fail_fast || failure.status == Status::Machine;
            if made.as_ref().is_err_and(ends) {
                stop.store(true, Ordering::Relaxed);
            }
            made
        };
        let mut count = Count::default();
        let mut progress = reporter.progress(|| total(args, entries));
        let (mut summaries, mut gapless) = (Vec::new(), true);
        parallel::in_order(args.jobs, chosen, work, |mut made| {
            // Behind what is missing, nothing has its place.
            if !gapless {
                return;
            }
            if let Ok(made) = &mut made
                && whole.is_some()
            {
                summaries.append(&mut made.summaries);
            }
            let told = progress.advance(|| tell(made, &mut ledger, &mut count, reporter));
            if let Err(failure) = told {
                failed(&failure, &mut count, reporter);
                stop.store(true, Ordering::Relaxed);
                gapless = false;
            }
        });
        drop(progress);
        let complete = !stop.into_inner() && !interrupt::asked();
        if let Err(failure) = selection.finish()
            && complete
        {
            failed(&failure, &mut count, reporter);
        }
        if let Err(failure) = ledger.finish(complete) {
            failed(&failure, &mut count, reporter);
        }
        if let Some(folder) = &whole {
            let (presses, settings) = (&maker.presses, filing.of_all());
            let whole = Whole { args, folder, presses, settings, documents: summaries };
            for failure in whole.make(complete, reporter) {
                failed(&failure, &mut count, reporter);
            }
        }
        if count.status != Status::Closed {
            reporter.summary(&count);
        }
        Ok(if interrupt::asked() { Status::Interrupted } else { count.status })
    }
}

/// How many are to be made, where that is known: nobody knows how many rows a part has before they are read.
fn total(args: &args::Batch, entries: Option<usize>) -> Option<usize> {
    match (&args.rows, args.only.len()) {
        _ if args.shard.is_some() => None,
        (_, only @ 1..) => Some(only),
        (Some(path), 0) => rows::count(path),
        (None, 0) => entries,
    }
}

/// The entries, and how many a batch has of its own.
fn jobs(args: &args::Batch) -> Result<(Jobs<'static>, Option<usize>), Failure> {
    if let Some(path) = &args.rows {
        return Ok((jobs::of_rows(&args.data, path)?, None));
    }
    let input = input::read(&args.data)?;
    let batch = Batch::from_ron(&input.name, &input.text)?;
    for id in &args.only {
        if !batch.entries.iter().any(|entry| entry.id == *id) {
            let known: Vec<_> = batch.entries.iter().map(|entry| entry.id.as_str()).collect();
            return Err(Diagnostic::uncoded_error(format!("the batch has no entry `{id}`"))
                .help(format!("its entries are {}", known.join(", ")))
                .into());
        }
    }
    let entries = batch.entries.len();
    Ok((jobs::of_batch(batch), Some(entries)))
}

/// Records and tells what became of an entry.
///
/// # Errors
/// The manifest or the results cannot be written.
fn tell<Taken>(
    made: Result<Made<Taken>, Failure>,
    ledger: &mut impl Ledger<Taken>,
    count: &mut Count,
    reporter: &Reporter,
) -> Result<(), Failure> {
    count.agreements += 1;
    let made = match made {
        Ok(made) => made,
        Err(failure) => {
            failed(&failure, count, reporter);
            return Ok(());
        }
    };
    count.diagnostics(&made.warnings);
    reporter.diagnostics(&made.warnings);
    count.kept += usize::from(made.documents.is_empty());
    for (record, taken) in made.documents {
        let (id, pages, place) = (record.id.clone(), record.pages, ledger.place(&record.file));
        ledger.add(record, taken)?;
        if let Some(place) = place {
            reporter.file(Some(&id), &place, pages)?;
        }
    }
    Ok(())
}

fn failed(failure: &Failure, count: &mut Count, reporter: &Reporter) {
    count.failure(failure);
    reporter.failure(failure);
}
