//! Text from files, made safe to show.

/// The text with control characters, line breaks, bidirectional and invisible formatting characters replaced
/// by U+FFFD, so that a name in a file cannot imitate or disturb the text around it.
///
/// ```
/// use naskah_verify::sanitize::sanitize;
///
/// assert_eq!(sanitize("Drs. H. Renée, M.Si. – 山田"), "Drs. H. Renée, M.Si. – 山田");
/// assert_eq!(sanitize("a\n\u{1b}[1m\u{202e}b\u{2066}"), "a\u{fffd}\u{fffd}[1m\u{fffd}b\u{fffd}");
/// ```
pub fn sanitize(text: &str) -> String {
    let unsafe_to_show = |char: char| {
        char.is_control()
            || matches!(
                char,
                '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
                    | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
            )
    };
    let shown = |char: char| if unsafe_to_show(char) { char::REPLACEMENT_CHARACTER } else { char };
    text.chars().map(shown).collect()
}
