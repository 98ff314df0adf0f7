//! Page breaks: of all ways to cut the document into pages, the one of least cost.
//!
//! Each page costs what it leaves empty, each break what it tears apart. The best way to reach a strip
//! as the first of a page depends only on the strips before it, so that the least cost is found by
//! going once from the first strip to the last, looking back over one page at a time: the method by
//! which Knuth and Plass break paragraphs (*Breaking Paragraphs into Lines*, 1981), turned upright.

use super::flow::{Flow, Strip, Tie};
use super::page_geometry::Sheet;
use crate::Length;
use crate::page::Item;
use naskah_diagnostic::Diagnostic;

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

/// A message quotes that many words of the text at a break.
const WORDS_QUOTED: usize = 4;

/// A strip that is higher than a page costs that much, more than all ties together.
const OVERFULL_PAGE: i64 = 1_000_000_000_000_000;

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
        Tie::Closing => 1_000_000_000,
        Tie::SignatureRow => 10_000_000_000,
        Tie::Witnesses => 100_000_000_000,
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
        Tie::Closing => Some("the signature part stands apart from the closing text"),
        Tie::SignatureRow => Some("the signature part is divided"),
        Tie::Witnesses => Some("the witnesses stand apart from their heading"),
    }
}

/// The best way to reach a bound between strips as the end of a page.
#[derive(Clone, Copy)]
struct Best {
    cost: i64,
    /// The bound with which the page before begins.
    from: usize,
}

/// Cuts the flow into pages, each section by itself; the first is of that sheet.
pub(super) fn break_pages(flow: &Flow, sheet: Sheet) -> Breaks {
    let mut breaks = Breaks { starts: Vec::new(), warnings: Vec::new() };
    for (section, range) in flow.sections(sheet) {
        let page = section.sheet.text_height();
        for (index, start) in Cutter::new(&flow.strips[range.clone()], page).cut().enumerate() {
            let start = range.start + start;
            breaks.starts.push(start);
            let number = breaks.starts.len();
            breaks.warnings.extend(warning(flow, start, number, index > 0, page));
        }
    }
    breaks
}

/// Cuts strips into pages of one height.
struct Cutter<'a> {
    strips: &'a [Strip],
    page: Length,
    /// Where pages may begin or end. What has no height begins no page: it stays with what is above
    /// it, so that a page holds few bounds, and looking back over it takes little time.
    bounds: Vec<usize>,
    /// From the first strip's top to each strip's bottom, one further than there are strips.
    bottoms: Vec<Length>,
}

impl<'a> Cutter<'a> {
    fn new(strips: &'a [Strip], page: Length) -> Self {
        let begins = |index: &usize| *index == 0 || strips[*index].height > Length::ZERO;
        let bounds = (0..strips.len()).filter(begins).chain([strips.len()]).collect();
        let mut bottoms = vec![Length::ZERO];
        let mut bottom = Length::ZERO;
        for strip in strips {
            bottom += strip.space + strip.height;
            bottoms.push(bottom);
        }
        Self { strips, page, bounds, bottoms }
    }

    /// The first strip of each page; of no strips there is one page.
    fn cut(&self) -> impl Iterator<Item = usize> {
        let mut best = vec![Best { cost: 0, from: 0 }];
        for end in 1..self.bounds.len() {
            best.push(self.best_page_before(end, &best));
        }
        let mut starts = Vec::new();
        let mut bound = self.bounds.len() - 1;
        while bound > 0 {
            bound = best[bound].from;
            starts.push(self.bounds[bound]);
        }
        if starts.is_empty() {
            starts.push(0);
        }
        starts.into_iter().rev()
    }

    /// The best last page of the strips before the bound `end`.
    fn best_page_before(&self, end: usize, best: &[Best]) -> Best {
        let torn = self.strips.get(self.bounds[end]).map_or(0, |strip| cost(strip.tie));
        let last = end + 1 == self.bounds.len();
        // The page of the last bound's strips alone is always taken, however high it is.
        let mut found = None::<Best>;
        for start in (0..end).rev() {
            let alone = start + 1 == end;
            let first = &self.strips[self.bounds[start]];
            // The first strip's own space does not count, its header does.
            let height =
                self.bottoms[self.bounds[end]] - self.bottoms[self.bounds[start]] - first.space;
            if height > self.page && !alone {
                break;
            }
            let filled = height + first.header.as_ref().map_or(Length::ZERO, |it| it.height);
            if filled <= self.page || alone {
                let cost = best[start].cost + self.emptiness(filled, last) + torn;
                if found.is_none_or(|known| cost < known.cost) {
                    found = Some(Best { cost, from: start });
                }
            }
        }
        found.unwrap_or(Best { cost: i64::MAX, from: end - 1 })
    }

