//! Codes of diagnostics about text setting, references and page layout.

naskah_diagnostic::codes! {
    /// The style names a typeface family that is not built in.
    TYPEFACE_NOT_FOUND: Input = "typeface-not-found";
    /// A built-in typeface is not a readable OpenType font.
    TYPEFACE_UNREADABLE: Internal = "typeface-unreadable";
    /// The typeface has no glyph for a character, or the character has no meaning in an archived file.
    CHARACTER_MISSING_IN_FONT: Input = "character-missing-in-font";
    /// A word or number is wider than the column that it has to fit in.
    LINE_TOO_WIDE: Input = "line-too-wide";
    /// A reference to an article that does not exist was typed as text.
    TYPED_REFERENCE: Input = "typed-reference";
    /// A reference names a label that nothing in the document has.
    REFERENCE_TARGET_MISSING: Input = "reference-target-missing";
    /// The two languages of a document differ in their articles, paragraphs, items or references.
    TRANSLATION_DIFFERS: Input = "translation-differs";
    /// A page break separates what a rule keeps together, because no page break satisfies all rules.
    PAGE_BREAK_RULE_BROKEN: Input = "page-break-rule-broken";
    /// A page holds an indivisible block that is higher than the page.
    PAGE_OVERFULL: Input = "page-overfull";
    /// A QR code that can be read from paper would be too large for the footer.
    QR_CODE_TOO_LARGE: Input = "qr-code-too-large";
    /// The bottom margin is too small for the boxes for initials.
    NO_SPACE_FOR_INITIALS: Input = "no-space-for-initials";
    /// The document has signature fields, but a signatory has none.
    SIGNATORY_WITHOUT_FIELD: Input = "signatory-without-field";
    /// The page leaves no space for a signature or stamp.
    NO_SPACE_FOR_SIGNING: Input = "no-space-for-signing";
    /// Two areas for signatures, initials or stamps overlap.
    SIGNING_AREAS_OVERLAP: Input = "signing-areas-overlap";
    /// An anchor character also occurs in the document's text, where the signing service would sign too.
    ANCHOR_IN_TEXT: Input = "anchor-in-text";
    /// The document's text uses every character that can be an anchor.
    NO_FREE_ANCHOR: Input = "no-free-anchor";
    /// A text tag also occurs in the document's text, where the signing service would sign too.
    TEXT_TAG_IN_TEXT: Input = "text-tag-in-text";
}
