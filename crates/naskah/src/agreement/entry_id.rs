//! The ids of a batch's entries, which are distinct file names.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::batch::{unsafe_id, unsafe_name};
use crate::codes;
use naskah_diagnostic::{Diagnostic, Result, Source, Span};

/// Detects ids that name the same file, ignoring case as some file systems do.
///
/// It stores only a digest of each id, so that a table may have any number of rows.
///
/// ```
/// use naskah::agreement::EntryIds;
///
/// let mut ids = EntryIds::default();
/// assert_eq!(ids.add("dkp", 2), None);
/// assert_eq!(ids.add("DKP", 7), Some(2));
/// ```
#[derive(Clone, Debug, Default)]
pub struct EntryIds {
    /// The first position of each id, keyed by 64 bits of its digest.
    first: HashMap<u64, usize>,
}

impl EntryIds {
    /// Adds the id at a position of the data. Returns the position of the first id that names the same file,
    /// if there is one.
    pub fn add(&mut self, id: &str, position: usize) -> Option<usize> {
        let digest = Sha256::digest(id.to_lowercase().as_bytes());
        let key = digest.iter().take(8).fold(0, |key, byte| key << 8 | u64::from(*byte));
        match self.first.get(&key) {
            Some(first) => Some(*first),
            None => {
                self.first.insert(key, position);
                None
            }
        }
    }

    /// The error for an id that is used again, at the span `again`.
    pub fn duplicate(id: &str, again: impl Into<Option<Span>>) -> Diagnostic {
        Diagnostic::error(
            codes::DUPLICATE_ID,
            format!("two entries would write the same file `{id}.pdf`"),
        )
        .path("id")
        .at(again, "used again here")
        .help("give each entry its own id; upper and lower case do not differ")
    }
}

/// Checks that an id is a safe file name on every system.
///
/// # Errors
/// An id that is empty, too long, or begins or ends with a punctuation mark; an id with other characters than ASCII letters, digits, `-`, `_` and `.`, or a reserved name.
pub fn check_id(id: &str) -> Result<()> {
    match unsafe_name(id) {
        None => Ok(()),
        Some(reason) => Err(unsafe_id(Source::new("id", id).span(0..id.len()), reason).into()),
    }
}
