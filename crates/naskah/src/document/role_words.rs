//! Role words of the parties, such as PIHAK KESATU, wherever they occur in the text.

use std::ops::Range;

use super::text::{Run, Text};
use naskah_wording::Language;

/// The number of ordinals to recognise; no agreement has as many parties.
const ORDINALS: u32 = 20;

/// Recognises PIHAK, PARA PIHAK, and PIHAK with an ordinal or PERTAMA; in English PARTY, THE PARTIES, and
/// PARTY after an ordinal.
pub(super) struct RoleWords {
    language: Language,
    ordinals: Vec<String>,
}

impl RoleWords {
    pub(super) fn new(language: Language) -> Self {
        let mut ordinals: Vec<String> =
            (1..=ORDINALS).map(|n| language.ordinal(n).to_uppercase()).collect();
        if language == Language::Indonesian {
            ordinals.push("PERTAMA".to_owned());
        }
        Self { language, ordinals }
    }

    /// Marks the role words of a text, also where they span several runs.
    pub(super) fn mark(&self, text: &mut Text) {
        let whole: String = text.0.iter().map(|run| run.text.as_str()).collect();
        let words = match self.language {
            Language::Indonesian => self.find_indonesian(&whole),
            Language::English => self.find_english(&whole),
        };
        if words.is_empty() {
            return;
        }
        let mut start = 0;
        for run in std::mem::take(&mut text.0) {
            let end = start + run.text.len();
            split(&run, start, &words, &mut text.0);
            start = end;
        }
    }

    /// The byte ranges of Indonesian role words.
    fn find_indonesian(&self, text: &str) -> Vec<Range<usize>> {
        text.match_indices("PIHAK")
            .filter_map(|(at, word)| {
                let mut range = at..at + word.len();
                if let Some(before) = trim_space_end(&text[..at]).filter(|it| it.ends_with("PARA"))
                    && !ends_in_word(&before[..before.len() - 4])
                {
                    range.start = before.len() - 4;
                } else if let Some(after) = trim_space_start(&text[range.end..]) {
                    let length = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
                    if self.ordinals.iter().any(|ordinal| ordinal == &after[..length]) {
                        range.end = text.len() - after.len() + length;
                    }
                }
                is_whole(text, &range).then_some(range)
            })
            .collect()
    }

    /// The byte ranges of English role words, in which the ordinal comes first.
    fn find_english(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = ["PARTY", "PARTIES"]
            .into_iter()
            .flat_map(|word| text.match_indices(word))
            .filter_map(|(at, word)| {
                let mut range = at..at + word.len();
                if let Some(before) = trim_space_end(&text[..at]) {
                    let start = before.rfind([' ', '\u{a0}']).map_or(0, |space| {
                        space + before[space..].chars().next().map_or(1, char::len_utf8)
                    });
                    let first = before[start..].trim_start_matches(|c: char| !c.is_alphanumeric());
                    let joined = if word == "PARTY" {
                        self.ordinals.iter().any(|ordinal| ordinal == first)
                    } else {
                        first == "THE"
                    };
                    if joined {
                        range.start = before.len() - first.len();
                    }
                }
                is_whole(text, &range).then_some(range)
            })
            .collect();
        found.sort_by_key(|range| range.start);
        found
    }
}

/// Whether no letter or digit precedes or follows the range.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    !ends_in_word(&text[..range.start]) && !text[range.end..].starts_with(char::is_alphanumeric)
}

fn ends_in_word(text: &str) -> bool {
    text.ends_with(char::is_alphanumeric)
}

/// The text without its final space, which may be a no-break one.
fn trim_space_end(text: &str) -> Option<&str> {
    text.strip_suffix([' ', '\u{a0}'])
}

fn trim_space_start(text: &str) -> Option<&str> {
    text.strip_prefix([' ', '\u{a0}'])
}

/// Splits a run, which begins at `start`, at the boundaries of role words.
fn split(run: &Run, start: usize, words: &[Range<usize>], runs: &mut Vec<Run>) {
    let end = start + run.text.len();
    let mut at = start;
    let mut push = |upto: usize, role: bool| {
        if at < upto {
            let mut part =
                Run { text: run.text[at - start..upto - start].to_owned(), ..run.clone() };
            part.emphasis.role = role;
            runs.push(part);
            at = upto;
        }
    };
    for word in words.iter().filter(|word| word.start < end && word.end > start) {
        push(word.start.max(start), false);
        push(word.end.min(end), true);
    }
    push(end, false);
}
