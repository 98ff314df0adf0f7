//! NRP (*nomor registrasi pokok*): the numbers of members of the police and the armed forces.
//!
//! A police number has eight digits: year and month of birth, then a serial number. Numbers of the armed forces
//! differ by service and rank: 5 to 14 digits, in the navy and air force also with a suffix such as `/P`.

use std::fmt;

/// The fewest digits of a number.
const LEAST: usize = 5;

/// The most digits of a number.
const MOST: usize = 14;

/// An NRP.
///
/// ```
/// use naskah_wording::Nrp;
///
/// assert!(Nrp::parse("79010123").unwrap().is_of_the_police());
/// assert_eq!(Nrp::parse("15432/P").unwrap().to_string(), "15432/P");
/// assert!(Nrp::parse("7901").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nrp {
    digits: String,
    suffix: Option<String>,
}

/// Why a text has not the form of an NRP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NrpError {
    /// Other characters than digits, spaces and a suffix of letters behind a stroke.
    Characters,
    /// Fewer than 5 or more than 14 digits.
    Length(usize),
}

impl fmt::Display for NrpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Characters => f.write_str("it has other characters than digits"),
            Self::Length(count) => write!(f, "it has {count} digits, not {LEAST} to {MOST}"),
        }
    }
}

impl std::error::Error for NrpError {}

impl Nrp {
    /// Reads a number, with or without spaces.
    ///
    /// # Errors
    /// A text that has not the form of an NRP.
    pub fn parse(text: &str) -> Result<Self, NrpError> {
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (digits, suffix) = match compact.split_once('/') {
            Some((digits, suffix)) => (digits.to_owned(), Some(suffix.to_owned())),
            None => (compact, None),
        };
        let is_suffix =
            |suffix: &String| !suffix.is_empty() && suffix.chars().all(|c| c.is_ascii_alphabetic());
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) || !suffix.iter().all(is_suffix) {
            return Err(NrpError::Characters);
        }
        if !(LEAST..=MOST).contains(&digits.len()) {
            return Err(NrpError::Length(digits.len()));
        }
        Ok(Self { digits, suffix })
    }

    /// Whether it has the form of a police number: eight digits, the third and fourth a month.
    pub fn is_of_the_police(&self) -> bool {
        let month = self.digits.get(2..4).and_then(|month| month.parse::<u8>().ok());
        self.digits.len() == 8 && self.suffix.is_none() && matches!(month, Some(1..=12))
    }
}

impl fmt::Display for Nrp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits)?;
        match &self.suffix {
            Some(suffix) => write!(f, "/{suffix}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_all_services_are_taken() {
        for text in ["79010123", "11990012345678", "1920031234567", "15432/P", "521 234", "31123"] {
            assert!(Nrp::parse(text).is_ok(), "{text}");
        }
        for (text, error) in [
            ("7901012A", NrpError::Characters),
            ("15432/", NrpError::Characters),
            ("1234", NrpError::Length(4)),
            ("196804111993031009", NrpError::Length(18)),
        ] {
            assert_eq!(Nrp::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_police_number_has_a_month_of_birth() {
        assert!(Nrp::parse("79010123").unwrap().is_of_the_police());
        assert!(!Nrp::parse("79130123").unwrap().is_of_the_police());
        assert!(!Nrp::parse("7901012").unwrap().is_of_the_police());
    }
}
