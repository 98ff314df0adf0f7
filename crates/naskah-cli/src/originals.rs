//! Which originals of an agreement are printed, and what their files are called.

use std::num::NonZeroU8;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use naskah::Agreement;
use naskah::diagnostic::Diagnostic;

use crate::failure::Failure;

/// What `--original` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Original {
    /// The one of that number.
    Number(NonZeroU8),
    /// Each.
    All,
}

impl FromStr for Original {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "all" {
            return Ok(Self::All);
        }
        text.parse().map(Self::Number).map_err(|_| "expected a number from 1 on, or `all`")
    }
}

/// The agreement as each original that is asked for, with the original's number; as it is where none is.
///
/// # Errors
/// There is no original of that number.
pub(crate) fn choose(
    agreement: Agreement,
    original: Option<Original>,
) -> Result<Vec<(Option<NonZeroU8>, Agreement)>, Failure> {
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

/// The file of an original beside the one that an agreement as such would have: `dkp-rangkap-1.pdf`.
pub(crate) fn path(path: &Path, number: NonZeroU8) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-rangkap-{number}"));
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// The file beside a PDF that says where it is signed.
pub(crate) fn beside(pdf: &Path) -> PathBuf {
    let mut name = pdf.file_stem().unwrap_or_default().to_owned();
    name.push(".json");
    pdf.with_file_name(name)
}

/// Adds the warnings that are not yet there: the originals of an agreement have most in common.
pub(crate) fn add_new(known: &mut Vec<Diagnostic>, warnings: Vec<Diagnostic>) {
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
    fn numbers_stand_in_front_of_the_ending() {
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
