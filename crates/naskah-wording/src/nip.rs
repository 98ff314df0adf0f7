//! The civil servant's number (*Nomor Induk Pegawai*).

use std::fmt;

use jiff::civil::Date;

/// The first year in which civil servants on contract (PPPK) were appointed.
const FIRST_CONTRACT_YEAR: i16 = 2019;

/// The age, in years, below which no one is appointed.
const LEAST_AGE: i16 = 15;

/// A civil servant's number: 18 digits.
///
/// Eight are the birth date (`YYYYMMDD`), six the month of appointment (`YYYYMM`), one the sex (1
/// or 2), three a serial number. It is displayed in these groups.
///
/// ```
/// use naskah_wording::Nip;
///
/// let nip = Nip::parse("197001011990031001")?;
/// assert_eq!(nip.to_string(), "19700101 199003 1 001");
/// assert_eq!(nip.plausible(), Ok(()));
/// # Ok::<(), naskah_wording::NipError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nip([u8; 18]);

/// Why a text is not a civil servant's number.
///
/// ```
/// use naskah_wording::{Nip, NipError};
///
/// assert_eq!(Nip::parse("[NIP]"), Err(NipError::Character('[')));
/// assert_eq!(Nip::parse("19680411199303100"), Err(NipError::Length(17)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NipError {
    /// A character that is neither a digit nor a space.
    Character(char),
    /// A number of digits other than 18.
    Length(usize),
}

/// Why a civil servant's number is implausible.
///
/// ```
/// use naskah_wording::{Nip, NipDoubt};
///
/// let nip = Nip::parse("19850229 200801 2 017")?;
/// assert_eq!(nip.plausible(), Err(NipDoubt::BirthDate));
/// # Ok::<(), naskah_wording::NipError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NipDoubt {
    /// The first eight digits are not a calendar date, or one before 1900.
    BirthDate,
    /// Digits 13 and 14 are not a month.
    AppointmentMonth,
    /// The appointment comes less than 15 years after the birth.
    Age,
    /// Digit 15 is neither 1 nor 2.
    Sex,
    /// The last three digits are 000.
    Serial,
}

impl Nip {
    /// Reads 18 digits, with or without spaces between them.
    ///
    /// # Errors
    /// Another character, or another number of digits.
    pub fn parse(text: &str) -> Result<Self, NipError> {
        let mut digits = [0; 18];
        let mut length = 0;
        for character in text.chars().filter(|character| !character.is_whitespace()) {
            let digit = match u8::try_from(character) {
                Ok(byte) if byte.is_ascii_digit() => byte - b'0',
                _ => return Err(NipError::Character(character)),
            };
            if let Some(place) = digits.get_mut(length) {
                *place = digit;
            }
            length += 1;
        }
        if length == digits.len() { Ok(Self(digits)) } else { Err(NipError::Length(length)) }
    }

    /// Checks that the digits could belong to a real number; a doubt calls for a warning, not a refusal.
    ///
    /// For civil servants on contract (PPPK) the digits behind the year of appointment are a code,
    /// `21` and the like, in place of the month; of such a number only the birth date is judged.
    /// No clock is read: an appointment in the future passes.
    ///
    /// # Errors
    /// The first doubt, from left to right.
    pub fn plausible(&self) -> Result<(), NipDoubt> {
        let birth_year = self.number(0, 4);
        let birth = Date::new(birth_year, self.number(4, 2) as i8, self.number(6, 2) as i8)
            .ok()
            .filter(|_| birth_year >= 1900)
            .ok_or(NipDoubt::BirthDate)?;

        let (year, month) = (self.number(8, 4), self.number(12, 2));
        let on_contract = year >= FIRST_CONTRACT_YEAR && month >= 20;
        if on_contract {
            return Ok(());
        }
        if !(1..=12).contains(&month) {
            return Err(NipDoubt::AppointmentMonth);
        }
        if (year, month) < (birth_year + LEAST_AGE, birth.month().into()) {
            return Err(NipDoubt::Age);
        }
        if !matches!(self.0[14], 1 | 2) {
            return Err(NipDoubt::Sex);
        }
        if self.number(15, 3) == 0 {
            return Err(NipDoubt::Serial);
        }
        Ok(())
    }

