//! Words that somebody else wrote, for people.

/// The text without what acts on a terminal, begins a line, or turns the text around it: a name in a file speaks for
/// nothing but itself.
pub(crate) fn plain(text: &str) -> String {
    let acts = |char: char| {
        char.is_control()
            || matches!(
                char,
                '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
                    | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
            )
    };
    let mark = |char: char| if acts(char) { char::REPLACEMENT_CHARACTER } else { char };
    text.chars().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn words_are_kept_and_what_acts_is_marked() {
        assert_eq!(plain("Drs. H. Renée, M.Si. – 山田"), "Drs. H. Renée, M.Si. – 山田");
        assert_eq!(plain("a\n\u{1b}[1m\u{202e}b\u{2066}"), "a\u{fffd}\u{fffd}[1m\u{fffd}b\u{fffd}");
    }
}
