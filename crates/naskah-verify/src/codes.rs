//! The codes of this crate's diagnostics; an [`Issue`](crate::Issue) of a report has a code of its own kind.

naskah_diagnostic::codes! {
    /// A file that should hold certificates in PEM holds none.
    CERTIFICATES_MISSING: Input = "certificates-missing";
    /// A certificate cannot be read.
    CERTIFICATE_UNREADABLE: Input = "certificate-unreadable";
}
