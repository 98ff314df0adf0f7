//! Codes of faults in data: reading it, checking it, laying a batch or a table over it.

naskah_diagnostic::codes! {
    /// The text is not well-formed RON: a bracket, a quote, a comma or a colon is missing or misplaced.
    SYNTAX: Input = "syntax";
    /// A value is not of the kind that its field holds, such as text where a number is expected.
    WRONG_TYPE: Input = "wrong-type";
    /// The data names a field that does not exist.
    UNKNOWN_FIELD: Input = "unknown-field";
    /// A field that every agreement needs is not given.
    MISSING_FIELD: Input = "missing-field";
    /// A field is given twice.
    DUPLICATE_FIELD: Input = "duplicate-field";
    /// The data names a choice that does not exist.
    UNKNOWN_CHOICE: Input = "unknown-choice";
    /// RON has no notation for the data of a program.
    NOT_REPRESENTABLE: Internal = "not-representable";

    /// A text is empty or blank. An optional field is left out instead; what is not yet known is written
    /// as a placeholder in brackets.
    BLANK_FIELD: Input = "blank-field";
    /// A text holds a private-use character, which has no meaning of its own.
    PRIVATE_CHARACTER: Input = "private-character";
    /// The label of an article holds other characters than letters, digits, `-` and `_`.
    ARTICLE_LABEL_INVALID: Input = "article-label-invalid";
    /// An article is added or replaced without wording.
    ARTICLE_WITHOUT_WORDING: Input = "article-without-wording";
    /// The wording of an article is given both as text and as a file.
    ARTICLE_WORDING_TWICE: Input = "article-wording-twice";
    /// An article is moved nowhere, or to two positions.
    ARTICLE_POSITION: Input = "article-position";
    /// The translation repeats the Indonesian wording of an article.
    ARTICLE_NOT_TRANSLATED: Input = "article-not-translated";
    /// A change names an article that the document does not have.
    UNKNOWN_ARTICLE: Input = "unknown-article";
    /// An article is added under a label that another article has.
    ARTICLE_EXISTS: Input = "article-exists";
    /// The wording of an article holds what only a whole document has, such as signatures or a second article.
    ARTICLE_CONTENT: Input = "article-content";
    /// The file with the wording of an article is not UTF-8.
    ARTICLE_NOT_TEXT: Input = "article-not-text";
    /// An agreement has one to ten parties.
    PARTY_COUNT: Input = "party-count";
    /// A civil servant's number (NIP) does not have 18 digits.
    NIP_MALFORMED: Input = "nip-malformed";
    /// The dates or the serial number in a civil servant's number (NIP) cannot be right.
    NIP_IMPLAUSIBLE: Input = "nip-implausible";
    /// An NRP has an unusual form.
    NRP_IMPLAUSIBLE: Input = "nrp-implausible";
    /// Plain text holds what would be a reference in markup.
    LOOKS_LIKE_MARKUP: Input = "looks-like-markup";
    /// An item of the subject does not stand in the subject.
    SUBJECT_ITEM_DIFFERS: Input = "subject-item-differs";
    /// The month and year at the end of a document's number differ from the date of signing.
    NUMBER_DATE_DIFFERS: Input = "number-date-differs";
    /// Two names of the same office are nearly the same: one person spelled in two ways.
    NAME_SPELLED_DIFFERENTLY: Input = "name-spelled-differently";
    /// An addendum is dated before the agreement that it changes.
    ADDENDUM_DATE: Input = "addendum-date";
    /// An addendum has one number for each party, or none.
    ADDENDUM_NUMBER_COUNT: Input = "addendum-number-count";
    /// An addendum lists no changes.
    ADDENDUM_WITHOUT_CHANGES: Input = "addendum-without-changes";
    /// A change has neither an old nor a new wording.
    CHANGE_WITHOUT_WORDING: Input = "change-without-wording";
    /// A budget is below zero.
    NEGATIVE_BUDGET: Input = "negative-budget";
    /// An attendance list has too many rows to be meant.
    ROOM_COUNT: Input = "room-count";
    /// A character cannot serve as the anchor of a signature.
    ANCHOR_INVALID: Input = "anchor-invalid";
    /// There are more anchors than signers.
    ANCHOR_COUNT: Input = "anchor-count";
    /// A translation gives words; it cannot change a number, a date, a choice or another fact.
    TRANSLATION_CHANGES_FACT: Input = "translation-changes-fact";
    /// An agreement has no original of that number, or none on paper.
    ORIGINAL_NOT_AVAILABLE: Input = "original-not-available";

    /// The data does not have the form of a batch.
    NOT_A_BATCH: Input = "not-a-batch";
    /// A batch has no entries.
    BATCH_EMPTY: Input = "batch-empty";
    /// A batch has entries of its own beside the rows of a table.
    ENTRIES_BESIDE_ROWS: Input = "entries-beside-rows";
    /// An entry or a row has no id.
    MISSING_ID: Input = "missing-id";
    /// An id cannot name a file on every system.
    UNSAFE_ID: Input = "unsafe-id";
    /// Two entries have the same id, capitals aside.
    DUPLICATE_ID: Input = "duplicate-id";
    /// The heading of a column names a group of fields, not a single value.
    HEADING_NOT_A_VALUE: Input = "heading-not-a-value";
    /// Two columns fill the same field, or a place of a list is out of range.
    HEADING_CONFLICT: Input = "heading-conflict";
    /// A file of rows is not a list of rows.
    NOT_ROWS: Input = "not-rows";
    /// A row is not fields in brackets.
    NOT_A_ROW: Input = "not-a-row";

    /// The agreement asks for another template or style than the press has.
    PRESS_MISMATCH: Usage = "press-mismatch";
}
