//! Text strings in dictionaries, such as titles and tooltips (ISO 32000-1, 7.9.2.2).

use lopdf::{Object, StringFormat};

/// The most bytes of a string (ISO 19005-2, 6.1.13).
const MAX_BYTES: usize = 32_767;

/// A text string: ASCII as it is, anything else as UTF-16 with a byte order mark. Texts that are too long
/// are truncated.
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        let bytes = text.bytes().take(MAX_BYTES).collect();
        Object::String(bytes, StringFormat::Literal)
    } else {
        let byte_order_mark = 1;
        let text = truncated(text, MAX_BYTES / 2 - byte_order_mark);
        Object::String(utf16(text), StringFormat::Hexadecimal)
    }
}

/// The longest prefix of at most `units` UTF-16 code units.
fn truncated(text: &str, units: usize) -> &str {
    let mut rest = units;
    let fits = |c: &char| match rest.checked_sub(c.len_utf16()) {
        Some(less) => {
            rest = less;
            true
        }
        None => false,
    };
    let end = text.chars().take_while(fits).map(char::len_utf8).sum();
    &text[..end]
}

/// Big-endian UTF-16 with a byte order mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_as_long_as_archives_allow() {
        let bytes = |text: &str| text_string(text).as_str().unwrap_or_default().to_vec();
        assert_eq!(bytes(&"a".repeat(40_000)).len(), 32_767);
        assert_eq!(bytes(&"é".repeat(20_000)).len(), 32_766);
        // A character of two units is not divided.
        let odd = bytes(&format!("a{}", "𝄞".repeat(20_000)));
        assert_eq!((odd.len(), &odd[odd.len() - 2..]), (32_764, &[0xDD, 0x1E][..]));
    }
}
