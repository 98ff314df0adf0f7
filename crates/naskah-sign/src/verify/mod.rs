//! Judges every signature of a file, those that were taken away among them.
//!
//! Four facts are kept apart, and a signature is valid only where all are good: that the signed bytes are those
//! that were signed, whom the certificate names and who vouches for it, that the whole of a revision is covered,
//! and that nothing was changed since but what is allowed.

mod changes;
mod coverage;
mod report;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use naskah::diagnostic::{Diagnostic, Result};

use self::changes::{Change, What, changes};
use self::coverage::flaws;
use crate::cms::{Certificate, Fault, Kind, Lacking, Message, Signed};
use crate::file::{self, File, Read};
use crate::signature::{Fate, Purpose, Signature, signatures};
use crate::store::Store;
use crate::trust::{self, Standing, Trust, Verdict};

pub use self::report::{Expected, Fact, Finding, Judgement, Report};

/// What signatures are judged by.
#[derive(Clone, Debug)]
pub struct Criteria {
    pub(crate) roots: Vec<Certificate>,
    pub(crate) now: Timestamp,
    expected: Vec<Expected>,
}

impl Criteria {
    /// Nobody is trusted and nobody expected; judged at that moment.
    pub fn new(now: Timestamp) -> Self {
        Self { roots: Vec::new(), now, expected: Vec::new() }
    }

    /// Trusts the certificates of a file in PEM, and all for whom they vouch.
    ///
    /// # Errors
    /// A file without certificates, or one that cannot be read.
    pub fn trust(&mut self, name: &str, pem: &[u8]) -> Result<()> {
        for certificate in crate::key::certificates(name, pem)? {
            let read = Certificate::read(&certificate);
            let read = read.map_err(|_| {
                Diagnostic::uncoded_error(format!("a certificate of `{name}` cannot be read"))
            })?;
            self.roots.push(read);
        }
        Ok(())
    }

    /// Wants a valid signature of somebody, or in a field; nobody else notices that one was cut off.
    pub fn expect(&mut self, expected: Expected) {
        self.expected.push(expected);
    }
}

/// Judges every signature of a PDF; `name` is the file's, for messages.
///
/// # Errors
/// No PDF, or one that is broken or encrypted in any of its revisions.
pub fn verify(name: &str, pdf: &[u8], criteria: &Criteria) -> Result<Report> {
    let file = File::read(name, pdf)?;
    judge(&file, criteria).map_err(|fault| file::unreadable(name, &fault).into())
}

/// A signature, and what its own message says.
struct Examined<'a> {
    signature: &'a Signature,
    flaws: Vec<Finding>,
    /// Whom the message names, whether or not it is a signature of anything.
    named: Option<String>,
    /// The message, where it is a signature of the bytes that it covers.
    signed: std::result::Result<Signed<'a>, Fault>,
}

impl<'a> Examined<'a> {
    fn new(
        file: &File,
        signature: &'a Signature,
        message: &'a std::result::Result<Message, Fault>,
        all: &[Signature],
    ) -> Read<Self> {
        let flaws = flaws(file, signature, all)?;
        Ok(Self {
            signature,
            flaws: flaws.iter().map(|flaw| Finding::new(flaw.code(), flaw)).collect(),
            named: message.as_ref().ok().map(|message| message.signer.name()),
            signed: signed(file, signature, message),
        })
    }
}

fn signed<'a>(
    file: &File,
    signature: &Signature,
    message: &'a std::result::Result<Message, Fault>,
) -> std::result::Result<Signed<'a>, Fault> {
    let kind = Kind::of(signature.sub_filter.as_deref().unwrap_or_default().as_bytes())?;
    let pieces = signature.covered(file).ok_or(Fault::Changed)?;
    message.as_ref().map_err(Clone::clone)?.check(kind, &pieces)
}

fn judge(file: &File, criteria: &Criteria) -> Read<Report> {
    let all = signatures(file)?;
    let changes = changes(file, &all)?;
    let store = Store::read(file)?;
    let messages: Vec<_> = all.iter().map(|it| Message::read(&it.contents)).collect();
    let mut examined = Vec::new();
    for (signature, message) in all.iter().zip(&messages) {
        examined.push(Examined::new(file, signature, message, &all)?);
    }
    let judged = |this: &Examined, proven: Option<Timestamp>| {
        let evidence = store.evidence(&criteria.roots, proven);
        let judge = |signed| trust::judge(signed, &evidence, criteria.now);
        let verdict = this.signed.as_ref().ok().map(judge);
        judgement(this, verdict, changed(this.signature, &examined, &changes))
    };
    // A time stamp of the whole file proves when all that it covers was there.
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
    for expected in &criteria.expected {
        let mut signed = report.signatures.iter().filter(|it| it.is_valid() && !it.time_stamp);
        if !signed.any(|it| expected.is(it)) {
            report.missing.push(expected.clone());
        }
    }
    Ok(report)
}

