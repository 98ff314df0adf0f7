//! Keeps signatures verifiable when certificates have expired and servers are gone: PAdES baseline B-LT (ETSI EN
//! 319 142-1, 6). What says that no certificate was revoked is put into the file, in an update of its own.

mod gather;
#[cfg(test)]
mod tests;
mod write;

use naskah::diagnostic::{Diagnostic, Result};

use self::gather::Gathering;
use crate::cms::{Kind, Message};
use crate::file::{self, Fault, File};
use crate::service::Transport;
use crate::signature::{Fate, Signature, signatures};
use crate::store::Store;
use crate::verify::Criteria;

/// Puts into a PDF what its signatures, and the time stamps of these, are verified by: the certificates of their
/// chains, and for each what says that it was not revoked. What the file has already is not asked for again. `name` is
/// the file's, for messages.
///
/// What was there stays bit by bit in front of what is appended. The criteria say whom to trust and what time it is.
///
/// # Errors
/// No PDF, or one that is broken or encrypted; a signature that cannot be read; an issuer whose certificate is not to
/// be had; a certificate that was revoked, or of which nothing says that it was not.
pub fn extend(
    name: &str,
    pdf: &[u8],
    criteria: &Criteria,
    transport: &dyn Transport,
) -> Result<Vec<u8>> {
    let file = File::read(name, pdf)?;
    let unreadable = |fault: Fault| file::unreadable(name, &fault);
    let store = Store::read(&file).map_err(unreadable)?;
    let mut gathering = Gathering::new(&store, criteria, transport);
    for signature in signatures(&file).map_err(unreadable)? {
        if signature.fate == Fate::Stands {
            of(&signature, criteria, &mut gathering)?;
        }
    }
    let found = gathering.found();
    Ok(write::append(&file, &found).map_err(unreadable)?)
}

/// Gathers what a signature is verified by.
fn of(signature: &Signature, criteria: &Criteria, gathering: &mut Gathering<'_>) -> Result<()> {
    let message = Message::read(&signature.contents).map_err(|fault| {
        let field = &signature.field;
        Diagnostic::uncoded_error(format!("the signature in `{field}` cannot be read: {fault}"))
    })?;
    // A signature counts at the time of its stamp, and a stamp at its own.
    let mut at = criteria.now;
    for stamp in &message.stamps {
        let Ok(stamp) = Message::read(stamp) else { continue };
        let Ok(signed) = stamp.check(Kind::Stamp, &[&message.signature]) else { continue };
        let time = signed.stamped.unwrap_or(at);
        at = at.min(time);
        gathering.chain(&stamp, signed.signer, time)?;
    }
    gathering.chain(&message, &message.signer, at)
}
