//! Whether earlier signatures permit another one.

use naskah_diagnostic::Diagnostic;
use naskah_reader::{Pdf, ReadResult};
use naskah_verify::signatures::{Fate, Permissions, signatures};

use super::request::Request;
use crate::codes;
use crate::error::Result;

/// Refuses a signature that would invalidate an existing one.
pub(super) fn check_permitted(pdf: &Pdf, request: &Request) -> ReadResult<Result<()>> {
    let mut permissions = Permissions::default();
    let signatures = signatures(pdf)?;
    for signature in signatures.iter().filter(|it| it.fate == Fate::Kept) {
        if request.certification.is_some() {
            let signer = &signature.field;
            let message = format!("only the first signature may certify, and `{signer}` is signed");
            return Ok(Err(Diagnostic::error(codes::CERTIFICATION_NOT_FIRST, message)
                .help("leave out the certification")
                .into()));
        }
        permissions.add(pdf, signature)?;
    }
    let Some(signer) = permissions.forbids(&request.field) else { return Ok(Ok(())) };
    let message = format!("`{}` is locked by the signature in `{signer}`", request.field);
    let help = "another signature would invalidate that one: sign in another order";
    Ok(Err(Diagnostic::error(codes::SIGNING_FORBIDDEN, message).help(help).into()))
}
