//! `naskah check`: the messages of rendering, without writing anything.

use std::path::Path;

use naskah::Agreement;
use naskah::agreement::Batch;
use naskah_batch::{Counts, Entries, Entry, PdfOptions, PressPool, RenderOverrides, parallel};
use naskah_diagnostic::{Diagnostic, Errors, Result};
use serde::Serialize;

use super::batch::{count_rows, entries};
use crate::counts::sentence;
use crate::exit_status::{Failure, Status};
use crate::reporter::Reporter;
use crate::{args, codes, input};

#[derive(Serialize)]
struct FileJson<'a> {
    path: &'a str,
    #[serde(flatten)]
    counts: &'a Counts,
}

pub(crate) fn check(
    args: &args::Check,
    reporter: &Reporter,
) -> std::result::Result<Status, Failure> {
    let rows = args.rows.as_deref();
    if rows.is_some() && args.files.len() > 1 {
        return Err(Diagnostic::error(codes::OPTIONS_CONFLICT, "--rows goes with one batch only")
            .help("check one batch after another")
            .into());
    }
    let pool = PressPool::new(RenderOverrides::default(), PdfOptions::default());
    let mut worst = Status::Success;
    for path in &args.files {
        let mut check = Check { pool: &pool, reporter, counts: Counts::default() };
        if let Err(errors) = check.file(path, rows) {
            check.failed(&errors);
        }
        let (path, counts) = (path.display().to_string(), &check.counts);
        let file = FileJson { path: &path, counts };
        reporter.result(&file, || format!("{path}: {}", sentence(counts)))?;
        worst = worst.max(counts.category.map_or(Status::Success, Status::from));
    }
    Ok(worst)
}

/// The check of one file.
struct Check<'a> {
    pool: &'a PressPool,
    reporter: &'a Reporter,
    counts: Counts,
}

impl Check<'_> {
    /// Checks a batch with the rows of a table, a batch, or a single agreement.
    ///
    /// # Errors
    /// A file that cannot be read at all.
    fn file(&mut self, path: &Path, rows: Option<&Path>) -> Result<()> {
        if let Some(rows) = rows {
            self.entries(entries(path, Some(rows))?, || count_rows(rows));
            return Ok(());
        }
        let source = input::read(path)?;
        let (name, text) = (source.name(), source.text());
        if Batch::is_batch(text) {
            let entries = Entries::from(Batch::from_ron(name, text)?);
            let total = entries.known_len();
            self.entries(entries, || total);
        } else {
            let agreement = Agreement::from_ron(name, text);
            let warnings = agreement.and_then(|it| Ok(self.pool.print(&it)?.warnings));
            self.checked(warnings);
        }
        Ok(())
    }

    fn entries(&mut self, entries: Entries<'_>, total: impl FnOnce() -> Option<usize>) {
        let mut progress = self.reporter.progress(total);
        let pool = self.pool;
        let work = |entry: Result<Entry>| Ok(pool.print(&entry?.agreement()?)?.warnings);
        parallel::in_order(None, entries.with_unique_ids(), work, |warnings| {
            progress.clear();
            self.checked(warnings);
            progress.advance();
        });
    }

    /// Counts and reports one agreement.
    fn checked(&mut self, warnings: Result<Vec<Diagnostic>>) {
        self.counts.agreements += 1;
        match warnings {
            Ok(warnings) => {
                self.counts.add(&warnings);
                self.reporter.diagnostics(&warnings);
            }
            Err(errors) => self.failed(&errors),
        }
    }

    fn failed(&mut self, errors: &Errors) {
        self.counts.fail(errors);
        self.reporter.diagnostics(errors);
    }
}
