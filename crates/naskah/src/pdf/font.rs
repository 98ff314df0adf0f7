//! A used face as a composite font (ISO 32000-1, 9.7), subset to the glyphs that the pages show.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};
use skrifa::{FontRef, Tag};
use subsetter::GlyphRemapper;

use super::descriptor::descriptor;
use super::number::units;
use super::usage::Texts;
use super::{cmap, deflate};
use crate::Length;
use crate::diagnostic::{Diagnostic, Result};
use crate::text::{Face, FaceId, Fonts, Glyph, Metrics};

/// The fonts of a file.
pub(super) struct FontSet(BTreeMap<FaceId, Font>);

/// One font of a file.
///
/// A code in a page's text is the glyph's number in the subset, counted from 1 in the order of the
/// glyphs' numbers in the face.
pub(super) struct Font {
    /// The name by which pages know it.
    pub(super) name: String,
    /// The face's vertical measures.
    pub(super) metrics: Metrics,
    postscript_name: String,
    codes: GlyphRemapper,
    /// The widths in thousandths of the em, by code.
    widths: Vec<i64>,
    /// The characters that a reader copies, by code.
    texts: Vec<String>,
    program: Program,
    descriptor: Dictionary,
}

/// A subset font program.
enum Program {
    TrueType(Vec<u8>),
    Cff(Vec<u8>),
}

impl FontSet {
    /// The used faces as fonts, named F1, F2 … in the order of the faces.
    pub(super) fn new(usage: &BTreeMap<FaceId, Texts>, fonts: &Fonts) -> Result<Self> {
        let font = |(index, (&id, texts)): (usize, (&FaceId, &Texts))| {
            Ok((id, Font::new(format!("F{}", index + 1), fonts.face(id), texts)?))
        };
        Ok(Self(usage.iter().enumerate().map(font).collect::<Result<_>>()?))
    }

    pub(super) fn get(&self, face: FaceId) -> Option<&Font> {
        self.0.get(&face)
    }

    /// Adds the fonts to a file, and gives the dictionary of their names.
    pub(super) fn add_to(&self, document: &mut Document) -> Dictionary {
        let mut names = Dictionary::new();
        for font in self.0.values() {
            let id = font.add_to(document);
            names.set(font.name.as_str(), Object::Reference(id));
        }
        names
    }
}

impl Font {
    fn new(name: String, face: &Face, texts: &Texts) -> Result<Self> {
        let face_name = face.postscript_name();
        let glyphs: Vec<u16> = texts.keys().copied().collect();
        let codes = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
        let metrics = face.metrics();
        let width = |glyph| units(i64::from(face.advance(glyph)), metrics.units_per_em);
        let refuse = |why: String| {
            Diagnostic::error(format!("the typeface {face_name} cannot be embedded: {why}"))
        };
        let subset =
            subsetter::subset(face.data(), 0, &codes).map_err(|error| refuse(error.to_string()))?;
        Ok(Self {
            name,
            metrics,
            postscript_name: format!("{}+{face_name}", subset_tag(face_name, &glyphs)),
            widths: codes.remapped_gids().map(width).collect(),
            texts: codes
                .remapped_gids()
                .map(|glyph| texts.get(&glyph).cloned().unwrap_or_default())
                .collect(),
            codes,
            program: Program::new(subset),
            descriptor: descriptor(face),
        })
    }

    /// The code that shows a glyph.
    pub(super) fn code(&self, glyph: u16) -> u16 {
        self.codes.get(glyph).unwrap_or_default()
    }

    /// How far a code moves a reader's pen, in thousandths of the em.
    pub(super) fn width(&self, code: u16) -> i64 {
        self.widths.get(usize::from(code)).copied().unwrap_or_default()
    }

    /// Whether a reader who copies these glyphs gets that text.
    pub(super) fn shows(&self, glyphs: &[Glyph], text: &str) -> bool {
        let mut rest = text;
        for glyph in glyphs {
            let shown = self.texts.get(usize::from(self.code(glyph.id)));
            match shown.and_then(|shown| rest.strip_prefix(shown.as_str())) {
                Some(more) => rest = more,
                None => return false,
            }
        }
        rest.is_empty()
    }

    /// A measure of the face, in its own units, at a size.
    pub(super) fn em(&self, measure: i16, size: Length) -> Length {
        size.scale(i64::from(measure), i64::from(self.metrics.units_per_em.max(1)))
    }

    fn add_to(&self, document: &mut Document) -> ObjectId {
        let base_font = Object::from(self.postscript_name.as_str());
        let texts = (0..).zip(&self.texts).map(|(code, text)| (code, text.as_str()));
        let to_unicode = deflate::stream(Dictionary::new(), cmap::to_unicode(texts).as_bytes());
        let to_unicode = document.add_object(to_unicode);
        let (key, subtype, program) = self.program.stream();
        let program = document.add_object(program);
        let mut descriptor = self.descriptor.clone();
        descriptor.set("FontName", base_font.clone());
        descriptor.set(key, Object::Reference(program));
        let descriptor = document.add_object(descriptor);
        let mut descendant = dictionary! {
            "Type" => "Font",
            "Subtype" => subtype,
            "BaseFont" => base_font.clone(),
            "CIDSystemInfo" => dictionary! {
                "Registry" => Object::string_literal("Adobe"),
                "Ordering" => Object::string_literal("Identity"),
                "Supplement" => 0,
            },
            "FontDescriptor" => Object::Reference(descriptor),
            "DW" => self.width(0),
            "W" => vec![1.into(), widths(self.widths.get(1..).unwrap_or_default())],
        };
        if matches!(self.program, Program::TrueType(_)) {
            descendant.set("CIDToGIDMap", "Identity");
        }
        let descendant = document.add_object(descendant);
        document.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => base_font,
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![Object::Reference(descendant)],
            "ToUnicode" => Object::Reference(to_unicode),
        })
    }
}

impl Program {
    /// A TrueType program is embedded as a file, a CFF one as its bare table.
    fn new(subset: Vec<u8>) -> Self {
        let cff = FontRef::new(&subset).ok().and_then(|file| file.table_data(Tag::new(b"CFF ")));
        match cff.map(|table| table.as_bytes().to_vec()) {
            Some(table) => Self::Cff(table),
            None => Self::TrueType(subset),
        }
    }

    /// The descriptor's key for the program, the descendant font's subtype, and the stream.
    fn stream(&self) -> (&'static str, &'static str, Stream) {
        match self {
            Self::TrueType(file) => {
                let length = dictionary! { "Length1" => file.len() as i64 };
                ("FontFile2", "CIDFontType2", deflate::stream(length, file))
            }
            Self::Cff(table) => {
                let subtype = dictionary! { "Subtype" => "CIDFontType0C" };
                ("FontFile3", "CIDFontType0", deflate::stream(subtype, table))
            }
        }
    }
}

fn widths(widths: &[i64]) -> Object {
    Object::Array(widths.iter().map(|&width| width.into()).collect())
}

/// Six capitals that tell different subsets apart (ISO 32000-1, 9.6.4).
fn subset_tag(face: &str, glyphs: &[u16]) -> String {
    let mut digest = Sha256::new_with_prefix(face);
    for glyph in glyphs {
        digest.update(glyph.to_be_bytes());
    }
    digest.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
