//! The codes of the command's own diagnostics.

naskah_diagnostic::codes! {
    /// An option does not go with another, or with the kind of input.
    OPTIONS_CONFLICT: Usage = "options-conflict";
    /// A required option is missing.
    OPTION_MISSING: Usage = "option-missing";
    /// The command was built without a feature that the option needs.
    FEATURE_MISSING: Usage = "feature-missing";
    /// The environment variable SOURCE_DATE_EPOCH does not hold whole seconds since 1970.
    SOURCE_DATE_EPOCH: Usage = "source-date-epoch";
    /// `--shard auto` was given, and no job scheduler says which part to make.
    SHARD_UNKNOWN: Usage = "shard-unknown";
    /// The environment variable with the password is not set.
    PASSWORD_NOT_SET: Usage = "password-not-set";
    /// The password file is not UTF-8.
    PASSWORD_NOT_UTF8: Input = "password-not-utf8";
    /// The input's name gives no name for the output.
    OUTPUT_UNNAMED: Input = "output-unnamed";
    /// A file is there already, with other contents.
    FILE_EXISTS: Input = "file-exists";
    /// The data names pictures, which are not written with the data alone.
    PICTURES_NOT_WRITTEN: Input = "pictures-not-written";
    /// The PDF has no signature fields.
    NO_SIGNATURE_FIELDS: Input = "no-signature-fields";
    /// The folder contains no PDF.
    NO_PDF_IN_FOLDER: Input = "no-pdf-in-folder";
    /// The output file was signed by somebody else.
    SIGNED_BY_ANOTHER: Input = "signed-by-another";
    /// The PDF has no signatures.
    NO_SIGNATURES: Input = "no-signatures";
    /// A signature that was expected is missing or not valid.
    EXPECTED_SIGNATURE_MISSING: Input = "expected-signature-missing";
    /// Some signatures are not valid.
    SIGNATURES_NOT_VALID: Input = "signatures-not-valid";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_over_all_crates() {
        let crates = [
            super::ALL,
            naskah::codes::ALL,
            naskah::wording::codes::ALL,
            naskah_batch::codes::ALL,
            naskah_diagnostic::codes::ALL,
            naskah_reader::codes::ALL,
            naskah_sign::codes::ALL,
            naskah_verify::codes::ALL,
        ];
        let mut known = BTreeSet::new();
        for code in crates.into_iter().flatten() {
            assert!(known.insert(code.name()), "{code} is declared twice");
            assert!(!code.explanation().is_empty(), "{code}");
            let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(code.name().chars().all(allowed), "{code}");
        }
    }
}
