//! Verifies every signature of a file, including removed ones.
//!
//! Four checks are kept apart, and a signature is valid only if all of them pass: integrity, trust, coverage
//! and changes.

use jiff::Timestamp;
use naskah_diagnostic::Result;
use naskah_reader::{Pdf, ReadResult};

use crate::changes::{Change, changes};
use crate::cms::{Lacking, Message, MessageError, SignatureFormat, Signed};
use crate::coverage::flaws;
use crate::criteria::Criteria;
use crate::dss::SecurityStore;
use crate::report::{Check, Issue, Report, SignatureReport};
use crate::signatures::{Fate, Purpose, Signature, signatures};
use crate::trust::{self, RevocationStatus, Trust, TrustVerdict};

/// Verifies every signature of a PDF; `name` is the file's, for messages.
///
/// An invalid signature is not an error: the [`Report`] says what is wrong with it.
///
/// ```
/// use naskah_verify::{Criteria, Timestamp, verify};
///
/// let criteria = Criteria::new(Timestamp::UNIX_EPOCH);
/// let errors = verify("scan.jpg", b"\xFF\xD8", &criteria).unwrap_err();
/// assert_eq!(errors.iter().next().unwrap().code.name(), "pdf-unreadable");
/// ```
///
/// # Errors
/// The bytes are not a PDF, or one that is malformed or encrypted in any of its revisions.
pub fn verify(name: &str, pdf: &[u8], criteria: &Criteria) -> Result<Report> {
    let pdf = Pdf::read(name, pdf)?;
    judge(&pdf, criteria).map_err(|error| error.diagnostic(name).into())
}

/// A signature, and what follows from its own message.
struct Examined<'a> {
    signature: &'a Signature,
    flaws: Vec<Issue>,
    /// The name in the message's certificate, even if the message signs nothing.
    signer: Option<String>,
    /// The message, if it is a signature of the bytes it covers.
    signed: std::result::Result<Signed<'a>, MessageError>,
}

impl<'a> Examined<'a> {
    fn new(
        pdf: &Pdf,
        signature: &'a Signature,
        message: &'a std::result::Result<Message, MessageError>,
        all: &[Signature],
    ) -> ReadResult<Self> {
        let flaws = flaws(pdf, signature, all)?;
        Ok(Self {
            signature,
            flaws: flaws.iter().map(|flaw| Issue::new(flaw.code(), flaw)).collect(),
            signer: message.as_ref().ok().map(|message| message.signer.name()),
            signed: signed(pdf, signature, message),
        })
    }
}

fn signed<'a>(
    pdf: &Pdf,
    signature: &Signature,
    message: &'a std::result::Result<Message, MessageError>,
) -> std::result::Result<Signed<'a>, MessageError> {
    let sub_filter = signature.sub_filter.as_deref().unwrap_or_default();
    let format = SignatureFormat::of(sub_filter.as_bytes())?;
    let pieces = signature.covered(pdf).ok_or(MessageError::Changed)?;
    message.as_ref().map_err(Clone::clone)?.check(format, &pieces)
}

fn judge(pdf: &Pdf, criteria: &Criteria) -> ReadResult<Report> {
    let all = signatures(pdf)?;
    let changes = changes(pdf, &all)?;
    let store = SecurityStore::read(pdf)?;
    let messages: Vec<_> = all.iter().map(|it| Message::read(&it.contents)).collect();
    let mut examined = Vec::new();
    for (signature, message) in all.iter().zip(&messages) {
        examined.push(Examined::new(pdf, signature, message, &all)?);
    }
    let judged = |this: &Examined, proven: Option<Timestamp>| {
        let evidence = store.evidence(criteria.roots(), proven);
        let judge = |signed| trust::judge(signed, &evidence, criteria.time());
        let verdict = this.signed.as_ref().ok().map(judge);
        report(this, verdict, changes_check(this.signature, &examined, &changes))
    };
    // A valid document time stamp proves that everything it covers existed at its time.
    let mut stamps = Vec::new();
    for this in &examined {
        let time = this.signed.as_ref().ok().and_then(|signed| signed.stamped);
        if let Some(time) = time.filter(|_| this.signature.purpose == Purpose::TimeStamp)
            && judged(this, None).is_valid()
        {
            stamps.push((this.signature.revision, time));
        }
    }
    let mut report = Report::default();
    for this in &examined {
        let later = stamps.iter().filter(|(revision, _)| *revision > this.signature.revision);
        let proven = later.map(|(_, time)| *time).min();
        report.signatures.push(judged(this, proven));
    }
    for expected in criteria.expected() {
        let mut signed = report.signatures.iter().filter(|it| it.is_valid() && !it.time_stamp);
        if !signed.any(|it| expected.is(it)) {
            report.missing.push(expected.clone());
        }
    }
    Ok(report)
}

