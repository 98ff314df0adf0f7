//! The English beside the Indonesian of a bilingual agreement: numbers, ordinals, dates, money.
//!
//! Figures stay as in the Indonesian text, `Rp1.000.000,00` and `1.500`: an amount that is punctuated
//! in two ways on one page would invite doubt about which is meant. Words are British, with *and* in
//! front of tens and units, as contracts have them.

use jiff::civil::{Date, Weekday};

use super::money::rupiah;
use super::number::thousands;

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) const BELOW_TWENTY: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

pub(super) const TENS: [&str; 10] =
    ["", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The names of the groups of three digits from the units up, to the end of `i128`.
const GROUPS: [&str; 13] = [
    "",
    "thousand",
    "million",
    "billion",
    "trillion",
    "quadrillion",
    "quintillion",
    "sextillion",
    "septillion",
    "octillion",
    "nonillion",
    "decillion",
    "undecillion",
];

/// The last words of numbers whose ordinals are not made with *-th* alone.
const IRREGULAR: [(&str, &str); 7] = [
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("five", "fifth"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("twelve", "twelfth"),
];

/// A whole number in words: 2021 is *two thousand and twenty-one*.
///
/// ```
/// use naskah_wording::english::in_words;
///
/// assert_eq!(in_words(-101), "minus one hundred and one");
/// assert_eq!(in_words(1_000_021), "one million and twenty-one");
/// ```
pub fn in_words(n: i128) -> String {
    if n == 0 {
        return BELOW_TWENTY[0].to_owned();
    }
    let mut words = Vec::new();
    let mut place = 10_u128.pow(36);
    for &name in GROUPS.iter().rev() {
        let group = (n.unsigned_abs() / place % 1000) as usize;
        if group > 0 {
            if name.is_empty() && group < 100 && !words.is_empty() {
                words.push("and".to_owned());
            }
            words.push(below_thousand(group));
            if !name.is_empty() {
                words.push(name.to_owned());
            }
        }
        place /= 1000;
    }
    let sign = if n < 0 { "minus " } else { "" };
    format!("{sign}{}", words.join(" "))
}

/// The words of a number from 1 to 999.
fn below_thousand(n: usize) -> String {
    match (n / 100, n % 100) {
        (0, rest) => below_hundred(rest),
        (hundreds, 0) => format!("{} hundred", BELOW_TWENTY[hundreds]),
        (hundreds, rest) => {
            format!("{} hundred and {}", BELOW_TWENTY[hundreds], below_hundred(rest))
        }
    }
}

fn below_hundred(n: usize) -> String {
    match (n / 10, n % 10) {
        (0 | 1, _) => BELOW_TWENTY[n].to_owned(),
        (tens, 0) => TENS[tens].to_owned(),
        (tens, ones) => format!("{}-{}", TENS[tens], BELOW_TWENTY[ones]),
    }
}

/// A number in figures, then in words: 14 is `14 (fourteen)`; the unit follows outside.
///
/// ```
/// use naskah_wording::english::count;
///
/// assert_eq!(count(1_500), "1.500 (one thousand five hundred)");
/// ```
pub fn count(n: i64) -> String {
    format!("{} ({})", thousands(n), in_words(n.into()))
}

/// An ordinal in words: 21 is *twenty-first*.
///
/// ```
/// use naskah_wording::english::ordinal;
///
/// assert_eq!([2, 21, 30].map(ordinal), ["second", "twenty-first", "thirtieth"]);
/// ```
pub fn ordinal(n: u32) -> String {
    let words = in_words(n.into());
    let start = words.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (before, last) = words.split_at(start);
    let last = match IRREGULAR.iter().find(|(number, _)| *number == last) {
        Some((_, ordinal)) => (*ordinal).to_owned(),
        None => match last.strip_suffix('y') {
            Some(stem) => format!("{stem}ieth"),
            None => format!("{last}th"),
        },
    };
    format!("{before}{last}")
}

/// An amount in figures, as in the Indonesian text, then in words: `Rp1.000.000,00 (one million
/// rupiah)`.
///
/// ```
/// use naskah_wording::english::rupiah_in_words;
///
/// assert_eq!(rupiah_in_words(1_000_000), "Rp1.000.000,00 (one million rupiah)");
/// ```
pub fn rupiah_in_words(n: i64) -> String {
    format!("{} ({} rupiah)", rupiah(n), in_words(n.into()))
}

/// The day of the week, *Monday* to *Sunday*.
///
/// ```
/// use naskah_wording::english::weekday;
///
/// assert_eq!(weekday(jiff::civil::date(2021, 9, 21)), "Tuesday");
/// ```
pub fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// The month, *January* to *December*.
///
/// ```
/// use naskah_wording::english::month;
///
/// assert_eq!(month(jiff::civil::date(2021, 9, 21)), "September");
/// ```
pub fn month(date: Date) -> &'static str {
    MONTHS[date.month() as usize - 1]
}

/// Day, month and year in the long form: `21 September 2021`.
///
/// ```
/// use naskah_wording::english::long_date;
///
/// assert_eq!(long_date(jiff::civil::date(2000, 5, 1)), "1 May 2000");
/// ```
pub fn long_date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// A date as the opening sentence says it behind the day of the week.
///
/// ```
/// assert_eq!(
///     naskah_wording::english::date_in_words(jiff::civil::date(2021, 9, 21)),
///     "the twenty-first of September two thousand and twenty-one",
/// );
/// ```
pub fn date_in_words(date: Date) -> String {
    let day = ordinal(u32::from(date.day().unsigned_abs()));
    format!("the {day} of {} {}", month(date), in_words(date.year().into()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_of_numbers() {
        for (n, words) in [
            (0, "zero"),
            (10, "ten"),
            (13, "thirteen"),
            (20, "twenty"),
            (21, "twenty-one"),
            (40, "forty"),
            (99, "ninety-nine"),
            (100, "one hundred"),
            (101, "one hundred and one"),
            (110, "one hundred and ten"),
            (999, "nine hundred and ninety-nine"),
            (1000, "one thousand"),
            (1001, "one thousand and one"),
            (1100, "one thousand one hundred"),
            (1999, "one thousand nine hundred and ninety-nine"),
            (2000, "two thousand"),
            (100_000, "one hundred thousand"),
            (1_000_100, "one million one hundred"),
            (25_750_000, "twenty-five million seven hundred and fifty thousand"),
            (1_000_000_000, "one billion"),
            (-1, "minus one"),
        ] {
            assert_eq!(in_words(n), words);
        }
        assert!(in_words(i128::MIN).starts_with("minus one hundred and seventy undecillion"));
    }

    #[test]
    fn ordinals() {
        let first: Vec<_> = (1..=13).map(ordinal).collect();
        assert_eq!(
            first.join(" "),
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth \
             thirteenth"
        );
        assert_eq!(ordinal(20), "twentieth");
        assert_eq!(ordinal(21), "twenty-first");
        assert_eq!(ordinal(30), "thirtieth");
        assert_eq!(ordinal(31), "thirty-first");
        assert_eq!(ordinal(100), "one hundredth");
        assert_eq!(ordinal(112), "one hundred and twelfth");
    }

    #[test]
    fn amounts_keep_their_figures() {
        assert_eq!(rupiah_in_words(1_000_000), "Rp1.000.000,00 (one million rupiah)");
        assert_eq!(rupiah_in_words(-2_500), "-Rp2.500,00 (minus two thousand five hundred rupiah)");
        assert_eq!(count(1_500), "1.500 (one thousand five hundred)");
        assert_eq!(count(0), "0 (zero)");
    }

    #[test]
    fn dates() {
        assert_eq!(weekday(date(2021, 9, 21)), "Tuesday");
        assert_eq!(weekday(date(2021, 5, 2)), "Sunday");
        assert_eq!(long_date(date(2000, 5, 1)), "1 May 2000");
        assert_eq!(date_in_words(date(2000, 2, 29)), "the twenty-ninth of February two thousand");
        assert_eq!(
            date_in_words(date(1999, 12, 30)),
            "the thirtieth of December one thousand nine hundred and ninety-nine"
        );
        let names: Vec<_> = (1..=12).map(|number| month(date(2021, number, 1))).collect();
        assert_eq!(names, MONTHS);
    }

    /// Words back into the number, as a reader adds them up.
    fn value(words: &str) -> i128 {
        let (sign, words) = words.strip_prefix("minus ").map_or((1, words), |words| (-1, words));
        let (mut total, mut group) = (0_i128, 0_i128);
        for word in words.split([' ', '-']).filter(|word| *word != "and") {
            if let Some(n) = BELOW_TWENTY.iter().position(|name| *name == word) {
                group += n as i128;
            } else if let Some(tens) = TENS.iter().position(|name| *name == word) {
                group += 10 * tens as i128;
            } else if word == "hundred" {
                group *= 100;
            } else {
                let power = GROUPS.iter().position(|name| *name == word).expect(word);
                // The least number is its own negative only as a negative.
                total += sign * group * 1000_i128.pow(power as u32);
                group = 0;
            }
        }
        total + sign * group
    }

    proptest! {
        #[test]
        fn words_say_the_number(n: i128) {
            prop_assert_eq!(value(&in_words(n)), n);
        }

        #[test]
        fn words_of_small_numbers_say_them(n in -2_000_000_i128..2_000_000) {
            prop_assert_eq!(value(&in_words(n)), n);
        }
    }
}
