//! What servers are asked while a document is signed: the time, issuers' certificates, and whether a
//! certificate was revoked.

mod aia_cdp;
mod ocsp_request;
#[cfg(test)]
pub(crate) mod test_servers;
mod time_stamp;
mod transport;

pub(crate) use self::aia_cdp::ServiceUrls;
pub(crate) use self::ocsp_request::ocsp_request;
pub(crate) use self::time_stamp::stamp;
pub use self::transport::{Authority, Transport};