    /// The number that `length` digits from `start` on make.
    fn number(&self, start: usize, length: usize) -> i16 {
        self.0[start..start + length].iter().fold(0, |value, digit| value * 10 + i16::from(*digit))
    }
}

impl fmt::Display for Nip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, digit) in self.0.iter().enumerate() {
            if matches!(index, 8 | 14 | 15) {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

impl fmt::Display for NipError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character(character) => {
                write!(f, "a NIP has digits only, and this one has {character:?}")
            }
            Self::Length(length) => write!(f, "a NIP has 18 digits, and this one has {length}"),
        }
    }
}

impl std::error::Error for NipError {}

impl fmt::Display for NipDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BirthDate => "the first eight digits of a NIP are a birth date, YYYYMMDD",
            Self::AppointmentMonth => {
                "digits 13 and 14 of a NIP are the month of appointment, 01 to 12"
            }
            Self::Age => "by this NIP the appointment came less than 15 years after the birth",
            Self::Sex => "digit 15 of a NIP is the sex, 1 or 2",
            Self::Serial => "the last three digits of a NIP are a serial number, from 001 on",
        })
    }
}

impl std::error::Error for NipDoubt {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn nip(text: &str) -> Nip {
        Nip::parse(text).expect("18 digits")
    }

    #[test]
    fn groups() {
        for text in [
            "196804111993031009",
            "19680411 199303 1 009",
            " 19680411\u{a0}199303\u{a0}1\u{a0}009 ",
            "1968 0411 1993 0310 09",
        ] {
            assert_eq!(nip(text).to_string(), "19680411 199303 1 009");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        assert_eq!(Nip::parse(""), Err(NipError::Length(0)));
        assert_eq!(Nip::parse("19680411199303100"), Err(NipError::Length(17)));
        assert_eq!(Nip::parse("1968041119930310091"), Err(NipError::Length(19)));
        assert_eq!(Nip::parse("[NIP]"), Err(NipError::Character('[')));
        assert_eq!(Nip::parse("19680411.199303.1.009"), Err(NipError::Character('.')));
        assert_eq!(Nip::parse("19680411 199303 1 00O"), Err(NipError::Character('O')));
        assert_eq!(Nip::parse("٣"), Err(NipError::Character('٣')));
        assert_eq!(NipError::Length(17).to_string(), "a NIP has 18 digits, and this one has 17");
    }

    #[test]
    fn doubts() {
        for (text, judgement) in [
            ("19700101 199003 1 001", Ok(())),
            ("19860926 201505 1 001", Ok(())),
            ("19840229 200801 2 017", Ok(())),
            ("19850229 200801 2 017", Err(NipDoubt::BirthDate)),
            ("19701301 199003 1 001", Err(NipDoubt::BirthDate)),
            ("19700001 199003 1 001", Err(NipDoubt::BirthDate)),
            ("00700101 199003 1 001", Err(NipDoubt::BirthDate)),
            ("01011970 199003 1 001", Err(NipDoubt::BirthDate)),
            ("19700101 199000 1 001", Err(NipDoubt::AppointmentMonth)),
            ("19700101 199013 1 001", Err(NipDoubt::AppointmentMonth)),
            ("19700101 199021 1 001", Err(NipDoubt::AppointmentMonth)),
            ("19700501 198504 1 001", Err(NipDoubt::Age)),
            ("19700501 198505 1 001", Ok(())),
            ("19700501 196001 1 001", Err(NipDoubt::Age)),
            ("19700101 199003 3 001", Err(NipDoubt::Sex)),
            ("19700101 199003 0 001", Err(NipDoubt::Sex)),
            ("19700101 199003 1 000", Err(NipDoubt::Serial)),
            ("19900101 202221 1 001", Ok(())),
            ("19900231 202221 1 001", Err(NipDoubt::BirthDate)),
            ("19900101 202213 1 001", Err(NipDoubt::AppointmentMonth)),
        ] {
            assert_eq!(nip(text).plausible(), judgement, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_digits_are_displayed_as_they_are_and_judged(text in "[0-9]{18}") {
            let nip = nip(&text);
            prop_assert_eq!(nip.to_string().replace(' ', ""), text);
            prop_assert_eq!(Nip::parse(&nip.to_string()), Ok(nip));
            let _ = nip.plausible();
        }
    }
}
