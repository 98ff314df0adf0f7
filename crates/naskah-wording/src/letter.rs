//! The letters of lettered items (*huruf*).

/// The letter of the n-th item of a list, in lower case; nothing for 0.
///
/// Behind *z* Indonesian legislation doubles the letter: *aa*, *bb*, *cc* to *zz*, then *aaa*. The
/// list of government affairs in Government Regulation 38 of 2007, Article 2, runs so.
///
/// ```
/// use naskah_wording::letter;
///
/// assert_eq!([1, 26, 27, 53].map(letter), ["a", "z", "aa", "aaa"]);
/// ```
pub fn letter(n: u32) -> String {
    let Some(index) = n.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from(b'a' + (index % 26) as u8);
    std::iter::repeat_n(letter, index as usize / 26 + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters() {
        for (n, text) in [
            (0, ""),
            (1, "a"),
            (2, "b"),
            (26, "z"),
            (27, "aa"),
            (28, "bb"),
            (52, "zz"),
            (53, "aaa"),
            (78, "zzz"),
        ] {
            assert_eq!(letter(n), text, "{n}");
        }
    }

    #[test]
    fn no_letter_stands_for_two_items() {
        let all: std::collections::BTreeSet<_> = (1..=200).map(letter).collect();
        assert_eq!(all.len(), 200);
    }
}
