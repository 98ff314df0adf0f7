//! The codes of this crate's diagnostics.

naskah_diagnostic::codes! {
    /// A file has to be text in UTF-8, and holds other bytes.
    NOT_UTF8: Input = "not-utf-8";

    /// The table's format is not one that can be read: .csv, .tsv, .xlsx, .ndjson, .jsonl or .ron.
    TABLE_FORMAT_UNKNOWN: Usage = "table-format-unknown";
    /// The table, or one of its rows, is not in the format that its file name says.
    TABLE_UNREADABLE: Input = "table-unreadable";
    /// The table has no row of headings.
    TABLE_WITHOUT_HEADINGS: Input = "table-without-headings";
    /// The table has headings at most, and no rows.
    TABLE_WITHOUT_ROWS: Input = "table-without-rows";
    /// A spreadsheet cell holds an error, a time of day, or a number that has lost digits.
    CELL_NOT_USABLE: Input = "cell-not-usable";

    /// An entry was asked for by id, and there is none with that id.
    ENTRY_NOT_FOUND: Input = "entry-not-found";
    /// Text tags or the electronic duty stamp were asked for, and the document is signed on paper.
    NOT_SIGNED_ELECTRONICALLY: Input = "not-signed-electronically";
    /// An agreement cannot be serialised, so that its fingerprint is unknown.
    AGREEMENT_NOT_SERIALISABLE: Internal = "agreement-not-serialisable";

    /// Only a batch into a folder or a store can be resumed.
    RESUME_NOT_POSSIBLE: Usage = "resume-not-possible";
    /// The merged PDF and the recap are made from documents in a folder.
    FOLDER_REQUIRED: Usage = "folder-required";
    /// The merged PDF and the recap have the same path.
    OUTPUT_NAMED_TWICE: Usage = "output-named-twice";
    /// The merged PDF or the recap would replace a document of the batch.
    OUTPUT_REPLACES_DOCUMENT: Input = "output-replaces-document";
    /// The merged PDF or the recap was not made, because documents are missing.
    BATCH_INCOMPLETE: Input = "batch-incomplete";
    /// A document was changed or replaced after it had been made.
    DOCUMENT_CHANGED: Input = "document-changed";
    /// Another run is writing to the folder.
    FOLDER_IN_USE: Machine = "folder-in-use";
    /// The reader of a stream closed it before everything was written.
    OUTPUT_CLOSED: Machine = "output-closed";
    /// The run was interrupted before its output was complete.
    INTERRUPTED: Machine = "interrupted";
    /// The manifests name the same file with different contents.
    MANIFESTS_DISAGREE: Input = "manifests-disagree";

    /// The address of an object store has no bucket, or a prefix that is not a path.
    STORE_ADDRESS: Usage = "store-address";
    /// The environment does not configure the object store.
    STORE_NOT_CONFIGURED: Usage = "store-not-configured";
    /// The object store refused a request, or could not be reached.
    STORE_FAILED: Network = "store-failed";
}
