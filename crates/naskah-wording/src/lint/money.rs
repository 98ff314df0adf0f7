//! Amounts of rupiah that are not written as EYD, the national spelling, writes them.

use super::finding::Finding;
use crate::codes;

/// Amounts with something between `Rp` and the figures, with a dash for the sen, or without dots.
pub(super) fn money(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut end = 0;
    for (start, _) in text.match_indices("Rp") {
        if start < end || text[..start].ends_with(char::is_alphanumeric) {
            continue;
        }
        let Some(length) = amount(&text[start..]) else { continue };
        end = start + length;
        let written = &text[start..end];
        let right = corrected(written);
        if written != right {
            found.push(Finding {
                code: codes::AMOUNT_FORMAT,
                range: start..end,
                message: format!("the amount `{written}` is not written as the spelling wants it"),
                help: format!("write `{right}`"),
            });
        }
    }
    found
}

/// How many bytes at the start of a text are an amount.
fn amount(text: &str) -> Option<usize> {
    let figures = text.trim_start_matches(|c: char| "Rp.:".contains(c) || c.is_whitespace());
    let start = text.len() - figures.len();
    if !figures.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // A space belongs to the amount only beside a dot between figures: `1 . 800.000`.
    let mut end = 0;
    while let Some(next) = figures[end..].chars().next() {
        let rest = &figures[end + next.len_utf8()..];
        let digit_follows = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let inside = match next {
            '0'..='9' => true,
            ',' => digit_follows(rest) || rest.starts_with('-'),
            '.' => {
                digit_follows(rest.trim_start())
                    && !rest.trim_start_matches(' ').is_empty()
                    && (!rest.starts_with(' ') || figures[..end].ends_with(' '))
                    || rest.starts_with('-')
            }
            ' ' => {
                rest.starts_with('.') && digit_follows(rest[1..].trim_start())
                    || figures[..end].ends_with('.') && digit_follows(rest)
            }
            '-' => figures[..end].ends_with([',', '.']),
            _ => false,
        };
        if !inside {
            break;
        }
        end += next.len_utf8();
    }
    Some(start + end)
}

/// The amount as EYD writes it: nothing behind `Rp`, dots between groups of three, two figures of sen.
fn corrected(written: &str) -> String {
    let figures: String = written.chars().filter(|c| "0123456789,-".contains(*c)).collect();
    let (whole, sen) = match figures.split_once([',', '-']) {
        Some((whole, "-" | "")) => (whole, Some("00")),
        Some((whole, sen)) => (whole, Some(sen)),
        None => (figures.as_str(), None),
    };
    let mut grouped = String::from("Rp");
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    if let Some(sen) = sen {
        grouped.push(',');
        grouped.push_str(sen);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rupiah_terbilang;

    fn corrections(text: &str) -> Vec<(&str, String)> {
        money(text).into_iter().map(|it| (&text[it.range], it.help)).collect()
    }

    #[test]
    fn amounts_are_found_whole_and_corrected() {
        for (text, written, right) in [
            ("sebesar Rp 1.000.000,- (satu", "Rp 1.000.000,-", "Rp1.000.000,00"),
            ("Rp.2.036.007.000 dan", "Rp.2.036.007.000", "Rp2.036.007.000"),
            ("Rp.Rp.500.000.", "Rp.Rp.500.000", "Rp500.000"),
            ("Rp.1 . 800.000.000;", "Rp.1 . 800.000.000", "Rp1.800.000.000"),
            ("Rp. 25.000.-", "Rp. 25.000.-", "Rp25.000,00"),
            ("(Rp1000000)", "Rp1000000", "Rp1.000.000"),
            ("Rp\u{a0}7.500,50", "Rp\u{a0}7.500,50", "Rp7.500,50"),
        ] {
            assert_eq!(corrections(text), [(written, format!("write `{right}`"))], "{text}");
        }
    }

    #[test]
    fn right_amounts_and_other_words_are_left_alone() {
        for text in [
            "Rp1.000.000,00 (satu juta rupiah)",
            "Rp500, Rp1.000, dan Rp2.000.",
            "Rp1.000. 2 rangkap",
            "dalam rupiah (Rp)",
            "Rp. dan lain-lain",
            "MRp 5",
        ] {
            assert_eq!(corrections(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_the_wording_makes_is_right(n in 0..i64::MAX) {
            prop_assert_eq!(money(&rupiah_terbilang(n)), []);
        }

        #[test]
        fn no_text_is_too_strange(text in "(Rp|[ .,0-9-]|\\PC){0,20}") {
            for finding in money(&text) {
                prop_assert!(text.get(finding.range).is_some());
            }
        }
    }
}
