//! Annexes and their page numbers.

use serde::{Deserialize, Serialize};

use crate::Length;

/// Annexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AnnexStyle {
    /// The width of the block at the top right that names the agreement of the annex.
    pub head_width: Length,
    /// The page numbers of an annex.
    pub page_numbers: AnnexNumbering,
}

/// The page numbers of an annex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AnnexNumbering {
    /// Continued from the pages before the annex.
    RunOn,
    /// Starting at 1 in each annex.
    Anew,
}
