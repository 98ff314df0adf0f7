//! Judges every signature of a file, those that were taken away among them.
//!
//! Four facts are kept apart, and a signature is valid only where all are good: that the signed bytes are those
//! that were signed, whom the certificate names and who vouches for it, that the whole of a revision is covered,
//! and that nothing was changed since but what is allowed.

mod changes;
mod coverage;
mod evidence;
mod report;
mod signature;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use naskah::diagnostic::{Diagnostic, Result};

use self::changes::{Change, What, changes};
use self::coverage::flaws;
use self::evidence::Proofs;
use self::signature::{Fate, Purpose, Signature, signatures};
use crate::cms::{Certificate, Fault, Kind, Lacking, Message, Signed};
use crate::file::{self, File, Read};
use crate::trust::{self, Standing, Trust, Verdict};

pub use self::report::{Fact, Finding, Judgement, Report};

/// What signatures are judged by.
#[derive(Clone, Debug)]
pub struct Criteria {
    roots: Vec<Certificate>,
    now: Timestamp,
    expected: Vec<String>,
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
                Diagnostic::error(format!("a certificate of `{name}` cannot be read"))
            })?;
            self.roots.push(read);
        }
        Ok(())
    }

    /// Wants a valid signature by somebody of that name, or in a field of that name.
    pub fn expect(&mut self, name: impl Into<String>) {
        self.expected.push(name.into());
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
struct Examined {
    signature: Signature,
    message: Option<Message>,
    kind: std::result::Result<Kind, Fault>,
    flaws: Vec<Finding>,
}

impl Examined {
    fn new(file: &File, signature: &Signature, all: &[Signature]) -> Read<Self> {
        let kind = match signature.sub_filter.as_deref() {
            Some(name) => Kind::of(name.as_bytes()),
            None => Err(Fault::UnknownKind(String::new())),
        };
        let flaws = flaws(file, signature, all)?;
        let flaws = flaws.iter().map(|flaw| Finding::new(flaw.code(), flaw)).collect();
        let message = Message::read(&signature.contents).ok();
        Ok(Self { signature: signature.clone(), message, kind, flaws })
    }

    /// The message, once it is known to be a signature of the bytes that it covers.
    fn signed(&self, file: &File) -> std::result::Result<Signed<'_>, Fault> {
        let kind = self.kind.clone()?;
        let pieces = self.signature.covered(file).ok_or(Fault::Changed)?;
        match &self.message {
            Some(message) => message.check(kind, &pieces),
            None => Err(Message::read(&self.signature.contents).err().unwrap_or(Fault::Content)),
        }
    }
}

fn judge(file: &File, criteria: &Criteria) -> Read<Report> {
    let all = signatures(file)?;
    let changes = changes(file, &all)?;
    let proofs = Proofs::read(file)?;
    let mut examined = Vec::new();
    for signature in &all {
        examined.push(Examined::new(file, signature, &all)?);
    }
    let judged = |index: usize, proven: Option<Timestamp>| {
        let this = &examined[index];
        let verdict = this.signed(file).map(|signed| {
            let evidence = proofs.evidence(&criteria.roots, proven);
            (trust::judge(&signed, &evidence, criteria.now), signed)
        });
        judgement(this, verdict, changed(file, &examined, index, &changes))
    };
    // A time stamp of the whole file proves when all that it covers was there.
    let mut stamps = Vec::new();
    for (index, this) in examined.iter().enumerate() {
        if this.signature.purpose == Purpose::TimeStamp {
            let judgement = judged(index, None);
            let time = this.signed(file).ok().and_then(|signed| signed.stamped);
            stamps.extend(
                time.filter(|_| judgement.is_valid()).map(|it| (this.signature.revision, it)),
            );
        }
    }
    let mut report = Report::default();
    for (index, this) in examined.iter().enumerate() {
        let later = stamps.iter().filter(|(revision, _)| *revision > this.signature.revision);
        let proven = later.map(|(_, time)| *time).min();
        report.signatures.push(judged(index, proven));
    }
    for name in &criteria.expected {
        let mut valid = report.signatures.iter().filter(|it| it.is_valid());
        if !valid.any(|it| it.field == *name || it.signer.as_ref() == Some(name)) {
            report.missing.push(name.clone());
        }
    }
    Ok(report)
}

fn judgement(
    examined: &Examined,
    verdict: std::result::Result<(Verdict, Signed), Fault>,
    changes: Fact,
) -> Judgement {
    let signature = &examined.signature;
    let mut judgement = Judgement {
        field: signature.field.clone(),
        time_stamp: signature.purpose == Purpose::TimeStamp,
        signer: examined.message.as_ref().map(|message| message.signer.name()),
        claimed: crate::field::text(signature.value.get("M")),
        at: None,
        proven: false,
        hash: None,
        integrity: Fact::default(),
        trust: Fact::default(),
        coverage: Fact { faults: examined.flaws.clone(), notes: Vec::new() },
        changes,
    };
    match verdict {
        Ok((verdict, signed)) => {
            judgement.signer = Some(signed.signer.name());
            judgement.at = Some(verdict.at);
            if let Some(claimed) = signed.claimed.or(signed.stamped) {
                judgement.claimed = Some(claimed.to_string());
            }
            judgement.proven = verdict.proven;
            judgement.hash = Some(signed.hash);
            judgement.integrity.notes.extend(signed.lacking.map(lacking));
            judgement.trust = trusted(&verdict.trust);
        }
        Err(fault) => {
            judgement.integrity.faults.push(Finding::new(report::code_of(&fault), &fault));
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
fn changed(file: &File, examined: &[Examined], index: usize, changes: &[Change]) -> Fact {
    let signature = &examined[index].signature;
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
        if !later.flaws.is_empty() || later.signed(file).is_err() {
            let text =
                format!("what was put into {} since is no whole signature", later.signature.field);
            fact.faults.push(Finding::new("no-signature", text));
        }
    }
    fact
}
