//! Faces as composite fonts (ISO 32000-1, 9.7), subset to the glyphs that the pages use.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};
use skrifa::{FontRef, Tag};
use subsetter::GlyphRemapper;

use super::font_descriptor::font_descriptor;
use super::glyph_usage::GlyphTexts;
use super::number::units;
use super::{cmap, deflate};
use crate::Length;
use crate::cache::Cache;
use crate::codes;
use crate::text::{Face, FaceId, Fonts, Glyph, Metrics};
use naskah_diagnostic::{Diagnostic, Result};

/// The fonts of a file.
pub(super) struct FontSet(BTreeMap<FaceId, Font>);

/// One font of a file.
#[derive(Clone)]
pub(super) struct Font {
    /// Its resource name.
    pub(super) name: Arc<str>,
    subset: Arc<Subset>,
}

/// A face's subset.
///
/// A character code is the glyph's id in the subset, counted from 1 in the order of the ids in the face.
#[derive(Debug)]
pub(super) struct Subset {
    /// The face's vertical metrics.
    pub(super) metrics: Metrics,
    postscript_name: String,
    /// Character codes by glyph id of the face.
    codes: Vec<u16>,
    /// Advance widths in thousandths of the em, by code.
    widths: Vec<i64>,
    /// The text that copying yields, by code.
    texts: Vec<String>,
    /// The same as a ToUnicode CMap.
    to_unicode: Stream,
    program: Program,
    descriptor: Dictionary,
}

/// A subset font program.
#[derive(Debug)]
enum Program {
    TrueType(Stream),
    Cff(Stream),
}

/// A cache of subsets.
#[derive(Debug)]
pub(super) struct FontCache(Cache<SubsetKey, Arc<Subset>>);

/// The address of a face's data, which never moves, and the glyphs used.
type SubsetKey = (usize, GlyphTexts);

impl Default for FontCache {
    /// A cache for a few hundred subsets.
    fn default() -> Self {
        Self(Cache::new(4 << 20))
    }
}

impl FontCache {
    fn subset(&self, face: &Face, texts: GlyphTexts) -> Result<Arc<Subset>> {
        let key = (face.data().as_ptr().addr(), texts);
        if let Some(known) = self.0.get(&key) {
            return Ok(known);
        }
        let subset = Arc::new(Subset::new(face, &key.1)?);
        let bytes = subset.bytes();
        self.0.insert(key, Arc::clone(&subset), bytes);
        Ok(subset)
    }
}

impl FontSet {
    /// Fonts for the used faces, named F1, F2 … in the order of the faces.
    pub(super) fn new(
        usage: BTreeMap<FaceId, GlyphTexts>,
        fonts: &Fonts,
        cache: &FontCache,
    ) -> Result<Self> {
        let font = |(index, (id, texts)): (usize, (FaceId, GlyphTexts))| {
            let subset = cache.subset(fonts.face(id), texts)?;
            Ok((id, Font { name: format!("F{}", index + 1).into(), subset }))
        };
        Ok(Self(usage.into_iter().enumerate().map(font).collect::<Result<_>>()?))
    }

    pub(super) fn get(&self, face: FaceId) -> Option<&Font> {
        self.0.get(&face)
    }

    /// Adds the fonts to a file and returns the dictionary of their resource names.
    pub(super) fn add_to(&self, document: &mut Document) -> Dictionary {
        let mut names = Dictionary::new();
        for font in self.0.values() {
            let id = font.subset.add_to(document);
            names.set(&*font.name, Object::Reference(id));
        }
        names
    }
}

/// Fonts with the same subset encode text alike, whatever their resource names.
impl PartialEq for Font {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.subset, &other.subset)
    }
}

impl Eq for Font {}

impl Hash for Font {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.subset).hash(state);
    }
}

impl Deref for Font {
    type Target = Subset;

    fn deref(&self) -> &Subset {
        &self.subset
    }
}

