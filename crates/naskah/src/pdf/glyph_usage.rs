//! The glyphs of each face that the pages use, and the text that each glyph stands for.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::page::{DisplayItem, Page};
use crate::text::{FaceId, Glyph, GlyphRun};

/// The used glyphs of a face, by glyph id, each with the text that it stands for most often.
pub(super) type GlyphTexts = BTreeMap<u16, String>;

/// How often each glyph of a face stands for which text, by glyph id.
type Tally<'a> = Vec<Vec<(&'a str, usize)>>;

/// The used glyphs of each face.
pub(super) fn collect(pages: &[Page]) -> BTreeMap<FaceId, GlyphTexts> {
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

fn texts(tally: &Tally<'_>) -> GlyphTexts {
    let used = (0..).zip(tally).filter(|(_, counts)| !counts.is_empty());
    used.map(|(glyph, counts)| (glyph, most_frequent(counts))).collect()
}

/// The clusters of a run: groups of glyphs with the text that they stand for together.
pub(super) fn clusters(run: &GlyphRun) -> impl Iterator<Item = (&[Glyph], &str)> {
    run.glyphs.chunk_by(|one, next| one.range == next.range).map(|glyphs| {
        let text = glyphs.first().and_then(|glyph| run.text.get(glyph.range.clone()));
        (glyphs, text.unwrap_or_default())
    })
}

/// A cluster's text distributed over its glyphs: one character each if the numbers agree, else all to the
/// first glyph.
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

/// The text with the highest count, the first in order among equals. An empty text is a last resort,
/// since every glyph should be copied as something.
fn most_frequent(counts: &[(&str, usize)]) -> String {
    let candidates = counts.iter().filter(|(text, _)| !text.is_empty());
    let best = candidates.max_by_key(|(text, count)| (count, Reverse(text)));
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
