//! What a file is to be: by which standard, when it was made, what is attached to it.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

/// How a file is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What the file claims to be.
    pub standard: Standard,
    /// When the file was made; absent: on the document's own day, if it has one.
    pub created: Option<Timestamp>,
    /// The files inside the file; PDF/A-2 takes none.
    pub attachments: Vec<Attachment>,
}

/// What a file claims to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Standard {
    /// PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).
    #[default]
    A2a,
    /// PDF/A-3a (ISO 19005-3) and PDF/UA-1: as PDF/A-2a, with files of any kind inside.
    A3a,
    /// PDF 1.7 and no more.
    None,
}

/// A file inside the file: what the document was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, perhaps behind those of folders: `logos/tp-pkk.png`.
    pub name: String,
    /// What it is, such as `image/png`.
    pub media_type: String,
    /// What it is for.
    pub description: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// `a-2a`, `a-3a` or `none`
impl fmt::Display for Standard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::A2a => "a-2a",
            Self::A3a => "a-3a",
            Self::None => "none",
        })
    }
}

/// Why a text is not a standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseStandardError;

impl fmt::Display for ParseStandardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected `a-2a`, `a-3a` or `none`")
    }
}

impl std::error::Error for ParseStandardError {}

/// The name of a standard, as it is displayed.
impl FromStr for Standard {
    type Err = ParseStandardError;

    fn from_str(text: &str) -> Result<Self, ParseStandardError> {
        let known = [Self::A2a, Self::A3a, Self::None];
        known.into_iter().find(|it| it.to_string() == text).ok_or(ParseStandardError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standard_is_read_as_it_is_displayed() {
        for standard in [Standard::A2a, Standard::A3a, Standard::None] {
            assert_eq!(standard.to_string().parse(), Ok(standard));
        }
        assert_eq!(Standard::default().to_string(), "a-2a");
        for text in ["", "A-2A", "a2a", "a-4", "none "] {
            assert_eq!(text.parse::<Standard>(), Err(ParseStandardError), "{text:?}");
        }
    }
}
