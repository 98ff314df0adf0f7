//! Escapes values so that Djot never reads them as markup.

/// Writes `text` so that Djot reads exactly its characters: white space is folded to single spaces and
/// trimmed, and ASCII punctuation is escaped with backslashes.
pub(super) fn escape(text: &str, out: &mut String) {
    for (index, word) in text.split(is_foldable).filter(|word| !word.is_empty()).enumerate() {
        if index > 0 {
            out.push(' ');
        }
        for c in word.chars() {
            if c.is_ascii_punctuation() {
                out.push('\\');
            }
            out.push(c);
        }
    }
}

/// White space and control characters, except no-break spaces.
fn is_foldable(c: char) -> bool {
    (c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')) || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        let mut out = String::new();
        escape("  1. *a*\r\n\t[b](#c)\u{2028}d\u{a0}e\0", &mut out);
        assert_eq!(out, r"1\. \*a\* \[b\]\(\#c\) d".to_owned() + "\u{a0}e");
    }
}
