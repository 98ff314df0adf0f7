//! A text of the data that may be markup.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::description::Described;
use super::field::{Field, Shape};
use super::path::Path;
use super::visit::{Leaf, Visitor};

/// An item of running text: plain, or marked-up where the data says so.
///
/// ```
/// use naskah::agreement::Prose;
///
/// let plain: Prose = "pelatihan kader".into();
/// let marked_up = Prose::Markup("laporan sebagaimana dimaksud [](#monev)".into());
/// assert_eq!((plain.text(), marked_up.text().len()), ("pelatihan kader", 39));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prose {
    /// Printed as written.
    Text(String),
    /// In data `markup("…")`: italics, bold text, references, a label.
    Markup(String),
}

impl Prose {
    /// The text as written.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Markup(text) => text,
        }
    }
}

/// Equal to its text as written, if it is plain.
impl PartialEq<&str> for Prose {
    fn eq(&self, other: &&str) -> bool {
        matches!(self, Self::Text(text) if text == other)
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Prose {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// How the data writes a text: bare, or as a variant.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Bare(String),
    Named(Named),
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Named {
    Markup(String),
}

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Written::deserialize(deserializer) {
            Ok(Written::Bare(text)) => Ok(Self::Text(text)),
            Ok(Written::Named(Named::Markup(text))) => Ok(Self::Markup(text)),
            Err(_) => Err(serde::de::Error::custom("a text or `markup(\"…\")` is expected")),
        }
    }
}

impl Serialize for Prose {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Markup(text) => serializer.serialize_newtype_variant("Prose", 0, "markup", text),
        }
    }
}

impl Described for Prose {
    fn shape() -> Shape {
        Shape::Text
    }

    fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor) {
        visitor.leaf(
            path,
            field,
            match self {
                Self::Text(text) => Leaf::Text(text),
                Self::Markup(text) => Leaf::Markup(text),
            },
        );
    }
}
