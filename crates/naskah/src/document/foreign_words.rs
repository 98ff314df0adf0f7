//! Foreign words, set in italics wherever they stand (EYD V, II.A).

use std::ops::Range;

use super::text::{Run, Text};
use naskah_wording::Language;

/// Recognises foreign words and phrases in Indonesian text.
pub(super) struct ForeignWords {
    /// In small letters, longest first, so that *web service* is found before *web*.
    words: Vec<String>,
}

impl ForeignWords {
    pub(super) fn new<'a>(words: impl IntoIterator<Item = &'a String>) -> Self {
        let mut words: Vec<String> = words.into_iter().map(|word| word.to_lowercase()).collect();
        words.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        words.dedup();
        Self { words }
    }

    /// Marks the foreign words of each run; words of other languages and links stay as they are.
    pub(super) fn mark(&self, text: &mut Text) {
        if self.words.is_empty() {
            return;
        }
        for run in std::mem::take(&mut text.0) {
            if run.language.is_some() {
                text.0.push(run);
                continue;
            }
            let mut end = 0;
            for word in self.find(&run.text) {
                push(&run, end..word.start, false, &mut text.0);
                push(&run, word.clone(), true, &mut text.0);
                end = word.end;
            }
            push(&run, end..run.text.len(), false, &mut text.0);
        }
    }

    fn find(&self, text: &str) -> Vec<Range<usize>> {
        let small = text.to_lowercase();
        // Letters whose small form has another length would shift what follows.
        if small.len() != text.len() {
            return Vec::new();
        }
        let mut found: Vec<Range<usize>> = Vec::new();
        for word in &self.words {
            for (at, _) in small.match_indices(word.as_str()) {
                let range = at..at + word.len();
                let is_free = found.iter().all(|it| it.end <= range.start || range.end <= it.start);
                if is_free && is_word(&small, &range) {
                    found.push(range);
                }
            }
        }
        found.sort_by_key(|range| range.start);
        found
    }
}

/// Whether a range is a word of its own, and not a part of an address.
fn is_word(text: &str, range: &Range<usize>) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '/' | '@' | '_' | '-' | '\u{2011}');
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let ends_in_address = after.strip_prefix('.').is_some_and(|it| it.starts_with(joins));
    !before.ends_with(|c| joins(c) || c == '.') && !after.starts_with(joins) && !ends_in_address
}

fn push(run: &Run, range: Range<usize>, foreign: bool, runs: &mut Vec<Run>) {
    if range.is_empty() && !run.text.is_empty() {
        return;
    }
    let mut part = Run { text: run.text[range].to_owned(), ..run.clone() };
    if foreign {
        part.emphasis.emphasised = true;
        part.language = Some(Language::English);
    }
    runs.push(part);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, words: &[&str]) -> Vec<&'a str> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        ForeignWords::new(&words).find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_are_found_whole_and_longest_first() {
        let words = ["web", "web service", "workshop"];
        assert_eq!(
            found("Workshop, web service, dan web", &words),
            ["Workshop", "web service", "web"]
        );
        assert_eq!(found("workshopnya, cobweb; web-based", &words), [""; 0]);
        assert_eq!(found("https://web.go.id/workshop, a@web.id", &words), [""; 0]);
    }
}
