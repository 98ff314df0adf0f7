//! Fonts: how they are described, and whether their programs hold what is shown (ISO 19005-2, 6.2.11;
//! ISO 14289-1, 7.21).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId};

use super::content::Content;
use super::file::File;
use super::{Faults, cff};

/// The rules on how a font is described, which hold for composite fonts alone or never apply to them.
pub(super) const DESCRIPTION: [&str; 22] = [
    "6.1.13-10",
    "6.2.11.2-1",
    "6.2.11.2-2",
    "6.2.11.2-3",
    "6.2.11.2-4",
    "6.2.11.2-5",
    "6.2.11.2-6",
    "6.2.11.2-7",
    "6.2.11.3.1-1",
    "6.2.11.3.2-1",
    "6.2.11.3.3-1",
    "6.2.11.3.3-2",
    "6.2.11.3.3-3",
    "6.2.11.4.2-1",
    "6.2.11.4.2-2",
    "6.2.11.6-1",
    "6.2.11.6-2",
    "6.2.11.6-3",
    "6.2.11.6-4",
    "UA 7.21.3.1-1",
    "UA 7.21.3.2-1",
    "UA 7.21.3.3-1",
];

pub(super) fn check(file: &File, content: &Content, faults: &mut Faults) {
    let nothing = BTreeSet::new();
    for (id, object) in &file.document.objects {
        let Ok(dictionary) = object.as_dict() else { continue };
        let described = dictionary.has(b"BaseFont") && !dictionary.has(b"CIDSystemInfo");
        if described || content.shown.contains_key(id) {
            let font = Font { file, font: dictionary, number: id.0 };
            font.check(content.shown.get(id).unwrap_or(&nothing), faults);
        }
    }
}

struct Font<'a> {
    file: &'a File,
    font: &'a Dictionary,
    number: u32,
}

