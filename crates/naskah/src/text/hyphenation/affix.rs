//! Where a prefix or a suffix may move the place between two syllables.

use std::ops::Range;

use super::syllable::is_vowel;

/// Prefixes that others stand behind: *di-per-oleh*, *mem-ber-angkat-kan*, *ke-ter-atur-an*.
const OUTER: [&str; 9] = ["di", "ke", "me", "mem", "men", "pe", "pem", "pen", "se"];

/// What ends in a consonant and may be a prefix: in front of a vowel nobody knows by the letters whether
/// it is one (*ber-asal*, *meng-atur*), or not (*be-ras*, *me-nga-rang*).
const CLOSED: [&str; 8] = ["antar", "ber", "inter", "meng", "non", "peng", "per", "ter"];

/// The one root that takes *bel-* and *pel-*.
const LEARN: [&str; 2] = ["belajar", "pelajar"];

/// Beginnings that only look like one of [`CLOSED`] in front of a vowel.
const ROOTS: [&str; 10] = [
    "berian", "berikan", "berita", "periks", "perint", "period", "terai", "terapan", "terapk",
    "terima",
];

/// What ends in a vowel and may be a prefix: *di-klarifikasi*, *ke-stabil-an*, *infra-struktur*, but
/// *dip-lo-ma*, *pes-ta*. The longer ones come first.
const OPEN: [&str; 10] =
    ["infra", "kontra", "pasca", "multi", "semi", "di", "ke", "me", "pe", "se"];

/// Greek words joined: *kilo-gram*, *demo-grafi*, but *prog-ram*.
const JOINED: &str = "ogra";

/// Words that close others: *hasil-nya*, *apa-kah*.
const ENCLITICS: [&str; 5] = ["kah", "lah", "nya", "pun", ""];

/// The ranges of letters in which no place is certain.
pub(super) fn doubtful(word: &str) -> Vec<Range<usize>> {
    let inner = OUTER.iter().filter(|prefix| word.starts_with(**prefix)).map(|it| it.len());
    let mut ranges: Vec<Range<usize>> =
        inner.chain([0]).filter_map(|start| closed_prefix(word, start)).collect();
    ranges.extend(open_prefix(word));
    ranges.extend(word.match_indices(JOINED).map(|(at, _)| at + 1..at + 3));
    ranges.extend(suffix(word));
    ranges
}

/// Around the consonant at the end of a prefix, in front of a vowel.
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

/// Around the first two consonants behind a prefix, where a root may begin with both of them.
fn open_prefix(word: &str) -> Option<Range<usize>> {
    let prefix = OPEN.iter().find(|prefix| word.starts_with(**prefix))?;
    let start = prefix.len();
    let [first, second] = word.as_bytes().get(start..start + 2)? else { return None };
    let liquid = b"bdfgkpst".contains(first) && b"lr".contains(second);
    (liquid || [*first, *second] == *b"st").then_some(start..start + 2)
}

/// Around the consonant in front of *-an*, *-i* or *-kan*, which may be the root's: *makan-an*,
/// *ikut-i-nya*, *bijak-an*. In a verb *-kan* is the suffix: *me-rasa-kan*, *di-guna-kan*.
fn suffix(word: &str) -> Option<Range<usize>> {
    let (stem, enclitic) =
        ENCLITICS.iter().find_map(|it| Some((word.strip_suffix(it)?, it.len())))?;
    let ending = ["an", "i"].into_iter().find(|ending| stem.ends_with(ending))?;
    if ending == "i" && enclitic == 0 {
        // Too near the end to be divided.
        return None;
    }
    /// No verb is made of a shorter root.
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
