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

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use proptest::prelude::*;

    use super::*;
    use crate::layout::flow::Header;

    fn flow(strips: impl IntoIterator<Item = (i64, Tie)>) -> Flow {
        let strips = strips
            .into_iter()
            .map(|(height, tie)| Strip { height: Length::pt(height), tie, ..Strip::default() })
            .collect();
        Flow { strips, ..Flow::default() }
    }

    fn starts(strips: impl IntoIterator<Item = (i64, Tie)>, page: i64) -> Vec<usize> {
        break_pages(&flow(strips), Length::pt(page)).starts
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
            let found = break_pages(&flow, page).starts;
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
        let flow = flow([(10, Tie::Free), (150, Tie::Free), (10, Tie::Free)]);
        let breaks = break_pages(&flow, Length::pt(100));
        assert_eq!(breaks.starts, [0, 1, 2]);
        assert_eq!(
            breaks.warnings.iter().map(|warning| warning.message.as_str()).collect::<Vec<_>>(),
            ["page 2 holds more than fits on it"],
        );
    }

    #[test]
    fn a_rule_that_cannot_be_kept_bends_at_its_weakest() {
        let mut strips = vec![(60, Tie::Free), (60, Tie::Closing), (60, Tie::WidowOrOrphan)];
        let breaks = break_pages(&flow(strips.clone()), Length::pt(120));
        assert_eq!(breaks.starts, [0, 2]);
        assert_eq!(
            breaks.warnings[0].message,
            "between pages 1 and 2, a paragraph leaves a single line on one side of it"
        );
        strips[2].1 = Tie::Free;
        assert_eq!(break_pages(&flow(strips), Length::pt(120)).warnings, []);
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
        let breaks = break_pages(&flow(strips), Length::pt(100));
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
