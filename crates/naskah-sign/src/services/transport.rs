//! How servers are reached.

use std::fmt;

use crate::error::Result;

/// Sends requests over HTTP, as RFC 3161, RFC 6960 and RFC 5280 describe. This crate has no HTTP client of its
/// own.
///
/// Errors should have the code `SERVER_UNREACHABLE`, `SERVER_FAILED` or `SERVER_REFUSED` of
/// [`codes`](crate::codes), from which [`ErrorKind`](crate::ErrorKind) and the diagnostics' category follow.
///
/// ```
/// use naskah_sign::diagnostic::Diagnostic;
/// use naskah_sign::{Error, Result, Transport, codes};
///
/// /// A transport for a machine without a network.
/// struct Offline;
///
/// impl Transport for Offline {
///     fn post(&self, url: &str, _media_type: &str, _body: &[u8]) -> Result<Vec<u8>> {
///         self.get(url)
///     }
///
///     fn get(&self, url: &str) -> Result<Vec<u8>> {
///         let message = format!("cannot reach `{url}`: there is no network");
///         Err(Diagnostic::error(codes::SERVER_UNREACHABLE, message).into())
///     }
/// }
/// ```
pub trait Transport: Sync {
    /// Posts a body of that media type; returns the body of the response.
    ///
    /// # Errors
    /// No response, or one of another status than success.
    fn post(&self, url: &str, media_type: &str, body: &[u8]) -> Result<Vec<u8>>;

    /// Gets the body at a URL.
    ///
    /// # Errors
    /// No response, or one of another status than success.
    fn get(&self, url: &str) -> Result<Vec<u8>>;
}

/// A time stamp authority (RFC 3161).
///
/// ```no_run
/// use naskah_sign::{Authority, Request, Result, Signer, Transport, sign};
///
/// fn sign_and_stamp(
///     pdf: &[u8],
///     request: &Request,
///     key: &dyn Signer,
///     transport: &dyn Transport,
/// ) -> Result<Vec<u8>> {
///     let authority = Authority::new("https://tsa.example.id", transport);
///     sign("perjanjian.pdf", pdf, request, key, Some(authority))
/// }
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Authority<'a> {
    /// Its URL.
    pub url: &'a str,
    /// How it is reached.
    pub transport: &'a dyn Transport,
}

impl<'a> Authority<'a> {
    /// The authority at a URL.
    pub fn new(url: &'a str, transport: &'a dyn Transport) -> Self {
        Self { url, transport }
    }
}

impl fmt::Debug for Authority<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authority").field("url", &self.url).finish_non_exhaustive()
    }
}
