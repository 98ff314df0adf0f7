//! `naskah verify`: verifies every signature of any PDF.

use std::path::PathBuf;

use naskah_diagnostic::{Diagnostic, Result};
use naskah_sign::{Check, Criteria, Expected, Issue, SignatureReport};
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
    for signature in &report.signatures {
        reporter.result(&SignatureJson::from(signature), || lines(signature))?;
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
fn lines(signature: &SignatureReport) -> String {
    let what = if signature.time_stamp { "time stamp, " } else { "" };
    let state = if signature.is_valid() { "valid" } else { "not valid" };
    let mut text = format!("{}: {what}{state}", signature.field);
    if let Some(signer) = &signature.signer {
        text += &format!("\n  signer: {signer}");
    }
    if let Some(at) = signature.at.filter(|_| signature.proven) {
        text += &format!("\n  proven to have been there at {at}");
    }
    for (name, check) in signature.checks() {
        let state = if check.is_good() { "good" } else { "bad" };
        text += &format!("\n  {name}: {state}");
        for issue in check.faults.iter().chain(&check.notes) {
            text += &format!("; {}", issue.message);
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

impl<'a> From<&'a SignatureReport> for SignatureJson<'a> {
    fn from(signature: &'a SignatureReport) -> Self {
        Self {
            field: &signature.field,
            time_stamp: signature.time_stamp,
            valid: signature.is_valid(),
            signer: signature.signer.as_deref(),
            claimed: signature.claimed.as_deref(),
            judged_at: signature.at.map(|at| at.to_string()),
            proven: signature.proven,
            digest: signature.hash.map(|hash| hash.to_string()),
            integrity: (&signature.integrity).into(),
            trust: (&signature.trust).into(),
            coverage: (&signature.coverage).into(),
            changes: (&signature.changes).into(),
        }
    }
}

impl<'a> From<&'a Check> for CheckJson<'a> {
    fn from(check: &'a Check) -> Self {
        let json = |issues: &'a [Issue]| {
            let one = |it: &'a Issue| IssueJson { code: it.code, message: &it.message };
            issues.iter().map(one).collect()
        };
        Self { good: check.is_good(), faults: json(&check.faults), notes: json(&check.notes) }
    }
}
