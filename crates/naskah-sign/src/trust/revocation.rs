//! Whether a certificate was revoked, by all that came with the file.
//!
//! What says so is taken from whoever it comes, for it is signed by the issuer, or by whom the issuer has
//! made its answerer. When it counts is as in ETSI EN 319 102-1, 5.2.5 and 5.6.2, and RFC 5280, 6.3:
//!
//! - that a certificate was revoked counts at whatever time it was said, since nothing takes that back;
//!   where what was signed is proven to have been there before, the certificate was good for that;
//! - that it was not counts for a time between that at which it was said and that of the next update, and
//!   for all times before, if it was said while the certificate had not expired: an issuer may drop
//!   from its lists what has.

use jiff::Timestamp;

use super::Evidence;
use super::crl::List;
use super::ocsp::Answer;
use crate::cms::{Certificate, Message};

/// As many signatures of lists and answers as are checked for one certificate.
const CHECKS: usize = 100;

/// What says whether a certificate was revoked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Source {
    /// A list of its issuer: RFC 5280, 5.
    Crl,
    /// An answer to the question of it: RFC 6960.
    Ocsp,
}

/// Whether a certificate was revoked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Revocation {
    Good { by: Source, of: Timestamp },
    Revoked { by: Source, when: Timestamp, cause: Option<u8> },
    Unknown,
}

/// What one list or one answer says of one certificate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Saying {
    pub(super) by: Source,
    pub(super) this_update: Timestamp,
    pub(super) next_update: Option<Timestamp>,
    /// When it was revoked, if it was, and why: RFC 5280, 5.3.1.
    pub(super) revoked: Option<(Timestamp, Option<u8>)>,
}

/// All lists and answers that there are.
pub(crate) struct Pool<'a> {
    lists: Vec<List<'a>>,
    answers: Vec<Answer<'a>>,
    now: Timestamp,
}

impl<'a> Pool<'a> {
    /// Those of a message and of the file; what cannot be read says nothing.
    pub(crate) fn of(message: &'a Message, evidence: &Evidence<'a>, now: Timestamp) -> Self {
        let lists = message.crls.iter().chain(evidence.crls);
        let answers = message.ocsps.iter().chain(evidence.ocsps);
        Self {
            lists: lists.filter_map(|der| List::read(der).ok()).collect(),
            answers: answers.filter_map(|der| Answer::read(der).ok()).collect(),
            now,
        }
    }

    /// Whether a certificate was revoked, as seen from a time.
    pub(crate) fn revocation(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        at: Timestamp,
    ) -> Revocation {
        let listed = self.listed(certificate, issuer);
        let answered = self.answered(certificate, issuer);
        let mut found = Revocation::Unknown;
        for saying in listed.chain(answered).filter(|it| it.this_update <= self.now) {
            let Saying { by, this_update: of, next_update, revoked } = saying;
            let covers = of <= at && next_update.is_some_and(|next| at <= next)
                || of > at && of <= certificate.not_after;
            found = match (found, revoked) {
                // The earliest counts.
                (Revocation::Revoked { when: earlier, .. }, Some((when, _))) if earlier <= when => {
                    found
                }
                (_, Some((when, cause))) => Revocation::Revoked { by, when, cause },
                (Revocation::Unknown, None) if covers => Revocation::Good { by, of },
                (Revocation::Good { of: before, .. }, None) if covers && before < of => {
                    Revocation::Good { by, of }
                }
                _ => found,
            };
        }
        found
    }

    /// What lists say of a certificate.
    fn listed<'s>(
        &'s self,
        certificate: &'s Certificate,
        issuer: &'s Certificate,
    ) -> impl Iterator<Item = Saying> + 's {
        self.lists
            .iter()
            .filter(|it| it.is_of(issuer))
            .take(CHECKS)
            .filter_map(move |it| it.says(certificate, issuer))
    }

    /// What answers say of a certificate.
    pub(super) fn answered<'s>(
        &'s self,
        certificate: &'s Certificate,
        issuer: &'s Certificate,
    ) -> impl Iterator<Item = Saying> + 's {
        self.answers
            .iter()
            .filter(|it| it.is_of(certificate, issuer))
            .take(CHECKS)
            .filter_map(move |it| it.says(certificate, issuer, |it| self.withdrawn(it, issuer)))
    }

    /// Whether a list says that an answerer is none any more: what it answers is then worth nothing.
    fn withdrawn(&self, answerer: &Certificate, issuer: &Certificate) -> bool {
        self.listed(answerer, issuer).any(|it| it.revoked.is_some())
    }
}
