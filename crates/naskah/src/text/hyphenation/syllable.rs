//! Syllables, by the letters alone.

use std::ops::Range;

/// Two letters that are one consonant.
const DIGRAPHS: [&str; 4] = ["kh", "ng", "ny", "sy"];

/// Two letters that are one vowel at the end of a syllable (*pan-tai*). In front of a consonant they
/// are often two (*la-in*), but are not parted there either.
const DIPHTHONGS: [&str; 4] = ["ai", "au", "ei", "oi"];

/// One sound: a vowel or a consonant.
struct Sound {
    letters: Range<usize>,
    vowel: bool,
}

/// The places between the syllables of a word of small letters.
pub(super) fn places(word: &str) -> Vec<usize> {
    let sounds = sounds(word);
    let vowels: Vec<usize> = (0..sounds.len()).filter(|&at| sounds[at].vowel).collect();
    vowels
        .windows(2)
        .map(|pair| {
            let consonants = &sounds[pair[0] + 1..pair[1]];
            sounds[pair[0] + 1 + closing(word, consonants)].letters.start
        })
        .collect()
}

/// How many of the consonants between two vowels close the first one's syllable: *ma-af*, *sya-rat*,
/// *man-di*, *in-fra*; *wira-swasta*, whose *swa* is a word; *eks-tra*, *trans-fer*, whose *eks* and
/// *trans* EYD keeps whole.
fn closing(word: &str, consonants: &[Sound]) -> usize {
    let letters = |sound: &Sound| &word[sound.letters.clone()];
    match consonants {
        [] | [_] => 0,
        [first, second] if letters(first) == "s" && letters(second) == "w" => 0,
        [first, second, _, ..]
            if letters(second) == "s"
                && (letters(first) == "k" || word[..second.letters.end].ends_with("trans")) =>
        {
            2
        }
        _ => 1,
    }
}

fn sounds(word: &str) -> Vec<Sound> {
    let mut sounds = Vec::with_capacity(word.len());
    let mut start = 0;
    while start < word.len() {
        let pair = word.get(start..start + 2).unwrap_or_default();
        let length = if DIGRAPHS.contains(&pair) || DIPHTHONGS.contains(&pair) { 2 } else { 1 };
        let vowel = is_vowel(word.as_bytes()[start]);
        sounds.push(Sound { letters: start..start + length, vowel });
        start += length;
    }
    sounds
}

/// Whether a letter is a vowel.
pub(super) fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}
