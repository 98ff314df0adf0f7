//! Page breaking: the page breaks with the least total cost.
//!
//! The cost of a page depends on the space it leaves empty, that of a break on the rule it breaks
//! (`page_break_rules`). The best breaks up to a band depend only on the bands before it, so one pass over
//! the bands, looking back over one page at a time, finds the optimum: dynamic programming as in Knuth
//! and Plass (*Breaking Paragraphs into Lines*, 1981), applied vertically.

use super::flow::{Band, Flow};
use super::page_break_rules::{cost, warnings};
use super::page_geometry::PageGeometry;
use crate::Length;
use naskah_diagnostic::Diagnostic;

/// The page breaks of a flow.
#[derive(Debug)]
pub(super) struct Breaks {
    /// The first band of each page; the first is 0.
    pub(super) starts: Vec<usize>,
    /// The rules that could not be kept.
    pub(super) warnings: Vec<Diagnostic>,
}

/// The cost of an empty page. It grows with the square of the empty share: half empty, a quarter of it.
const EMPTY_PAGE: i64 = 10_000;

/// The cost of a band that is higher than a page: more than that of all broken rules.
const OVERFULL_PAGE: i64 = 1_000_000_000_000_000;

/// The best pages up to a break opportunity, as a link to the previous break.
#[derive(Clone, Copy)]
struct Best {
    cost: i64,
    /// The opportunity at which the last page begins.
    from: usize,
}

/// Breaks each section of the flow into pages; `geometry` is that of the first section.
pub(super) fn break_pages(flow: &Flow, geometry: PageGeometry) -> Breaks {
    let mut breaks = Breaks { starts: Vec::new(), warnings: Vec::new() };
    for (section, range) in flow.sections(geometry) {
        let page = section.geometry.text_height();
        let breaker = Breaker::new(&flow.bands[range.clone()], page);
        for (index, start) in breaker.starts().enumerate() {
            let start = range.start + start;
            breaks.starts.push(start);
            let number = breaks.starts.len();
            breaks.warnings.extend(warnings(flow, start, number, index > 0, page));
        }
    }
    breaks
}

/// Breaks bands into pages of one height.
struct Breaker<'a> {
    bands: &'a [Band],
    page: Length,
    /// The bands before which a page may begin, and the number of bands. A band without height stays with
    /// the one above; this bounds the number of opportunities on a page, and so the time of looking back.
    opportunities: Vec<usize>,
    /// From the top of the flow to the bottom of the bands before each index; one more than bands.
    bottoms: Vec<Length>,
}

impl<'a> Breaker<'a> {
    fn new(bands: &'a [Band], page: Length) -> Self {
        let begins = |index: &usize| *index == 0 || bands[*index].height > Length::ZERO;
        let opportunities = (0..bands.len()).filter(begins).chain([bands.len()]).collect();
        let mut bottoms = vec![Length::ZERO];
        let mut bottom = Length::ZERO;
        for band in bands {
            bottom += band.space_above + band.height;
            bottoms.push(bottom);
        }
        Self { bands, page, opportunities, bottoms }
    }

    /// The first band of each page; without bands there is one page.
    fn starts(&self) -> impl Iterator<Item = usize> {
        let mut best = vec![Best { cost: 0, from: 0 }];
        for end in 1..self.opportunities.len() {
            best.push(self.best_page_before(end, &best));
        }
        let mut starts = Vec::new();
        let mut opportunity = self.opportunities.len() - 1;
        while opportunity > 0 {
            opportunity = best[opportunity].from;
            starts.push(self.opportunities[opportunity]);
        }
        if starts.is_empty() {
            starts.push(0);
        }
        starts.into_iter().rev()
    }

    /// The best last page if it ends at the opportunity `end`.
    fn best_page_before(&self, end: usize, best: &[Best]) -> Best {
        let broken = self.bands.get(self.opportunities[end]).map_or(0, |band| cost(band.keep));
        let last = end + 1 == self.opportunities.len();
        let mut found = None::<Best>;
        for start in (0..end).rev() {
            // A page of a single opportunity is always possible, however high it is.
            let shortest = start + 1 == end;
            let first = &self.bands[self.opportunities[start]];
            // At the top of a page, the space above does not count, but a repeated header does.
            let height = self.bottoms[self.opportunities[end]]
                - self.bottoms[self.opportunities[start]]
                - first.space_above;
            if height > self.page && !shortest {
                break;
            }
            let filled = height + first.header.as_ref().map_or(Length::ZERO, |it| it.height);
            if filled <= self.page || shortest {
                let cost = best[start].cost + self.emptiness(filled, last) + broken;
                if found.is_none_or(|known| cost < known.cost) {
                    found = Some(Best { cost, from: start });
                }
            }
        }
        found.unwrap_or(Best { cost: i64::MAX, from: end - 1 })
    }

