//! Page breaks: of all ways to cut the document into pages, the one of least cost.
//!
//! Each page costs what it leaves empty, each break what it tears apart. The best way to reach a strip
//! as the first of a page depends only on the strips before it, so that the least cost is found by
//! going once from the first strip to the last, looking back over one page at a time: the method by
//! which Knuth and Plass break paragraphs (*Breaking Paragraphs into Lines*, 1981), turned upright.

use super::flow::{Flow, Strip, Tie};
use crate::Length;
use crate::diagnostic::Diagnostic;

/// Where pages begin.
#[derive(Debug)]
pub(super) struct Breaks {
    /// The first strip of each page, in order; the first is 0.
    pub(super) starts: Vec<usize>,
    /// The rules that no way of cutting could keep.
    pub(super) warnings: Vec<Diagnostic>,
}

/// A page that is all empty costs that much; half empty, a quarter of it.
const EMPTY_PAGE: i64 = 10_000;

/// A strip that is higher than a page costs that much, more than all ties together.
const OVERFULL_PAGE: i64 = 1_000_000_000_000;

/// What a break costs that tears this tie. Those that break a rule cost more than any number of empty
/// pages that a document could gain by it; the firmer the tie, the more.
fn cost(tie: Tie) -> i64 {
    match tie {
        Tie::Free => 0,
        Tie::Paragraph => 20,
        Tie::WidowOrOrphan => 10_000_000,
        Tie::ListIntroduction => 20_000_000,
        Tie::TableRow => 50_000_000,
        Tie::Heading => 100_000_000,
        Tie::Signatures => 1_000_000_000,
    }
}

/// What a reader finds torn apart, where a break tears a tie that a rule forbids.
fn breach(tie: Tie) -> Option<&'static str> {
    match tie {
        Tie::Free | Tie::Paragraph => None,
        Tie::WidowOrOrphan => Some("a paragraph leaves a single line on one side of it"),
        Tie::ListIntroduction => Some("a list stands apart from the sentence that announces it"),
        Tie::TableRow => Some("a table's row is divided"),
        Tie::Heading => Some("a heading stands apart from what follows it"),
        Tie::Signatures => Some("the signature part is divided"),
    }
}

/// The best way to reach a strip as the first of a page.
#[derive(Clone, Copy)]
struct Best {
    cost: i64,
    /// The first strip of the page before.
    from: usize,
}

/// Cuts the flow into pages of that height.
pub(super) fn break_pages(flow: &Flow, page: Length) -> Breaks {
    let strips = &flow.strips;
    let mut best = vec![Best { cost: 0, from: 0 }];
    for end in 1..=strips.len() {
        best.push(best_page_before(end, strips, page, &best));
    }

    let mut starts = Vec::new();
    let mut start = strips.len();
    while start > 0 {
        start = best[start].from;
        starts.push(start);
    }
    starts.reverse();
    if starts.is_empty() {
        starts.push(0);
    }
    let warnings = warnings(strips, &starts, page);
    Breaks { starts, warnings }
}

/// The best last page of the strips before `end`.
fn best_page_before(end: usize, strips: &[Strip], page: Length, best: &[Best]) -> Best {
    let torn = strips.get(end).map_or(0, |strip| cost(strip.tie));
    let mut found = None::<Best>;
    // From the page's last strip up; the first strip's own space does not count, its header does.
    let mut height = Length::ZERO;
    for start in (0..end).rev() {
        let strip = &strips[start];
        height += strip.height;
        let filled = height + strip.header.as_ref().map_or(Length::ZERO, |header| header.height);
        let alone = start + 1 == end;
        if height > page && !alone {
            break;
        }
        if filled <= page || alone {
            let emptiness = match page - filled {
                left if left < Length::ZERO => OVERFULL_PAGE,
                _ if end == strips.len() => 0,
                left => {
                    let share = left.scale(1_000, 1).to_sp() / page.to_sp().max(1);
                    EMPTY_PAGE * share * share / 1_000_000
                }
            };
            let candidate = Best { cost: best[start].cost + emptiness + torn, from: start };
            if found.is_none_or(|known| candidate.cost < known.cost) {
                found = Some(candidate);
            }
        }
        height += strip.space;
    }
    // The loop looks at `end - 1` first and always takes it.
    found.unwrap_or(Best { cost: i64::MAX, from: end - 1 })
}

/// What was torn apart or does not fit, by page.
fn warnings(strips: &[Strip], starts: &[usize], page: Length) -> Vec<Diagnostic> {
    let torn = starts.iter().enumerate().skip(1).filter_map(|(index, start)| {
        let breach = breach(strips[*start].tie)?;
        let message = format!("between pages {index} and {}, {breach}", index + 1);
        Some(Diagnostic::warning(message).help("no layout of this document keeps every rule"))
    });
    let overfull = starts.iter().enumerate().filter_map(|(index, start)| {
        let strip = strips.get(*start)?;
        (strip.height > page).then(|| {
            Diagnostic::warning(format!("page {} holds more than fits on it", index + 1))
                .help("use a larger paper or smaller margins")
        })
    });
    torn.chain(overfull).collect()
}
