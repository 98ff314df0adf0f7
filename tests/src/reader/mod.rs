//! What a reader finds in a finished PDF: every run of text with its place, size and weight.
//!
//! All of it comes from the file's bytes: content streams, fonts' widths and `ToUnicode` maps.

mod content;
mod font;

use lopdf::{Dictionary, Document, Object};

/// One page of a finished PDF; lengths are points, `y` counts from the top edge.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
    /// The text, in the order in which it is drawn.
    pub runs: Vec<Run>,
    /// The filled rectangles.
    pub rules: Vec<Area>,
    /// The pictures.
    pub pictures: Vec<Area>,
}

/// Text of one font on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What a reader copies.
    pub text: String,
    /// Where it begins.
    pub x: f64,
    /// Where the glyphs end; a space at the end counts.
    pub right: f64,
    /// Its baseline.
    pub y: f64,
    /// The font's size.
    pub size: f64,
    /// The font is a bold one.
    pub bold: bool,
    /// It is neither turned nor slanted.
    pub upright: bool,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
}

/// A glyph of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// What a reader copies for it.
    pub text: String,
    /// Where it begins.
    pub x: f64,
    /// Where the next one is expected.
    pub right: f64,
}

/// A rectangle on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// The left edge.
    pub x: f64,
    /// The top edge.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// Runs on one baseline, from left to right.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The baseline.
    pub y: f64,
    /// The runs.
    pub runs: Vec<&'a Run>,
}

/// Baselines that are nearer than that are one.
const SAME_BASELINE: f64 = 0.5;

impl Page {
    /// The upright text by baselines, from top to bottom.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut runs: Vec<&Run> = self.runs.iter().filter(|run| run.upright).collect();
        runs.sort_by(|one, other| one.y.total_cmp(&other.y));
        let mut lines: Vec<Line<'_>> = Vec::new();
        for run in runs {
            match lines.last_mut() {
                Some(line) if run.y - line.y < SAME_BASELINE => line.runs.push(run),
                _ => lines.push(Line { y: run.y, runs: vec![run] }),
            }
        }
        for line in &mut lines {
            line.runs.sort_by(|one, other| one.x.total_cmp(&other.x));
        }
        lines
    }

    /// The upright text, a line a line.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in self.lines() {
            let mut right = f64::NEG_INFINITY;
            for run in line.runs {
                if run.x - right > run.size / 10.0 && right.is_finite() && !text.ends_with(' ') {
                    text.push(' ');
                }
                text.push_str(&run.text);
                right = run.right;
            }
            text.push('\n');
        }
        text
    }
}

/// The text of a file as one, with single spaces, as somebody searches it.
pub fn flat_text(pages: &[Page]) -> String {
    let text: String = pages.iter().map(Page::text).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads a file.
///
/// # Panics
/// The file is not a PDF, or uses what this reader does not know: it never leaves text out silently.
pub fn read(pdf: &[u8]) -> Vec<Page> {
    let document = Document::load_mem(pdf).unwrap_or_else(|error| panic!("not a PDF: {error}"));
    document.get_pages().into_values().map(|page| content::page(&document, page)).collect()
}

/// The dictionary that an object is or refers to.
fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    let (_, object) = document.dereference(object).expect("a reference leads somewhere");
    match object {
        Object::Stream(stream) => &stream.dict,
        object => object.as_dict().expect("a dictionary"),
    }
}

/// An entry of a dictionary, references followed.
fn entry<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
    let object = dictionary.get(key.as_bytes()).ok()?;
    document.dereference(object).ok().map(|(_, object)| object)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{agreements, press};

    #[test]
    fn everything_that_is_laid_out_is_found_at_its_place() {
        let press = press();
        let (_, agreement) = agreements().swap_remove(0);
        let (document, _) = press.document(&agreement).expect("the example is right");
        let (pages, _) = press.pages(&document).expect("the example is right");
        let found = read(&press.print(&agreement).expect("the example is right").pdf);
        assert_eq!(found.len(), pages.pages.len());
        for (found, page) in found.iter().zip(&pages.pages) {
            let laid_out = page.items.iter().filter_map(|item| match item {
                naskah::page::DisplayItem::Glyphs { at, run } => Some((at, run)),
                _ => None,
            });
            let upright: Vec<&Run> = found.runs.iter().filter(|run| run.upright).collect();
            let laid_out: Vec<_> = laid_out.filter(|(_, run)| !run.glyphs.is_empty()).collect();
            assert_eq!(upright.len(), laid_out.len());
            for (found, (at, run)) in upright.iter().zip(laid_out) {
                assert_eq!(found.text, run.text.replace('\u{a0}', " ").replace('\u{2011}', "-"));
                assert!((found.x - (at.x + run.x).to_pt()).abs() < 0.1, "{found:?}");
                assert!((found.y - at.y.to_pt()).abs() < 0.1, "{found:?}");
                assert!((found.size - run.size.to_pt()).abs() < 0.1, "{found:?}");
            }
        }
        // The watermark is turned, and there.
        assert!(found.iter().all(|page| page.runs.iter().any(|run| !run.upright)));
        assert_eq!(found[0].pictures.len(), 2);
        assert!(found.iter().any(|page| !page.rules.is_empty()));
    }
}
