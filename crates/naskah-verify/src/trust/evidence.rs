//! What certificates are validated with, beside what comes in the message.

use jiff::Timestamp;

use crate::cms::Certificate;

/// What the certificates of a signature are validated with, beside those in its own message.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Evidence<'a> {
    /// The trusted certificates.
    pub roots: &'a [Certificate],
    /// Certificates in the file.
    pub certificates: &'a [Certificate],
    /// CRLs in the file, in DER.
    pub crls: &'a [Vec<u8>],
    /// OCSP responses in the file, in DER.
    pub ocsps: &'a [Vec<u8>],
    /// A time at which a trusted time stamp of the file proves that the signature existed.
    pub proven: Option<Timestamp>,
}
