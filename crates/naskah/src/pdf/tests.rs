mod drawing;
mod file;
mod fonts;
mod metadata;
mod reader;
mod structure;
mod text;

use lopdf::Document;
use skrifa::{FontRef, MetadataProvider};

use self::reader::{glyphs, open};
use super::Settings;
use crate::Length;
use crate::page::{DisplayItem, Page, Pages, Point, Rect};
use crate::picture::Picture;
use crate::style::Paper;
use crate::text::{FaceId, Fonts, Glyph, GlyphRun};
use naskah_diagnostic::Result;

const A4: Paper = Paper { width: Length::mm(210), height: Length::mm(297) };
const SIZE: Length = Length::pt(12);
const START: Point = Point { x: Length::pt(72), y: Length::pt(100) };
/// CFF outlines, 1,000 units to the em.
const BONUM: &str = "TeX Gyre Bonum";
/// TrueType outlines, 2,048 units to the em.
const SERIF: &str = "Liberation Serif";

/// The file of these pages with default settings.
fn write(pages: &Pages, fonts: &Fonts) -> Result<Vec<u8>> {
    super::write(pages, fonts, &Settings::default())
}

/// A run with a glyph for each character, each as wide as the face has it.
fn run(fonts: &Fonts, face: FaceId, text: &str) -> GlyphRun {
    let data = fonts.face(face);
    let charmap = FontRef::new(data.data()).unwrap().charmap();
    let glyph = |(at, character): (usize, char)| {
        let id = charmap.map(character).unwrap().to_u32() as u16;
        let units_per_em = i64::from(data.metrics().units_per_em);
        Glyph {
            id,
            advance: SIZE.scale(i64::from(data.advance(id)), units_per_em),
            offset: (Length::ZERO, Length::ZERO),
            range: at..at + character.len_utf8(),
        }
    };
    GlyphRun {
        face,
        size: SIZE,
        x: Length::ZERO,
        text: text.into(),
        glyphs: text.char_indices().map(glyph).collect(),
        underline: false,
        tag: None,
    }
}

fn line(run: GlyphRun) -> DisplayItem {
    DisplayItem::Glyphs { at: START, run }
}

fn one_page(items: Vec<DisplayItem>) -> Pages {
    Pages { pages: vec![Page { paper: A4, number: 1, items }], ..Pages::default() }
}

/// A file with one page and one run, in the family's upright face.
fn file_of(family: &str, shape: impl FnOnce(&Fonts, FaceId) -> GlyphRun) -> Document {
    let fonts = Fonts::builtin(family).unwrap();
    let run = shape(&fonts, fonts.select(false, false));
    open(&write(&one_page(vec![line(run)]), &fonts).unwrap())
}

fn copied(document: &Document) -> String {
    glyphs(document, 1).into_iter().map(|glyph| glyph.text).collect()
}

fn picture(side: u32, shade: u8) -> Picture {
    let count = (side * side) as usize;
    Picture { width: side, height: side, rgba: [shade, 0, 0, 255].repeat(count) }
}

fn shown(picture: usize, side: Length) -> DisplayItem {
    let rect = Rect { x: START.x, y: START.y, width: side, height: side };
    DisplayItem::Picture { picture, rect, tag: None }
}
