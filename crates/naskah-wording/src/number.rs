//! Whole numbers and decimals, in words (*terbilang*) and in figures.

pub(super) const DIGITS: [&str; 10] =
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];

/// The names of the groups of three digits, from the units up; the last is 10³⁶, so that all of
/// `i128` has words.
const GROUPS: [&str; 13] = [
    "",
    "ribu",
    "juta",
    "miliar",
    "triliun",
    "kuadriliun",
    "kuintiliun",
    "sekstiliun",
    "septiliun",
    "oktiliun",
    "noniliun",
    "desiliun",
    "undesiliun",
];

/// A whole number in words, in lower case: 2021 is *dua ribu dua puluh satu*.
///
/// The prefix *se-* stands only for one ten, one hundred and one thousand; a million is *satu
/// juta*. From 10¹⁵ on the names are those that the laws on the state budget use: *satu
/// kuadriliun*, not *seribu triliun*.
///
/// ```
/// use naskah_wording::terbilang;
///
/// assert_eq!(terbilang(0), "nol");
/// assert_eq!(terbilang(-111), "minus seratus sebelas");
/// assert_eq!(terbilang(1_001_000), "satu juta seribu");
/// ```
pub fn terbilang(n: i128) -> String {
    if n == 0 {
        return DIGITS[0].to_owned();
    }
    let mut words = Vec::new();
    if n < 0 {
        words.push("minus");
    }
    let mut place = 10_u128.pow(36);
    for &name in GROUPS.iter().rev() {
        let group = (n.unsigned_abs() / place % 1000) as usize;
        match (group, name) {
            (0, _) => {}
            (1, "ribu") => words.push("seribu"),
            _ => {
                push_below_thousand(&mut words, group);
                if !name.is_empty() {
                    words.push(name);
                }
            }
        }
        place /= 1000;
    }
    words.join(" ")
}

/// The words of a number from 1 to 999.
fn push_below_thousand(words: &mut Vec<&str>, n: usize) {
    match n / 100 {
        0 => {}
        1 => words.push("seratus"),
        hundreds => words.extend([DIGITS[hundreds], "ratus"]),
    }
    match (n / 10 % 10, n % 10) {
        (0, 0) => {}
        (0, ones) => words.push(DIGITS[ones]),
        (1, 0) => words.push("sepuluh"),
        (1, 1) => words.push("sebelas"),
        (1, ones) => words.extend([DIGITS[ones], "belas"]),
        (tens, 0) => words.extend([DIGITS[tens], "puluh"]),
        (tens, ones) => words.extend([DIGITS[tens], "puluh", DIGITS[ones]]),
    }
}

/// A decimal as it is written in Indonesian, in words: `2,5` is *dua koma lima*.
///
/// The text is an optional minus, a whole part with or without dots between groups of three, and
/// optionally a comma and digits, which are read one by one. None for everything else: a number
/// with a decimal point, dots in wrong places, idle zeros in front, or more than 38 digits.
///
/// ```
/// use naskah_wording::terbilang_decimal;
///
/// assert_eq!(terbilang_decimal("1.500,05").as_deref(), Some("seribu lima ratus koma nol lima"));
/// assert_eq!(terbilang_decimal("2.5"), None);
/// ```
pub fn terbilang_decimal(text: &str) -> Option<String> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("minus ", rest),
        None => ("", text),
    };
    let (whole, fraction) = match unsigned.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let mut words = sign.to_owned();
    words.push_str(&terbilang(whole_part(whole)?));
    if let Some(fraction) = fraction {
        if fraction.is_empty() {
            return None;
        }
        words.push_str(" koma");
        for digit in fraction.chars() {
            words.push(' ');
            words.push_str(DIGITS[digit.to_digit(10)? as usize]);
        }
    }
    Some(words)
}

