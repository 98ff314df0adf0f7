//! Keeps signatures verifiable when certificates have expired and servers are gone: PAdES baseline B-LT (ETSI EN
//! 319 142-1, 6). An update adds validation data to the file's document security store.

mod dss_update;
#[cfg(test)]
mod tests;
mod validation_data;

use naskah_diagnostic::Diagnostic;
use naskah_reader::{Pdf, ReadError};
use naskah_verify::Criteria;
use naskah_verify::cms::{Message, SignatureFormat};
use naskah_verify::dss::SecurityStore;
use naskah_verify::signatures::{Fate, Signature, signatures};

use self::validation_data::Collector;
use crate::codes;
use crate::error::Result;
use crate::services::Transport;

/// Adds to a PDF what its signatures and their time stamps are verified with: the certificates of their chains,
/// and for each a CRL or an OCSP response. What the file already has is not requested again. `name` is the
/// file's, for messages.
///
/// The existing bytes stay as they are. The criteria give the trusted roots and the time.
///
/// ```no_run
/// use naskah_sign::{Criteria, Timestamp, Transport, extend};
///
/// fn last(signed: &[u8], transport: &dyn Transport) -> naskah_sign::Result<Vec<u8>> {
///     extend("perjanjian.pdf", signed, &Criteria::new(Timestamp::now()), transport)
/// }
/// ```
///
/// # Errors
/// The bytes are not a PDF, or one that is malformed or encrypted; a signature that cannot be read; an issuer's
/// certificate that is not available; a certificate that was revoked, or whose status is unknown.
pub fn extend(
    name: &str,
    pdf: &[u8],
    criteria: &Criteria,
    transport: &dyn Transport,
) -> Result<Vec<u8>> {
    let pdf = Pdf::read(name, pdf)?;
    let unreadable = |error: ReadError| error.diagnostic(name);
    let store = SecurityStore::read(&pdf).map_err(unreadable)?;
    let mut collector = Collector::new(&store, criteria, transport);
    for signature in signatures(&pdf).map_err(unreadable)? {
        if signature.fate == Fate::Kept {
            collect(&signature, criteria, &mut collector)?;
        }
    }
    Ok(dss_update::append(&pdf, &collector.finish()).map_err(unreadable)?)
}

/// Collects the validation data of a signature.
fn collect(
    signature: &Signature,
    criteria: &Criteria,
    collector: &mut Collector<'_>,
) -> Result<()> {
    let message = Message::read(&signature.contents).map_err(|error| {
        let text = format!("the signature in `{}` cannot be read: {error}", signature.field);
        Diagnostic::error(codes::SIGNATURE_UNREADABLE, text)
    })?;
    // A signature counts at the time of its time stamp, and a time stamp at its own.
    let mut at = criteria.time();
    for stamp in &message.stamps {
        let Ok(stamp) = Message::read(stamp) else { continue };
        let Ok(signed) = stamp.check(SignatureFormat::TimeStamp, &[&message.signature]) else {
            continue;
        };
        let time = signed.stamped.unwrap_or(at);
        at = at.min(time);
        collector.chain(&stamp, signed.signer, time)?;
    }
    collector.chain(&message, &message.signer, at)
}
