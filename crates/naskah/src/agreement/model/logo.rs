//! A logo: a picture file and its description.

use serde::{Deserialize, Serialize};

use super::field::{Field, Shape};
use super::kinds::Kind;

/// A picture file, with an alternative text.
///
/// In data, either the path alone or `(file: "logo.png", description: "Logo …")`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Logo {
    /// The path, relative to the data file's folder; the alternative text is made from the party's name.
    File(String),
    /// The path with an alternative text.
    Described {
        /// The path, relative to the data file's folder.
        file: String,
        /// What the picture shows.
        description: String,
    },
}

impl Logo {
    /// The descriptions of the fields of the longer form.
    pub(super) const FIELDS: &'static [Field] = &[
        Field {
            name: "file",
            kind: Kind::Picture,
            required: true,
            help: "The path, from the data file's folder.",
            example: "logos/dkp.png",
            shape: || Shape::Text,
        },
        Field {
            name: "description",
            kind: Kind::Prose,
            required: true,
            help: "What the picture shows.",
            example: "Logo Dinas Ketahanan Pangan",
            shape: || Shape::Text,
        },
    ];

    /// The path, relative to the data file's folder.
    pub fn file(&self) -> &str {
        match self {
            Self::File(file) | Self::Described { file, .. } => file,
        }
    }
}
