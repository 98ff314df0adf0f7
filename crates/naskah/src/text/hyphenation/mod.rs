//! Where Indonesian words may be divided, by the rules of the national spelling (EYD V).
//!
//! A word is divided between its syllables, and affixes are parted from what they are put on. Without
//! a dictionary the two sometimes contradict: *ber-asal*, but *be-ras*; *makan-an*, but *pahla-wan*.
//! There the word is not divided: a place that is missed costs a looser line, a wrong one is a mistake.
//!
//! | step | file | gives |
//! |---|---|---|
//! | syllables | `syllable` | the places between them |
//! | affixes | `affix` | which of them an affix may move |

mod affix;
mod syllable;
#[cfg(test)]
mod tests;

use std::ops::Range;

/// The least that stays on the line: a lone letter is not a syllable worth a hyphen, and EYD divides no
/// single vowel off.
const BEFORE: usize = 2;

/// The least that goes to the next line: the spelling leaves *-i* on its word, and the two letters of
/// *-an* or *-ku* are hardly wider than the hyphen that they would cost.
const AFTER: usize = 3;

/// Letters that stand together in no Indonesian word: such a word is foreign, and divided by rules of
/// its own.
const FOREIGN: [&str; 11] = ["ck", "ff", "ll", "ph", "pp", "q", "sh", "th", "tt", "wh", "x"];

/// Where the words of a text may be divided, in bytes, rising.
pub(super) fn places(text: &str) -> Vec<usize> {
    words(text)
        .filter(|word| is_divisible(&text[word.clone()]))
        .flat_map(|word| {
            breaks(&text[word.clone()]).into_iter().map(move |place| word.start + place)
        })
        .collect()
}

/// What stands between spaces, without the punctuation around it.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split(char::is_whitespace).map(|chunk| {
        let chunk_start = chunk.as_ptr() as usize - text.as_ptr() as usize;
        let opened = chunk.trim_start_matches(['(', '[', '"', '\'', '“', '‘']);
        let start = chunk_start + chunk.len() - opened.len();
        let word = opened.trim_end_matches([')', ']', '"', '\'', '”', '’', ',', ';', ':', '.']);
        start..start + word.len()
    })
}

/// Whether a word is one of the language's own: small letters throughout. So names, abbreviations,
/// addresses, what holds digits or hyphens, and what its author divided already are left whole.
fn is_divisible(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
        && !FOREIGN.iter().any(|letters| word.contains(letters))
}

/// Where a word of small letters may be divided.
fn breaks(word: &str) -> Vec<usize> {
    let far_enough = |place: &usize| (BEFORE..=word.len().saturating_sub(AFTER)).contains(place);
    parts(word).into_iter().filter(far_enough).collect()
}

/// Where one part of a word of small letters ends and the next begins, as far as it is certain.
fn parts(word: &str) -> Vec<usize> {
    let doubtful = affix::doubtful(word);
    let mut places = syllable::places(word);
    places.retain(|place| !doubtful.iter().any(|range| range.contains(place)));
    places
}
