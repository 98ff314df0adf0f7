//! What later revisions changed of what was signed, and whether that is allowed.
//!
//! Each update behind the first signature is compared with what it updated: not object by object, for numbers
//! say nothing, but along every path that leads from the trailer into the document. What is not known to be
//! allowed is refused.

mod budget;
mod catalog;
mod compare;
mod form;
mod leftover;
mod path;
mod room;
mod structure;
mod trailer;

use std::fmt;

use self::budget::Budget;
use self::compare::Walk;
use self::form::Form;
use super::coverage::flaws;
use crate::file::{File, Read};
use crate::signature::{Limits, Signature};

/// What an update changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// The revision that it made.
    pub(crate) revision: usize,
    /// Where, such as `page 2: its content`.
    pub(crate) path: String,
    pub(crate) what: What,
    pub(crate) verdict: Verdict,
}

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A field was signed. The caller is to confirm that the signature is one.
    Signed,
    /// A field that is not to be seen was added and signed at once. The same is to be confirmed.
    AddedField,
    /// A field was added to a page, counted from 1, and signed at once. The same is to be confirmed.
    AddedVisibleField(usize),
    /// What proves signatures later was added (ISO 32000-2, 12.8.4.3).
    AddedProofs,
    /// Extensions of PDF or a newer version were named.
    Extended,
    /// What programs say of the document was changed.
    Described,
    /// A form field was filled in.
    FilledIn,
    /// Something was added.
    Added,
    /// Something was taken away.
    Removed,
    /// Something is otherwise than it was.
    Altered,
    /// Bytes stand behind the end of the newest revision.
    Trailing(usize),
    /// A revision stands in the file to which nothing leads.
    Lost,
}

/// Whether a change is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Allowed,
    Refused,
    /// What is drawn for a signature hides what was signed before.
    Hiding,
    /// The signature in that field forbids it.
    Forbidden(String),
}

impl Verdict {
    /// Allowed, unless a signature forbids it.
    fn unless(forbidding: Option<&str>) -> Self {
        forbidding.map_or(Self::Allowed, |by| Self::Forbidden(by.to_owned()))
    }
}

impl Change {
    pub(crate) fn is_allowed(&self) -> bool {
        self.verdict == Verdict::Allowed
    }
}

impl What {
    /// A word for programs.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Signed => "signed",
            Self::AddedField => "added-field",
            Self::AddedVisibleField(_) => "added-visible-field",
            Self::AddedProofs => "added-proofs",
            Self::Extended => "extended",
            Self::Described => "described",
            Self::FilledIn => "filled-in",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Altered => "altered",
            Self::Trailing(_) => "trailing",
            Self::Lost => "lost",
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match self.what {
            What::Signed => write!(f, "{path}: signed"),
            What::AddedField => write!(f, "{path}: added, invisible, and signed"),
            What::AddedVisibleField(page) => {
                write!(f, "{path}: added, visible on page {page}, and signed")
            }
            What::AddedProofs => write!(f, "{path}: proofs for signatures added"),
            What::Extended | What::Described => write!(f, "{path}: updated"),
            What::FilledIn => write!(f, "{path}: filled in"),
            What::Added => write!(f, "{path}: added"),
            What::Removed => write!(f, "{path}: removed"),
            What::Altered => write!(f, "{path}: altered"),
            What::Trailing(1) => write!(f, "{path}: 1 byte stands behind the end"),
            What::Trailing(count) => write!(f, "{path}: {count} bytes stand behind the end"),
            What::Lost => write!(f, "{path}: a revision stands in it to which nothing leads"),
        }?;
        match &self.verdict {
            Verdict::Allowed | Verdict::Refused => Ok(()),
            Verdict::Hiding => f.write_str(", and hides what was signed before"),
            Verdict::Forbidden(by) => write!(f, ", which the signature in {by} forbids"),
        }
    }
}

/// All changes that were made after the first signature, in the order of the revisions.
///
/// Those that concern a signature are the ones of later revisions than its own; bytes behind the end and lost
/// revisions concern all.
pub(crate) fn changes(file: &File, signatures: &[Signature]) -> Read<Vec<Change>> {
    let mut changes = leftover::lost(file)?;
    let first = signatures.iter().map(|signature| signature.revision).min();
    let mut limits = Limits::default();
    let mut budget = Budget::new();
    for before in first.unwrap_or(usize::MAX)..file.revisions().len().saturating_sub(1) {
        for signature in signatures.iter().filter(|it| it.revision == before) {
            limits.add(file, signature)?;
        }
        let (old, new) = (file.at(before), file.at(before + 1));
        let mut whole = Vec::new();
        for signature in signatures.iter().filter(|it| it.revision == before + 1) {
            if flaws(file, signature, signatures)?.is_empty() {
                whole.push(signature);
            }
        }
        let form = Form::read(&old, &new, &whole, &limits)?;
        changes.extend(Walk::new(&old, &new, &form, before + 1, &mut budget)?.changes()?);
    }
    changes.extend(leftover::trailing(file, signatures)?);
    Ok(changes)
}
