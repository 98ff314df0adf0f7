//! What a reader knows of a font: how wide its codes are, and what they mean.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};

use super::{dictionary, entry};

/// A composite font with codes of two bytes.
#[derive(Debug)]
pub(super) struct Font {
    widths: BTreeMap<u16, f64>,
    default_width: f64,
    texts: BTreeMap<u16, String>,
    pub(super) bold: bool,
}

impl Font {
    pub(super) fn read(document: &Document, font: &Dictionary) -> Self {
        let name = entry(document, font, "BaseFont").and_then(|name| name.as_name().ok());
        let name = String::from_utf8_lossy(name.expect("a font has a name")).into_owned();
        let encoding = entry(document, font, "Encoding").and_then(|name| name.as_name().ok());
        assert_eq!(encoding, Some(&b"Identity-H"[..]), "{name}: codes of two bytes");

        let descendants = entry(document, font, "DescendantFonts").expect("a composite font");
        let descendant = &descendants.as_array().expect("an array")[0];
        let descendant = dictionary(document, descendant);
        let cmap = entry(document, font, "ToUnicode").expect("a font has a way back to Unicode");
        let cmap = cmap.as_stream().expect("a stream").get_plain_content().expect("deflated");
        Self {
            widths: widths(document, descendant),
            default_width: entry(document, descendant, "DW").map_or(1000.0, number),
            texts: texts(&String::from_utf8(cmap).expect("a character map is text")),
            bold: name.contains("Bold"),
        }
    }

    /// How far a code moves the pen, in thousandths of the size.
    pub(super) fn width(&self, code: u16) -> f64 {
        self.widths.get(&code).copied().unwrap_or(self.default_width)
    }

    /// What a reader copies for a code.
    pub(super) fn text(&self, code: u16) -> &str {
        self.texts.get(&code).map_or("", String::as_str)
    }
}

pub(super) fn number(object: &Object) -> f64 {
    f64::from(object.as_float().expect("a number"))
}

/// `/W [first [w w w] first last w …]`.
fn widths(document: &Document, font: &Dictionary) -> BTreeMap<u16, f64> {
    let mut widths = BTreeMap::new();
    let listed = entry(document, font, "W").map(|w| w.as_array().expect("an array"));
    let mut rest = listed.map_or(&[][..], Vec::as_slice);
    let code = |object: &Object| object.as_i64().expect("a code") as u16;
    while let [first, second, more @ ..] = rest {
        let first = code(first);
        if let Ok(row) = second.as_array() {
            widths.extend((first..).zip(row.iter().map(number)));
            rest = more;
        } else {
            let [width, more @ ..] = more else { panic!("a range of codes has a width") };
            widths.extend((first..=code(second)).map(|code| (code, number(width))));
            rest = more;
        }
    }
    widths
}

/// The lines `<code> <text>` of a character map; ranges are not made by the writer under test.
fn texts(cmap: &str) -> BTreeMap<u16, String> {
    assert!(!cmap.contains("beginbfrange"), "the reader knows no ranges");
    let units = |text: &str| -> Vec<u16> {
        let digits = text.trim_matches(['<', '>']);
        let unit = |at| u16::from_str_radix(&digits[at..at + 4], 16).expect("hexadecimal digits");
        (0..digits.len()).step_by(4).map(unit).collect()
    };
    let mut texts = BTreeMap::new();
    for section in cmap.split("beginbfchar").skip(1) {
        for line in section.lines().take_while(|line| *line != "endbfchar") {
            if let Some((code, text)) = line.split_once(' ') {
                let text = String::from_utf16(&units(text)).expect("UTF-16");
                texts.insert(units(code)[0], text);
            }
        }
    }
    texts
}
