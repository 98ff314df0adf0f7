//! The codes of this crate's diagnostics.

naskah_diagnostic::codes! {
    /// The file is not a PDF, is damaged, or can be understood in different ways by different readers.
    PDF_UNREADABLE: Input = "pdf-unreadable";
    /// The PDF is encrypted; choose the file as it was before encryption.
    PDF_ENCRYPTED: Input = "pdf-encrypted";
}
