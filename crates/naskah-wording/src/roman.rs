//! Roman numerals, as chapters, annexes and the months of document numbers bear them.

const NUMERALS: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// A number from 1 to 3999 in Roman numerals; `None` outside, where there is no standard form.
///
/// ```
/// use naskah_wording::roman;
///
/// assert_eq!(roman(14).as_deref(), Some("XIV"));
/// assert_eq!(roman(4000), None);
/// ```
pub fn roman(n: u32) -> Option<String> {
    if !(1..=3999).contains(&n) {
        return None;
    }
    let mut rest = n;
    let mut text = String::new();
    for (value, numeral) in NUMERALS {
        while rest >= value {
            text.push_str(numeral);
            rest -= value;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn numerals() {
        let months: Vec<_> = (1..=12).filter_map(roman).collect();
        assert_eq!(months.join(" "), "I II III IV V VI VII VIII IX X XI XII");
        for (n, text) in [
            (14, "XIV"),
            (40, "XL"),
            (49, "XLIX"),
            (90, "XC"),
            (400, "CD"),
            (944, "CMXLIV"),
            (2021, "MMXXI"),
            (3999, "MMMCMXCIX"),
        ] {
            assert_eq!(roman(n).as_deref(), Some(text));
        }
        for n in [0, 4000, u32::MAX] {
            assert_eq!(roman(n), None);
        }
    }

    #[test]
    fn every_number_has_its_own_numeral_without_four_of_a_kind() {
        let all: BTreeSet<_> = (1..=3999).filter_map(roman).collect();
        assert_eq!(all.len(), 3999);
        for text in all {
            for four in ["IIII", "XXXX", "CCCC", "MMMM", "VV", "LL", "DD"] {
                assert!(!text.contains(four), "{text}");
            }
        }
    }
}
