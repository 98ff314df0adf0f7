//! `naskah batch`: one PDF for each entry, or for each original of it, on several threads.

use std::io::{self, BufReader};
use std::path::Path;

use naskah::Print;
use naskah::agreement::{Batch, Shared};
use naskah_batch::{BatchJob, Destination, Entries, Event, Rows, Summary};
use naskah_diagnostic::{Diagnostic, Result};

use super::{fields, file_line};
use crate::args::{self, ShardArg};
use crate::counts::sentence;
use crate::exit_status::{Failure, Status, is_closed};
use crate::input::{self, STDIN, is_standard};
use crate::pdf_options::pdf_options;
use crate::reporter::Reporter;
use crate::{codes, interrupt};

pub(crate) fn batch(
    args: &args::Batch,
    reporter: &Reporter,
) -> std::result::Result<Status, Failure> {
    let sidecar = |print: &Print| fields::json(&print.signing_areas);
    let job = job(args)?.interrupt(interrupt::listen());
    let job = if args.fields_json { job.sidecar(&sidecar) } else { job };
    let destination = destination(args)?;
    let entries = entries(&args.data, args.rows.as_deref())?;
    let mut progress = reporter.progress(|| total(args, &job, &entries));
    let mut closed = false;
    let summary = job.run(entries, destination, |event| {
        if matches!(event, Event::EntryFinished) {
            progress.advance();
            return Ok(());
        }
        progress.clear();
        closed |= matches!(event, Event::Failed(errors) if is_closed(errors));
        report(&event, reporter)
    })?;
    drop(progress);
    if closed {
        return Err(Failure::Closed);
    }
    reporter.message(&summary.counts, || sentence(&summary.counts));
    Ok(status(&summary))
}

fn job(args: &args::Batch) -> Result<BatchJob<'static>> {
    Ok(BatchJob::new()
        .overrides((&args.overrides).into())
        .pdf_options(pdf_options(&args.pdf)?)
        .original(args.original)
        .threads(args.jobs)
        .only(&args.only)
        .shard(args.shard.map(ShardArg::shard).transpose()?)
        .resume(args.resume)
        .fail_fast(args.fail_fast)
        .merge(args.merge.clone())
        .recap(args.recap.clone()))
}

/// Where the documents go.
fn destination(args: &args::Batch) -> Result<Destination<'static>> {
    match (&args.output, &args.tar) {
        (Some(output), _) => match output.to_str().filter(|it| it.starts_with("s3://")) {
            Some(address) => store(address),
            None => Ok(Destination::folder(output)),
        },
        (None, Some(archive)) if is_standard(archive) => {
            Ok(Destination::stream("<stdout>", io::stdout().lock()))
        }
        (None, Some(archive)) => Ok(Destination::archive(archive)),
        (None, None) => {
            let message = "neither --output nor --tar is given";
            Err(Diagnostic::error(codes::OPTION_MISSING, message)
                .help("name a folder with --output, or an archive with --tar; see --help")
                .into())
        }
    }
}

#[cfg(feature = "object-store")]
fn store(address: &str) -> Result<Destination<'static>> {
    Destination::store(address)
}

#[cfg(not(feature = "object-store"))]
fn store(address: &str) -> Result<Destination<'static>> {
    let message = format!("`{address}`: this naskah was built without object stores");
    Err(Diagnostic::error(codes::FEATURE_MISSING, message)
        .help("build it with them: `cargo install naskah-cli --features object-store`")
        .into())
}

/// The entries of a batch, or of a table's rows.
pub(super) fn entries(data: &Path, rows: Option<&Path>) -> Result<Entries<'static>> {
    let Some(rows) = rows else {
        let source = input::read(data)?;
        return Ok(Batch::from_ron(source.name(), source.text())?.into());
    };
    if is_standard(data) && is_standard(rows) {
        let message = "standard input cannot be both the batch and its rows";
        return Err(Diagnostic::error(codes::OPTIONS_CONFLICT, message)
            .help("give one of them as a file")
            .into());
    }
    let source = input::read(data)?;
    let shared = Shared::from_ron(source.name(), source.text())?;
    let rows = match is_standard(rows) {
        true => Rows::json_lines(STDIN, BufReader::new(io::stdin())),
        false => Rows::open(rows)?,
    };
    Ok(Entries::from_rows(shared, rows))
}

/// How many entries will be made, where that can be known; reads a table once more.
fn total(args: &args::Batch, job: &BatchJob<'_>, entries: &Entries<'_>) -> Option<usize> {
    job.known_len(entries).or_else(|| match args.shard {
        Some(_) => None,
        None => count_rows(args.rows.as_deref()?),
    })
}

/// The number of rows of a file; standard input can be read only once.
pub(super) fn count_rows(path: &Path) -> Option<usize> {
    if is_standard(path) { None } else { Some(Rows::open(path).ok()?.count()) }
}

fn report(event: &Event<'_>, reporter: &Reporter) -> Result<()> {
    match event {
        Event::Warnings(warnings) => reporter.diagnostics(*warnings),
        Event::Failed(errors) if is_closed(errors) => {}
        Event::Failed(errors) => reporter.diagnostics(*errors),
        Event::File { id, path, pages } => file_line::report(reporter, *id, path, *pages)?,
        _ => {}
    }
    Ok(())
}

fn status(summary: &Summary) -> Status {
    match summary.counts.category {
        _ if summary.interrupted => Status::Interrupted,
        Some(category) => category.into(),
        None => Status::Success,
    }
}
