//! What a field's value is, which decides how it is checked and whether a translation may change it.

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Running text, or a name set in running text; translated.
    Prose,
    /// Running text that is set once, in one language.
    Notice,
    /// A person's name with degrees; a translation may adapt it.
    PersonName,
    /// The title, number and year of a regulation, quoted; translated.
    Regulation,
    /// Wording quoted from another document; translated.
    Quotation,
    /// The number of a document, which customarily ends in the Roman month and the year of signing.
    DocumentNumber,
    /// The number of an addendum, which ends in the month and year of the addendum's own signing.
    AddendumNumber,
    /// A civil servant's number, 18 digits.
    Nip,
    /// Printed exactly as written: a telephone number, an e-mail address, a link; a placeholder in it is translated.
    Verbatim,
    /// What a QR code holds, set once for both languages.
    QrCode,
    /// The path of a picture.
    Picture,
    /// The name of a template or style.
    Identifier,
    /// A calendar date.
    Date,
    /// Whole rupiah.
    Amount,
    /// How many.
    Count,
    /// Yes or no.
    Flag,
    /// One of several names.
    Choice,
    /// A character at which a signing service places a signature.
    Anchor,
    /// Fields of its own, or a list of such.
    Group,
    /// Named values that the template defines.
    Details,
    /// The same data in another language; walked on its own.
    Translation,
    /// Set by programs, never written in data.
    Unwritten,
}

impl Kind {
    /// What the field holds, in words for its reader.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Prose | Self::Notice => "text",
            Self::PersonName => "name with degrees",
            Self::Regulation => "regulation",
            Self::Quotation => "quoted wording",
            Self::DocumentNumber | Self::AddendumNumber => "document number",
            Self::Nip => "NIP",
            Self::Verbatim => "text as printed",
            Self::QrCode => "text of the code",
            Self::Picture => "picture file",
            Self::Identifier => "name",
            Self::Date => "date",
            Self::Amount => "whole rupiah",
            Self::Count => "whole number",
            Self::Flag => "`true` or `false`",
            Self::Choice => "choice",
            Self::Anchor => "character",
            Self::Group => "fields",
            Self::Details => "named values",
            Self::Translation => "agreement",
            Self::Unwritten => "",
        }
    }

    /// Whether data can hold the field.
    pub(crate) fn is_written(self) -> bool {
        self != Self::Unwritten
    }

    /// Whether a translation has to leave the value as it is.
    pub(crate) fn is_fact(self) -> bool {
        match self {
            Self::Notice
            | Self::DocumentNumber
            | Self::AddendumNumber
            | Self::Nip
            | Self::QrCode
            | Self::Picture
            | Self::Identifier
            | Self::Date
            | Self::Amount
            | Self::Count
            | Self::Flag
            | Self::Choice
            | Self::Anchor
            | Self::Group => true,
            Self::Prose
            | Self::PersonName
            | Self::Regulation
            | Self::Quotation
            | Self::Verbatim
            | Self::Details
            | Self::Translation
            | Self::Unwritten => false,
        }
    }
}
