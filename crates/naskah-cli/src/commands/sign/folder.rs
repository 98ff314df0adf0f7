//! The same field of every PDF in a folder, signed into another folder on several threads.
//!
//! Running it again resumes it: a file that is there already, whole and signed by the same signer, is kept.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use naskah_batch::{output, parallel};
use naskah_diagnostic::{Diagnostic, Errors, Result};
use naskah_sign::{AppearanceSpec, Criteria, Signer};
use serde::Serialize;

use super::http::Http;
use super::{key, options};
use crate::commands::verify::criteria;
use crate::exit_status::{Failure, Status};
use crate::input::{self, is_standard};
use crate::reporter::Reporter;
use crate::signing_time::SigningTime;
use crate::{args, codes};

/// A PDF, and the path of its signed copy.
#[derive(Debug)]
struct Job {
    input: PathBuf,
    output: PathBuf,
}

/// The outcome for one file.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Signed,
    /// It was signed before.
    Kept,
    Failed,
}

/// The outcome for one file, in JSON.
#[derive(Serialize)]
struct FileJson<'a> {
    input: &'a str,
    path: Option<&'a str>,
    state: State,
}

/// The number of files with each outcome.
#[derive(Debug, Default, Serialize)]
struct Tally {
    signed: usize,
    kept: usize,
    failed: usize,
}

/// What all files have in common.
struct Signing<'a> {
    args: &'a args::Sign,
    key: Box<dyn Signer>,
    shown: Option<AppearanceSpec>,
    /// For verifying files that are there already, and for fetching revocation information.
    criteria: Criteria,
    http: Http,
}

pub(super) fn sign(args: &args::Sign, reporter: &Reporter) -> std::result::Result<Status, Failure> {
    fits(args)?;
    options::request(args)?;
    let jobs = plan(&args.pdf, &args.output)?;
    let key = key::key(args)?;
    let shown = options::shown(args, Some(key.name()))?;
    let criteria = criteria(SigningTime::now()?, &args.trust)?;
    let signing = Signing { args, key, shown, criteria, http: Http::new() };
    fs::create_dir_all(&args.output)
        .map_err(|error| Diagnostic::io("create the folder", &args.output, &error))?;

    let mut status = Status::Success;
    let mut tally = Tally::default();
    let mut progress = reporter.progress(|| Some(jobs.len()));
    parallel::in_order(
        args.jobs,
        jobs.into_iter(),
        |job| {
            let done = signing.job(&job);
            (job, done)
        },
        |(job, done)| {
            progress.clear();
            let state = done.unwrap_or_else(|errors| {
                let failure = naming(errors, &job.input).into();
                status = status.max(reporter.failure(&failure));
                State::Failed
            });
            tally.count(state);
            if let Err(errors) = report(&job, state, reporter) {
                status = status.max(reporter.failure(&errors.into()));
            }
            progress.advance();
        },
    );
    drop(progress);
    let Tally { signed, kept, failed } = tally;
    reporter
        .message(&tally, || format!("{signed} signed, {kept} signed before, {failed} not signed"));
    Ok(status)
}

/// The errors, each message with the file's name unless it has it already.
fn naming(errors: Errors, path: &Path) -> Errors {
    let name = format!("`{}`", path.display());
    errors.map(|mut error| {
        if !error.message.contains(&name) {
            error.message = format!("{name}: {}", error.message);
        }
        error
    })
}

fn report(job: &Job, state: State, reporter: &Reporter) -> Result<()> {
    let (input, path) = (job.input.display().to_string(), job.output.display().to_string());
    let signed = !matches!(state, State::Failed);
    let json = FileJson { input: &input, path: signed.then_some(&path), state };
    reporter.result(&json, || match state {
        State::Signed => format!("{path}: signed"),
        State::Kept => format!("{path}: signed before"),
        State::Failed => format!("{input}: not signed"),
    })
}

/// Checks that the other arguments go with a folder.
fn fits(args: &args::Sign) -> Result<()> {
    let wrong = |what: &str, help: &str| {
        Err(Diagnostic::error(codes::OPTIONS_CONFLICT, what).help(help).into())
    };
    if args.prepare || args.embed.is_some() {
        return wrong(
            "--prepare and --embed go with one file, and this is a folder",
            "give them with each file by itself",
        );
    }
    if is_standard(&args.output) {
        return wrong("the signed files of a folder need a folder", "name one with --output");
    }
    let place = |path: &Path| fs::canonicalize(path).ok();
    if place(&args.output).is_some_and(|it| Some(it) == place(&args.pdf)) {
        return wrong(
            "the signed files would replace the files to sign",
            "name another folder with --output",
        );
    }
    Ok(())
}

/// Every PDF directly in the folder, unless it is hidden, by name.
fn plan(from: &Path, to: &Path) -> Result<Vec<Job>> {
    let unread = |error| Diagnostic::io("read the folder", from, &error);
    let mut names = Vec::new();
    for entry in fs::read_dir(from).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        let Some(name) = path.file_name() else { continue };
        let pdf = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
        if pdf && path.is_file() && !name.as_encoded_bytes().starts_with(b".") {
            names.push(name.to_owned());
        }
    }
    if names.is_empty() {
        let message = format!("the folder `{}` contains no PDF", from.display());
        return Err(Diagnostic::error(codes::NO_PDF_IN_FOLDER, message)
            .help("name a folder with files that end in .pdf; its subfolders are ignored")
            .into());
    }
    names.sort();
    Ok(names.iter().map(|name| Job { input: from.join(name), output: to.join(name) }).collect())
}

impl Signing<'_> {
    fn job(&self, job: &Job) -> Result<State> {
        let (name, pdf) = input::bytes(&job.input)?;
        let mut request = options::request(self.args)?;
        request.appearance.clone_from(&self.shown);
        if self.is_there(&job.output, &pdf, &request.field)? {
            return Ok(State::Kept);
        }
        let authority = options::authority(self.args, &self.http);
        let signed = naskah_sign::sign(&name, &pdf, &request, &*self.key, authority)?;
        let signed = options::lasting(self.args, &name, signed, &self.criteria, &self.http)?;
        output::write(&job.output, &signed)?;
        Ok(State::Signed)
    }

    /// Whether the signed copy is there already: it starts with the PDF, and the field is signed with this key.
    ///
    /// # Errors
    /// A file that cannot be read; one that somebody else signed, which must not be replaced.
    fn is_there(&self, path: &Path, pdf: &[u8], field: &str) -> Result<bool> {
        let there = match fs::read(path) {
            Ok(there) => there,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(Diagnostic::io("read", path, &error).into()),
        };
        let name = path.display().to_string();
        let Ok(report) = naskah_sign::verify(&name, &there, &self.criteria) else {
            return Ok(false);
        };
        let whole = report
            .signatures
            .iter()
            .find(|it| it.field == field && it.integrity.is_good() && it.coverage.is_good());
        let Some(signature) = whole else { return Ok(false) };
        let signer = signature.signer.clone().unwrap_or_default();
        if signer != self.key.name() {
            let message = format!("`{name}` exists, and `{signer}` has signed `{field}` in it");
            return Err(Diagnostic::error(codes::SIGNED_BY_ANOTHER, message)
                .help("choose another folder with --output, or remove that file")
                .into());
        }
        Ok(there.len() > pdf.len() && there.starts_with(pdf))
    }
}

impl Tally {
    fn count(&mut self, state: State) {
        match state {
            State::Signed => self.signed += 1,
            State::Kept => self.kept += 1,
            State::Failed => self.failed += 1,
        }
    }
}
