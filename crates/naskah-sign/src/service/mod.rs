//! What others are asked for while a document is signed: the time, certificates, and whether these were revoked.

mod authority;
mod points;
mod question;
#[cfg(test)]
pub(crate) mod servers;

use naskah::diagnostic::Result;

pub(crate) use self::authority::stamp;
pub(crate) use self::points::Points;
pub(crate) use self::question::question;

/// Brings questions to servers, and their answers back: over HTTP, as RFC 3161, RFC 6960 and RFC 5280 have it.
pub trait Transport: Sync {
    /// What a server answers to what is sent to it; `kind` is the media type of that.
    ///
    /// # Errors
    /// No answer, or none that is well.
    fn post(&self, url: &str, kind: &str, body: &[u8]) -> Result<Vec<u8>>;

    /// What stands at a place.
    ///
    /// # Errors
    /// No answer, or none that is well.
    fn get(&self, url: &str) -> Result<Vec<u8>>;
}

/// A server that stamps the time (RFC 3161).
#[derive(Clone, Copy)]
pub struct Authority<'a> {
    /// Where it is asked.
    pub url: &'a str,
    /// How it is asked.
    pub transport: &'a dyn Transport,
}
