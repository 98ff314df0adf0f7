//! The parties' role words, found wherever they stand.

use super::{Emphasis, Run, Text};
use crate::wording;

/// More ordinals than an agreement has parties.
const ORDINALS: u32 = 20;

/// Every role word, longer ones before those that they begin with.
pub(super) fn words() -> Vec<String> {
    let mut words: Vec<String> =
        (1..=ORDINALS).map(|n| format!("PIHAK {}", wording::ordinal(n).to_uppercase())).collect();
    words.extend(["PIHAK PERTAMA", "PARA PIHAK", "PIHAK"].map(str::to_owned));
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// Marks the role words of a text, even where they run over several runs.
pub(super) fn mark(text: &mut Text, words: &[String]) {
    let plain: String = text.to_plain();
    // `to_plain` changes the length of no-break characters, so places are counted in characters.
    let chars: Vec<char> = plain.chars().collect();
    let mut is_role = vec![false; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let length = words.iter().find_map(|word| whole_word(&chars, at, word)).unwrap_or(0);
        is_role[at..at + length].fill(true);
        at += length.max(1);
    }
    if !is_role.contains(&true) {
        return;
    }
    let mut flags = is_role.into_iter();
    let runs = std::mem::take(&mut text.0);
    for run in runs {
        split(run, &mut flags, &mut text.0);
    }
}

/// The length of `word`, if it stands at `at` and is no part of a longer one.
fn whole_word(chars: &[char], at: usize, word: &str) -> Option<usize> {
    let length = word.chars().count();
    let stands = chars[at..].iter().copied().take(length).eq(word.chars());
    let free = |c: Option<&char>| c.is_none_or(|c| !c.is_alphanumeric());
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    (stands && free(before) && free(chars.get(at + length))).then_some(length)
}

/// Cuts a run where role words begin and end.
fn split(run: Run, flags: &mut impl Iterator<Item = bool>, runs: &mut Vec<Run>) {
    let mut part: Option<Run> = None;
    for c in run.text.chars() {
        let role = flags.next().unwrap_or(false);
        match &mut part {
            Some(part) if part.emphasis.role == role => part.text.push(c),
            _ => {
                runs.extend(part.take());
                let emphasis = Emphasis { role, ..run.emphasis };
                part = Some(Run { text: c.to_string(), emphasis, ..run.clone() });
            }
        }
    }
    runs.extend(part);
}
