//! The duty stamp (*meterai*).

use jiff::civil::{Date, date};

/// The rate of the duty stamp for a document signed on a day: *Rp10.000* since 1 January 2021 (Law 10/2020,
/// Articles 5 and 29), *Rp6.000* before (Government Regulation 24/2000, Article 2).
///
/// ```
/// use jiff::civil::date;
/// use naskah_wording::meterai_rate;
///
/// assert_eq!(meterai_rate(date(2020, 12, 31)), "Rp6.000");
/// assert_eq!(meterai_rate(date(2021, 1, 1)), "Rp10.000");
/// ```
pub fn meterai_rate(signed: Date) -> &'static str {
    if signed < date(2021, 1, 1) { "Rp6.000" } else { "Rp10.000" }
}
