//! The kinds of fields, which determine the checks of a value and whether a translation may change it.

/// The kind of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Running text, or a name within it; translated.
    Prose,
    /// Text that is printed once, in one language.
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
    /// The number of a member of the police or the armed forces.
    Nrp,
    /// Printed exactly as written: a telephone number, an e-mail address, a link; a placeholder in it is translated.
    Verbatim,
    /// What a QR code holds, set once for both languages.
    QrCode,
    /// The label of an article.
    Label,
    /// Wording in the language of templates.
    Wording,
    /// The path of a file with such wording.
    WordingFile,
    /// The path of a picture.
    Picture,
    /// The name of a template or style.
    Identifier,
    /// A calendar date.
    Date,
    /// Whole rupiah.
    Amount,
    /// A whole number.
    Count,
    /// A truth value.
    Flag,
    /// One of several names.
    Choice,
    /// A character at which a signing service places a signature.
    Anchor,
    /// A struct, or a list of structs.
    Group,
    /// Named values that the template defines.
    Details,
    /// The data in another language; visited separately.
    Translation,
    /// Set by programs, never written in data.
    Unwritten,
}

impl Kind {
    /// The name of the kind in the field reference.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Prose | Self::Notice => "text",
            Self::PersonName => "name with degrees",
            Self::Regulation => "regulation",
            Self::Quotation => "quoted wording",
            Self::DocumentNumber | Self::AddendumNumber => "document number",
            Self::Nip => "NIP",
            Self::Nrp => "NRP",
            Self::Verbatim => "text as printed",
            Self::QrCode => "text of the code",
            Self::Label => "label",
            Self::Wording => "wording",
            Self::WordingFile => "wording file",
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

    /// Whether the field occurs in data.
    pub(crate) fn is_written(self) -> bool {
        self != Self::Unwritten
    }

    /// Whether a translation must not change the value.
    pub(crate) fn is_fact(self) -> bool {
        match self {
            Self::Notice
            | Self::DocumentNumber
            | Self::AddendumNumber
            | Self::Nip
            | Self::Nrp
            | Self::QrCode
            | Self::Label
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
            | Self::Wording
            | Self::WordingFile
            | Self::Details
            | Self::Translation
            | Self::Unwritten => false,
        }
    }
}
