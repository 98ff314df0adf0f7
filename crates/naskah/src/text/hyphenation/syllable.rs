//! Syllable boundaries, from the letters alone.

use std::ops::Range;

/// Pairs of letters that are one consonant.
const DIGRAPHS: [&str; 4] = ["kh", "ng", "ny", "sy"];

/// Pairs of letters that are one vowel at the end of a syllable (*pan-tai*). Before a consonant they are
/// often two (*la-in*), but are not divided there either.
const DIPHTHONGS: [&str; 4] = ["ai", "au", "ei", "oi"];

/// A vowel or consonant.
struct Sound {
    letters: Range<usize>,
    vowel: bool,
}

/// The boundaries between the syllables of a lower-case word.
pub(super) fn boundaries(word: &str) -> Vec<usize> {
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

/// How many of the consonants between two vowels belong to the first syllable: *ma-af*, *sya-rat*,
/// *man-di*, *in-fra*; *wira-swasta*, because *swa* is a morpheme; *eks-tra*, *trans-fer*, because EYD keeps
/// *eks* and *trans* whole.
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
