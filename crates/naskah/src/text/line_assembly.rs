//! Line assembly: spaces get their justified widths, runs their positions.

use super::break_opportunities::{ItemKind, ParagraphItem};
use super::glyph::{Glyph, GlyphRun, Tag};
use super::paragraph::{Alignment, Line, Measure, TextStyle};
use super::shaping::{Cluster, Shaped};
use super::{line_breaking, shaping};
use crate::Length;

/// The lines that end at these items.
pub(super) fn assemble(
    shaped: &Shaped,
    items: &[ParagraphItem],
    breaks: &[usize],
    measure: Measure,
) -> Vec<Line> {
    let mut start = 0;
    let mut lines = Vec::with_capacity(breaks.len());
    for end in breaks {
        lines.push(line(shaped, items, start, *end, measure));
        start = end + 1;
    }
    lines
}

fn line(
    shaped: &Shaped,
    items: &[ParagraphItem],
    start: usize,
    end: usize,
    measure: Measure,
) -> Line {
    let before = end.checked_sub(1).filter(|before| *before >= start).map(|before| &items[before]);
    // The space before a forced break is a trailing space.
    let spaced = match (items.get(end), before) {
        (Some(ParagraphItem { kind: ItemKind::Forced, .. }), Some(space)) if space.is_glue() => {
            Some(space.clusters.clone())
        }
        _ => None,
    };
    let shown = &items[start.min(end)..end - usize::from(spaced.is_some())];
    let (hyphen, trailing_space) = match items.get(end) {
        Some(ParagraphItem { kind: ItemKind::Penalty(penalty), .. }) => {
            (penalty.hyphen.clone(), None)
        }
        Some(ParagraphItem { kind: ItemKind::Glue { .. }, clusters, .. }) => {
            (None, Some(clusters.clone()))
        }
        _ => (None, spaced),
    };
    let hyphen_width = hyphen.as_ref().map(|hyphen| hyphen.advance).unwrap_or_default();
    let natural: Length = shown.iter().map(|item| item.width).sum::<Length>() + hyphen_width;
    let spaces: Length = shown.iter().filter(|item| item.is_glue()).map(|item| item.width).sum();

    let last = matches!(items.get(end), None | Some(ParagraphItem { kind: ItemKind::Forced, .. }));
    let justified = measure.alignment == Alignment::Justified;
    let least = if justified { line_breaking::least_width(natural, spaces) } else { natural };
    let overfull = least > measure.width;
    let slack = measure.width - natural;
    let stretched = justified && !overfull && (slack < Length::ZERO || !last);
    let mut justification = Justification {
        slack: if stretched { slack } else { Length::ZERO },
        spaces,
        spaces_so_far: Length::ZERO,
        distributed: Length::ZERO,
    };

    let mut runs = RunBuilder { shaped, runs: Vec::new(), open: None, x: Length::ZERO };
    for item in shown {
        let extra = if item.is_glue() { justification.next(item.width) } else { Length::ZERO };
        for cluster in &shaped.clusters[item.clusters.clone()] {
            runs.push(cluster, extra);
        }
    }
    if let Some(hyphen) = hyphen {
        runs.push_hyphen(hyphen);
    }
    let width = runs.x;
    for space in &shaped.clusters[trailing_space.unwrap_or_default()] {
        // A trailing space takes the tag of the text before it.
        let tag = runs.open.as_ref().map_or(space.tag, |run| run.tag);
        runs.push(&Cluster { tag, ..space.clone() }, Length::ZERO);
    }

    let indent = match measure.alignment {
        Alignment::Justified | Alignment::Left => Length::ZERO,
        Alignment::Right => slack,
        Alignment::Balanced => slack / 2,
    };
    let mut runs = runs.finish();
    for run in &mut runs {
        run.x += indent;
    }
    Line { runs, width: indent + width, overfull }
}

/// Distributes a line's slack over its spaces, so that the shares add up to it exactly.
struct Justification {
    slack: Length,
    spaces: Length,
    spaces_so_far: Length,
    distributed: Length,
}

impl Justification {
    /// The share of the next space.
    fn next(&mut self, space: Length) -> Length {
        self.spaces_so_far += space;
        let due = self.slack.scale(self.spaces_so_far.to_sp(), self.spaces.to_sp().max(1));
        let share = due - self.distributed;
        self.distributed = due;
        share
    }
}

/// Builds the glyph runs of a line.
struct RunBuilder<'a> {
    shaped: &'a Shaped,
    runs: Vec<GlyphRun>,
    /// The last run, which may grow.
    open: Option<OpenRun>,
    x: Length,
}

/// A glyph run that may grow.
struct OpenRun {
    style: TextStyle,
    tag: Option<Tag>,
    x: Length,
    text: String,
    glyphs: Vec<Glyph>,
}

impl RunBuilder<'_> {
    fn push(&mut self, cluster: &Cluster, extra: Length) {
        let text = &self.shaped.text[cluster.start..cluster.end];
        let glyphs = &self.shaped.glyphs[cluster.glyphs.clone()];
        let run = self.run_for(cluster);
        let rise = run.style.rise;
        let start = run.text.len();
        run.text.extend(text.chars().map(shaping::shown));
        let range = start..run.text.len();
        let mut x = Length::ZERO;
        for (index, glyph) in glyphs.iter().enumerate() {
            let extra = if index + 1 == glyphs.len() { extra } else { Length::ZERO };
            let advance = glyph.advance + extra;
            let offset = (glyph.offset.0, glyph.offset.1 + rise);
            run.glyphs.push(Glyph { advance, offset, range: range.clone(), ..glyph.clone() });
            x += advance;
        }
        self.x += x;
    }

    fn push_hyphen(&mut self, hyphen: Glyph) {
        let Some(run) = &mut self.open else { return };
        let start = run.text.len();
        run.text.push('-');
        self.x += hyphen.advance;
        run.glyphs.push(Glyph { range: start..run.text.len(), ..hyphen });
    }

    /// The run for a cluster; a new one where style or tag changes.
    fn run_for(&mut self, cluster: &Cluster) -> &mut OpenRun {
        let (style, tag) = (cluster.style, cluster.tag);
        let open = match self.open.take() {
            Some(open) if (open.style, open.tag) == (style, tag) => open,
            closed => {
                self.runs.extend(closed.map(OpenRun::close));
                OpenRun { style, tag, x: self.x, text: String::new(), glyphs: Vec::new() }
            }
        };
        self.open.insert(open)
    }

    fn finish(mut self) -> Vec<GlyphRun> {
        self.runs.extend(self.open.take().map(OpenRun::close));
        self.runs
    }
}

impl OpenRun {
    fn close(self) -> GlyphRun {
        GlyphRun {
            face: self.style.face,
            size: self.style.size,
            x: self.x,
            text: self.text.into(),
            glyphs: self.glyphs.into(),
            underline: self.style.underline,
            tag: self.tag,
        }
    }
}
