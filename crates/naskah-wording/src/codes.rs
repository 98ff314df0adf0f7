//! The codes of the lints.

naskah_diagnostic::codes! {
    /// A word is not spelled as the dictionary of the national language (KBBI) and the spelling rules (EYD V) have it.
    SPELLING: Input = "spelling";
    /// A number in figures and the words behind it say different numbers.
    NUMBER_IN_WORDS_DIFFERS: Input = "number-in-words-differs";
    /// An amount of money is not written as the spelling rules (EYD V) have it: `Rp1.000.000,00`.
    AMOUNT_FORMAT: Input = "amount-format";
    /// The text holds what looks like a place still to be filled in, such as `xxx` or dots.
    UNFILLED_GAP: Input = "unfilled-gap";
    /// A title or degree in a name lacks a dot, a comma or a space.
    DEGREE_FORMAT: Input = "degree-format";
    /// The legal basis does not follow the hierarchy of laws and, within a rank, their years.
    LAW_ORDER: Input = "law-order";
    /// A regulation is younger than the agreement that cites it.
    LAW_YOUNGER: Input = "law-younger-than-agreement";
    /// A regulation was no longer in force on the day of signing.
    LAW_REPEALED: Input = "law-repealed";
    /// The text uses role words of the other pair: PIHAK PERTAMA beside PIHAK KESATU.
    ROLE_WORDS_MIXED: Input = "role-words-mixed";
    /// The text calls the document by the name of another kind.
    DOCUMENT_KIND_DIFFERS: Input = "document-kind-differs";
}
