//! Which originals of an agreement are printed, and the names of their files.

use std::fmt;
use std::num::NonZeroU8;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use naskah::Agreement;
use naskah_diagnostic::{Diagnostic, Result};

/// Which originals (*rangkap*) of an agreement are printed.
///
/// ```
/// use naskah_batch::Original;
///
/// assert_eq!("all".parse(), Ok(Original::All));
/// assert!("0".parse::<Original>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Original {
    /// The original with this number.
    Number(NonZeroU8),
    /// Every original.
    All,
}

/// A text that is neither the number of an original nor `all`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseOriginalError;

impl fmt::Display for ParseOriginalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a number from 1 to 255, or `all`")
    }
}

impl std::error::Error for ParseOriginalError {}

impl FromStr for Original {
    type Err = ParseOriginalError;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        if text == "all" {
            return Ok(Self::All);
        }
        text.parse().map(Self::Number).map_err(|_| ParseOriginalError)
    }
}

/// The agreement as each original that is asked for, with the original's number; unchanged where none
/// is asked for.
///
/// # Errors
/// A number beyond the last original.
pub fn select(
    agreement: Agreement,
    original: Option<Original>,
) -> Result<Vec<(Option<NonZeroU8>, Agreement)>> {
    let numbers: Vec<NonZeroU8> = match original {
        None => return Ok(vec![(None, agreement)]),
        Some(Original::Number(number)) => vec![number],
        Some(Original::All) => (1..=agreement.originals())
            .filter_map(|number| u8::try_from(number).ok().and_then(NonZeroU8::new))
            .collect(),
    };
    let printed = |number| Ok((Some(number), agreement.as_original(number)?));
    numbers.into_iter().map(printed).collect()
}

/// The path of an original, from that of the agreement as a whole: `dkp.pdf` gives `dkp-rangkap-1.pdf`.
pub fn path(path: &Path, number: NonZeroU8) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-rangkap-{number}"));
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// Adds the warnings that are not there yet: the originals of an agreement have most in common.
pub fn add_new(known: &mut Vec<Diagnostic>, warnings: Vec<Diagnostic>) {
    for warning in warnings {
        if !known.contains(&warning) {
            known.push(warning);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_original_is_a_number_or_all() {
        assert_eq!("all".parse(), Ok(Original::All));
        assert_eq!("2".parse(), Ok(Original::Number(NonZeroU8::new(2).unwrap())));
        for text in ["0", "-1", "256", "semua", "", "1.0"] {
            assert!(text.parse::<Original>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn numbers_stand_in_front_of_the_extension() {
        let two = NonZeroU8::new(2).unwrap();
        for (file, original) in [
            ("out/dkp.pdf", "out/dkp-rangkap-2.pdf"),
            ("Dinas No. 3.pdf", "Dinas No. 3-rangkap-2.pdf"),
            ("dkp", "dkp-rangkap-2"),
        ] {
            assert_eq!(path(Path::new(file), two), Path::new(original));
        }
    }
}
