//! What people type where something is to be filled in later.

use std::ops::Range;

use super::finding::Finding;
use super::phrases::Phrases;
use crate::codes;

/// Notes to oneself.
static NOTES: Phrases = Phrases::new(&["lorem ipsum", "need help", "tbd", "to do", "todo"]);

/// What stands for something unknown, but not as the placeholder in brackets that everybody sees.
pub(super) fn gaps(text: &str) -> Vec<Finding> {
    let notes = NOTES.find(text).into_iter().map(|(_, range)| range);
    let mut ranges: Vec<_> = notes.chain(runs(text)).collect();
    ranges.retain(|range| !in_brackets(text, range.start));
    ranges.sort_by_key(|range| range.start);
    ranges
        .into_iter()
        .map(|range| Finding {
            code: codes::UNFILLED_GAP,
            message: format!(
                "`{}` looks like something that is still to be filled in",
                &text[range.clone()]
            ),
            help:
                "fill it in, or write a placeholder in brackets that everybody sees, such as `[…]`"
                    .to_owned(),
            range,
        })
        .collect()
}

/// `xxx`, `....`, `……`: a character again and again. Capitals are left out, since XXX is thirty.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.next()?;
        let mut end = start + first.len_utf8();
        while let Some((at, next)) = rest.next_if(|(_, next)| *next == first) {
            end = at + next.len_utf8();
        }
        Some((first, start..end))
    })
    .filter(|(character, range)| match character {
        'x' => range.len() >= 3 && is_whole_word(text, range),
        '.' => range.len() >= 3,
        '…' => true,
        _ => false,
    })
    .map(|(_, range)| range)
}

/// Whether these bytes of a text are not the middle of a word.
fn is_whole_word(text: &str, range: &Range<usize>) -> bool {
    !text[..range.start].ends_with(char::is_alphanumeric)
        && !text[range.end..].starts_with(char::is_alphanumeric)
}

/// Whether a bracket that opened before a place is still open there.
fn in_brackets(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.rfind('[').is_some_and(|open| !before[open..].contains(']'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        gaps(text).into_iter().map(|it| &text[it.range]).collect()
    }

    #[test]
    fn what_is_still_to_be_filled_in_is_found() {
        for (text, gap) in [
            ("tahun dua ribu (need help)", "need help"),
            ("Jalan xxx Nomor 5", "xxx"),
            ("Nomor ..../PKS/2021", "...."),
            ("Nomor … Tahun 2021", "…"),
            ("TODO", "TODO"),
        ] {
            assert_eq!(found(text), [gap], "{text}");
        }
    }

    #[test]
    fn placeholders_in_brackets_and_other_text_are_left_alone() {
        for text in ["[…]/PKS/IX/2021", "[Nomor .... xxx]", "BAB XXX", "S.Sos., M.Si.", "dst..", ""]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        assert_eq!(found("[…] dan …"), ["…"]);
    }
}
