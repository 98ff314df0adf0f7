//! Laid-out pages as readers see them.

mod annex;
mod electronic;
mod form;
mod letterhead;
mod list;
mod pages;
mod signatures;
mod signing;
mod structure;
mod table;
mod title;

use super::layout;
use crate::Length;
use crate::document::{
    Article, Block, Document, FormRow, List, ListItem, ListKind, Logo, Signatory, Signatures,
    SigningField, Text, Witnesses,
};
use crate::page::{self, Page, Pages, Rect};
use crate::picture::ImageStore;
use crate::style::Style;
use crate::text::Fonts;

const SENTENCE: &str = "PIHAK KESATU dan PIHAK KEDUA melaksanakan program kerja secara bersama-sama \
    sesuai dengan kewenangan masing-masing dan berdasarkan ketentuan peraturan perundang-undangan.";

fn style() -> Style {
    Style::builtin("f4-bookman").unwrap()
}

fn pages_of(blocks: Vec<Block>, style: &Style) -> Pages {
    let fonts = Fonts::builtin(&style.typeface).unwrap();
    let document = Document { blocks, ..Document::default() };
    let (pages, warnings) = layout(&document, style, &fonts, &ImageStore::default()).unwrap();
    assert_eq!(warnings, []);
    pages
}

/// The box for initials of this role.
fn initials(role: &str) -> SigningField {
    let name = format!("PARAF-{}", role.replace(' ', "-"));
    SigningField {
        name,
        description: format!("Paraf {role}"),
        role: role.into(),
        ..SigningField::default()
    }
}

/// A glyph run on a page: left edge, baseline, right edge, text.
#[derive(Debug)]
struct Shown<'a> {
    x: Length,
    y: Length,
    right: Length,
    text: &'a str,
}

fn shown(page: &Page) -> Vec<Shown<'_>> {
    page.items
        .iter()
        .filter_map(|item| match item {
            page::DisplayItem::Glyphs { at, run } => Some(Shown {
                x: at.x + run.x,
                y: at.y,
                right: at.x + run.x + run.width(),
                text: &run.text,
            }),
            _ => None,
        })
        .collect()
}

fn find<'a>(page: &'a Page, text: &str) -> Shown<'a> {
    let mut found = shown(page).into_iter().filter(|shown| shown.text.trim() == text);
    let first = found.next().unwrap_or_else(|| panic!("{text} is not on the page"));
    assert!(found.next().is_none(), "{text} is twice on the page");
    first
}

fn paragraph(sentences: usize) -> Block {
    Block::Paragraph(Text::plain(vec![SENTENCE; sentences].join(" ")))
}

fn item(marker: &str, text: &str) -> ListItem {
    let blocks = vec![Block::Paragraph(Text::plain(text))];
    ListItem { marker: marker.into(), label: None, blocks }
}

fn article(number: usize, blocks: Vec<Block>) -> Block {
    Block::Article(Article {
        number: format!("Pasal {number}"),
        title: Text::plain("PELAKSANAAN"),
        label: None,
        blocks,
    })
}

fn signatory(role: &str, position: &str, name: &str) -> Signatory {
    Signatory {
        role: Some(Text::plain(role)),
        position: vec![Text::plain(position)],
        name: Text::plain(name),
        ..Signatory::default()
    }
}

fn signatures() -> Block {
    Block::Signatures(Signatures {
        parties: vec![
            signatory("PIHAK KESATU", "KETUA,", "NAMA SATU"),
            signatory(
                "PIHAK KEDUA",
                "KEPALA DINAS PEMBERDAYAAN PEREMPUAN DAN PERLINDUNGAN ANAK KABUPATEN,",
                "NAMA DUA",
            ),
        ],
        witnesses: vec![Witnesses {
            heading: Text::plain("Menyaksikan,"),
            signatories: vec![Signatory {
                role: None,
                ..signatory("", "SEKRETARIS DAERAH,", "NAMA SAKSI")
            }],
            compact: false,
        }],
    })
}

/// Whether the run is a line of body text, not a heading or a name.
fn is_text(shown: &Shown<'_>) -> bool {
    shown.text.chars().any(char::is_lowercase) && !shown.text.starts_with("Pasal")
}

/// A form row.
fn row(label: &str, value: &str) -> FormRow {
    FormRow::new(Text::plain(label), Text::plain(value))
}

/// A logo with these dimensions in pixels.
fn logo(width: u32, height: u32) -> Logo {
    let name = format!("naskah-layout-{}-{width}-{height}.png", std::process::id());
    let file = std::env::temp_dir().join(name);
    if !file.exists() {
        image::RgbaImage::new(width, height).save(&file).unwrap();
    }
    Logo { file: file.to_str().unwrap().into(), description: String::new(), origin: None }
}

fn pictures(page: &Page) -> Vec<Rect> {
    let items = page.items.iter();
    items
        .filter_map(|item| match item {
            page::DisplayItem::Picture { rect, .. } => Some(*rect),
            _ => None,
        })
        .collect()
}

fn rules(page: &Page) -> Vec<Rect> {
    let items = page.items.iter();
    items
        .filter_map(|item| match item {
            page::DisplayItem::Rule(rect) => Some(*rect),
            _ => None,
        })
        .collect()
}
