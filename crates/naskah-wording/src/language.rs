//! The languages of an agreement, and the wording of each.

use jiff::civil::Date;

use super::{english, no_break};

/// A language in which an agreement is written.
///
/// ```
/// use naskah_wording::Language;
///
/// let names = ["Badan", "Dinas", "Bank"].map(String::from);
/// assert_eq!(Language::Indonesian.joined(&names), "Badan, Dinas, dan Bank");
/// assert_eq!(Language::English.count(14), "14 (fourteen)");
/// assert_eq!(Language::English.code(), "en");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Indonesian, which every agreement has.
    #[default]
    Indonesian,
    /// English, beside it.
    English,
}

impl Language {
    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Indonesian => "Indonesian",
            Self::English => "English",
        }
    }

    /// Its code by BCP 47.
    pub fn code(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    /// Its name in the language itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Indonesian => "Bahasa Indonesia",
            Self::English => "English",
        }
    }

    /// *dan*, *and*.
    pub fn and(self) -> &'static str {
        match self {
            Self::Indonesian => "dan",
            Self::English => "and",
        }
    }

    /// A whole number in words.
    pub fn in_words(self, n: i128) -> String {
        match self {
            Self::Indonesian => super::terbilang(n),
            Self::English => english::in_words(n),
        }
    }

    /// A number in figures, then in words: *14 (empat belas)*, *14 (fourteen)*.
    pub fn count(self, n: i64) -> String {
        match self {
            Self::Indonesian => super::count(n),
            Self::English => english::count(n),
        }
    }

    /// An amount of rupiah in figures, then in words.
    pub fn rupiah_in_words(self, n: i64) -> String {
        match self {
            Self::Indonesian => super::rupiah_terbilang(n),
            Self::English => english::rupiah_in_words(n),
        }
    }

    /// An ordinal in words: *kedua*, *second*.
    pub fn ordinal(self, n: u32) -> String {
        match self {
            Self::Indonesian => super::ordinal(n),
            Self::English => english::ordinal(n),
        }
    }

    /// The day of the week.
    pub fn weekday(self, date: Date) -> &'static str {
        match self {
            Self::Indonesian => super::weekday(date),
            Self::English => english::weekday(date),
        }
    }

    /// Day, month and year: *21 September 2021*.
    pub fn long_date(self, date: Date) -> String {
        match self {
            Self::Indonesian => super::long_date(date),
            Self::English => english::long_date(date),
        }
    }

    /// A date as the opening sentence says it, behind the day of the week.
    pub fn date_in_words(self, date: Date) -> String {
        match self {
            Self::Indonesian => super::date_in_words(date),
            Self::English => english::date_in_words(date),
        }
    }

    /// Words in a row: *A dan B*, *A, B, dan C*; *A and B*, *A, B, and C*.
    pub fn joined(self, words: &[String]) -> String {
        let and = self.and();
        match words {
            [] => String::new(),
            [one] => one.clone(),
            [first, second] => format!("{first} {and} {second}"),
            [others @ .., last] => format!("{}, {and} {last}", others.join(", ")),
        }
    }

    /// The text with no-break characters where no line may break.
    pub fn no_break(self, text: &str) -> String {
        match self {
            Self::Indonesian => no_break::no_break(text),
            Self::English => no_break::no_break_english(text),
        }
    }
}
