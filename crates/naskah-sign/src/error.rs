//! Why signing failed, as diagnostics and as a kind that programs can match.

use std::fmt;

use naskah_diagnostic::{Category, Code, Diagnostic, Errors, Severity};

use crate::codes;

/// Why a file was not signed: diagnostics, and the [`ErrorKind`] that follows from their code.
///
/// ```
/// use naskah_sign::{ErrorKind, codes};
/// use naskah_sign::diagnostic::Diagnostic;
///
/// let error = naskah_sign::Error::from(Diagnostic::error(codes::KEY_REFUSED, "the key is worn out"));
/// assert_eq!(error.kind(), ErrorKind::Key);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Errors);

/// The result of signing.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A kind of [`Error`], derived from the code of its first diagnostic.
///
/// ```
/// use naskah_sign::{ErrorKind, codes};
///
/// assert_eq!(ErrorKind::of(codes::FIELD_ALREADY_SIGNED), ErrorKind::AlreadySigned);
/// assert_eq!(ErrorKind::of(codes::SERVER_UNREACHABLE), ErrorKind::Network);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file has no such field, or several.
    FieldMissing,
    /// The field is signed.
    AlreadySigned,
    /// An earlier signature forbids this one.
    Forbidden,
    /// The key, its password, its device or its certificates.
    Key,
    /// The file was not prepared, or the signature made elsewhere is not for it.
    NotPrepared,
    /// What the field should show does not fit, or cannot be typeset.
    Appearance,
    /// A server failed or could not be reached; trying again may help.
    Network,
    /// A server refused the request.
    Refused,
    /// A certificate was revoked.
    Revoked,
    /// The chain or the revocation status of a certificate cannot be established.
    Unproven,
    /// The file is not a PDF, or is malformed.
    Unreadable,
    /// The file is encrypted.
    Encrypted,
    /// Anything else; see the diagnostics.
    Other,
}

impl Error {
    /// The kind of the first error.
    pub fn kind(&self) -> ErrorKind {
        let first = self.0.iter().find(|it| it.severity == Severity::Error);
        first.map_or(ErrorKind::Other, |diagnostic| ErrorKind::of(diagnostic.code))
    }

    /// The diagnostics.
    pub fn errors(&self) -> &Errors {
        &self.0
    }
}

impl ErrorKind {
    /// The kind of a code; codes of other crates are classified by their category.
    pub fn of(code: Code) -> Self {
        match code {
            codes::FIELD_NOT_FOUND | codes::LOCK_FIELD_NOT_FOUND => Self::FieldMissing,
            codes::FIELD_ALREADY_SIGNED => Self::AlreadySigned,
            codes::SIGNING_FORBIDDEN | codes::CERTIFICATION_NOT_FIRST => Self::Forbidden,
            codes::KEY_UNREADABLE
            | codes::KEY_PASSWORD_MISSING
            | codes::KEY_PASSWORD_WRONG
            | codes::KEY_ENCRYPTION_OBSOLETE
            | codes::KEY_NOT_FOUND
            | codes::KEY_UNSUPPORTED
            | codes::KEY_CERTIFICATE_MISSING
            | codes::KEY_REFUSED
            | codes::DIGEST_UNSUPPORTED
            | codes::SIGNER_CERTIFICATE_UNREADABLE
            | codes::PKCS11_MODULE_UNUSABLE
            | codes::PKCS11_FAILED
            | naskah_verify::codes::CERTIFICATES_MISSING
            | naskah_verify::codes::CERTIFICATE_UNREADABLE => Self::Key,
            codes::NOT_PREPARED
            | codes::SIGNATURE_TOO_LARGE
            | codes::SIGNATURE_UNREADABLE
            | codes::SIGNATURE_OF_OTHER_FILE => Self::NotPrepared,
            codes::FIELD_TOO_SMALL | codes::QR_TEXT_TOO_LONG => Self::Appearance,
            codes::SERVER_REFUSED | codes::TIME_STAMP_REFUSED => Self::Refused,
            codes::CERTIFICATE_REVOKED => Self::Revoked,
            codes::REVOCATION_UNKNOWN | codes::ISSUER_UNKNOWN | codes::CHAIN_TOO_LONG => {
                Self::Unproven
            }
            naskah_reader::codes::PDF_UNREADABLE => Self::Unreadable,
            naskah_reader::codes::PDF_ENCRYPTED => Self::Encrypted,
            other if other.category() == Category::Network => Self::Network,
            _ => Self::Other,
        }
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(diagnostic.into())
    }
}

impl From<Errors> for Error {
    fn from(errors: Errors) -> Self {
        Self(errors)
    }
}

impl From<Error> for Errors {
    fn from(error: Error) -> Self {
        error.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use naskah_diagnostic::{Category, Diagnostic, Errors};

    use super::{Error, ErrorKind};
    use crate::codes;

    #[test]
    fn every_network_code_is_of_the_kind_network_and_no_other_is() {
        for code in codes::ALL {
            let network = code.category() == Category::Network;
            assert_eq!(ErrorKind::of(*code) == ErrorKind::Network, network, "{code}");
        }
    }

    #[test]
    fn an_error_keeps_its_diagnostics() {
        let diagnostic = Diagnostic::error(codes::KEY_REFUSED, "no");
        let error = Error::from(diagnostic.clone());
        assert_eq!(error.errors().category(), Category::Machine);
        assert_eq!(Errors::from(error), Errors::from(diagnostic));
    }
}
