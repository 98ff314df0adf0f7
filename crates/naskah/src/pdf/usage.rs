//! What the pages use of each face: which glyphs, and the characters that each shows.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::page::{DisplayItem, Page};
use crate::text::{FaceId, Glyph, GlyphRun};

/// The used glyphs of one face, by glyph number, each with the characters that it shows most often.
pub(super) type Texts = BTreeMap<u16, String>;

/// How often each glyph of a face shows which characters, by glyph number.
type Tally<'a> = Vec<Vec<(&'a str, usize)>>;

/// The used glyphs of each face.
pub(super) fn collect(pages: &[Page]) -> BTreeMap<FaceId, Texts> {
    let mut tallies: BTreeMap<FaceId, Tally<'_>> = BTreeMap::new();
    for run in pages.iter().flat_map(|page| &page.items).filter_map(run) {
        let tally = tallies.entry(run.face).or_default();
        for (glyphs, text) in clusters(run) {
            match glyphs {
                [glyph] => count(tally, glyph.id, text),
                _ => glyphs
                    .iter()
                    .zip(shares(glyphs, text))
                    .for_each(|(glyph, share)| count(tally, glyph.id, share)),
            }
        }
    }
    tallies.into_iter().map(|(face, tally)| (face, texts(&tally))).collect()
}

fn count<'a>(tally: &mut Tally<'a>, glyph: u16, text: &'a str) {
    let glyph = usize::from(glyph);
    if tally.len() <= glyph {
        tally.resize(glyph + 1, Vec::new());
    }
    match tally[glyph].iter_mut().find(|(known, _)| *known == text) {
        Some((_, count)) => *count += 1,
        None => tally[glyph].push((text, 1)),
    }
}

fn texts(tally: &Tally<'_>) -> Texts {
    let used = (0..).zip(tally).filter(|(_, counts)| !counts.is_empty());
    used.map(|(glyph, counts)| (glyph, most_frequent(counts))).collect()
}

/// The clusters of a run: glyphs that together show some characters.
pub(super) fn clusters(run: &GlyphRun) -> impl Iterator<Item = (&[Glyph], &str)> {
    run.glyphs.chunk_by(|one, next| one.range == next.range).map(|glyphs| {
        let text = glyphs.first().and_then(|glyph| run.text.get(glyph.range.clone()));
        (glyphs, text.unwrap_or_default())
    })
}

/// The characters of a cluster, shared out among its glyphs: one each where the numbers agree, else
/// all to the first.
fn shares<'a>(glyphs: &[Glyph], text: &'a str) -> Vec<&'a str> {
    let mut shares = vec![""; glyphs.len()];
    if text.chars().count() == glyphs.len() {
        for (share, (at, character)) in shares.iter_mut().zip(text.char_indices()) {
            *share = &text[at..at + character.len_utf8()];
        }
    } else if let Some(first) = shares.first_mut() {
        *first = text;
    }
    shares
}

/// The text with the highest count, the first in order among equals; an empty one only for want of
/// others, since every glyph should tell a reader something.
fn most_frequent(counts: &[(&str, usize)]) -> String {
    let told = counts.iter().filter(|(text, _)| !text.is_empty());
    let best = told.max_by_key(|(text, count)| (count, Reverse(text)));
    best.map_or_else(String::new, |(text, _)| (*text).to_owned())
}

fn run(item: &DisplayItem) -> Option<&GlyphRun> {
    match item {
        DisplayItem::Glyphs { run, .. }
        | DisplayItem::Hidden { run, .. }
        | DisplayItem::Watermark { run, .. } => Some(run),
        DisplayItem::Rule(_)
        | DisplayItem::Picture { .. }
        | DisplayItem::QrCode { .. }
        | DisplayItem::SigningArea { .. } => None,
    }
}