    /// What a page costs that is filled so far; the last one may be as empty as it likes.
    fn emptiness(&self, filled: Length, last: bool) -> i64 {
        match self.page - filled {
            left if left < Length::ZERO => OVERFULL_PAGE,
            _ if last => 0,
            left => {
                let share = left.scale(1_000, 1).to_sp() / self.page.to_sp().max(1);
                EMPTY_PAGE * share * share / 1_000_000
            }
        }
    }
}

/// What is wrong with the page of that number, which begins with the strip `start`: what is torn apart
/// before it, unless a section begins with it, and what does not fit.
fn warning(
    flow: &Flow,
    start: usize,
    number: usize,
    torn: bool,
    page: Length,
) -> impl Iterator<Item = Diagnostic> {
    let strip = flow.strips.get(start);
    let inside = || flow.part_of(start).map_or_else(String::new, |part| format!(", in {part}"));
    let torn = strip.filter(|_| torn).and_then(|strip| {
        let breach = breach(strip.tie)?;
        let before = first_words(strip).map_or_else(String::new, |it| format!(", before `{it}`"));
        let previous = number - 1;
        let inside = inside();
        let message = format!("between pages {previous} and {number}{inside}{before}, {breach}");
        let help = "no layout of this document keeps every rule";
        Some(Diagnostic::uncoded_warning(message).at(strip.origin.clone(), "this text").help(help))
    });
    let overfull = strip.filter(|strip| strip.height > page).map(|strip| {
        Diagnostic::uncoded_warning(format!("page {number}{} holds more than fits on it", inside()))
            .at(strip.origin.clone(), "this text")
            .help("use a larger paper or smaller margins")
    });
    torn.into_iter().chain(overfull)
}

