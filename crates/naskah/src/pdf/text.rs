//! Text outside the pages: the strings of dictionaries.

use lopdf::{Object, StringFormat};

/// A text string (ISO 32000-1, 7.9.2.2): ASCII as it is, anything else as UTF-16 with its mark.
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
    } else {
        Object::String(utf16(text), StringFormat::Hexadecimal)
    }
}

/// Big-endian UTF-16 behind a byte order mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
}
