//! Shaping: characters into glyphs with kerning, ligatures and marks (HarfBuzz).

use std::ops::Range;

use harfrust::{Buffer, Direction, Language, Script, ShapeOptions, ShaperFont};

use super::Fonts;
use super::face::LANGUAGE;
use super::glyph::{Glyph, Tag};
use super::paragraph::{TextRun, TextStyle};
use crate::{Length, codes};
use naskah_diagnostic::{Diagnostic, Errors, Result, Span};

/// A shaped paragraph.
#[derive(Debug)]
pub(super) struct Shaped {
    /// The input text, no-break and control characters included.
    pub(super) text: String,
    /// The clusters in reading order.
    pub(super) clusters: Vec<Cluster>,
    /// The glyphs of all clusters.
    pub(super) glyphs: Vec<Glyph>,
}

/// A grapheme cluster and its glyphs, which no line break divides: usually one of each.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// The start of its characters in the paragraph's text, in bytes.
    pub(super) start: usize,
    /// The end of its characters, in bytes.
    pub(super) end: usize,
    /// The style.
    pub(super) style: TextStyle,
    /// The structure element.
    pub(super) tag: Option<Tag>,
    /// The indices of its glyphs. Their own ranges are set during line assembly.
    pub(super) glyphs: Range<usize>,
    /// The sum of the glyphs' advances.
    pub(super) width: Length,
}

/// Shapes a paragraph. Neighbouring text runs of one style are shaped together, so that kerning and
/// ligatures cross their boundary.
///
/// # Errors
/// Every character that its face lacks, at its origin.
pub(super) fn shape(fonts: &Fonts, text_runs: &[TextRun]) -> Result<Shaped> {
    let mut shaped = Shaped { text: String::new(), clusters: Vec::new(), glyphs: Vec::new() };
    let mut missing = Vec::new();
    for same_style in text_runs.chunk_by(|one, next| one.style == next.style) {
        let start = shaped.text.len();
        for run in same_style {
            shaped.text.push_str(&run.text);
        }
        shape_segment(fonts, same_style[0].style, start, &mut shaped);
        assign_tags(&mut shaped, start, same_style);
        find_missing(&shaped, start, same_style, fonts, &mut missing);
    }
    Ok(Errors::check(missing, shaped)?.0)
}

/// The character on the page and in extracted text: no-break characters become plain ones.
pub(super) fn shown(character: char) -> char {
    match character {
        '\u{a0}' => ' ',
        '\u{2011}' => '-',
        other => other,
    }
}

/// Whether a character only controls line breaking and has no glyph.
pub(super) fn is_control(character: char) -> bool {
    matches!(character, '\n' | '\u{ad}')
}

/// Shapes the text from `start` on, which is in one style.
fn shape_segment(fonts: &Fonts, style: TextStyle, start: usize, shaped: &mut Shaped) {
    let face = fonts.face(style.face);
    let em = i64::from(face.metrics().units_per_em);
    let scale = |units: i32| style.size.scale(i64::from(units), em);

    let mut buffer = Buffer::new();
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(Some(Script::LATIN));
    buffer.set_language(Language::new(LANGUAGE));
    for (offset, character) in shaped.text[start..].char_indices() {
        if !is_control(character) {
            // Cluster values are 32 bits wide; no paragraph on paper has 4 GB.
            buffer.push(u32::from(shown(character)), (start + offset) as u32);
        }
    }
    let options = ShapeOptions::new().plan(Some(&face.plan));
    if harfrust::shape(&ShaperFont::new(&face.shaper), &mut buffer, options).is_err() {
        // Cannot happen: the buffer has the plan's direction and holds characters.
        return;
    }

    for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
        let glyph = Glyph {
            id: info.glyph_id as u16,
            advance: scale(position.x_advance),
            offset: (scale(position.x_offset), scale(position.y_offset)),
            range: 0..0,
        };
        let at = info.cluster as usize;
        match shaped.clusters.last_mut() {
            Some(last) if last.start == at => {
                last.width += glyph.advance;
                last.glyphs.end += 1;
            }
            _ => shaped.clusters.push(Cluster {
                start: at,
                end: shaped.text.len(),
                style,
                tag: None,
                width: glyph.advance,
                glyphs: shaped.glyphs.len()..shaped.glyphs.len() + 1,
            }),
        }
        shaped.glyphs.push(glyph);
    }
    close_clusters(shaped, start);
    let advance = |glyph: u16| scale(i32::from(face.advance(glyph)));
    move_kerning_into_spaces(shaped, start, advance);
}

