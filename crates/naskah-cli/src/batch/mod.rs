//! `naskah batch`: one PDF for each entry, or for each original of it, on several threads.

mod fingerprint;
pub(crate) mod jobs;
mod make;
mod merge;
mod recap;
mod shard;
mod summary;
mod whole;

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use naskah::agreement::Batch;
use naskah::diagnostic::Diagnostic;

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
use crate::manifest::Manifest;
use crate::output;
use crate::parallel;
use crate::presses::Presses;
use crate::report::Reporter;
use crate::rows;

pub(crate) use self::shard::Asked;

pub(crate) fn batch(args: &args::Batch, reporter: &Reporter) -> Result<Status, Failure> {
    let filing = Filing::new(&args.filing)?;
    let shard = args.shard.map(Asked::shard).transpose()?;
    let whole_asked = whole::is_asked(args)?;
    let (jobs, entries) = jobs(args)?;
    fs::create_dir_all(&args.output)
        .map_err(|error| Failure::system("make the folder", &args.output, &error))?;
    if args.resume {
        output::clear(&args.output)?;
    }
    let name = shard.map_or_else(|| "naskah.jsonl".to_owned(), shard::Shard::manifest);
    let (mut manifest, known) = Manifest::open(args.output.join(name), args.resume)?;
    let maker = Maker {
        presses: Presses::new(&args.look, &filing),
        fingerprints: Fingerprints::new(&args.look, &filing),
        folder: &args.output,
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
    let mut documents = Vec::new();
    let mut progress = reporter.progress(|| total(args, entries));
    parallel::in_order(args.jobs, chosen, work, |mut made| {
        if let Ok(made) = &mut made
            && whole_asked
        {
            documents.append(&mut made.documents);
        }
        let told = progress.advance(|| tell(made, &mut manifest, &mut count, reporter));
        if let Err(failure) = told {
            count.failure(&failure);
            reporter.failure(&failure);
            if failure.status == Status::Machine {
                stop.store(true, Ordering::Relaxed);
            }
        }
    });
    drop(progress);
    let complete = !stop.into_inner() && !interrupt::asked();
    if let Err(failure) = selection.finish()
        && complete
    {
        count.failure(&failure);
        reporter.failure(&failure);
    }
    let (presses, settings) = (&maker.presses, filing.of_all());
    let whole = Whole { args, presses, settings, documents };
    for failure in whole.make(complete, reporter) {
        count.failure(&failure);
        reporter.failure(&failure);
    }
    reporter.summary(&count);
    Ok(if interrupt::asked() { Status::Interrupted } else { count.status })
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
            return Err(Diagnostic::error(format!("the batch has no entry `{id}`"))
                .help(format!("its entries are {}", known.join(", ")))
                .into());
        }
    }
    let entries = batch.entries.len();
    Ok((jobs::of_batch(batch), Some(entries)))
}

/// Records and tells what became of an entry.
fn tell(
    made: Result<Made, Failure>,
    manifest: &mut Manifest,
    count: &mut Count,
    reporter: &Reporter,
) -> Result<(), Failure> {
    count.agreements += 1;
    let made = made?;
    count.diagnostics(&made.warnings);
    reporter.diagnostics(&made.warnings);
    count.kept += usize::from(made.files.is_empty());
    for (path, record) in &made.files {
        manifest.add(record)?;
        reporter.file(Some(&record.id), Path::new(path), record.pages)?;
    }
    Ok(())
}
