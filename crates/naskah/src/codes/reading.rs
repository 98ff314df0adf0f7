//! Codes about reading finished PDFs: extracting data and merging.

naskah_diagnostic::codes! {
    /// The PDF was not made with its data attached.
    DATA_NOT_ATTACHED: Input = "data-not-attached";
    /// The PDF has an attachment whose name could lead out of the folder.
    ATTACHMENT_NAME_UNSAFE: Input = "attachment-name-unsafe";
    /// The PDF has two attachments of the same name.
    ATTACHMENT_DUPLICATE: Input = "attachment-duplicate";
    /// An attachment is missing, damaged, too large or encoded in an unsupported way.
    ATTACHMENT_UNREADABLE: Input = "attachment-unreadable";
    /// A file cannot be merged.
    PDF_NOT_MERGEABLE: Input = "pdf-not-mergeable";
    /// No file was added to the merged file.
    NOTHING_TO_MERGE: Input = "nothing-to-merge";
}
