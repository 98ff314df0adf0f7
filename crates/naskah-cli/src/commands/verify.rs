//! `naskah verify`: verifies every signature of any PDF.

use std::path::PathBuf;

use naskah_diagnostic::{Diagnostic, Result};
use naskah_sign::{Criteria, Expected, Fact, Finding, Judgement};
use serde::Serialize;

use crate::exit_status::{Failure, Status};
use crate::reporter::Reporter;
use crate::signing_time::SigningTime;
use crate::{args, codes, input};

pub(crate) fn verify(
    args: &args::Verify,
    reporter: &Reporter,
) -> std::result::Result<Status, Failure> {
    let (name, pdf) = input::bytes(&args.pdf)?;
    let time = match args.at {
        Some(time) => time,
        None => SigningTime::now()?,
    };
    let mut criteria = criteria(time, &args.trust)?;
    for name in &args.expect {
        criteria.expect(Expected::Signer(name.clone()));
    }
    for name in &args.expect_field {
        criteria.expect(Expected::Field(name.clone()));
    }
    let report = naskah_sign::verify(&name, &pdf, &criteria)?;
    for judgement in &report.signatures {
        reporter.result(&SignatureJson::from(judgement), || lines(judgement))?;
    }
    let mut wrong = Vec::new();
    if report.signatures.is_empty() {
        let message = format!("`{name}` has no signatures");
        wrong.push(Diagnostic::error(codes::NO_SIGNATURES, message));
    }
    for missing in &report.missing {
        let message = format!("`{name}` has no valid signature {missing}");
        wrong.push(Diagnostic::error(codes::EXPECTED_SIGNATURE_MISSING, message));
    }
    let invalid = report.signatures.iter().filter(|it| !it.is_valid()).count();
    if invalid > 0 {
        let of = report.signatures.len();
        let message = format!("`{name}`: {invalid} of {of} signatures not valid");
        wrong.push(Diagnostic::error(codes::SIGNATURES_NOT_VALID, message));
    }
    reporter.diagnostics(&wrong);
    Ok(if report.is_valid() { Status::Success } else { Status::Input })
}

/// The trusted certificates, and the time of verification.
pub(super) fn criteria(time: SigningTime, trusted: &[PathBuf]) -> Result<Criteria> {
    let mut criteria = Criteria::new(time.time);
    for path in trusted {
        let (name, pem) = input::bytes(path)?;
        criteria.trust(&name, &pem)?;
    }
    Ok(criteria)
}

/// A signature and its four checks, a line each.
fn lines(judgement: &Judgement) -> String {
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

/// A signature in JSON.
#[derive(Serialize)]
struct SignatureJson<'a> {
    field: &'a str,
    time_stamp: bool,
    valid: bool,
    signer: Option<&'a str>,
    /// The signing time that the file claims.
    claimed: Option<&'a str>,
    /// The time as of which the certificate was verified, and whether a time stamp proves it.
    judged_at: Option<String>,
    proven: bool,
    digest: Option<String>,
    integrity: CheckJson<'a>,
    trust: CheckJson<'a>,
    coverage: CheckJson<'a>,
    changes: CheckJson<'a>,
}

#[derive(Serialize)]
struct CheckJson<'a> {
    good: bool,
    faults: Vec<IssueJson<'a>>,
    notes: Vec<IssueJson<'a>>,
}

#[derive(Serialize)]
struct IssueJson<'a> {
    code: &'a str,
    message: &'a str,
}

impl<'a> From<&'a Judgement> for SignatureJson<'a> {
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

impl<'a> From<&'a Fact> for CheckJson<'a> {
    fn from(fact: &'a Fact) -> Self {
        let issues = |findings: &'a [Finding]| {
            let one = |it: &'a Finding| IssueJson { code: it.code, message: &it.message };
            findings.iter().map(one).collect()
        };
        Self { good: fact.is_good(), faults: issues(&fact.faults), notes: issues(&fact.notes) }
    }
}