/// The number that digits, with or without dots between their groups, stand for.
fn whole_part(text: &str) -> Option<i128> {
    let grouped = text.contains('.');
    let mut digits = String::with_capacity(text.len());
    for (index, group) in text.split('.').enumerate() {
        let whole_group = match index {
            0 if grouped => (1..=3).contains(&group.len()),
            0 => !group.is_empty(),
            _ => group.len() == 3,
        };
        if !whole_group || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        digits.push_str(group);
    }
    if digits.starts_with('0') && digits != "0" {
        return None;
    }
    digits.parse().ok()
}

/// A whole number in figures, with dots between groups of three digits: 1500 is `1.500`.
///
/// ```
/// use naskah_wording::thousands;
///
/// assert_eq!(thousands(1_234_567), "1.234.567");
/// assert_eq!(thousands(-1_500), "-1.500");
/// ```
pub fn thousands(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    if n < 0 {
        text.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// A number in figures, then in words: 14 is `14 (empat belas)`; the unit follows outside.
///
/// ```
/// use naskah_wording::count;
///
/// assert_eq!(count(1_500), "1.500 (seribu lima ratus)");
/// assert_eq!(format!("{} hari", count(14)), "14 (empat belas) hari");
/// ```
pub fn count(n: i64) -> String {
    format!("{} ({})", thousands(n), terbilang(n.into()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_of_numbers() {
        for (n, words) in [
            (0, "nol"),
            (1, "satu"),
            (10, "sepuluh"),
            (11, "sebelas"),
            (12, "dua belas"),
            (17, "tujuh belas"),
            (19, "sembilan belas"),
            (20, "dua puluh"),
            (21, "dua puluh satu"),
            (99, "sembilan puluh sembilan"),
            (100, "seratus"),
            (101, "seratus satu"),
            (110, "seratus sepuluh"),
            (111, "seratus sebelas"),
            (119, "seratus sembilan belas"),
            (200, "dua ratus"),
            (999, "sembilan ratus sembilan puluh sembilan"),
            (1000, "seribu"),
            (1001, "seribu satu"),
            (1100, "seribu seratus"),
            (1111, "seribu seratus sebelas"),
            (1500, "seribu lima ratus"),
            (2021, "dua ribu dua puluh satu"),
            (10_000, "sepuluh ribu"),
            (11_000, "sebelas ribu"),
            (21_000, "dua puluh satu ribu"),
            (100_000, "seratus ribu"),
            (101_000, "seratus satu ribu"),
            (111_000, "seratus sebelas ribu"),
            (1_000_000, "satu juta"),
            (1_001_000, "satu juta seribu"),
            (1_100_000, "satu juta seratus ribu"),
            (25_750_000, "dua puluh lima juta tujuh ratus lima puluh ribu"),
            (101_001_101, "seratus satu juta seribu seratus satu"),
            (1_000_000_000, "satu miliar"),
            (1_000_000_000_000, "satu triliun"),
            (2_500_000_000_000, "dua triliun lima ratus miliar"),
            (1_000_000_000_000_000, "satu kuadriliun"),
            (1_000_000_000_000_000_000, "satu kuintiliun"),
            (-7, "minus tujuh"),
        ] {
            assert_eq!(terbilang(n), words, "{n}");
        }
    }

    #[test]
    fn ends_of_the_range() {
        assert_eq!(
            terbilang(i64::MAX.into()),
            "sembilan kuintiliun dua ratus dua puluh tiga kuadriliun tiga ratus tujuh puluh dua \
             triliun tiga puluh enam miliar delapan ratus lima puluh empat juta tujuh ratus tujuh \
             puluh lima ribu delapan ratus tujuh"
        );
        assert!(terbilang(i128::MIN).starts_with("minus seratus tujuh puluh undesiliun"));
        assert!(terbilang(i128::MIN).ends_with("seratus lima ribu tujuh ratus dua puluh delapan"));
    }

    #[test]
    fn words_of_decimals() {
        for (text, words) in [
            ("2,5", Some("dua koma lima")),
            ("0,05", Some("nol koma nol lima")),
            ("-0,5", Some("minus nol koma lima")),
            ("12,340", Some("dua belas koma tiga empat nol")),
            ("14", Some("empat belas")),
            ("1.500", Some("seribu lima ratus")),
            ("1.500,25", Some("seribu lima ratus koma dua lima")),
            ("0", Some("nol")),
            ("", None),
            ("-", None),
            (",5", None),
            ("2,", None),
            ("2,5,1", None),
            ("2,5%", None),
            ("2.5", None),
            ("0.500", None),
            ("1500.000", None),
            ("1..500", None),
            ("007", None),
            ("+5", None),
            ("--5", None),
            ("2, 5", None),
            ("٣", None),
            ("999999999999999999999999999999999999999", None),
        ] {
            assert_eq!(terbilang_decimal(text).as_deref(), words, "{text:?}");
        }
    }

    #[test]
    fn figures() {
        for (n, figures) in [
            (0, "0"),
            (7, "7"),
            (999, "999"),
            (1000, "1.000"),
            (1500, "1.500"),
            (-1500, "-1.500"),
            (100_000, "100.000"),
            (1_234_567, "1.234.567"),
            (i64::MIN, "-9.223.372.036.854.775.808"),
        ] {
            assert_eq!(thousands(n), figures);
        }
        assert_eq!(count(14), "14 (empat belas)");
        assert_eq!(count(1500), "1.500 (seribu lima ratus)");
        assert_eq!(count(0), "0 (nol)");
        assert_eq!(count(i64::MIN).matches('(').count(), 1);
    }

    /// Reads words back, by the grammar alone: the inverse of [`terbilang`].
    fn value(words: &str) -> i128 {
        let (sign, words) = match words.strip_prefix("minus ") {
            Some(rest) => (-1, rest),
            None => (1, words),
        };
        let (mut total, mut group, mut digit) = (0_i128, 0_i128, 0_i128);
        for word in words.split(' ') {
            match word {
                "sepuluh" => group += 10,
                "sebelas" => group += 11,
                "seratus" => group += 100,
                "seribu" => total += sign * 1000,
                "belas" => (group, digit) = (group + digit + 10, 0),
                "puluh" => (group, digit) = (group + digit * 10, 0),
                "ratus" => (group, digit) = (group + digit * 100, 0),
                _ => {
                    if let Some(known) = DIGITS.iter().position(|name| *name == word) {
                        digit = known as i128;
                    } else {
                        let power = GROUPS.iter().position(|name| *name == word).expect(word);
                        total += sign * (group + digit) * 1000_i128.pow(power as u32);
                        (group, digit) = (0, 0);
                    }
                }
            }
        }
        total + sign * (group + digit)
    }

    proptest! {
        #[test]
        fn words_say_the_number(n: i128) {
            prop_assert_eq!(value(&terbilang(n)), n);
        }

        #[test]
        fn words_of_small_numbers_say_them_and_nothing_idle(n in -2_000_000_i128..2_000_000) {
            let words = terbilang(n);
            prop_assert_eq!(value(&words), n);
            let idle = ["satu ratus", "satu ribu", "satu puluh", "satu belas", "  "];
            // "satu ribu" is right behind tens and hundreds only.
            for wrong in idle {
                let allowed = wrong == "satu ribu" && n.abs() / 1000 % 1000 != 1;
                prop_assert!(allowed || !words.contains(wrong), "{}", words);
            }
            prop_assert!(n == 0 || !words.contains("nol"));
        }

        #[test]
        fn figures_without_dots_are_the_number(n: i64) {
            prop_assert_eq!(thousands(n).replace('.', ""), n.to_string());
            prop_assert_eq!(terbilang_decimal(&thousands(n)), Some(terbilang(n.into())));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            let _ = terbilang_decimal(&text);
        }
    }
}