impl Subset {
    fn new(face: &Face, texts: &GlyphTexts) -> Result<Self> {
        let face_name = face.postscript_name();
        let glyphs: Vec<u16> = texts.keys().copied().collect();
        let subset = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
        let metrics = face.metrics();
        let width = |glyph| units(i64::from(face.advance(glyph)), metrics.units_per_em);
        let program = subsetter::subset(face.data(), 0, &subset).map_err(|error| {
            let message = format!("the typeface {face_name} cannot be embedded: {error}");
            Diagnostic::error(codes::TYPEFACE_NOT_EMBEDDABLE, message)
        })?;
        let texts: Vec<String> = subset
            .remapped_gids()
            .map(|glyph| texts.get(&glyph).cloned().unwrap_or_default())
            .collect();
        let by_code = (0..).zip(&texts).map(|(code, text)| (code, text.as_str()));
        let to_unicode = cmap::to_unicode(by_code);
        Ok(Self {
            metrics,
            postscript_name: format!("{}+{face_name}", subset_tag(face_name, &glyphs)),
            widths: subset.remapped_gids().map(width).collect(),
            texts,
            to_unicode: deflate::compressed(Dictionary::new(), to_unicode.as_bytes()),
            codes: (0..=glyphs.last().copied().unwrap_or_default())
                .map(|glyph| subset.get(glyph).unwrap_or_default())
                .collect(),
            program: Program::new(&program),
            descriptor: font_descriptor(face),
        })
    }

    /// An estimate of its size in memory, in bytes.
    fn bytes(&self) -> usize {
        /// A glyph's text, width and code, in bytes.
        const GLYPH: usize = 64;
        let streams = [&self.to_unicode, self.program.stream()];
        streams.map(|stream| stream.content.len()).iter().sum::<usize>() + GLYPH * self.widths.len()
    }

    /// The character code of a glyph.
    pub(super) fn code(&self, glyph: u16) -> u16 {
        self.codes.get(usize::from(glyph)).copied().unwrap_or_default()
    }

    /// The advance width of a code, in thousandths of the em.
    pub(super) fn width(&self, code: u16) -> i64 {
        self.widths.get(usize::from(code)).copied().unwrap_or_default()
    }

    /// Whether copying these glyphs yields that text.
    pub(super) fn copies_as(&self, glyphs: &[Glyph], text: &str) -> bool {
        let copied = |glyph: &Glyph| self.texts.get(usize::from(self.code(glyph.id)));
        if let [glyph] = glyphs {
            return copied(glyph).is_some_and(|copied| copied == text);
        }
        let mut rest = text;
        for glyph in glyphs {
            match copied(glyph).and_then(|copied| rest.strip_prefix(copied.as_str())) {
                Some(more) => rest = more,
                None => return false,
            }
        }
        rest.is_empty()
    }

    /// A length in font units, at a font size.
    pub(super) fn em(&self, measure: i16, size: Length) -> Length {
        size.scale(i64::from(measure), i64::from(self.metrics.units_per_em.max(1)))
    }

    fn add_to(&self, document: &mut Document) -> ObjectId {
        let base_font = Object::from(self.postscript_name.as_str());
        let to_unicode = document.add_object(self.to_unicode.clone());
        let (key, subtype) = self.program.kind();
        let program = document.add_object(self.program.stream().clone());
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
    /// A TrueType program is embedded as a whole file, a CFF program as its bare table.
    fn new(subset: &[u8]) -> Self {
        let cff = FontRef::new(subset).ok().and_then(|file| file.table_data(Tag::new(b"CFF ")));
        match cff {
            Some(table) => {
                let subtype = dictionary! { "Subtype" => "CIDFontType0C" };
                Self::Cff(deflate::compressed(subtype, table.as_bytes()))
            }
            None => {
                let length = dictionary! { "Length1" => subset.len() as i64 };
                Self::TrueType(deflate::compressed(length, subset))
            }
        }
    }

    fn stream(&self) -> &Stream {
        match self {
            Self::TrueType(stream) | Self::Cff(stream) => stream,
        }
    }

    /// The descriptor's key for the program, and the descendant font's subtype.
    fn kind(&self) -> (&'static str, &'static str) {
        match self {
            Self::TrueType(_) => ("FontFile2", "CIDFontType2"),
            Self::Cff(_) => ("FontFile3", "CIDFontType0"),
        }
    }
}

fn widths(widths: &[i64]) -> Object {
    Object::Array(widths.iter().map(|&width| width.into()).collect())
}

/// The subset tag: six capitals that differ between subsets (ISO 32000-1, 9.6.4).
fn subset_tag(face: &str, glyphs: &[u16]) -> String {
    let mut digest = Sha256::new_with_prefix(face);
    for glyph in glyphs {
        digest.update(glyph.to_be_bytes());
    }
    digest.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
