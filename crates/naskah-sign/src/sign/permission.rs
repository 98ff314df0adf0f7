//! Whether earlier signers let another one sign.

use naskah::diagnostic::{Diagnostic, Result};

use super::Request;
use crate::file::{File, Read};
use crate::signature::{Fate, Limits, signatures};

/// Refuses what would break a signature that is there.
pub(super) fn permitted(file: &File, request: &Request) -> Read<Result<()>> {
    let mut limits = Limits::default();
    let signatures = signatures(file)?;
    for signature in signatures.iter().filter(|it| it.fate == Fate::Stands) {
        if request.certification.is_some() {
            let signer = &signature.field;
            let message = format!("only the first signature may certify, and `{signer}` is signed");
            return Ok(Err(Diagnostic::uncoded_error(message)
                .help("leave out the certification")
                .into()));
        }
        limits.add(file, signature)?;
    }
    let Some(signer) = limits.forbids(&request.field) else { return Ok(Ok(())) };
    let message = format!("`{}` is locked by the signature in `{signer}`", request.field);
    let help = "another signature would break that one: let them sign in another order";
    Ok(Err(Diagnostic::uncoded_error(message).help(help).into()))
}
