//! `naskah check`: what rendering would say, without writing anything.

use std::iter;
use std::path::Path;

use naskah::Agreement;
use naskah::agreement::Batch;
use naskah::diagnostic::Diagnostic;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::args::{self, Look};
use crate::batch::jobs::{self, Job, Jobs, Selection};
use crate::count::Count;
use crate::failure::{Failure, Status};
use crate::filing::Filing;
use crate::input;
use crate::parallel;
use crate::presses::Presses;
use crate::report::Reporter;
use crate::rows;

pub(crate) fn check(args: &args::Check, reporter: &Reporter) -> Result<Status, Failure> {
    let rows = args.rows.as_deref();
    if rows.is_some() && args.files.len() > 1 {
        return Err(Failure::usage(
            Diagnostic::uncoded_error("--rows is for one batch")
                .help("check one batch after another"),
        ));
    }
    let mut worst = Status::Well;
    for path in &args.files {
        let mut count = Count::default();
        let jobs = match rows {
            Some(rows) => jobs::of_rows(path, rows),
            None => entries(path),
        };
        match jobs {
            Ok(jobs) => check_each(jobs, rows, reporter, &mut count),
            Err(failure) => {
                count.failure(&failure);
                reporter.failure(&failure);
            }
        }
        reporter.verdict(path, &count)?;
        worst = worst.max(count.status);
    }
    Ok(worst)
}

/// The one agreement of a file, or those of a batch.
fn entries(path: &Path) -> Result<Jobs<'static>, Failure> {
    let input = input::read(path)?;
    if is_batch(&input.text) {
        return Ok(jobs::of_batch(Batch::from_ron(&input.name, &input.text)?));
    }
    let agreement = Agreement::from_ron(&input.name, &input.text);
    Ok(Box::new(iter::once(agreement.map(Job::from).map_err(Failure::from))))
}

/// Whether the data has entries. What cannot be read as RON at all is an agreement's business.
fn is_batch(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Outline {
        #[serde(rename = "each")]
        _each: IgnoredAny,
    }
    ron::from_str::<Outline>(text).is_ok()
}

/// Prints each, and tells what is wrong with it: as the batch would, but for the file.
fn check_each(jobs: Jobs<'_>, rows: Option<&Path>, reporter: &Reporter, count: &mut Count) {
    let (look, filing) = (Look::default(), Filing::default());
    let presses = Presses::new(&look, &filing);
    let mut selection = Selection::new(&[], None);
    let chosen = jobs.filter_map(|job| selection.choose(job));
    let work = |job: Result<Job, Failure>| Ok(presses.print(&job?.agreement()?)?.warnings);
    let mut progress = reporter.progress(|| rows.and_then(rows::count));
    parallel::in_order(None, chosen, work, |found: Result<_, Failure>| {
        progress.advance(|| {
            count.agreements += 1;
            match found {
                Ok(warnings) => {
                    count.diagnostics(&warnings);
                    reporter.diagnostics(&warnings);
                }
                Err(failure) => {
                    count.failure(&failure);
                    reporter.failure(&failure);
                }
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::is_batch;

    #[test]
    fn a_batch_has_entries_at_its_top() {
        assert!(is_batch("(shared: (subject: \"a\", parties: []), each: [(id: \"a\")])"));
        assert!(is_batch("( // each\n each: [], other: { \"a\": 1 })"));
        assert!(!is_batch("(subject: \"each: []\", details: { \"each\": [] })"));
        assert!(!is_batch("(each: [)"));
    }
}
