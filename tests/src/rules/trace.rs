//! A document's texts found again on the pages of its PDF.

use naskah::style::Style;

use super::part::{Kind, Part, Side, Signature};
use crate::reader::{Area, Page, Run};

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
    /// Texts that the pages show not at all or not to the end, and what is missing of them.
    pub missing: Vec<(Part, String)>,
}

/// The next line of a text is among so many runs; of a table's row that is divided there are fewer.
const NEAR: usize = 150;

/// A run in the text area.
struct Open<'a> {
    page: usize,
    run: &'a Run,
    text: String,
    column: i64,
    taken: bool,
}

/// The header row of a table, while its cells are found.
#[derive(Default)]
struct Header {
    page: usize,
    /// Each line's baseline, left edge and text.
    texts: Vec<(f64, f64, String)>,
}

/// Finds every text on the pages.
pub fn trace(parts: Vec<Part>, pages: &[Page], style: &Style) -> Trace {
    let mut runs = open_runs(pages, style);
    let middle = (style.margins.left + style.paper.width - style.margins.right).to_pt() / 2.0;
    let mut trace = Trace::default();
    let mut header = Header::default();
    // All runs before `first` are taken or too far back.
    let (mut first, mut furthest) = (0_usize, 0_usize);
    for part in parts {
        first = first.max(furthest.saturating_sub(NEAR / 2));
        while runs.get(first).is_some_and(|open| open.taken || is_ornament(&open.text)) {
            first += 1;
        }
        if part.kind != (Kind::Cell { header: true }) {
            take_repeated_headers(&mut header, &mut runs);
        }
        let Found { lines, rest, last } = find(&part, &mut runs[first..], middle);
        furthest = furthest.max(first + last);
        if !rest.is_empty() {
            trace.missing.push((part.clone(), rest));
        }
        if part.kind == (Kind::Cell { header: true })
            && let Some(line) = lines.first()
        {
            header.page = line.page;
            header.texts.extend(lines.iter().map(|line| (line.y, line.x, squeeze(&line.text))));
        }
        trace.texts.push(Traced { part, lines });
    }
    trace.strays = runs
        .iter()
        .filter(|open| !open.taken && !is_ornament(&open.text))
        .map(|open| placed(open))
        .collect();
    trace
}

/// Takes the runs at the top of later pages that repeat the header row.
fn take_repeated_headers(header: &mut Header, runs: &mut [Open<'_>]) {
    let Header { page, mut texts } = std::mem::take(header);
    texts.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let texts: Vec<&str> = texts.iter().map(|(_, _, text)| text.as_str()).collect();
    for of_page in runs.chunk_by_mut(|one, other| one.page == other.page) {
        let repeats = of_page
            .iter()
            .map(|open| open.text.as_str())
            .take(texts.len())
            .eq(texts.iter().copied());
        if repeats && of_page[0].page > page {
            of_page.iter_mut().take(texts.len()).for_each(|open| open.taken = true);
        }
    }
}

/// Whether the layout adds that text itself: a colon, the word and the blank of a number.
fn is_ornament(text: &str) -> bool {
    const BLANK: usize = 40;
    let dots = text.chars().all(|character| character == '.');
    matches!(text, "NOMOR" | ":") || dots && text.len() == BLANK
}

/// The upright text between the upper and the lower margin, in reading order, but for what marks the
/// place of the stamp.
fn open_runs<'a>(pages: &'a [Page], style: &Style) -> Vec<Open<'a>> {
    let (top, bottom) = (style.margins.top.to_pt(), style.margins.bottom.to_pt());
    let meterai = [jiff::civil::Date::MIN, jiff::civil::Date::MAX]
        .map(|signed| squeeze(&style.meterai.caption_on(Some(signed))));
    let mut runs = Vec::new();
    for (number, page) in (1..).zip(pages) {
        for line in page.lines() {
            let inside = line.y > top && line.y < page.height - bottom;
            let open = line.runs.into_iter().map(|run| Open {
                page: number,
                run,
                text: squeeze(&run.text),
                column: column(page, run),
                taken: false,
            });
            runs.extend(
                open.filter(|open| {
                    inside && !open.text.is_empty() && !meterai.contains(&open.text)
                }),
            );
        }
    }
    runs
}

/// What is found of a text.
struct Found {
    lines: Vec<Placed>,
    /// What of it is not shown.
    rest: String,
    /// The last run that shows it.
    last: usize,
}

/// The lines of a text among the runs, the first that fits each time.
fn find(part: &Part, runs: &mut [Open<'_>], middle: f64) -> Found {
    let text = squeeze(&part.text);
    let mut rest = text.as_str();
    let mut lines: Vec<Placed> = Vec::new();
    let (mut last, mut column) = (0, None);
    for (index, open) in runs.iter_mut().enumerate() {
        if rest.is_empty() || index >= last + NEAR {
            break;
        }
        if open.taken || !stands(part.kind, open.run, middle) {
            continue;
        }
        let Some(more) = shown(rest, &open.text) else { continue };
        // In a table, a line further down goes on in the same column.
        if matches!(part.kind, Kind::Cell { .. })
            && *column.get_or_insert(open.column) != open.column
        {
            continue;
        }
        rest = more;
        open.taken = true;
        last = index;
        match lines.last_mut() {
            Some(line) if line.page == open.page && (line.y - open.run.y).abs() < 0.5 => {
                line.text.push_str(&open.run.text);
                line.right = open.run.right;
            }
            _ => lines.push(placed(open)),
        }
    }
    Found { lines, rest: rest.to_owned(), last }
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

/// Where the column begins in which a run stands: at the nearest upright rule to its left.
fn column(page: &Page, run: &Run) -> i64 {
    let beside = |rule: &&Area| rule.y < run.y && run.y < rule.y + rule.height;
    let uprights = page.rules.iter().filter(|rule| rule.width < rule.height).filter(beside);
    let left = uprights.map(|rule| rule.x).filter(|x| *x <= run.x).fold(0.0, f64::max);
    left.round() as i64
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
