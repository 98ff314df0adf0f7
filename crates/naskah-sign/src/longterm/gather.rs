//! Certificates of chains, and what says whether they were revoked: from the file, or from who issued them.

use std::iter;

use jiff::Timestamp;
use naskah::diagnostic::{Diagnostic, Errors, Result};

use crate::cms::{Certificate, Message};
use crate::service::{Points, Transport, question};
use crate::store::Store;
use crate::trust::{Pool, Revocation};
use crate::verify::Criteria;

/// The media type of a question: RFC 6960, A.1.
const QUESTION: &str = "application/ocsp-request";

/// As many certificates as a chain may have.
const CHAIN: usize = 10;

/// What is in the file, and what was found for it.
pub(super) struct Gathering<'a> {
    criteria: &'a Criteria,
    transport: &'a dyn Transport,
    there: &'a Store,
    found: Store,
}

impl<'a> Gathering<'a> {
    pub(super) fn new(
        there: &'a Store,
        criteria: &'a Criteria,
        transport: &'a dyn Transport,
    ) -> Self {
        Self { criteria, transport, there, found: Store::default() }
    }

    /// What the file does not have yet.
    pub(super) fn found(self) -> Store {
        self.found
    }

    /// All that the chain of a certificate is verified by, as it stood at that time; the message is the one that brought
    /// it.
    pub(super) fn chain(
        &mut self,
        message: &Message,
        first: &Certificate,
        at: Timestamp,
    ) -> Result<()> {
        let mut below = first.clone();
        for _ in 0..CHAIN {
            self.keep(&below);
            if self.criteria.roots.contains(&below) || below.issuer == below.subject {
                return Ok(());
            }
            let issuer = self.issuer(message, &below)?;
            self.standing(message, &below, &issuer, at)?;
            below = issuer;
        }
        let name = first.name();
        Err(Diagnostic::uncoded_error(format!("the chain of {name}'s certificate has no end"))
            .into())
    }

    fn keep(&mut self, certificate: &Certificate) {
        let stores = [&self.there.certificates, &self.found.certificates];
        if !stores.iter().any(|store| store.contains(certificate)) {
            self.found.certificates.push(certificate.clone());
        }
    }

    /// The certificate of who has issued another one.
    fn issuer(&self, message: &Message, below: &Certificate) -> Result<Certificate> {
        let known = [
            &self.criteria.roots,
            &message.certificates,
            &self.there.certificates,
            &self.found.certificates,
        ];
        let mut known = known.into_iter().flatten();
        if let Some(issuer) = known.find(|it| below.is_issued_by(it)) {
            return Ok(issuer.clone());
        }
        let mut tried = Vec::new();
        for url in Points::of(below).issuers {
            match self.transport.get(&url).map(|der| Certificate::read(&der)) {
                Ok(Ok(issuer)) if below.is_issued_by(&issuer) => return Ok(issuer),
                Ok(_) => tried.push(format!("`{url}` has another one")),
                Err(errors) => tried.push(said(&errors)),
            }
        }
        let message = format!("the certificate of who issued {}'s is not to be had", below.name());
        Err(failed(message, tried, "give it with those that are trusted"))
    }

    /// Has what says that a certificate was not revoked.
    fn standing(
        &mut self,
        message: &Message,
        below: &Certificate,
        issuer: &Certificate,
        at: Timestamp,
    ) -> Result<()> {
        if self.says(message, below, issuer, at)? {
            return Ok(());
        }
        let points = Points::of(below);
        let mut tried = Vec::new();
        let question = question(below, issuer).ok();
        let answerers = points.answerers.iter().zip(iter::repeat(question.as_deref()));
        let answerers = answerers.filter(|(_, question)| question.is_some());
        let lists = points.lists.iter().zip(iter::repeat(None));
        for (url, question) in answerers.chain(lists) {
            let got = match question {
                Some(question) => self.transport.post(url, QUESTION, question),
                None => self.transport.get(url),
            };
            match got {
                Ok(der) => self.sayings(question.is_some()).push(der),
                Err(errors) => {
                    tried.push(said(&errors));
                    continue;
                }
            }
            if self.says(message, below, issuer, at)? {
                return Ok(());
            }
            self.sayings(question.is_some()).pop();
            let lacks =
                if question.is_some() { "does not answer it" } else { "is no list that says it" };
            tried.push(format!("`{url}` {lacks}"));
        }
        let message =
            format!("nothing says whether the certificate of {} was revoked", below.name());
        Err(failed(message, tried, "try again later, or sign without what is to last"))
    }

    /// The answers, or else the lists, that were found.
    fn sayings(&mut self, answers: bool) -> &mut Vec<Vec<u8>> {
        if answers { &mut self.found.ocsps } else { &mut self.found.crls }
    }

    /// Whether what there is says that a certificate was good at a time.
    fn says(
        &self,
        message: &Message,
        below: &Certificate,
        issuer: &Certificate,
        at: Timestamp,
    ) -> Result<bool> {
        let now = self.criteria.now;
        for store in [self.there, &self.found] {
            let pool = Pool::of(message, &store.evidence(&self.criteria.roots, None), now);
            match pool.revocation(below, issuer, at) {
                Revocation::Good { .. } => return Ok(true),
                Revocation::Revoked { when, .. } => {
                    let text = format!("the certificate of {} was revoked at {when}", below.name());
                    let help = "a signature of it is worth nothing; sign with another key";
                    return Err(Diagnostic::uncoded_error(text).help(help).into());
                }
                Revocation::Unknown => {}
            }
        }
        Ok(false)
    }
}

/// What errors say, in one sentence.
fn said(errors: &Errors) -> String {
    errors.iter().map(|it| it.message.as_str()).collect::<Vec<_>>().join("; ")
}

fn failed(message: String, tried: Vec<String>, help: &str) -> Errors {
    let message = [message, tried.join("; ")].join(": ");
    Diagnostic::uncoded_error(message.trim_end_matches(": ").to_owned()).help(help).into()
}
