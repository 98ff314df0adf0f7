//! Collects the certificates, CRLs and OCSP responses of chains, from the file or from their issuers.

use jiff::Timestamp;
use naskah_diagnostic::{Category, Code, Diagnostic};
use naskah_verify::Criteria;
use naskah_verify::cms::{Certificate, Message};
use naskah_verify::dss::SecurityStore;
use naskah_verify::trust::{Revocation, RevocationSources};

use crate::codes;
use crate::error::{Error, Result};
use crate::services::{ServiceUrls, Transport, ocsp_request};

/// The media type of an OCSP request (RFC 6960, A.1).
const OCSP_REQUEST: &str = "application/ocsp-request";

/// The most certificates of a chain.
const MAX_CHAIN: usize = 10;

/// What the file has, and what was found in addition.
pub(super) struct Collector<'a> {
    criteria: &'a Criteria,
    transport: &'a dyn Transport,
    existing: &'a SecurityStore,
    found: SecurityStore,
}

impl<'a> Collector<'a> {
    pub(super) fn new(
        existing: &'a SecurityStore,
        criteria: &'a Criteria,
        transport: &'a dyn Transport,
    ) -> Self {
        Self { criteria, transport, existing, found: SecurityStore::default() }
    }

    /// What the file does not have yet.
    pub(super) fn finish(self) -> SecurityStore {
        self.found
    }

    /// Collects what the chain of a certificate in a message is verified with, as of a time.
    ///
    /// # Errors
    /// An issuer that is not available; a certificate that was revoked or whose status is unknown.
    pub(super) fn chain(
        &mut self,
        message: &Message,
        first: &Certificate,
        at: Timestamp,
    ) -> Result<()> {
        let mut below = first.clone();
        for _ in 0..MAX_CHAIN {
            self.keep(&below);
            if self.criteria.roots().contains(&below) || below.issuer == below.subject {
                return Ok(());
            }
            let issuer = self.issuer(message, &below)?;
            self.status(message, &below, &issuer, at)?;
            below = issuer;
        }
        let text = format!("the chain of {}'s certificate is too long", first.name());
        Err(Diagnostic::error(codes::CHAIN_TOO_LONG, text).into())
    }

    fn keep(&mut self, certificate: &Certificate) {
        let stores = [&self.existing.certificates, &self.found.certificates];
        if !stores.iter().any(|store| store.contains(certificate)) {
            self.found.certificates.push(certificate.clone());
        }
    }

    /// The certificate of the issuer of another one.
    fn issuer(&self, message: &Message, below: &Certificate) -> Result<Certificate> {
        let known = [
            self.criteria.roots(),
            &message.certificates,
            &self.existing.certificates,
            &self.found.certificates,
        ];
        let mut known = known.into_iter().flatten();
        if let Some(issuer) = known.find(|it| below.is_issued_by(it)) {
            return Ok(issuer.clone());
        }
        let mut attempts = Attempts::default();
        for url in ServiceUrls::of(below).issuers {
            match self.transport.get(&url).map(|der| Certificate::read(&der)) {
                Ok(Ok(issuer)) if below.is_issued_by(&issuer) => return Ok(issuer),
                Ok(_) => attempts.note(format!("`{url}` has another certificate")),
                Err(error) => attempts.failed(&error),
            }
        }
        let text = format!("the certificate of {}'s issuer is not available", below.name());
        let codes = (codes::ISSUER_UNKNOWN, codes::ISSUER_UNAVAILABLE);
        Err(attempts.error(codes, text, "give it with the trusted certificates"))
    }

    /// Collects a CRL or OCSP response that says that a certificate was not revoked.
    fn status(
        &mut self,
        message: &Message,
        below: &Certificate,
        issuer: &Certificate,
        at: Timestamp,
    ) -> Result<()> {
        if self.is_good(message, below, issuer, at)? {
            return Ok(());
        }
        let urls = ServiceUrls::of(below);
        let mut attempts = Attempts::default();
        if let Ok(request) = ocsp_request(below, issuer) {
            for url in &urls.responders {
                match self.transport.post(url, OCSP_REQUEST, &request) {
                    Ok(response) => self.found.ocsps.push(response),
                    Err(error) => {
                        attempts.failed(&error);
                        continue;
                    }
                }
                if self.is_good(message, below, issuer, at)? {
                    return Ok(());
                }
                self.found.ocsps.pop();
                attempts.note(format!("`{url}` does not answer the request"));
            }
        }
        for url in &urls.crls {
            match self.transport.get(url) {
                Ok(crl) => self.found.crls.push(crl),
                Err(error) => {
                    attempts.failed(&error);
                    continue;
                }
            }
            if self.is_good(message, below, issuer, at)? {
                return Ok(());
            }
            self.found.crls.pop();
            attempts.note(format!("`{url}` is not a CRL that covers it"));
        }
        let text = format!("nothing says whether the certificate of {} was revoked", below.name());
        let codes = (codes::REVOCATION_UNKNOWN, codes::REVOCATION_UNAVAILABLE);
        Err(attempts.error(
            codes,
            text,
            "try again later, or sign without long-term validation data",
        ))
    }

    /// Whether what is available says that a certificate was good at a time.
    ///
    /// # Errors
    /// It says that the certificate was revoked.
    fn is_good(
        &self,
        message: &Message,
        below: &Certificate,
        issuer: &Certificate,
        at: Timestamp,
    ) -> Result<bool> {
        for store in [self.existing, &self.found] {
            let evidence = store.evidence(self.criteria.roots(), None);
            let sources = RevocationSources::of(message, &evidence, self.criteria.time());
            match sources.revocation(below, issuer, at) {
                Revocation::Good { .. } => return Ok(true),
                Revocation::Revoked { when, .. } => {
                    let text = format!("the certificate of {} was revoked at {when}", below.name());
                    return Err(Diagnostic::error(codes::CERTIFICATE_REVOKED, text)
                        .help("its signature is worthless; sign with another key")
                        .into());
                }
                _ => {}
            }
        }
        Ok(false)
    }
}

/// Failed requests.
#[derive(Default)]
struct Attempts {
    texts: Vec<String>,
    /// Whether any failed because of a server or the network.
    network: bool,
}

impl Attempts {
    fn note(&mut self, text: String) {
        self.texts.push(text);
    }

    fn failed(&mut self, error: &Error) {
        self.network |= error.errors().category() == Category::Network;
        self.texts.extend(error.errors().iter().map(|it| it.message.clone()));
    }

    /// The error of the first code, or of the second if a server could not be asked.
    fn error(self, (unknown, unavailable): (Code, Code), text: String, help: &str) -> Error {
        let code = if self.network { unavailable } else { unknown };
        let mut text = text;
        if !self.texts.is_empty() {
            text = format!("{text}: {}", self.texts.join("; "));
        }
        Diagnostic::error(code, text).help(help).into()
    }
}
