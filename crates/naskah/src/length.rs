//! Integer lengths, so that layout is the same on every machine.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A length in scaled points: 65,536 to the PDF point (1/72 inch).
///
/// Sums and comparisons are exact. Floating-point numbers appear only where a length is written into a
/// page's content.
///
/// ```
/// use naskah::Length;
/// assert_eq!("25.4mm".parse::<Length>().unwrap(), Length::pt(72));
/// assert_eq!(Length::pt(3) + Length::pt(4) * 2, Length::pt(11));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i64);

const SP_PER_PT: i64 = 65_536;

impl Length {
    /// Zero.
    pub const ZERO: Self = Self(0);

    /// A length in scaled points.
    pub const fn sp(sp: i64) -> Self {
        Self(sp)
    }

    /// A length in points.
    pub const fn pt(pt: i64) -> Self {
        Self(pt * SP_PER_PT)
    }

    /// A length in millimetres, rounded to the nearest scaled point.
    pub const fn mm(mm: i64) -> Self {
        // 25.4 mm = 72 pt.
        Self((mm * SP_PER_PT * 720 + 127) / 254)
    }

    /// The length in scaled points.
    pub const fn to_sp(self) -> i64 {
        self.0
    }

    /// The length in points, for output.
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / SP_PER_PT as f64
    }

    /// This length times `numerator / denominator`, rounded to the nearest scaled point.
    ///
    /// The product is computed in 128 bits where necessary, so it cannot overflow. `denominator` must be
    /// positive.
    pub const fn scale(self, numerator: i64, denominator: i64) -> Self {
        // The fast path: a 64-bit division, enough for all lengths on paper.
        if let Some(product) = self.0.checked_mul(numerator)
            && let Some(dividend) = product.checked_add(denominator / 2)
        {
            return Self(dividend.div_euclid(denominator));
        }
        let product = self.0 as i128 * numerator as i128;
        let denominator = denominator as i128;
        Self((product + denominator / 2).div_euclid(denominator) as i64)
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, factor: i64) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<i64> for Length {
    type Output = Self;
    fn div(self, divisor: i64) -> Self {
        Self(self.0 / divisor)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// Points with at most three decimals: `12pt`, `70.866pt`.
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.3}", self.to_pt());
        write!(f, "{}pt", text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// The error for a text that is not a length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseLengthError;

impl fmt::Display for ParseLengthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a length such as \"30mm\", \"2.5cm\" or \"12pt\"")
    }
}

impl std::error::Error for ParseLengthError {}

/// Parses a decimal number and a unit, `mm`, `cm` or `pt`, with an optional space between them.
impl FromStr for Length {
    type Err = ParseLengthError;

    fn from_str(text: &str) -> Result<Self, ParseLengthError> {
        /// Longer numbers are not lengths on paper, and would overflow.
        const MOST_DIGITS: usize = 9;

        let text = text.trim();
        let unit = text.find(|c: char| c.is_ascii_alphabetic()).ok_or(ParseLengthError)?;
        let (number, unit) = (text[..unit].trim_end(), &text[unit..]);
        let (sign, number) = match number.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, number),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = format!("{whole}{fraction}");
        let well_formed = !whole.is_empty()
            && (number.contains('.') != fraction.is_empty())
            && digits.len() <= MOST_DIGITS
            && digits.bytes().all(|b| b.is_ascii_digit());
        if !well_formed {
            return Err(ParseLengthError);
        }
        let digits: i64 = digits.parse().map_err(|_| ParseLengthError)?;
        let (numerator, denominator) = match unit {
            "pt" => (1, 1),
            "mm" => (720, 254),
            "cm" => (7_200, 254),
            _ => return Err(ParseLengthError),
        };
        let places = 10_i64.pow(fraction.len() as u32);
        Ok(Self(sign * SP_PER_PT).scale(digits * numerator, denominator * places))
    }
}

impl Serialize for Length {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree() {
        assert_eq!("254mm".parse(), Ok(Length::pt(720)));
        assert_eq!("2.54 cm".parse(), Ok(Length::pt(72)));
        assert_eq!(Length::mm(254), Length::pt(720));
        assert_eq!("-1.5pt".parse(), Ok(Length::sp(-98_304)));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "mm", "12", "12 furlong", "1.mm", ".5mm", "1e3mm", "9999999999mm", "1,5mm"]
        {
            assert_eq!(text.parse::<Length>(), Err(ParseLengthError), "{text}");
        }
    }

    #[test]
    fn prints_without_trailing_zeros() {
        assert_eq!(Length::pt(12).to_string(), "12pt");
        assert_eq!(Length::mm(25).to_string(), "70.866pt");
    }

    #[test]
    fn scaling_rounds_to_the_nearest() {
        assert_eq!(Length::sp(10).scale(1, 4), Length::sp(3));
        assert_eq!(Length::sp(-10).scale(1, 4), Length::sp(-2));
        assert_eq!(Length::pt(1_000_000).scale(1_000_000, 1_000_000), Length::pt(1_000_000));
    }
}
