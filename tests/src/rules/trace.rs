//! A document's texts found again on the pages of its PDF.

use naskah::style::Style;

use super::part::{Kind, Part, Side, Signature};
use crate::reader::{Page, Run};

/// A text of a document and the lines that show it.
#[derive(Clone, Debug)]
pub struct Traced {
    /// The text.
    pub part: Part,
    /// Its lines, in reading order; fewer than its text needs where the pages lack some of it.
    pub lines: Vec<Placed>,
}

/// A line of a text on its page; lengths are points, `y` counts from the top edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The page, counted from 1.
    pub page: usize,
    /// The baseline.
    pub y: f64,
    /// Where it begins.
    pub x: f64,
    /// Where its last glyph ends.
    pub right: f64,
    /// What stands on it.
    pub text: String,
}

/// The texts and their lines, and what the pages show besides.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// Every text.
    pub texts: Vec<Traced>,
    /// Lines in the text area that belong to no text.
    pub strays: Vec<Placed>,
    /// Texts that the pages show not at all or not to the end.
    pub missing: Vec<Part>,
}

/// So many runs are looked at for the next line of a text; a table's row of many columns has fewer.
const LOOKAHEAD: usize = 400;

/// A run in the text area.
struct Open<'a> {
    page: usize,
    run: &'a Run,
    text: String,
    taken: bool,
}

/// Finds every text on the pages.
pub fn trace(parts: Vec<Part>, pages: &[Page], style: &Style) -> Trace {
    let mut runs = open_runs(pages, style);
    let middle = (style.margins.left + style.paper.width - style.margins.right).to_pt() / 2.0;
    let mut trace = Trace::default();
    let mut first = 0;
    for part in parts {
        while runs.get(first).is_some_and(|open| open.taken) {
            first += 1;
        }
        let (lines, whole) = find(&part, &mut runs[first..], middle);
        if !whole {
            trace.missing.push(part.clone());
        }
        trace.texts.push(Traced { part, lines });
    }
    let headers: Vec<String> = trace
        .texts
        .iter()
        .filter(|traced| traced.part.kind == Kind::Cell { header: true })
        .flat_map(|traced| traced.lines.iter().map(|line| squeeze(&line.text)))
        .collect();
    trace.strays = runs
        .iter()
        .filter(|open| !open.taken && !headers.contains(&open.text))
        .map(|open| placed(open))
        .collect();
    trace
}

/// The upright text between the upper and the lower margin, in reading order.
fn open_runs<'a>(pages: &'a [Page], style: &Style) -> Vec<Open<'a>> {
    let (top, bottom) = (style.margins.top.to_pt(), style.margins.bottom.to_pt());
    let mut runs = Vec::new();
    for (number, page) in (1..).zip(pages) {
        for line in page.lines() {
            let inside = line.y > top && line.y < page.height - bottom;
            let shown = line.runs.into_iter().filter(|run| inside && !run.text.trim().is_empty());
            runs.extend(shown.map(|run| Open {
                page: number,
                run,
                text: squeeze(&run.text),
                taken: false,
            }));
        }
    }
    runs
}

/// The lines of a text among the runs, the first that fits each time; and whether they are all.
fn find(part: &Part, runs: &mut [Open<'_>], middle: f64) -> (Vec<Placed>, bool) {
    let text = squeeze(&part.text);
    let mut rest = text.as_str();
    let mut lines: Vec<Placed> = Vec::new();
    for open in runs.iter_mut().take(LOOKAHEAD) {
        if rest.is_empty() {
            break;
        }
        if open.taken || !stands(part.kind, open.run, middle) {
            continue;
        }
        let Some(more) = shown(rest, &open.text) else { continue };
        // In a table, a line further down goes on in the same column.
        if matches!(part.kind, Kind::Cell { .. })
            && lines.first().is_some_and(|line| !same_column(line, open.run))
        {
            continue;
        }
        rest = more;
        open.taken = true;
        match lines.last_mut() {
            Some(line) if line.page == open.page && (line.y - open.run.y).abs() < 0.5 => {
                line.text.push_str(&open.run.text);
                line.right = open.run.right;
            }
            _ => lines.push(placed(open)),
        }
    }
    (lines, rest.is_empty())
}

/// What is left of a text behind a run; none where the run does not go on with the text.
fn shown<'a>(rest: &'a str, run: &str) -> Option<&'a str> {
    rest.strip_prefix(run).or_else(|| {
        // A hyphen that only the line's end shows.
        let word = run.strip_suffix(['-', '\u{ad}']).filter(|word| !word.is_empty())?;
        rest.strip_prefix(word)
    })
}

/// Whether a run stands in the half of the page in which a signature block stands.
fn stands(kind: Kind, run: &Run, middle: f64) -> bool {
    let Kind::Signature(Signature { side, .. }) = kind else { return true };
    let trimmed = run.glyphs.iter().rev().find(|glyph| !glyph.text.trim().is_empty());
    let right = trimmed.map_or(run.right, |glyph| glyph.right);
    let centre = (run.x + right) / 2.0;
    match side {
        Side::Left => centre < middle - 1.0,
        Side::Right => centre > middle + 1.0,
        Side::Middle => true,
    }
}

fn same_column(line: &Placed, run: &Run) -> bool {
    run.x < line.right + 30.0 && run.right > line.x - 30.0
}

fn placed(open: &Open<'_>) -> Placed {
    let run = open.run;
    Placed { page: open.page, y: run.y, x: run.x, right: run.right, text: run.text.clone() }
}

/// The text without white space, its hyphens plain.
fn squeeze(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace() && *character != '\u{ad}')
        .map(|character| if character == '\u{2011}' { '-' } else { character })
        .collect()
}
