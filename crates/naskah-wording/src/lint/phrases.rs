//! Phrases looked for in a text, many at once.

use std::mem;
use std::ops::Range;

/// Phrases in small letters, found by the letter with which each begins.
pub(super) struct Phrases {
    phrases: &'static [&'static str],
    /// The first phrase that begins with each letter or a later one; one past the last for the end.
    from: [u8; LETTERS + 1],
}

const LETTERS: usize = 26;

impl Phrases {
    /// Phrases of at least two letters, in the order of the first, from a to z: checked when it is compiled.
    pub(super) const fn new(phrases: &'static [&'static str]) -> Self {
        let mut from = [0; LETTERS + 1];
        assert!(phrases.len() <= u8::MAX as usize, "no more than a byte counts");
        let (mut letter, mut index) = (0, 0);
        while index < phrases.len() {
            assert!(phrases[index].len() > 1, "of at least two letters");
            let first = phrases[index].as_bytes()[0] - b'a';
            assert!(first as usize >= letter, "in the order of their first letters");
            while letter < first as usize {
                letter += 1;
                from[letter] = index as u8;
            }
            index += 1;
        }
        while letter < LETTERS {
            letter += 1;
            from[letter] = index as u8;
        }
        Self { phrases, from }
    }

    /// Where they stand in a text, in any case, and which of them, with white space of any length for a space.
    pub(super) fn find(&self, text: &str) -> Vec<(&'static str, Range<usize>)> {
        let (mut found, mut in_word) = (Vec::new(), false);
        for (start, byte) in text.bytes().enumerate() {
            let was_in_word = mem::replace(&mut in_word, byte.is_ascii_alphanumeric());
            if was_in_word || !byte.is_ascii_alphabetic() {
                continue;
            }
            let likely = self.beginning_with(byte);
            // Letters beyond ASCII join words, too.
            if likely.is_empty() || text[..start].ends_with(char::is_alphanumeric) {
                continue;
            }
            // Most words are told apart by their second letter.
            let second = text.as_bytes().get(start + 1).map(u8::to_ascii_lowercase);
            let likely = likely.iter().filter(|it| it.as_bytes().get(1).copied() == second);
            found.extend(likely.filter_map(|phrase| {
                Some((*phrase, start..text.len() - behind(&text[start..], phrase)?.len()))
            }));
        }
        found
    }

    fn beginning_with(&self, letter: u8) -> &'static [&'static str] {
        let letter = usize::from(letter.to_ascii_lowercase() - b'a');
        &self.phrases[usize::from(self.from[letter])..usize::from(self.from[letter + 1])]
    }
}

/// What stands behind a phrase with which a text begins, in any case.
fn behind<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let mut words = phrase.split(' ');
    let mut rest = behind_word(text, words.next()?)?;
    for word in words {
        rest = behind_word(rest.strip_prefix(char::is_whitespace)?.trim_start(), word)?;
    }
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

fn behind_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (begin, rest) = text.split_at_checked(word.len())?;
    begin.eq_ignore_ascii_case(word).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    static PHRASES: Phrases = Phrases::new(&["abu", "abu batu", "di", "zat"]);

    #[test]
    fn phrases_are_found_in_any_case_and_as_whole_words() {
        let found = |text| PHRASES.find(text).into_iter().map(|(it, at)| (it, &text[at])).collect();
        let all: Vec<(&str, &str)> = found("Zat “DI” abu\n  Batu; abubatu, 2di, édi, dié, di");
        let expected = [
            ("zat", "Zat"),
            ("di", "DI"),
            ("abu", "abu"),
            ("abu batu", "abu\n  Batu"),
            ("di", "di"),
        ];
        assert_eq!(all, expected);
        assert_eq!(PHRASES.find("é"), []);
    }
}
