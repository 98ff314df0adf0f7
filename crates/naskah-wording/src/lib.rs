//! Official Indonesian: numbers in words, dates, money, Roman numerals, ordinals, names; and the
//! [`english`] beside it.
//!
//! Everything here is a pure function of its arguments: no clock, no locale, no state.
//!
//! ```
//! use naskah_wording as wording;
//!
//! assert_eq!(wording::terbilang(1_100), "seribu seratus");
//! assert_eq!(wording::count(14), "14 (empat belas)");
//! assert_eq!(wording::rupiah(1_500_000), "Rp1.500.000,00");
//! assert_eq!(wording::name_in_capitals("Drs. H. Ma'ruf, M.Si."), "Drs. H. MA'RUF, M.Si.");
//! ```

pub mod codes;
mod date;
pub mod english;
mod language;
mod letter;
pub mod lint;
mod meterai;
mod money;
mod name;
mod nip;
mod no_break;
mod nrp;
mod number;
mod office;
mod ordinal;
mod roman;

pub use jiff::civil::{Date, Weekday};

pub use self::date::{date_in_words, long_date, month, numeric_date, weekday};
pub use self::language::Language;
pub use self::letter::letter;
pub use self::meterai::meterai_rate;
pub use self::money::{rupiah, rupiah_terbilang};
pub use self::name::{name_in_capitals, name_without_degrees};
pub use self::nip::{Nip, NipDoubt, NipError};
pub use self::no_break::no_break;
pub use self::nrp::{Nrp, NrpError};
pub use self::number::{count, terbilang, terbilang_decimal, thousands};
pub use self::office::office_in_capitals;
pub use self::ordinal::ordinal;
pub use self::roman::roman;