/// The words with which a strip begins, as many as make it known.
fn first_words(strip: &Strip) -> Option<String> {
    let texts = strip.items.iter().filter_map(|item| match item {
        Item::Glyphs { run, .. } => Some(&*run.text),
        _ => None,
    });
    let words: Vec<&str> = texts.flat_map(str::split_whitespace).take(WORDS_QUOTED).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use proptest::prelude::*;

    use super::*;
    use crate::layout::flow::{Header, Section};
    use crate::style::{Margins, Paper};

    fn flow(strips: impl IntoIterator<Item = (i64, Tie)>) -> Flow {
        let strips = strips
            .into_iter()
            .map(|(height, tie)| Strip { height: Length::pt(height), tie, ..Strip::default() })
            .collect();
        Flow { strips, ..Flow::default() }
    }

    /// Cuts the flow into pages of that height.
    fn cut(flow: &Flow, page: i64) -> Breaks {
        break_pages(flow, sheet(page))
    }

    fn sheet(page: i64) -> Sheet {
        let paper = Paper { width: Length::pt(page), height: Length::pt(page) };
        let none = Length::ZERO;
        let margins = Margins { left: none, top: none, right: none, bottom: none };
        Sheet { paper, margins, foot: none }
    }

    fn starts(strips: impl IntoIterator<Item = (i64, Tie)>, page: i64) -> Vec<usize> {
        cut(&flow(strips), page).starts
    }

    /// What a way of cutting costs, by the definition; none where a page is overfull.
    fn total(strips: &[Strip], starts: &[usize], page: Length) -> Option<i64> {
        let mut sum = 0;
        for (index, start) in starts.iter().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(strips.len());
            let inside = &strips[*start..end];
            let header = inside[0].header.as_ref().map_or(Length::ZERO, |header| header.height);
            let spaces: Length = inside.iter().skip(1).map(|strip| strip.space).sum();
            let filled = header + spaces + inside.iter().map(|strip| strip.height).sum();
            if filled > page {
                return None;
            }
            if end < strips.len() {
                let share = (page - filled).scale(1_000, 1).to_sp() / page.to_sp();
                sum += EMPTY_PAGE * share * share / 1_000_000 + cost(strips[end].tie);
            }
        }
        Some(sum)
    }

    fn any_strip() -> impl Strategy<Value = Strip> {
        let tie = prop_oneof![
            4 => Just(Tie::Free),
            4 => Just(Tie::Paragraph),
            2 => Just(Tie::WidowOrOrphan),
            1 => Just(Tie::Heading),
            1 => Just(Tie::SignatureRow),
        ];
        (1..40_i64, 0..10_i64, tie, proptest::option::of(1..20_i64)).prop_map(
            |(height, space, tie, header)| Strip {
                height: Length::pt(height),
                space: Length::pt(space),
                tie,
                header: header.map(|height| {
                    Rc::new(Header { height: Length::pt(height), items: Vec::new() })
                }),
                ..Strip::default()
            },
        )
    }

    proptest! {
        #[test]
        fn no_other_way_of_cutting_costs_less(
            strips in proptest::collection::vec(any_strip(), 1..12),
        ) {
            let page = Length::pt(100);
            let flow = Flow { strips, ..Flow::default() };
            let found = cut(&flow, 100).starts;
            let cost = total(&flow.strips, &found, page).expect("each strip fits on a page");

            let further = flow.strips.len() - 1;
            for choice in 0..1_u32 << further {
                let starts: Vec<usize> = std::iter::once(0)
                    .chain((0..further).filter(|bit| choice >> bit & 1 == 1).map(|bit| bit + 1))
                    .collect();
                if let Some(other) = total(&flow.strips, &starts, page) {
                    prop_assert!(cost <= other, "{found:?} costs {cost}, {starts:?} {other}");
                }
            }
        }
    }

    #[test]
    fn a_heading_goes_to_the_next_page_with_its_text() {
        let text = (10, Tie::Paragraph);
        let mut strips = vec![text; 9];
        strips.extend([(10, Tie::Free), (10, Tie::Heading), (10, Tie::Heading), text]);
        assert_eq!(starts(strips, 110), [0, 9]);
    }

    #[test]
    fn the_first_page_gives_up_a_line_so_that_the_last_has_company() {
        let mut strips = vec![(10, Tie::Paragraph); 10];
        strips.extend([(10, Tie::Closing), (30, Tie::Closing)]);
        assert_eq!(starts(strips, 110), [0, 9]);
    }

    #[test]
    fn what_fits_nowhere_stands_alone_and_is_warned_of() {
        let breaks = cut(&flow([(10, Tie::Free), (150, Tie::Free), (10, Tie::Free)]), 100);
        assert_eq!(breaks.starts, [0, 1, 2]);
        assert_eq!(
            breaks.warnings.iter().map(|warning| warning.message.as_str()).collect::<Vec<_>>(),
            ["page 2 holds more than fits on it"],
        );
    }

    #[test]
    fn a_rule_that_cannot_be_kept_bends_at_its_weakest() {
        let mut strips = vec![(60, Tie::Free), (60, Tie::Closing), (60, Tie::WidowOrOrphan)];
        let breaks = cut(&flow(strips.clone()), 120);
        assert_eq!(breaks.starts, [0, 2]);
        assert_eq!(
            breaks.warnings[0].message,
            "between pages 1 and 2, a paragraph leaves a single line on one side of it"
        );
        strips[2].1 = Tie::Free;
        assert_eq!(cut(&flow(strips), 120).warnings, []);
    }

    #[test]
    fn what_has_no_height_stays_with_what_is_above_it() {
        let mut strips = vec![(50, Tie::Free), (50, Tie::Free)];
        strips.extend([(0, Tie::Free); 3]);
        strips.push((50, Tie::Free));
        assert_eq!(starts(strips, 100), [0, 5]);
    }

    #[test]
    fn of_many_strips_that_fit_nowhere_each_is_alone() {
        let strips = vec![(150, Tie::SignatureRow); 4];
        assert_eq!(starts(strips, 100), [0, 1, 2, 3]);
    }

    #[test]
    fn looking_back_ends_at_a_page_however_many_strips_there_are() {
        // Were each strip compared with all before it, this would take hours.
        let line = [(10, Tie::Free), (0, Tie::Free), (0, Tie::Paragraph)];
        let strips = line.into_iter().cycle().take(300_000);
        assert_eq!(starts(strips, 1_000).len(), 1_000);
        let strips = std::iter::once((10, Tie::Free)).chain(vec![(0, Tie::Free); 300_000]);
        assert_eq!(starts(strips, 1_000), [0]);
    }

    #[test]
    fn each_section_begins_a_page_of_its_own_height() {
        let mut flow = flow((0..9).map(|_| (50, Tie::SignatureRow)));
        flow.strips[5].section = Some(Section { sheet: sheet(100), numbered_anew: false });
        let breaks = cut(&flow, 200);
        assert_eq!(breaks.starts, [0, 4, 5, 7]);
        // Where a section begins, nothing is torn apart.
        let messages: Vec<&str> = breaks.warnings.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(
            messages,
            [1, 3].map(|page| format!(
                "between pages {page} and {}, the signature part is divided",
                page + 1
            ))
        );
    }

    #[test]
    fn a_signature_part_higher_than_a_page_breaks_between_its_rows() {
        let strips = [
            (10, Tie::Free),
            (10, Tie::Closing),
            (70, Tie::Closing),
            (50, Tie::SignatureRow),
            (10, Tie::SignatureRow),
            (45, Tie::Witnesses),
        ];
        let breaks = cut(&flow(strips), 100);
        assert_eq!(breaks.starts, [0, 3, 4]);
        assert!(breaks.warnings.iter().all(|it| it.message.ends_with("signature part is divided")));
    }

    #[test]
    fn a_signature_part_that_fills_a_page_stays_whole_without_company() {
        let strips =
            [(10, Tie::Free), (10, Tie::Closing), (45, Tie::Closing), (45, Tie::SignatureRow)];
        assert_eq!(starts(strips, 100), [0, 2]);
    }

    #[test]
    fn an_empty_document_has_one_page() {
        assert_eq!(starts([], 100), [0]);
    }
}
