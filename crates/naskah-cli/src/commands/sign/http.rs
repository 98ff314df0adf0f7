//! HTTP requests, each of at most a minute, through the proxy that the environment names.

use std::sync::Arc;
use std::time::Duration;

use naskah_diagnostic::Diagnostic;
use naskah_sign::{Result, Transport, codes};
use rustls::crypto::aws_lc_rs;
use ureq::tls::TlsConfig;
use ureq::{Agent, Error};

pub(crate) struct Http {
    agent: Agent,
}

impl Http {
    pub(crate) fn new() -> Self {
        let tls = TlsConfig::builder()
            .unversioned_rustls_crypto_provider(Arc::new(aws_lc_rs::default_provider()));
        let config = Agent::config_builder()
            .tls_config(tls.build())
            .timeout_global(Some(Duration::from_mins(1)));
        Self { agent: config.build().new_agent() }
    }
}

/// A request that failed: servers that cannot be reached or fail are worth another try, refusals are not.
fn transport_error(url: &str, error: &Error) -> naskah_sign::Error {
    let code = match error {
        Error::StatusCode(400..500) | Error::BadUri(_) => codes::SERVER_REFUSED,
        Error::StatusCode(_) => codes::SERVER_FAILED,
        _ => codes::SERVER_UNREACHABLE,
    };
    Diagnostic::error(code, format!("cannot request `{url}`: {error}"))
        .help("check the address and the network")
        .into()
}

impl Transport for Http {
    fn post(&self, url: &str, media_type: &str, body: &[u8]) -> Result<Vec<u8>> {
        let sent = self.agent.post(url).content_type(media_type).send(body);
        sent.and_then(|mut answer| answer.body_mut().read_to_vec())
            .map_err(|error| transport_error(url, &error))
    }

    fn get(&self, url: &str) -> Result<Vec<u8>> {
        let answer = self.agent.get(url).call();
        answer
            .and_then(|mut answer| answer.body_mut().read_to_vec())
            .map_err(|error| transport_error(url, &error))
    }
}