/// Moves the kerning between a glyph and a following space into the space. A trailing space is not
/// aligned, so the last visible glyph of a line must end exactly at its own advance width.
fn move_kerning_into_spaces(shaped: &mut Shaped, start: usize, advance: impl Fn(u16) -> Length) {
    let first = shaped.clusters.partition_point(|cluster| cluster.start < start);
    let mut rest = &mut shaped.clusters[first..];
    while let [before, behind @ ..] = rest {
        if let Some(space) = behind.first_mut()
            && matches!(&shaped.text[space.start..space.end], " " | "\u{a0}")
            && let [.., last, gap] = &mut shaped.glyphs[..=space.glyphs.start]
        {
            let kerning = last.advance - advance(last.id);
            last.advance -= kerning;
            before.width -= kerning;
            gap.advance += kerning;
            space.width += kerning;
        }
        rest = behind;
    }
}

/// Ends each cluster at the next one, or at a control character that follows it.
fn close_clusters(shaped: &mut Shaped, start: usize) {
    let mut end = shaped.text.len();
    for cluster in shaped.clusters.iter_mut().rev().take_while(|cluster| cluster.start >= start) {
        let text = &shaped.text[cluster.start..end];
        cluster.end = cluster.start + text.trim_end_matches(is_control).len();
        end = cluster.start;
    }
}

/// Gives each cluster from `start` on the tag of the text run in which it begins.
fn assign_tags(shaped: &mut Shaped, start: usize, text_runs: &[TextRun]) {
    let first = shaped.clusters.partition_point(|cluster| cluster.start < start);
    let mut text_runs = text_runs.iter();
    let (mut tag, mut end) = (None, start);
    for cluster in &mut shaped.clusters[first..] {
        while cluster.start >= end
            && let Some(run) = text_runs.next()
        {
            (tag, end) = (run.tag, end + run.text.len());
        }
        cluster.tag = tag;
    }
}

/// Reports the characters that were shaped as glyph 0 (`.notdef`), and those that text extraction could
/// not give back.
fn find_missing(
    shaped: &Shaped,
    start: usize,
    text_runs: &[TextRun],
    fonts: &Fonts,
    missing: &mut Vec<Diagnostic>,
) {
    const NOTDEF: u16 = 0;

    let mut reported = Vec::new();
    for cluster in shaped.clusters.iter().rev().take_while(|cluster| cluster.start >= start) {
        let text = &shaped.text[cluster.start..cluster.end];
        let glyphs = &shaped.glyphs[cluster.glyphs.clone()];
        let defined = glyphs.iter().all(|glyph| glyph.id != NOTDEF);
        let first = if defined { None } else { text.chars().next() };
        let Some(character) = first.or_else(|| text.chars().find(|it| has_no_meaning(*it))) else {
            continue;
        };
        if reported.contains(&character) {
            continue;
        }
        reported.push(character);
        let face = fonts.face(cluster.style.face).postscript_name();
        let code_point = u32::from(character);
        let shown = if character.is_control() { String::new() } else { format!(" {character}") };
        missing.push(
            Diagnostic::error(
                codes::CHARACTER_MISSING_IN_FONT,
                format!("the typeface {face} has no character U+{code_point:04X}{shown}"),
            )
            .at(origin(cluster.start - start, character, text_runs), "this character")
            .help("reword the text, or choose a style with another typeface"),
        );
    }
}

/// Whether a character has no meaning of its own, although a face may have a glyph for it: PDF/A forbids
/// such text (ISO 19005-2, 6.2.11.7).
fn has_no_meaning(character: char) -> bool {
    // Null, the byte order mark, and the private use areas.
    matches!(character, '\0' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// Where the character at this offset of the text runs was written.
fn origin(mut offset: usize, character: char, text_runs: &[TextRun]) -> Option<Span> {
    for run in text_runs {
        if offset < run.text.len() {
            let span = run.origin.as_ref()?;
            // Escapes and folded spaces shift offsets: find the same occurrence of the character.
            let before = run.text[..offset].matches(character).count();
            let found = span.text().match_indices(character).nth(before);
            return Some(match found {
                Some((at, text)) => {
                    let at = span.range.start + at;
                    span.source.span(at..at + text.len())
                }
                None => span.clone(),
            });
        }
        offset -= run.text.len();
    }
    None
}
