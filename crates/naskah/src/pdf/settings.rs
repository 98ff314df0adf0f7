//! PDF options: conformance, creation date, attachments.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

/// How a file is written.
///
/// ```
/// use naskah::pdf::{Attachment, Settings, Standard};
///
/// let data = Attachment::new("data.ron", "text/plain", *b"()").with_description("Data");
/// let settings = Settings::default().with_standard(Standard::A3a).with_attachments([data]);
/// assert_eq!(settings.attachments[0].name, "data.ron");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// The standard that the file claims to conform to.
    pub standard: Standard,
    /// The creation date; by default the document's own date, if it has one.
    pub created: Option<Timestamp>,
    /// The embedded files; PDF/A-2 allows none.
    pub attachments: Vec<Attachment>,
}

impl Settings {
    /// Sets the standard.
    #[must_use]
    pub fn with_standard(self, standard: Standard) -> Self {
        Self { standard, ..self }
    }

    /// Sets the creation date.
    #[must_use]
    pub fn with_created(self, created: impl Into<Option<Timestamp>>) -> Self {
        Self { created: created.into(), ..self }
    }

    /// Sets the embedded files.
    #[must_use]
    pub fn with_attachments(self, attachments: impl IntoIterator<Item = Attachment>) -> Self {
        Self { attachments: attachments.into_iter().collect(), ..self }
    }
}

/// The standard that a file claims to conform to.
///
/// ```
/// use naskah::pdf::Standard;
///
/// assert_eq!("a-3a".parse(), Ok(Standard::A3a));
/// assert_eq!(Standard::default().to_string(), "a-2a");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Standard {
    /// PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).
    #[default]
    A2a,
    /// PDF/A-3a (ISO 19005-3) and PDF/UA-1: as PDF/A-2a, with embedded files of any kind.
    A3a,
    /// Plain PDF 1.7.
    None,
}

/// An embedded file that the document was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attachment {
    /// Its name, perhaps with folders: `logos/tp-pkk.png`.
    pub name: String,
    /// Its media type, such as `image/png`.
    pub media_type: String,
    /// What it is, for people.
    pub description: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Attachment {
    /// A file without a description.
    pub fn new(
        name: impl Into<String>,
        media_type: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) -> Self {
        Self {
            name: name.into(),
            media_type: media_type.into(),
            description: String::new(),
            bytes: bytes.into(),
        }
    }

    /// Sets the description.
    #[must_use]
    pub fn with_description(self, description: impl Into<String>) -> Self {
        Self { description: description.into(), ..self }
    }
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

/// A text that names no standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseStandardError;

impl fmt::Display for ParseStandardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected `a-2a`, `a-3a` or `none`")
    }
}

impl std::error::Error for ParseStandardError {}

/// Parses the displayed name of a standard.
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
