//! Hyphenation of Indonesian words by the rules of the national spelling (EYD V).
//!
//! A word is divided between syllables, and an affix is separated from its stem. Without a dictionary
//! the two rules sometimes contradict each other: *ber-asal*, but *be-ras*; *makan-an*, but *pahla-wan*.
//! Such a word is not divided there: a missed point costs a looser line, a wrong one is a spelling
//! mistake.
//!
//! | step | file | output |
//! |---|---|---|
//! | syllables | `syllable` | the points between them |
//! | affixes | `affix` | ranges in which an affix makes the point uncertain |

mod affix;
mod syllable;
#[cfg(test)]
mod tests;

use std::ops::Range;

/// The least number of letters before a point: a single letter is not worth a hyphen, and EYD does not
/// separate a single vowel.
const LEAST_BEFORE: usize = 2;

/// The least number of letters after a point: EYD does not separate *-i*, and the two letters of *-an* or
/// *-ku* are hardly wider than a hyphen.
const LEAST_AFTER: usize = 3;

/// Letter sequences that no Indonesian word has: a word with one is foreign and has other rules.
const FOREIGN: [&str; 11] = ["ck", "ff", "ll", "ph", "pp", "q", "sh", "th", "tt", "wh", "x"];

/// The hyphenation points of a text, as byte offsets in ascending order.
pub(super) fn points(text: &str) -> Vec<usize> {
    words(text)
        .filter(|word| is_divisible(&text[word.clone()]))
        .flat_map(|word| {
            word_points(&text[word.clone()]).into_iter().map(move |point| word.start + point)
        })
        .collect()
}

/// The words of a text, without the punctuation around them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split(char::is_whitespace).map(|chunk| {
        let chunk_start = chunk.as_ptr() as usize - text.as_ptr() as usize;
        let opened = chunk.trim_start_matches(['(', '[', '"', '\'', '“', '‘']);
        let start = chunk_start + chunk.len() - opened.len();
        let word = opened.trim_end_matches([')', ']', '"', '\'', '”', '’', ',', ';', ':', '.']);
        start..start + word.len()
    })
}

/// Whether a word is plain Indonesian: lower-case letters only. Names, abbreviations, addresses, words
/// with digits or hyphens, and words with soft hyphens are not divided.
fn is_divisible(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
        && !FOREIGN.iter().any(|letters| word.contains(letters))
}

/// The hyphenation points of a lower-case word.
fn word_points(word: &str) -> Vec<usize> {
    let allowed = LEAST_BEFORE..=word.len().saturating_sub(LEAST_AFTER);
    let mut points = certain_boundaries(word);
    points.retain(|point| allowed.contains(point));
    points
}

/// The boundaries of syllables and affixes in a lower-case word, as far as they are certain.
fn certain_boundaries(word: &str) -> Vec<usize> {
    let uncertain = affix::uncertain(word);
    let mut boundaries = syllable::boundaries(word);
    boundaries.retain(|boundary| !uncertain.iter().any(|range| range.contains(boundary)));
    boundaries
}
