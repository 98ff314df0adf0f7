//! Servers that are asked over HTTP, each for at most a minute; through the proxy that the environment names.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use naskah::diagnostic::{Diagnostic, Errors, Result};
use naskah_sign::Transport;
use rustls::crypto::aws_lc_rs;
use ureq::tls::TlsConfig;
use ureq::{Agent, Error};

use crate::failure::{Failure, Status};

pub(crate) struct Http {
    agent: Agent,
    /// A server could not be reached, or failed: trying again may help.
    failed: AtomicBool,
}

impl Http {
    pub(crate) fn new() -> Self {
        let tls = TlsConfig::builder()
            .unversioned_rustls_crypto_provider(Arc::new(aws_lc_rs::default_provider()));
        let config = Agent::config_builder()
            .tls_config(tls.build())
            .timeout_global(Some(Duration::from_mins(1)));
        Self { agent: config.build().new_agent(), failed: AtomicBool::new(false) }
    }

    /// What became of something for which servers were asked.
    pub(crate) fn failure(&self, errors: Errors) -> Failure {
        match self.failed.load(Ordering::Relaxed) {
            true => Failure { status: Status::Machine, errors },
            false => errors.into(),
        }
    }

    fn wrong(&self, url: &str, error: &Error) -> Errors {
        let refused = matches!(error, Error::StatusCode(400..500) | Error::BadUri(_));
        if !refused {
            self.failed.store(true, Ordering::Relaxed);
        }
        let help = "check the address, and that the network is there";
        Diagnostic::uncoded_error(format!("cannot ask `{url}`: {error}")).help(help).into()
    }
}

impl Transport for Http {
    fn post(&self, url: &str, kind: &str, body: &[u8]) -> Result<Vec<u8>> {
        let sent = self.agent.post(url).content_type(kind).send(body);
        sent.and_then(|mut answer| answer.body_mut().read_to_vec())
            .map_err(|error| self.wrong(url, &error))
    }

    fn get(&self, url: &str) -> Result<Vec<u8>> {
        let answer = self.agent.get(url).call();
        answer
            .and_then(|mut answer| answer.body_mut().read_to_vec())
            .map_err(|error| self.wrong(url, &error))
    }
}
