//! Prefixes and suffixes that make a syllable boundary uncertain.

use std::ops::Range;

use super::syllable::is_vowel;

/// Prefixes that another prefix may follow: *di-per-oleh*, *mem-ber-angkat-kan*, *ke-ter-atur-an*.
const OUTER: [&str; 9] = ["di", "ke", "me", "mem", "men", "pe", "pem", "pen", "se"];

/// Possible prefixes that end in a consonant. Before a vowel the letters do not tell whether it is a prefix
/// (*ber-asal*, *meng-atur*) or not (*be-ras*, *me-nga-rang*).
const CLOSED: [&str; 8] = ["antar", "ber", "inter", "meng", "non", "peng", "per", "ter"];

/// Forms of *ajar*, the only root with *bel-* and *pel-*.
const LEARN: [&str; 2] = ["belajar", "pelajar"];

/// Roots that only look like one of [`CLOSED`] before a vowel.
const ROOTS: [&str; 10] = [
    "berian", "berikan", "berita", "periks", "perint", "period", "terai", "terapan", "terapk",
    "terima",
];

/// Possible prefixes that end in a vowel: *di-klarifikasi*, *ke-stabil-an*, *infra-struktur*, but
/// *dip-lo-ma*, *pes-ta*. Longer ones come first.
const OPEN: [&str; 10] =
    ["infra", "kontra", "pasca", "multi", "semi", "di", "ke", "me", "pe", "se"];

/// The joint of Greek compounds: *kilo-gram*, *demo-grafi*, but *prog-ram*.
const JOINED: &str = "ogra";

/// Enclitics: *hasil-nya*, *apa-kah*.
const ENCLITICS: [&str; 5] = ["kah", "lah", "nya", "pun", ""];

/// The ranges of letters in which a boundary is uncertain.
pub(super) fn uncertain(word: &str) -> Vec<Range<usize>> {
    let inner = OUTER.iter().filter(|prefix| word.starts_with(**prefix)).map(|it| it.len());
    let mut ranges: Vec<Range<usize>> =
        inner.chain([0]).filter_map(|start| closed_prefix(word, start)).collect();
    ranges.extend(open_prefix(word));
    ranges.extend(word.match_indices(JOINED).map(|(at, _)| at + 1..at + 3));
    ranges.extend(suffix(word));
    ranges
}

/// The range around the final consonant of a prefix that precedes a vowel.
fn closed_prefix(word: &str, start: usize) -> Option<Range<usize>> {
    let rest = &word[start..];
    if ROOTS.iter().any(|root| rest.starts_with(root)) {
        return None;
    }
    if LEARN.iter().any(|word| rest.starts_with(word)) {
        return Some(start + 1..start + 4);
    }
    let prefix = CLOSED.iter().find(|prefix| rest.starts_with(**prefix))?;
    let end = start + prefix.len();
    let vowel_follows = word.as_bytes().get(end).copied().is_some_and(is_vowel);
    vowel_follows.then_some(end - 2..end + 1)
}

/// The range around the two consonants after a prefix, if a root may begin with both.
fn open_prefix(word: &str) -> Option<Range<usize>> {
    let prefix = OPEN.iter().find(|prefix| word.starts_with(**prefix))?;
    let start = prefix.len();
    let [first, second] = word.as_bytes().get(start..start + 2)? else { return None };
    let liquid = b"bdfgkpst".contains(first) && b"lr".contains(second);
    (liquid || [*first, *second] == *b"st").then_some(start..start + 2)
}

/// The range around the consonant before *-an*, *-i* or *-kan*, which may belong to the root: *makan-an*,
/// *ikut-i-nya*, *bijak-an*. In a verb, *-kan* is the suffix: *me-rasa-kan*, *di-guna-kan*.
fn suffix(word: &str) -> Option<Range<usize>> {
    let (stem, enclitic) =
        ENCLITICS.iter().find_map(|it| Some((word.strip_suffix(it)?, it.len())))?;
    let ending = ["an", "i"].into_iter().find(|ending| stem.ends_with(ending))?;
    if ending == "i" && enclitic == 0 {
        // Too close to the end of the word to be divided.
        return None;
    }
    /// The least length of a verb's root.
    const ROOT: usize = 3;
    let verb = ["di", "me"].iter().any(|prefix| stem.starts_with(prefix));
    if verb && stem.ends_with("kan") && stem.len() >= 2 + ROOT + 3 {
        return None;
    }
    let end = stem.len() - ending.len();
    let letters = &stem[..end];
    let consonant =
        if ["kh", "ng", "ny", "sy"].iter().any(|it| letters.ends_with(it)) { 2 } else { 1 };
    let start = end.checked_sub(consonant)?;
    let [before, first] = word.as_bytes().get(start.checked_sub(1)?..=start)? else { return None };
    (is_vowel(*before) && !is_vowel(*first)).then_some(start..start + 1)
}