fn judgement(examined: &Examined, verdict: Option<Verdict>, changes: Fact) -> Judgement {
    let signature = examined.signature;
    let mut judgement = Judgement {
        field: signature.field.clone(),
        time_stamp: signature.purpose == Purpose::TimeStamp,
        signer: examined.named.clone(),
        claimed: crate::field::text(signature.value.get("M")),
        at: verdict.as_ref().map(|verdict| verdict.at),
        proven: verdict.as_ref().is_some_and(|verdict| verdict.proven),
        hash: None,
        integrity: Fact::default(),
        trust: verdict.map(|verdict| trusted(&verdict.trust)).unwrap_or_default(),
        coverage: Fact { faults: examined.flaws.clone(), notes: Vec::new() },
        changes,
    };
    match &examined.signed {
        Ok(signed) => {
            judgement.signer = Some(signed.signer.name());
            if let Some(claimed) = signed.claimed.or(signed.stamped) {
                judgement.claimed = Some(claimed.to_string());
            }
            judgement.hash = Some(signed.hash);
            judgement.integrity.notes.extend(signed.lacking.map(lacking));
        }
        Err(fault) => {
            judgement.integrity.faults.push(Finding::new(report::code_of(fault), fault));
            let why = "nothing is known of who signed what is not whole";
            judgement.trust.faults.push(Finding::new("unknown", why));
        }
    }
    judgement
}

fn lacking(lacking: Lacking) -> Finding {
    match lacking {
        Lacking::Attributes => {
            Finding::new("no-attributes", "nothing was signed but the bytes themselves")
        }
        Lacking::Certificate => {
            Finding::new("no-certificate-signed", "the certificate is not among what was signed")
        }
    }
}

fn trusted(trust: &Trust) -> Fact {
    let mut fact = Fact::default();
    match trust {
        Trust::NoRoots => fact.faults.push(Finding::new("no-roots", "no root was given to trust")),
        Trust::Untrusted(reason) => {
            fact.faults.push(Finding::new(report::code_of_reason(reason), reason));
        }
        Trust::Trusted(links) => {
            for link in links {
                let name = &link.name;
                fact.notes.extend(match link.standing {
                    Standing::Root | Standing::Good { .. } => None,
                    Standing::RevokedLater { when, .. } => {
                        let text =
                            format!("the certificate of {name} was revoked later, at {when}");
                        Some(Finding::new("revoked-later", text))
                    }
                    Standing::Unknown => {
                        let text =
                            format!("nothing says whether the certificate of {name} was revoked");
                        Some(Finding::new("revocation-unknown", text))
                    }
                });
            }
        }
    }
    fact
}

/// What became of a signature, and what was changed since it was made.
fn changed(signature: &Signature, examined: &[Examined], changes: &[Change]) -> Fact {
    let mut fact = Fact::default();
    match signature.fate {
        Fate::Stands => {}
        Fate::Removed(revision) => {
            let text = format!("the signature was taken away in revision {}", revision + 1);
            fact.faults.push(Finding::new("signature-removed", text));
        }
        Fate::Replaced(revision) => {
            let text = format!("something else was put in its place in revision {}", revision + 1);
            fact.faults.push(Finding::new("signature-replaced", text));
        }
    }
    for change in changes {
        let of_all = matches!(change.what, What::Trailing(_) | What::Lost);
        if !of_all && change.revision <= signature.revision {
            continue;
        }
        let found = Finding::new(change.what.code(), change);
        if change.is_allowed() { fact.notes.push(found) } else { fact.faults.push(found) }
    }
    // A field may only be filled by a signature that is one.
    for later in examined.iter().filter(|it| it.signature.revision > signature.revision) {
        if !later.flaws.is_empty() || later.signed.is_err() {
            let text =
                format!("what was put into {} since is no whole signature", later.signature.field);
            fact.faults.push(Finding::new("no-signature", text));
        }
    }
    fact
}
