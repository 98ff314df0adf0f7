//! One change between two revisions, and whether it is permitted.

use std::fmt;

/// What a revision changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// The revision that made it, from 0.
    pub(crate) revision: usize,
    /// Where, such as `page 2: its content`.
    pub(crate) path: String,
    pub(crate) kind: ChangeKind,
    pub(crate) verdict: ChangeVerdict,
}

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChangeKind {
    /// A field was signed. The caller has to verify that signature.
    Signed,
    /// An invisible field was added and signed at once. The caller has to verify that signature.
    AddedField,
    /// A field was added to a page, counted from 1, and signed at once. The caller has to verify that
    /// signature.
    AddedVisibleField(usize),
    /// Validation data was added (ISO 32000-2, 12.8.4.3).
    AddedProofs,
    /// PDF extensions or a newer version were declared.
    Extended,
    /// Metadata that programs write was changed.
    Described,
    /// A form field was filled in.
    FilledIn,
    /// Something was added.
    Added,
    /// Something was removed.
    Removed,
    /// Something was altered.
    Altered,
    /// So many bytes follow the newest revision.
    Trailing(usize),
    /// The file holds a revision that no other one refers to.
    Lost,
}

/// Whether a change is permitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ChangeVerdict {
    Allowed,
    Refused,
    /// The appearance of a signature hides signed content.
    Hiding,
    /// The signature in that field forbids it.
    Forbidden(String),
}

impl ChangeVerdict {
    /// Allowed, unless a signature forbids it.
    pub(super) fn unless(forbidding: Option<&str>) -> Self {
        forbidding.map_or(Self::Allowed, |by| Self::Forbidden(by.to_owned()))
    }
}

impl Change {
    pub(crate) fn is_allowed(&self) -> bool {
        self.verdict == ChangeVerdict::Allowed
    }
}

impl ChangeKind {
    /// The code of the issue in a report.
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

    /// Whether it concerns every signature, rather than those of earlier revisions.
    pub(crate) fn concerns_all(self) -> bool {
        matches!(self, Self::Trailing(_) | Self::Lost)
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match self.kind {
            ChangeKind::Signed => write!(f, "{path}: signed"),
            ChangeKind::AddedField => write!(f, "{path}: added, invisible, and signed"),
            ChangeKind::AddedVisibleField(page) => {
                write!(f, "{path}: added, visible on page {page}, and signed")
            }
            ChangeKind::AddedProofs => write!(f, "{path}: proofs for signatures added"),
            ChangeKind::Extended | ChangeKind::Described => write!(f, "{path}: updated"),
            ChangeKind::FilledIn => write!(f, "{path}: filled in"),
            ChangeKind::Added => write!(f, "{path}: added"),
            ChangeKind::Removed => write!(f, "{path}: removed"),
            ChangeKind::Altered => write!(f, "{path}: altered"),
            ChangeKind::Trailing(1) => write!(f, "{path}: 1 byte follows its end"),
            ChangeKind::Trailing(count) => {
                write!(f, "{path}: {count} bytes follow its end")
            }
            ChangeKind::Lost => write!(f, "{path}: it holds a revision that nothing refers to"),
        }?;
        match &self.verdict {
            ChangeVerdict::Allowed | ChangeVerdict::Refused => Ok(()),
            ChangeVerdict::Hiding => f.write_str(", and hides what was signed before"),
            ChangeVerdict::Forbidden(by) => write!(f, ", which the signature in {by} forbids"),
        }
    }
}
