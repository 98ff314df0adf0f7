//! The same field of every PDF of a folder, signed into another folder on several threads.
//!
//! Signing again goes on where it was stopped: what is there already, whole and by the same signer, is kept.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use naskah::diagnostic::Diagnostic;
use naskah_sign::{Criteria, Shown, Signer};
use serde::Serialize;

use crate::args;
use crate::failure::{Failure, Status};
use crate::http::Http;
use crate::input::{self, is_standard};
use crate::key;
use crate::moment::Moment;
use crate::output;
use crate::parallel;
use crate::report::Reporter;
use crate::verify::criteria;

/// A file, and where its signed copy goes.
#[derive(Debug)]
struct Job {
    input: PathBuf,
    output: PathBuf,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum State {
    Signed,
    /// It was signed before.
    Kept,
    Failed,
}

/// How many files became what.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Tally {
    pub(crate) signed: usize,
    pub(crate) kept: usize,
    pub(crate) failed: usize,
}

/// What all files have in common.
struct Signing<'a> {
    args: &'a args::Sign,
    key: Box<dyn Signer>,
    shown: Option<Shown>,
    /// For judging what is there already, and for asking what signatures are verified by.
    criteria: Criteria,
    http: Http,
}

pub(super) fn sign(args: &args::Sign, reporter: &Reporter) -> Result<Status, Failure> {
    fits(args)?;
    super::request(args)?;
    let jobs = plan(&args.pdf, &args.output)?;
    let key = key::key(args)?;
    let shown = super::shown(args, Some(key.name()))?;
    let criteria = criteria(Moment::now()?, &args.trust)?;
    let signing = Signing { args, key, shown, criteria, http: Http::new() };
    fs::create_dir_all(&args.output)
        .map_err(|error| Failure::system("make the folder", &args.output, &error))?;

    let mut status = Status::Well;
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
            let told = progress.advance(|| {
                let state = done.unwrap_or_else(|failure| {
                    let failure = failure.of(&job.input);
                    status = status.max(failure.status);
                    reporter.failure(&failure);
                    State::Failed
                });
                tally.count(state);
                reporter.signed(&job.input, &job.output, state)
            });
            if let Err(failure) = told {
                status = status.max(reporter.failure(&failure));
            }
        },
    );
    drop(progress);
    reporter.tally(&tally);
    Ok(status)
}

/// Whether the other arguments are ones for a folder.
fn fits(args: &args::Sign) -> Result<(), Failure> {
    let wrong =
        |what: &str, help: &str| Err(Failure::usage(Diagnostic::uncoded_error(what).help(help)));
    if args.prepare || args.embed.is_some() {
        return wrong(
            "a signature that is made elsewhere is of one file, and this is a folder",
            "give --prepare or --embed with each file by itself",
        );
    }
    if is_standard(&args.output) {
        return wrong("the signed files of a folder need a folder", "name one with -o");
    }
    let place = |path: &Path| fs::canonicalize(path).ok();
    if place(&args.output).is_some_and(|it| Some(it) == place(&args.pdf)) {
        return wrong(
            "the signed files would take the place of the files to sign",
            "name another folder with -o",
        );
    }
    Ok(())
}

/// Every PDF that is directly in the folder and not hidden, by name.
fn plan(from: &Path, to: &Path) -> Result<Vec<Job>, Failure> {
    let unread = |error| Failure::system("read the folder", from, &error);
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
        return Err(Diagnostic::uncoded_error(format!(
            "the folder `{}` holds no PDF",
            from.display()
        ))
        .help("name a folder with files that end in .pdf; folders within it are left alone")
        .into());
    }
    names.sort();
    Ok(names.iter().map(|name| Job { input: from.join(name), output: to.join(name) }).collect())
}

impl Signing<'_> {
    fn job(&self, job: &Job) -> Result<State, Failure> {
        let (name, pdf) = input::bytes(&job.input)?;
        let mut request = super::request(self.args)?;
        request.appearance.clone_from(&self.shown);
        if self.is_there(&job.output, &pdf, &request.field)? {
            return Ok(State::Kept);
        }
        let authority = super::authority(self.args, &self.http);
        let signed = naskah_sign::sign(&name, &pdf, &request, &*self.key, authority)?;
        let signed = super::lasting(self.args, &name, signed, &self.criteria, &self.http)?;
        output::write(&job.output, &signed)?;
        Ok(State::Signed)
    }

    /// Whether the file is there already, begins with the other and has the field signed with this key, whole.
    ///
    /// # Errors
    /// A file that cannot be read, and one that somebody else has signed there: it is not ours to replace.
    fn is_there(&self, path: &Path, pdf: &[u8], field: &str) -> Result<bool, Failure> {
        let there = match fs::read(path) {
            Ok(there) => there,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(Failure::system("read", path, &error)),
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
            return Err(Diagnostic::uncoded_error(format!(
                "`{name}` is there already, and `{signer}` has signed `{field}` in it"
            ))
            .help("choose another folder with -o, or take that file away")
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
