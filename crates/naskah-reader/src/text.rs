//! Text strings (ISO 32000-1, 7.9.2.2, annex D.3).

use crate::object::Object;

/// PDFDocEncoding from 0x18 to 0x1F, and from 0x80 to 0xA0; it is Latin-1 elsewhere.
const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
const MARKS: [char; 33] = [
    '•',
    '†',
    '‡',
    '…',
    '—',
    '–',
    'ƒ',
    '⁄',
    '‹',
    '›',
    '−',
    '‰',
    '„',
    '“',
    '”',
    '‘',
    '’',
    '‚',
    '™',
    'ﬁ',
    'ﬂ',
    'Ł',
    'Œ',
    'Š',
    'Ÿ',
    'Ž',
    'ı',
    'ł',
    'œ',
    'š',
    'ž',
    char::REPLACEMENT_CHARACTER,
    '€',
];

impl Object {
    /// The text of a text string; `None` if it is not a string. Malformed parts become U+FFFD.
    pub fn to_text(&self) -> Option<String> {
        let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| -> String {
            let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
            char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        };
        Some(match self.as_string()? {
            [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
            [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
            bytes => bytes.iter().map(|byte| pdf_doc_encoding(*byte)).collect(),
        })
    }
}

fn pdf_doc_encoding(byte: u8) -> char {
    match byte {
        0x18..=0x1F => ACCENTS[usize::from(byte - 0x18)],
        0x80..=0xA0 => MARKS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::Object;

    #[test]
    fn text_is_read_in_each_encoding() {
        for text in ["Lampiran", "Renée – 山田"] {
            assert_eq!(Object::text(text).to_text().unwrap(), text);
        }
        let read = |bytes: &[u8]| Object::string(bytes).to_text().unwrap();
        assert_eq!(read(b"\xEF\xBB\xBFRen\xC3\xA9e"), "Renée");
        assert_eq!(read(b"Ren\xE9e \x85 \xA0\x80\x18"), "Renée – €•˘");
        assert_eq!(read(b"\xFE\xFF\xD8\x00"), "\u{FFFD}");
        assert_eq!(Object::Null.to_text(), None);
    }
}