    /// The cost of a page filled to this height; the last page may be empty.
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

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use proptest::prelude::*;

    use super::*;
    use crate::layout::flow::{KeepTogether, PageSection, RepeatedHeader};
    use crate::style::{Margins, Paper};

    fn flow(bands: impl IntoIterator<Item = (i64, KeepTogether)>) -> Flow {
        let bands = bands
            .into_iter()
            .map(|(height, keep)| Band { height: Length::pt(height), keep, ..Band::default() })
            .collect();
        Flow { bands, ..Flow::default() }
    }

    /// Breaks the flow into pages of this height.
    fn broken(flow: &Flow, page: i64) -> Breaks {
        break_pages(flow, geometry(page))
    }

    fn geometry(page: i64) -> PageGeometry {
        let paper = Paper { width: Length::pt(page), height: Length::pt(page) };
        let none = Length::ZERO;
        let margins = Margins { left: none, top: none, right: none, bottom: none };
        PageGeometry { paper, margins, footer_height: none }
    }

    fn starts(bands: impl IntoIterator<Item = (i64, KeepTogether)>, page: i64) -> Vec<usize> {
        broken(&flow(bands), page).starts
    }

    /// The cost of page breaks by definition; none if a page is overfull.
    fn total(bands: &[Band], starts: &[usize], page: Length) -> Option<i64> {
        let mut sum = 0;
        for (index, start) in starts.iter().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(bands.len());
            let inside = &bands[*start..end];
            let header = inside[0].header.as_ref().map_or(Length::ZERO, |header| header.height);
            let spaces: Length = inside.iter().skip(1).map(|band| band.space_above).sum();
            let filled = header + spaces + inside.iter().map(|band| band.height).sum();
            if filled > page {
                return None;
            }
            if end < bands.len() {
                let share = (page - filled).scale(1_000, 1).to_sp() / page.to_sp();
                sum += EMPTY_PAGE * share * share / 1_000_000 + cost(bands[end].keep);
            }
        }
        Some(sum)
    }

    fn any_band() -> impl Strategy<Value = Band> {
        let keep = prop_oneof![
            4 => Just(KeepTogether::Free),
            4 => Just(KeepTogether::Paragraph),
            2 => Just(KeepTogether::WidowOrOrphan),
            1 => Just(KeepTogether::Heading),
            1 => Just(KeepTogether::SignatureRow),
        ];
        (1..40_i64, 0..10_i64, keep, proptest::option::of(1..20_i64)).prop_map(
            |(height, space, keep, header)| Band {
                height: Length::pt(height),
                space_above: Length::pt(space),
                keep,
                header: header.map(|height| {
                    Rc::new(RepeatedHeader { height: Length::pt(height), items: Vec::new() })
                }),
                ..Band::default()
            },
        )
    }

    proptest! {
        #[test]
        fn no_other_page_breaks_cost_less(
            bands in proptest::collection::vec(any_band(), 1..12),
        ) {
            let page = Length::pt(100);
            let flow = Flow { bands, ..Flow::default() };
            let found = broken(&flow, 100).starts;
            let cost = total(&flow.bands, &found, page).expect("each band fits on a page");

            let further = flow.bands.len() - 1;
            for choice in 0..1_u32 << further {
                let starts: Vec<usize> = std::iter::once(0)
                    .chain((0..further).filter(|bit| choice >> bit & 1 == 1).map(|bit| bit + 1))
                    .collect();
                if let Some(other) = total(&flow.bands, &starts, page) {
                    prop_assert!(cost <= other, "{found:?} costs {cost}, {starts:?} {other}");
                }
            }
        }
    }

    #[test]
    fn a_heading_goes_to_the_next_page_with_its_text() {
        let text = (10, KeepTogether::Paragraph);
        let mut bands = vec![text; 9];
        bands.extend([
            (10, KeepTogether::Free),
            (10, KeepTogether::Heading),
            (10, KeepTogether::Heading),
            text,
        ]);
        assert_eq!(starts(bands, 110), [0, 9]);
    }

    #[test]
    fn the_first_page_gives_up_a_line_so_that_the_last_has_company() {
        let mut bands = vec![(10, KeepTogether::Paragraph); 10];
        bands.extend([(10, KeepTogether::Closing), (30, KeepTogether::Closing)]);
        assert_eq!(starts(bands, 110), [0, 9]);
    }

    #[test]
    fn what_fits_nowhere_stands_alone_and_is_warned_of() {
        let breaks = broken(
            &flow([(10, KeepTogether::Free), (150, KeepTogether::Free), (10, KeepTogether::Free)]),
            100,
        );
        assert_eq!(breaks.starts, [0, 1, 2]);
        assert_eq!(
            breaks.warnings.iter().map(|warning| warning.message.as_str()).collect::<Vec<_>>(),
            ["page 2 is too small for its content"],
        );
    }

    #[test]
    fn a_rule_that_cannot_be_kept_bends_at_its_weakest() {
        let mut bands = vec![
            (60, KeepTogether::Free),
            (60, KeepTogether::Closing),
            (60, KeepTogether::WidowOrOrphan),
        ];
        let breaks = broken(&flow(bands.clone()), 120);
        assert_eq!(breaks.starts, [0, 2]);
        assert_eq!(
            breaks.warnings[0].message,
            "between pages 1 and 2, a single line of a paragraph is separated"
        );
        bands[2].1 = KeepTogether::Free;
        assert_eq!(broken(&flow(bands), 120).warnings, []);
    }

    #[test]
    fn what_has_no_height_stays_with_what_is_above_it() {
        let mut bands = vec![(50, KeepTogether::Free), (50, KeepTogether::Free)];
        bands.extend([(0, KeepTogether::Free); 3]);
        bands.push((50, KeepTogether::Free));
        assert_eq!(starts(bands, 100), [0, 5]);
    }

    #[test]
    fn of_many_bands_that_fit_nowhere_each_is_alone() {
        let bands = vec![(150, KeepTogether::SignatureRow); 4];
        assert_eq!(starts(bands, 100), [0, 1, 2, 3]);
    }

    #[test]
    fn looking_back_ends_at_a_page_however_many_bands_there_are() {
        // With quadratic time this would take hours.
        let line =
            [(10, KeepTogether::Free), (0, KeepTogether::Free), (0, KeepTogether::Paragraph)];
        let bands = line.into_iter().cycle().take(300_000);
        assert_eq!(starts(bands, 1_000).len(), 1_000);
        let bands =
            std::iter::once((10, KeepTogether::Free)).chain(vec![(0, KeepTogether::Free); 300_000]);
        assert_eq!(starts(bands, 1_000), [0]);
    }

    #[test]
    fn each_section_begins_a_page_of_its_own_height() {
        let mut flow = flow((0..9).map(|_| (50, KeepTogether::SignatureRow)));
        flow.bands[5].section = Some(PageSection {
            geometry: geometry(100),
            restarts_numbering: false,
            is_numbered: true,
        });
        let breaks = broken(&flow, 200);
        assert_eq!(breaks.starts, [0, 4, 5, 7]);
        // At the start of a section, no rule is broken.
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
        let bands = [
            (10, KeepTogether::Free),
            (10, KeepTogether::Closing),
            (70, KeepTogether::Closing),
            (50, KeepTogether::SignatureRow),
            (10, KeepTogether::SignatureRow),
            (45, KeepTogether::Witnesses),
        ];
        let breaks = broken(&flow(bands), 100);
        assert_eq!(breaks.starts, [0, 3, 4]);
        assert!(breaks.warnings.iter().all(|it| it.message.ends_with("signature part is divided")));
    }

    #[test]
    fn a_signature_part_that_fills_a_page_stays_whole_without_company() {
        let bands = [
            (10, KeepTogether::Free),
            (10, KeepTogether::Closing),
            (45, KeepTogether::Closing),
            (45, KeepTogether::SignatureRow),
        ];
        assert_eq!(starts(bands, 100), [0, 2]);
    }

    #[test]
    fn an_empty_document_has_one_page() {
        assert_eq!(starts([], 100), [0]);
    }
}
