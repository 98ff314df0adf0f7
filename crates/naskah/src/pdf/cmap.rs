//! ToUnicode CMaps: from character codes in a page's text to the Unicode text that copying yields.
//!
//! ISO 32000-1, 9.10.3; Adobe Technical Note 5411.

use std::fmt::Write;

/// The most mappings of a `bfchar` section (Adobe Technical Note 5014).
const MAX_SECTION: usize = 100;

/// The CMap from two-byte codes to text. Codes with an empty text are left out.
pub(super) fn to_unicode<'a>(texts: impl Iterator<Item = (u16, &'a str)>) -> String {
    let mappings: Vec<(u16, &str)> = texts.filter(|(_, text)| !text.is_empty()).collect();
    let mut cmap = String::from(HEAD);
    for section in mappings.chunks(MAX_SECTION) {
        line(&mut cmap, format_args!("{} beginbfchar", section.len()));
        for (code, text) in section {
            line(&mut cmap, format_args!("<{code:04X}> <{}>", utf16_hex(text)));
        }
        line(&mut cmap, format_args!("endbfchar"));
    }
    cmap.push_str(FOOT);
    cmap
}

const HEAD: &str = "\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
";

const FOOT: &str = "\
endcmap
CMapName currentdict /CMap defineresource pop
end
end
";

fn line(cmap: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing into a String cannot fail.
    let _ = writeln!(cmap, "{line}");
}

fn utf16_hex(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("{unit:04X}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_and_far_characters_are_whole() {
        let cmap = to_unicode([(1, "fi"), (2, ""), (300, "𝄞")].into_iter());
        assert!(cmap.contains("2 beginbfchar\n<0001> <00660069>\n<012C> <D834DD1E>\nendbfchar\n"));
    }

    #[test]
    fn sections_are_short() {
        let cmap = to_unicode((1..=250).map(|code| (code, "a")));
        for section in ["\n100 beginbfchar\n<0001>", "\n100 beginbfchar\n<0065>", "\n50 begin"] {
            assert!(cmap.contains(section), "{section}");
        }
    }
}
