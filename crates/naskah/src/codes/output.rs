//! Codes of templates, styles, pictures, PDF output and embedded data.

naskah_diagnostic::codes! {
    /// There is no built-in template of that name.
    UNKNOWN_TEMPLATE: Input = "unknown-template";
    /// A template overrides a part that the extended template does not have.
    UNKNOWN_PART: Input = "unknown-part";
    /// A template has an English wording, and the template that it extends has none.
    ENGLISH_NOT_EXTENDED: Input = "english-not-extended";
    /// The data lacks a field that the template requires.
    FIELD_REQUIRED_BY_TEMPLATE: Input = "field-required-by-template";
    /// The data has fewer parties than the template requires.
    TOO_FEW_PARTIES: Input = "too-few-parties";
    /// The data or a manifest has a detail that the template does not ask for.
    UNKNOWN_DETAIL: Input = "unknown-detail";
    /// The data lacks a detail that the template asks for and that has no default.
    MISSING_DETAIL: Input = "missing-detail";
    /// A detail has a value of another type than the template asks for.
    WRONG_DETAIL_TYPE: Input = "wrong-detail-type";
    /// A default in a template's manifest has another type than its detail.
    WRONG_DEFAULT_TYPE: Input = "wrong-default-type";
    /// A template's manifest requires a field that is not an optional field of the data.
    UNKNOWN_FIELD_REQUIRED: Input = "unknown-field-required";
    /// The data has a translation, but the template has no wording in the other language.
    TRANSLATION_UNUSED: Input = "translation-unused";

    /// A template's wording cannot be parsed.
    TEMPLATE_SYNTAX: Input = "template-syntax";
    /// A template's wording names a value that does not exist.
    UNDEFINED_VALUE: Input = "undefined-value";
    /// A template's wording names a filter that does not exist.
    UNKNOWN_FILTER: Input = "unknown-filter";
    /// A template's wording cannot be evaluated with this data.
    TEMPLATE_EVALUATION: Input = "template-evaluation";
    /// A template's wording runs for too long, usually in a loop.
    TEMPLATE_ENDLESS: Input = "template-endless";

    /// An item of a list does not end in `;`, `; dan` or a full stop, as its place in the list asks.
    LIST_ENDING: Input = "list-ending";
    /// A page of a PDF that is shown as a picture does not exist.
    PICTURE_PAGE_MISSING: Input = "picture-page-missing";
    /// A picture has no alternative text.
    FIGURE_WITHOUT_TEXT: Input = "figure-without-text";
    /// Attributes in braces are not written as such, and would be printed.
    ATTRIBUTES_UNREADABLE: Input = "attributes-unreadable";
    /// A picture's width or page is not one.
    FIGURE_ATTRIBUTE: Input = "figure-attribute";
    /// A picture is where only text can be.
    FIGURE_MISPLACED: Input = "figure-misplaced";
    /// The wording uses markup that agreements do not have.
    MARKUP_UNSUPPORTED: Input = "markup-unsupported";
    /// A heading stands where it cannot, or is of the wrong level or class.
    MISPLACED_HEADING: Input = "misplaced-heading";
    /// A list has markers that do not belong at its level.
    MISPLACED_LIST: Input = "misplaced-list";
    /// A label stands where there is nothing to refer to.
    MISPLACED_LABEL: Input = "misplaced-label";
    /// Two places have the same label.
    DUPLICATE_LABEL: Input = "duplicate-label";
    /// The wording names a container (`::: name`) that does not exist.
    UNKNOWN_CONTAINER: Input = "unknown-container";
    /// The wording names a class (`{.name}`) that does not exist at that place.
    UNKNOWN_CLASS: Input = "unknown-class";
    /// A container, form or title has content that it cannot have.
    CONTAINER_CONTENT: Input = "container-content";
    /// An article, annex or item has no text.
    EMPTY_PART: Input = "empty-part";
    /// A table has no header row, or a row with another number of cells.
    TABLE_SHAPE: Input = "table-shape";

    /// There is no built-in style of that name.
    UNKNOWN_STYLE: Input = "unknown-style";
    /// A style file does not hold a style.
    NOT_A_STYLE: Input = "not-a-style";
    /// A length or percentage of a style is outside the allowed range.
    STYLE_VALUE_OUT_OF_RANGE: Input = "style-value-out-of-range";
    /// A margin is narrower than official correspondence requires.
    MARGIN_TOO_NARROW: Input = "margin-too-narrow";
    /// The margins leave too little of the paper for text.
    NO_ROOM_FOR_TEXT: Input = "no-room-for-text";

    /// A picture that the data names does not exist.
    PICTURE_NOT_FOUND: Input = "picture-not-found";
    /// The path of a picture is that of a folder, a device or nothing that can be read.
    PICTURE_NOT_A_FILE: Input = "picture-not-a-file";
    /// A picture has too many bytes or pixels.
    PICTURE_TOO_LARGE: Input = "picture-too-large";
    /// A picture is neither PNG nor JPEG, or uses a rare variant of them.
    PICTURE_FORMAT_UNSUPPORTED: Input = "picture-format-unsupported";
    /// A picture is damaged.
    PICTURE_DAMAGED: Input = "picture-damaged";

    /// The electronic duty stamp (e-meterai) requires A4 paper.
    EMETERAI_PAPER: Input = "emeterai-paper";
    /// The file is too large for the service of the electronic duty stamp (e-meterai).
    EMETERAI_FILE_TOO_LARGE: Input = "emeterai-file-too-large";

    /// The PDF standard does not allow attachments.
    ATTACHMENTS_NOT_ALLOWED: Usage = "attachments-not-allowed";
    /// Two attachments have the same name.
    DUPLICATE_ATTACHMENT: Usage = "duplicate-attachment";
    /// A built-in typeface cannot be subset for embedding.
    TYPEFACE_NOT_EMBEDDABLE: Internal = "typeface-not-embeddable";
}
