//! Numbers in figures whose words, in brackets behind them, do not say the same.

use std::ops::Range;

use super::finding::Finding;
use crate::codes;
use crate::number::{DIGITS, terbilang_decimal};

/// A number and the words behind it, as they stand in a text.
struct Pair<'a> {
    range: Range<usize>,
    /// As it is written, with `Rp` in front or `%` behind.
    figures: &'a str,
    words: &'a str,
}

/// Numbers whose words say something else, or hold the unit.
pub(super) fn figures(text: &str) -> Vec<Finding> {
    pairs(text)
        .filter_map(|pair| {
            let (message, right) = doubt(&pair)?;
            Some(Finding {
                code: codes::NUMBER_IN_WORDS_DIFFERS,
                range: pair.range,
                message,
                help: format!("write `{right}`"),
            })
        })
        .collect()
}

/// What is wrong with a number and its words, and how both are written.
fn doubt(pair: &Pair<'_>) -> Option<(String, String)> {
    let figures = pair.figures;
    let written: Vec<String> = pair.words.split_whitespace().map(str::to_lowercase).collect();
    let (number, unit) = written.split_at(written.iter().take_while(|it| is_number(it)).count());
    let expected = in_words(figures)?;
    let right = format!("{figures} ({expected})");
    let mut whole = written.join(" ");
    if figures.contains(',') && figures.starts_with("Rp") && whole.ends_with(" nol sen") {
        whole.truncate(whole.len() - " nol sen".len());
    }
    if number.is_empty() || whole == expected {
        return None;
    }
    if number.join(" ") == expected {
        let unit = unit.join(" ");
        return Some((
            format!("the unit `{unit}` stands among the words of the number"),
            format!("{right} {unit}"),
        ));
    }
    Some((format!("{figures} and `{}` are not the same number", pair.words.trim()), right))
}

/// The words that belong behind a number.
fn in_words(figures: &str) -> Option<String> {
    if let Some(number) = figures.strip_suffix('%') {
        return Some(format!("{} persen", terbilang_decimal(number)?));
    }
    let Some(amount) = figures.strip_prefix("Rp") else { return terbilang_decimal(figures) };
    let (whole, sen) = amount.split_once(',').unwrap_or((amount, "00"));
    let words = format!("{} rupiah", terbilang_decimal(whole)?);
    match sen {
        "00" | "-" => Some(words),
        _ if sen.len() == 2 => {
            Some(format!("{words} {} sen", terbilang_decimal(sen.trim_start_matches('0'))?))
        }
        _ => None,
    }
}

/// Whether a word is one of those of which numbers are made.
fn is_number(word: &str) -> bool {
    const OTHERS: [&str; 18] = [
        "belas", "juta", "koma", "miliar", "milyar", "minus", "puluh", "ratus", "ribu", "rupiah",
        "sebelas", "semiliar", "sejuta", "sepuluh", "seratus", "seribu", "triliun", "trilyun",
    ];
    DIGITS.contains(&word) || OTHERS.contains(&word)
}

/// Every number that a bracket follows, and what the bracket holds.
fn pairs(text: &str) -> impl Iterator<Item = Pair<'_>> {
    text.match_indices('(').filter_map(|(open, _)| {
        let before = text[..open].trim_end();
        let start = before
            .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“'))
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        let words = text[open + 1..].split(')').next()?;
        let end = open + 1 + words.len() + 1;
        let pair = Pair { range: start..end, figures: &before[start..], words };
        (end <= text.len() && pair.figures.contains(|c: char| c.is_ascii_digit())).then_some(pair)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{count, rupiah_terbilang};

    fn found(text: &str) -> Vec<(String, String)> {
        figures(text).into_iter().map(|it| (it.message, it.help)).collect()
    }

    fn assert_found(text: &str, message: &str, help: &str) {
        assert_eq!(found(text), [(message.to_owned(), help.to_owned())], "{text}");
    }

    #[test]
    fn words_that_say_another_number_are_found() {
        assert_found(
            "paling lambat 14 (lima belas) hari",
            "14 and `lima belas` are not the same number",
            "write `14 (empat belas)`",
        );
        assert_found(
            "sebesar Rp1.500.000,00 (satu juta rupiah)",
            "Rp1.500.000,00 and `satu juta rupiah` are not the same number",
            "write `Rp1.500.000,00 (satu juta lima ratus ribu rupiah)`",
        );
        assert_found(
            "Rp2.000.000 (dua juta)",
            "Rp2.000.000 and `dua juta` are not the same number",
            "write `Rp2.000.000 (dua juta rupiah)`",
        );
        assert_found(
            "1.000 (satu ribu)",
            "1.000 and `satu ribu` are not the same number",
            "write `1.000 (seribu)`",
        );
        assert_eq!(figures("masa 14 (lima belas) hari")[0].range, 5..20);
    }

    #[test]
    fn units_among_the_words_are_found() {
        assert_found(
            "14 (empat belas hari)",
            "the unit `hari` stands among the words of the number",
            "write `14 (empat belas) hari`",
        );
        assert_found(
            "2 (Dua Tahun Anggaran)",
            "the unit `tahun anggaran` stands among the words of the number",
            "write `2 (dua) tahun anggaran`",
        );
    }

    #[test]
    fn what_is_right_or_no_number_in_words_is_left_alone() {
        for text in [
            "14 (empat belas) hari",
            "14 (Empat Belas) hari",
            "100% (seratus persen)",
            "2,5 (dua koma lima) hektare",
            "Rp1.000.000,00 (satu juta rupiah)",
            "Rp1.000,50 (seribu rupiah lima puluh sen)",
            "Rp1.000,00 (seribu rupiah nol sen)",
            "Pasal 4 ayat (2) huruf b",
            "tahun 2021 (lihat lampiran)",
            "Nomor 23/2014 (dua)",
            "14 (empat belas",
            "Perjanjian (dua)",
            "[Rp25.000.000,00 (dua puluh lima juta rupiah)]",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_the_wording_makes_is_right(n: i64) {
            prop_assert_eq!(found(&format!("x {} hari", count(n))), []);
            prop_assert_eq!(found(&rupiah_terbilang(n.saturating_abs())), []);
        }

        #[test]
        fn no_text_is_too_strange(text in "[0-9.,%Rp() a-z\\PC]{0,30}") {
            for finding in figures(&text) {
                prop_assert!(text.get(finding.range).is_some());
            }
        }
    }
}
