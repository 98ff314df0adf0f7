//! `naskah verify`: judges every signature of a PDF, whoever made it.

use std::path::PathBuf;

use naskah::diagnostic::Diagnostic;
use naskah_sign::{Criteria, Expected, Fact, Finding, Judgement};
use serde::Serialize;

use crate::args;
use crate::failure::{Failure, Status};
use crate::input;
use crate::moment::Moment;
use crate::report::Reporter;

pub(crate) fn verify(args: &args::Verify, reporter: &Reporter) -> Result<Status, Failure> {
    let (name, pdf) = input::bytes(&args.pdf)?;
    let moment = match args.at {
        Some(moment) => moment,
        None => Moment::now()?,
    };
    let mut criteria = criteria(moment, &args.trust)?;
    for name in &args.expect {
        criteria.expect(Expected::Signer(name.clone()));
    }
    for name in &args.expect_field {
        criteria.expect(Expected::Field(name.clone()));
    }
    let report = naskah_sign::verify(&name, &pdf, &criteria)?;
    for judgement in &report.signatures {
        reporter.judgement(judgement)?;
    }
    let mut wrong = Vec::new();
    if report.signatures.is_empty() {
        wrong.push(Diagnostic::uncoded_error(format!("`{name}` has no signatures")));
    }
    for missing in &report.missing {
        wrong.push(Diagnostic::uncoded_error(format!("`{name}` has no valid signature {missing}")));
    }
    let invalid = report.signatures.iter().filter(|it| !it.is_valid()).count();
    if invalid > 0 {
        let of = report.signatures.len();
        wrong.push(Diagnostic::uncoded_error(format!(
            "`{name}`: {invalid} of {of} signatures not valid"
        )));
    }
    reporter.diagnostics(&wrong);
    Ok(if report.is_valid() { Status::Well } else { Status::Input })
}

/// What is judged by: those who are trusted, and the time.
pub(crate) fn criteria(moment: Moment, trusted: &[PathBuf]) -> Result<Criteria, Failure> {
    let mut criteria = Criteria::new(moment.time);
    for path in trusted {
        let (name, pem) = input::bytes(path)?;
        criteria.trust(&name, &pem)?;
    }
    Ok(criteria)
}

/// A signature and its four facts, a line each.
pub(crate) fn lines(judgement: &Judgement) -> String {
    let what = if judgement.time_stamp { "time stamp, " } else { "" };
    let state = if judgement.is_valid() { "valid" } else { "not valid" };
    let mut text = format!("{}: {what}{state}", judgement.field);
    if let Some(signer) = &judgement.signer {
        text += &format!("\n  signer: {signer}");
    }
    if let Some(at) = judgement.at.filter(|_| judgement.proven) {
        text += &format!("\n  proven to have been there at {at}");
    }
    for (name, fact) in judgement.checks() {
        let state = if fact.is_good() { "good" } else { "bad" };
        text += &format!("\n  {name}: {state}");
        for finding in fact.faults.iter().chain(&fact.notes) {
            text += &format!("; {}", finding.message);
        }
    }
    text
}

/// A signature as programs read it.
#[derive(Serialize)]
pub(crate) struct Told<'a> {
    field: &'a str,
    time_stamp: bool,
    valid: bool,
    signer: Option<&'a str>,
    /// When it was made, as the file says.
    claimed: Option<&'a str>,
    /// For when the certificate was judged, and whether a time stamp proves it.
    judged_at: Option<String>,
    proven: bool,
    digest: Option<String>,
    integrity: ToldFact<'a>,
    trust: ToldFact<'a>,
    coverage: ToldFact<'a>,
    changes: ToldFact<'a>,
}

#[derive(Serialize)]
struct ToldFact<'a> {
    good: bool,
    faults: Vec<ToldFinding<'a>>,
    notes: Vec<ToldFinding<'a>>,
}

#[derive(Serialize)]
struct ToldFinding<'a> {
    code: &'a str,
    message: &'a str,
}

impl<'a> From<&'a Judgement> for Told<'a> {
    fn from(judgement: &'a Judgement) -> Self {
        Self {
            field: &judgement.field,
            time_stamp: judgement.time_stamp,
            valid: judgement.is_valid(),
            signer: judgement.signer.as_deref(),
            claimed: judgement.claimed.as_deref(),
            judged_at: judgement.at.map(|at| at.to_string()),
            proven: judgement.proven,
            digest: judgement.hash.map(|hash| hash.to_string()),
            integrity: (&judgement.integrity).into(),
            trust: (&judgement.trust).into(),
            coverage: (&judgement.coverage).into(),
            changes: (&judgement.changes).into(),
        }
    }
}

impl<'a> From<&'a Fact> for ToldFact<'a> {
    fn from(fact: &'a Fact) -> Self {
        let told = |findings: &'a [Finding]| {
            let one = |it: &'a Finding| ToldFinding { code: it.code, message: &it.message };
            findings.iter().map(one).collect()
        };
        Self { good: fact.is_good(), faults: told(&fact.faults), notes: told(&fact.notes) }
    }
}
