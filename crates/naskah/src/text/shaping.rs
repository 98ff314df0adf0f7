//! Characters into glyphs, by HarfBuzz's rules: kerning, ligatures, marks.

use std::ops::Range;

use harfrust::{Buffer, Direction, Language, Script, ShapeOptions, ShaperFont};

use super::{Fonts, Glyph, Piece, Tag, TextStyle};
use crate::Length;
use naskah_diagnostic::{Diagnostic, Errors, Result, Span};

/// A paragraph's characters, shaped.
#[derive(Debug)]
pub(super) struct Shaped {
    /// The characters as they were given, no-break characters included.
    pub(super) text: String,
    /// The clusters in reading order.
    pub(super) clusters: Vec<Cluster>,
    /// Their glyphs.
    pub(super) glyphs: Vec<Glyph>,
}

/// The smallest piece that cannot be divided: usually a character and its glyph.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// Where its characters stand in the paragraph's text, in bytes.
    pub(super) start: usize,
    /// One past their end.
    pub(super) end: usize,
    /// How it looks.
    pub(super) style: TextStyle,
    /// What it is part of.
    pub(super) tag: Option<Tag>,
    /// Its glyphs among the paragraph's; their own ranges are set when they are placed.
    pub(super) glyphs: Range<usize>,
    /// The sum of the glyphs' advances.
    pub(super) width: Length,
}

/// Shapes a paragraph. Pieces of one look are shaped together, wherever they were written.
///
/// # Errors
/// Every character that its face lacks, at its origin.
pub(super) fn shape(fonts: &Fonts, pieces: &[Piece]) -> Result<Shaped> {
    let mut shaped = Shaped { text: String::new(), clusters: Vec::new(), glyphs: Vec::new() };
    let mut missing = Vec::new();
    for like in pieces.chunk_by(|one, next| one.style == next.style) {
        let start = shaped.text.len();
        for piece in like {
            shaped.text.push_str(&piece.text);
        }
        shape_segment(fonts, like[0].style, start, &mut shaped);
        tag(&mut shaped, start, like);
        find_missing(&shaped, start, like, fonts, &mut missing);
    }
    Ok(Errors::check(missing, shaped)?.0)
}

/// The character that the page shows, and that whoever copies the text gets.
pub(super) fn shown(character: char) -> char {
    match character {
        '\u{a0}' => ' ',
        '\u{2011}' => '-',
        other => other,
    }
}

/// Whether a character is there for the line breaking alone.
pub(super) fn is_control(character: char) -> bool {
    matches!(character, '\n' | '\u{ad}')
}

/// Shapes the text from `start` on, which is of one look.
fn shape_segment(fonts: &Fonts, style: TextStyle, start: usize, shaped: &mut Shaped) {
    let face = fonts.face(style.face);
    let em = i64::from(face.metrics().units_per_em);
    let scale = |units: i32| style.size.scale(i64::from(units), em);

    let mut buffer = Buffer::new();
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(Some(Script::LATIN));
    buffer.set_language(Language::new("id"));
    for (offset, character) in shaped.text[start..].char_indices() {
        if !is_control(character) {
            // A paragraph of 4 GB is not laid out on paper.
            buffer.push(u32::from(shown(character)), (start + offset) as u32);
        }
    }
    let options = ShapeOptions::new().plan(Some(&face.plan));
    if harfrust::shape(&ShaperFont::new(&face.shaper), &mut buffer, options).is_err() {
        // The buffer's direction is the plan's, and it holds characters: shaping has no reason to fail.
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
    give_spaces_their_kerning(shaped, start, advance);
}

/// Moves what a glyph is kerned towards a space into the space, which a line's end does without: the
/// last glyph of a line then ends where it seems to.
fn give_spaces_their_kerning(shaped: &mut Shaped, start: usize, advance: impl Fn(u16) -> Length) {
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

/// Ends each cluster where the next begins, or where a control character follows it.
fn close_clusters(shaped: &mut Shaped, start: usize) {
    let mut end = shaped.text.len();
    for cluster in shaped.clusters.iter_mut().rev().take_while(|cluster| cluster.start >= start) {
        let text = &shaped.text[cluster.start..end];
        cluster.end = cluster.start + text.trim_end_matches(is_control).len();
        end = cluster.start;
    }
}

/// Tells each cluster from `start` on what the piece that it begins in is part of.
fn tag(shaped: &mut Shaped, start: usize, pieces: &[Piece]) {
    let first = shaped.clusters.partition_point(|cluster| cluster.start < start);
    let mut pieces = pieces.iter();
    let (mut tag, mut end) = (None, start);
    for cluster in &mut shaped.clusters[first..] {
        while cluster.start >= end
            && let Some(piece) = pieces.next()
        {
            (tag, end) = (piece.tag, end + piece.text.len());
        }
        cluster.tag = tag;
    }
}

/// Notes the characters that were shaped as the glyph that stands for none, and those that nobody could
/// read again.
fn find_missing(
    shaped: &Shaped,
    start: usize,
    pieces: &[Piece],
    fonts: &Fonts,
    missing: &mut Vec<Diagnostic>,
) {
    const NOT_DEFINED: u16 = 0;

    let mut named = Vec::new();
    for cluster in shaped.clusters.iter().rev().take_while(|cluster| cluster.start >= start) {
        let text = &shaped.text[cluster.start..cluster.end];
        let glyphs = &shaped.glyphs[cluster.glyphs.clone()];
        let defined = glyphs.iter().all(|glyph| glyph.id != NOT_DEFINED);
        let first = if defined { None } else { text.chars().next() };
        let Some(character) = first.or_else(|| text.chars().find(|it| is_meaningless(*it))) else {
            continue;
        };
        if named.contains(&character) {
            continue;
        }
        named.push(character);
        let face = fonts.face(cluster.style.face).postscript_name();
        let code = u32::from(character);
        let shown = if character.is_control() { String::new() } else { format!(" {character}") };
        missing.push(
            Diagnostic::uncoded_error(format!(
                "the typeface {face} has no character U+{code:04X}{shown}"
            ))
            .at(origin(cluster.start - start, character, pieces), "this character")
            .help("write it otherwise, or choose a style with another typeface"),
        );
    }
}

/// Whether a character has no meaning of its own, though a face may draw something for it: archives
/// refuse such text (ISO 19005-2, 6.2.11.7).
fn is_meaningless(character: char) -> bool {
    // The null, the byte order mark, and private use, which every face means otherwise.
    matches!(character, '\0' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// Where the character at that place of the pieces' text was written.
fn origin(mut offset: usize, character: char, pieces: &[Piece]) -> Option<Span> {
    for piece in pieces {
        if offset < piece.text.len() {
            let span = piece.origin.as_ref()?;
            // Escapes and folded space may move it: look for the same occurrence of the character.
            let before = piece.text[..offset].matches(character).count();
            let found = span.text().match_indices(character).nth(before);
            return Some(match found {
                Some((at, text)) => {
                    let at = span.range.start + at;
                    span.source.span(at..at + text.len())
                }
                None => span.clone(),
            });
        }
        offset -= piece.text.len();
    }
    None
}
