//! The ids of a batch's entries, which are distinct file names.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::codes;
use naskah_diagnostic::{Diagnostic, Result, Source, Span};

/// The maximum length of an id, in bytes: file systems limit file names, and an extension is added.
const MAX_ID_LENGTH: usize = 100;

/// Device names that Windows reserves.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

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
/// ```
/// use naskah::agreement::check_id;
///
/// assert!(check_id("dinas-ketahanan-pangan").is_ok());
/// assert!(check_id("../dkp").is_err());
/// ```
///
/// # Errors
/// An id that is empty, too long, or begins or ends with a punctuation mark; an id with other characters than ASCII letters, digits, `-`, `_` and `.`, or a reserved name.
pub fn check_id(id: &str) -> Result<()> {
    match unsafe_name(id) {
        None => Ok(()),
        Some(reason) => Err(unsafe_id(Source::new("id", id).span(0..id.len()), reason).into()),
    }
}

pub(super) fn unsafe_id(span: Span, reason: &str) -> Diagnostic {
    Diagnostic::error(
        codes::UNSAFE_ID,
        format!("the id \"{}\" is no safe file name: {reason}", span.text()),
    )
    .path("id")
    .at(span, "this id")
    .help("use letters without accents, digits, `-`, `_` and `.`")
}

/// Why an id is not a safe file name on every system; `None` if it is.
pub(super) fn unsafe_name(id: &str) -> Option<&'static str> {
    let stem = id.split('.').next().unwrap_or_default().to_ascii_lowercase();
    if id.is_empty() {
        Some("it is empty")
    } else if id.len() > MAX_ID_LENGTH {
        Some("it is too long")
    } else if id.starts_with(['.', '-']) || id.ends_with('.') {
        Some("it begins or ends with a mark that has a meaning in file names")
    } else if !id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')) {
        Some("it holds other characters than letters, digits, `-`, `_` and `.`")
    } else if RESERVED.contains(&stem.as_str()) {
        Some("Windows keeps it for a device")
    } else {
        None
    }
}
