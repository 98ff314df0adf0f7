//! Paragraphs that were set before: of documents of one kind, most are the same.

use std::sync::Arc;

use super::{Line, Measure, Piece, Tag, TextStyle};
use crate::cache::Cache;
use naskah_diagnostic::Result;

/// Paragraphs that were set before. Whether or not their pieces had tags, a run's is the number of its
/// piece's among the paragraph's own.
#[derive(Debug)]
pub(super) struct KnownParagraphs(Cache<Key, Arc<[Line]>>);

/// What the lines of a paragraph follow from.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    text: String,
    /// Of each piece: where its text ends, its look, the number of its tag.
    pieces: Vec<(usize, TextStyle, usize)>,
    measure: Measure,
}

impl Default for KnownParagraphs {
    /// Room for the paragraphs of some dozen agreements.
    fn default() -> Self {
        Self(Cache::new(16 << 20))
    }
}

impl KnownParagraphs {
    /// The lines of a paragraph, which are set where they are not known.
    pub(super) fn lines(
        &self,
        pieces: &[Piece],
        measure: Measure,
        set: impl FnOnce() -> Result<Vec<Line>>,
    ) -> Result<Vec<Line>> {
        let mut tags = Vec::new();
        let key = Key::new(pieces, measure, &mut tags);
        if let Some(known) = self.0.get(&key) {
            let tag = |number: Option<Tag>| tags.get(number?.0).copied().flatten();
            return Ok(known.iter().map(|line| tagged(line, tag)).collect());
        }
        let lines = set()?;
        let number = |tag| tags.iter().position(|known| *known == tag).map(Tag);
        let known: Arc<[Line]> = lines.iter().map(|line| tagged(line, number)).collect();
        let bytes = key.bytes() + lines.iter().map(Line::bytes).sum::<usize>();
        self.0.keep(key, known, bytes);
        Ok(lines)
    }
}

impl Key {
    /// The key of a paragraph; its tags are added to those that have a number.
    fn new(pieces: &[Piece], measure: Measure, tags: &mut Vec<Option<Tag>>) -> Self {
        let mut text = String::with_capacity(pieces.iter().map(|piece| piece.text.len()).sum());
        let mut looks = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let number = tags.iter().position(|tag| *tag == piece.tag).unwrap_or_else(|| {
                tags.push(piece.tag);
                tags.len() - 1
            });
            text.push_str(&piece.text);
            looks.push((text.len(), piece.style, number));
        }
        Self { text, pieces: looks, measure }
    }

    fn bytes(&self) -> usize {
        self.text.len() + size_of_val(&*self.pieces)
    }
}

impl Line {
    /// About how many bytes the line takes.
    fn bytes(&self) -> usize {
        size_of::<Self>() + self.runs.iter().map(super::GlyphRun::bytes).sum::<usize>()
    }
}

/// The line with other tags.
fn tagged(line: &Line, tag: impl Fn(Option<Tag>) -> Option<Tag>) -> Line {
    let mut line = line.clone();
    for run in &mut line.runs {
        run.tag = tag(run.tag);
    }
    line
}