fn report(examined: &Examined, verdict: Option<TrustVerdict>, changes: Check) -> SignatureReport {
    let signature = examined.signature;
    let mut report = SignatureReport {
        field: signature.field.clone(),
        time_stamp: signature.purpose == Purpose::TimeStamp,
        signer: examined.signer.clone(),
        claimed: crate::fields::text(signature.value.get("M")),
        at: verdict.as_ref().map(|verdict| verdict.at),
        proven: verdict.as_ref().is_some_and(|verdict| verdict.proven),
        hash: None,
        integrity: Check::default(),
        trust: verdict.map(|verdict| trust_check(&verdict.trust)).unwrap_or_default(),
        coverage: Check { faults: examined.flaws.clone(), notes: Vec::new() },
        changes,
    };
    match &examined.signed {
        Ok(signed) => {
            report.signer = Some(signed.signer.name());
            if let Some(claimed) = signed.claimed.or(signed.stamped) {
                report.claimed = Some(claimed.to_string());
            }
            report.hash = Some(signed.hash);
            report.integrity.notes.extend(signed.lacking.map(lacking_note));
        }
        Err(error) => {
            report.integrity.faults.push(Issue::new(error.code(), error));
            let text = "who signed is unknown, because the signature is not intact";
            report.trust.faults.push(Issue::new("unknown", text));
        }
    }
    report
}

fn lacking_note(lacking: Lacking) -> Issue {
    match lacking {
        Lacking::Attributes => {
            Issue::new("no-attributes", "the signature has no signed attributes")
        }
        Lacking::Certificate => {
            Issue::new("no-certificate-signed", "the certificate is not among what was signed")
        }
    }
}

fn trust_check(trust: &Trust) -> Check {
    let mut check = Check::default();
    match trust {
        Trust::NoRoots => {
            check.faults.push(Issue::new("no-roots", "no trusted root was given"));
        }
        Trust::Untrusted(reason) => check.faults.push(Issue::new(reason.code(), reason)),
        Trust::Trusted(links) => {
            for link in links {
                let name = &link.name;
                check.notes.extend(match link.status {
                    RevocationStatus::Root | RevocationStatus::Good { .. } => None,
                    RevocationStatus::RevokedLater { when, .. } => {
                        let text =
                            format!("the certificate of {name} was revoked later, at {when}");
                        Some(Issue::new("revoked-later", text))
                    }
                    RevocationStatus::Unknown => {
                        let text =
                            format!("nothing says whether the certificate of {name} was revoked");
                        Some(Issue::new("revocation-unknown", text))
                    }
                });
            }
        }
    }
    check
}

/// What later revisions did with a signature, and with what it signed.
fn changes_check(signature: &Signature, examined: &[Examined], changes: &[Change]) -> Check {
    let mut check = Check::default();
    match signature.fate {
        Fate::Kept => {}
        Fate::Removed(revision) => {
            let text = format!("the signature was removed in revision {}", revision + 1);
            check.faults.push(Issue::new("signature-removed", text));
        }
        Fate::Replaced(revision) => {
            let text = format!("the signature was replaced in revision {}", revision + 1);
            check.faults.push(Issue::new("signature-replaced", text));
        }
    }
    for change in changes {
        if !change.kind.concerns_all() && change.revision <= signature.revision {
            continue;
        }
        let found = Issue::new(change.kind.code(), change);
        if change.is_allowed() { check.notes.push(found) } else { check.faults.push(found) }
    }
    // Filling in a signature field is permitted only with a valid signature.
    for later in examined.iter().filter(|it| it.signature.revision > signature.revision) {
        if !later.flaws.is_empty() || later.signed.is_err() {
            let text = format!(
                "what was later put into {} is not a valid signature",
                later.signature.field
            );
            check.faults.push(Issue::new("no-signature", text));
        }
    }
    check
}
