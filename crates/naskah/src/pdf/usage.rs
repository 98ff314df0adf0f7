//! What the pages use of each face: which glyphs, and the characters that each shows.

use std::collections::BTreeMap;

use crate::page::{Item, Page};
use crate::text::{FaceId, Glyph, GlyphRun};

/// The used glyphs of one face, by glyph number, each with the characters that it shows most often.
pub(super) type Texts = BTreeMap<u16, String>;

/// How often a glyph shows which characters.
type Tally<'a> = BTreeMap<u16, BTreeMap<&'a str, usize>>;

/// The used glyphs of each face.
pub(super) fn collect(pages: &[Page]) -> BTreeMap<FaceId, Texts> {
    let mut tallies: BTreeMap<FaceId, Tally<'_>> = BTreeMap::new();
    for run in pages.iter().flat_map(|page| &page.items).filter_map(run) {
        let tally = tallies.entry(run.face).or_default();
        for (glyphs, text) in clusters(run) {
            for (glyph, share) in glyphs.iter().zip(shares(glyphs, text)) {
                *tally.entry(glyph.id).or_default().entry(share).or_default() += 1;
            }
        }
    }
    let texts = |tally: Tally<'_>| -> Texts {
        tally.into_iter().map(|(glyph, counts)| (glyph, most_frequent(&counts))).collect()
    };
    tallies.into_iter().map(|(face, tally)| (face, texts(tally))).collect()
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
fn most_frequent(counts: &BTreeMap<&str, usize>) -> String {
    let mut best = ("", 0);
    for (&text, &count) in counts.iter().filter(|(text, _)| !text.is_empty()) {
        if count > best.1 {
            best = (text, count);
        }
    }
    best.0.to_owned()
}

fn run(item: &Item) -> Option<&GlyphRun> {
    match item {
        Item::Glyphs { run, .. } | Item::Hidden { run, .. } | Item::Watermark { run, .. } => {
            Some(run)
        }
        Item::Rule(_) | Item::Picture { .. } | Item::Code { .. } | Item::Place { .. } => None,
    }
}