impl Font<'_> {
    fn check(&self, shown: &BTreeSet<(u16, bool)>, faults: &mut Faults) {
        let file = self.file;
        let nothing = Dictionary::new();
        let descendant = file.array(self.font, "DescendantFonts").first();
        let descendant = descendant.and_then(|it| file.as_dictionary(it)).unwrap_or(&nothing);
        let descriptor = file.dictionary(descendant, "FontDescriptor").unwrap_or(&nothing);
        if !self.is_described_as_ours(descendant, descriptor) {
            for rule in DESCRIPTION {
                faults.add(rule, format!("the font {} is described otherwise", self.number));
            }
        }
        self.texts(shown, faults);
        let program =
            ["FontFile2", "FontFile3"].iter().find_map(|key| file.content(descriptor, key));
        let measured = program.as_deref().and_then(widths);
        let Some(measured) = measured else {
            for rule in ["6.2.11.4.1-1", "UA 7.21.4.1-1"] {
                faults.add(rule, format!("the font {} has no program", self.number));
            }
            return;
        };
        let said = self.widths(descendant);
        for (code, _) in shown {
            if *code == 0 {
                for rule in ["6.2.11.8-1", "UA 7.21.8-1"] {
                    faults.add(rule, format!("the font {} shows what is missing", self.number));
                }
            }
            let Some(measured) = measured.get(usize::from(*code)) else {
                for rule in ["6.2.11.4.1-2", "UA 7.21.4.1-2"] {
                    faults.add(rule, format!("the font {} lacks the glyph {code}", self.number));
                }
                continue;
            };
            let said = said.get(code).copied().unwrap_or(1000.0);
            for rule in ["6.2.11.5-1", "UA 7.21.5-1"] {
                let right = (said - measured).abs() <= 1.0;
                faults.unless(right, rule, format!("the glyph {code}: {said}, not {measured}"));
            }
        }
    }

    fn is_described_as_ours(&self, descendant: &Dictionary, descriptor: &Dictionary) -> bool {
        let file = self.file;
        let kind = file.name(descendant, "Subtype");
        let name = file.name(self.font, "BaseFont");
        let program = |key| file.dictionary(descriptor, key);
        let suits = match kind {
            Some("CIDFontType2") => {
                file.name(descendant, "CIDToGIDMap") == Some("Identity")
                    && program("FontFile2").is_none_or(|it| !it.has(b"Subtype"))
            }
            Some("CIDFontType0") => program("FontFile3")
                .is_none_or(|it| file.name(it, "Subtype") == Some("CIDFontType0C")),
            _ => false,
        };
        let collection = file.dictionary(descendant, "CIDSystemInfo");
        suits
            && file.name(self.font, "Type") == Some("Font")
            && file.name(self.font, "Subtype") == Some("Type0")
            && file.name(self.font, "Encoding") == Some("Identity-H")
            && file.name(descendant, "Type") == Some("Font")
            && name.is_some_and(|name| name.as_bytes().get(6) == Some(&b'+'))
            && file.name(descendant, "BaseFont") == name
            && file.name(descriptor, "FontName") == name
            && collection.is_some_and(|it| file.string(it, "Ordering") == Some(b"Identity"))
            && !descriptor.has(b"CIDSet")
            && !descriptor.has(b"CharSet")
    }

    /// Every code that is shown has a meaning of real characters.
    fn texts(&self, shown: &BTreeSet<(u16, bool)>, faults: &mut Faults) {
        let cmap = self.file.content(self.font, "ToUnicode").unwrap_or_default();
        let texts = texts(&String::from_utf8_lossy(&cmap));
        for (code, told) in shown {
            let text = texts.get(code);
            for rule in ["6.2.11.7.2-1", "UA 7.21.7-1"] {
                let known = text.is_some_and(|text| !text.is_empty());
                faults.unless(known, rule, format!("the code {code} has no text"));
            }
            let Some(text) = text else { continue };
            let none = |it: &u16| matches!(it, 0 | 0xFEFF | 0xFFFE);
            for rule in ["6.2.11.7.2-2", "UA 7.21.7-2"] {
                let real = !text.iter().any(none);
                faults.unless(real, rule, format!("the code {code} stands for no character"));
            }
            let private = text.iter().any(|it| (0xE000..=0xF8FF).contains(it));
            let fine = *told || !private;
            faults.unless(fine, "6.2.11.7.3-1", format!("the code {code} is a private character"));
        }
    }

    /// `W [first [width …] first last width …]`.
    fn widths(&self, descendant: &Dictionary) -> BTreeMap<u16, f64> {
        let mut rest = self.file.array(descendant, "W");
        let mut widths = BTreeMap::new();
        let number = |object: &Object| object.as_float().map_or(f64::NAN, f64::from);
        while let [first, second, more @ ..] = rest {
            let first = number(first) as u16;
            rest = more;
            if let Ok(row) = self.file.resolve(second).as_array() {
                widths.extend((first..).zip(row.iter().map(number)));
            } else if let [width, more @ ..] = more {
                rest = more;
                widths.extend((first..=number(second) as u16).map(|code| (code, number(width))));
            }
        }
        widths
    }
}

/// The widths of a program's glyphs in thousandths of the em.
fn widths(program: &[u8]) -> Option<Vec<f64>> {
    let Ok(file) = FontRef::new(program) else { return cff::widths(program) };
    let em = f64::from(file.head().ok()?.units_per_em());
    let (count, metrics) = (file.maxp().ok()?.num_glyphs(), file.hmtx().ok()?);
    let width = |glyph| Some(f64::from(metrics.advance(GlyphId::from(glyph))?) * 1000.0 / em);
    (0..count).map(width).collect()
}

/// The lines `<code> <text>` of a character map, texts in units of UTF-16.
fn texts(cmap: &str) -> BTreeMap<u16, Vec<u16>> {
    let units = |text: &str| -> Option<Vec<u16>> {
        let digits = text.strip_prefix('<')?.strip_suffix('>')?;
        let unit = |at| u16::from_str_radix(digits.get(at..at + 4)?, 16).ok();
        (0..digits.len()).step_by(4).map(unit).collect()
    };
    let lines = cmap.split("beginbfchar").skip(1).flat_map(|it| it.lines());
    lines
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(code, text)| Some((*units(code)?.first()?, units(text)?)))
        .collect()
}
