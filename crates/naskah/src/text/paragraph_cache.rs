//! A cache of set paragraphs: documents of one kind share most of them.

use std::sync::Arc;

use super::glyph::{GlyphRun, Tag};
use super::paragraph::{Line, Measure, TextRun, TextStyle};
use crate::cache::Cache;
use naskah_diagnostic::Result;

/// The lines of paragraphs by their text, styles and measure.
///
/// Tags differ between documents, so a cached run's tag is an index into the paragraph's distinct tags;
/// a lookup puts the caller's tags in.
#[derive(Debug)]
pub(super) struct ParagraphCache(Cache<ParagraphKey, Arc<[Line]>>);

/// Everything that the lines of a paragraph depend on.
#[derive(PartialEq, Eq, Hash)]
struct ParagraphKey {
    text: String,
    /// For each text run: the end of its text, its style, the index of its tag.
    text_runs: Vec<(usize, TextStyle, usize)>,
    measure: Measure,
}

impl Default for ParagraphCache {
    /// Room for the paragraphs of some dozen agreements.
    fn default() -> Self {
        Self(Cache::new(16 << 20))
    }
}

impl ParagraphCache {
    /// The lines of a paragraph, from the cache or from `set`.
    pub(super) fn lines(
        &self,
        text_runs: &[TextRun],
        measure: Measure,
        set: impl FnOnce() -> Result<Vec<Line>>,
    ) -> Result<Vec<Line>> {
        let mut tags = Vec::new();
        let key = ParagraphKey::new(text_runs, measure, &mut tags);
        if let Some(cached) = self.0.get(&key) {
            let tag = |index: Option<Tag>| tags.get(index?.0).copied().flatten();
            return Ok(cached.iter().map(|line| retagged(line, tag)).collect());
        }
        let lines = set()?;
        let index = |tag| tags.iter().position(|known| *known == tag).map(Tag);
        let cached: Arc<[Line]> = lines.iter().map(|line| retagged(line, index)).collect();
        let bytes = key.bytes() + lines.iter().map(Line::bytes).sum::<usize>();
        self.0.insert(key, cached, bytes);
        Ok(lines)
    }
}

impl ParagraphKey {
    /// A paragraph's key; appends its distinct tags to `tags`.
    fn new(text_runs: &[TextRun], measure: Measure, tags: &mut Vec<Option<Tag>>) -> Self {
        let mut text = String::with_capacity(text_runs.iter().map(|run| run.text.len()).sum());
        let mut keys = Vec::with_capacity(text_runs.len());
        for run in text_runs {
            let index = tags.iter().position(|tag| *tag == run.tag).unwrap_or_else(|| {
                tags.push(run.tag);
                tags.len() - 1
            });
            text.push_str(&run.text);
            keys.push((text.len(), run.style, index));
        }
        Self { text, text_runs: keys, measure }
    }

    fn bytes(&self) -> usize {
        self.text.len() + size_of_val(&*self.text_runs)
    }
}

impl Line {
    /// The line's approximate size in memory, in bytes.
    fn bytes(&self) -> usize {
        size_of::<Self>() + self.runs.iter().map(GlyphRun::bytes).sum::<usize>()
    }
}

/// The line with other tags.
fn retagged(line: &Line, tag: impl Fn(Option<Tag>) -> Option<Tag>) -> Line {
    let mut line = line.clone();
    for run in &mut line.runs {
        run.tag = tag(run.tag);
    }
    line
}
