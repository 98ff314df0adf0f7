//! Line breaking: the breaks of a paragraph with the least total demerits.
//!
//! Algorithm and scale are those of Knuth and Plass (*Breaking Paragraphs into Lines*, 1981) and TeX, in
//! integers, with two differences: instead of passes with growing tolerance there is one pass, in which a
//! line may stretch without limit at a price; and a space stretches and shrinks in proportion to its
//! width.

use super::break_opportunities::{ItemKind, ParagraphItem, Penalty};
use super::paragraph::{Alignment, Measure};
use crate::Length;

/// A space shrinks by at most a third, as in Computer Modern.
const SHRINK: (i64, i64) = (1, 3);

/// A space stretched by half its width has badness 100, as in TeX.
const STRETCH: (i64, i64) = (1, 2);

/// A ragged line that is an eighth of the measure short has badness 100.
const RAGGED: i64 = 8;

/// Up to this stretch ratio, in thousandths, badness grows with the cube, as in TeX; above, linearly, so
/// that very loose lines can still be compared.
const CUBIC_RATIO: i64 = 10_000;

/// The stretch ratio, in thousandths, above which all lines are equally bad.
const MOST_RATIO: i64 = 100_000;

/// The cost of each line, so that fewer lines are better (TeX's `\linepenalty`).
const LINE: i64 = 10;

/// Demerits of neighbouring lines with visibly different tightness (TeX's `\adjdemerits`).
const ADJACENT: i64 = 10_000;

/// Demerits of a second consecutive line that ends in a hyphen (TeX's `\doublehyphendemerits`).
const CONSECUTIVE_HYPHENS: i64 = 10_000;

/// Demerits of a hyphen at the end of the second last line (TeX's `\finalhyphendemerits`).
const FINAL_HYPHEN: i64 = 5_000;

/// Demerits of a last line that is shorter than a tenth of the measure.
const RUNT: i64 = 5_000;

/// Demerits of a line that does not fit however far it shrinks: more than those of any other paragraph.
const OVERFULL: i64 = 1_000_000_000_000_000;

/// The number of fitness classes, as in TeX: tight, normal, loose, very loose.
const CLASSES: usize = 4;

/// The items at which lines end: glue, penalties, forced breaks, or one past the last item.
pub(super) fn break_lines(items: &[ParagraphItem], measure: Measure) -> Vec<usize> {
    match measure.alignment {
        Alignment::Justified | Alignment::Left | Alignment::Right => {
            Paragraph::new(items, measure).best()
        }
        Alignment::Balanced => balanced(items, measure),
    }
}

/// The least width of a line, with its spaces fully shrunk.
pub(super) fn least_width(natural: Length, spaces: Length) -> Length {
    natural - spaces.scale(SHRINK.0, SHRINK.1)
}

/// Lines of about equal length: those of the narrowest measure that needs no more lines.
fn balanced(items: &[ParagraphItem], measure: Measure) -> Vec<usize> {
    /// A smaller difference is not visible.
    const PRECISION: Length = Length::pt(1);

    let ragged = |width| {
        let paragraph =
            Paragraph::new(items, Measure { width, alignment: Alignment::Left, ..measure });
        let breaks = paragraph.best();
        let inside =
            paragraph.overfull_lines(&breaks) == 0 && paragraph.total_penalty(&breaks) == 0;
        (breaks, inside)
    };
    let (mut best, inside) = ragged(measure.width);
    if best.len() < 2 || !inside {
        return best;
    }
    let (mut narrow, mut wide) = (Length::ZERO, measure.width);
    while wide - narrow > PRECISION {
        let middle = (narrow + wide) / 2;
        let (breaks, inside) = ragged(middle);
        if inside && breaks.len() <= best.len() {
            best = breaks;
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    best
}

/// A paragraph to break, with running totals.
struct Paragraph<'a> {
    items: &'a [ParagraphItem],
    measure: Measure,
    /// The total width of the items before each item.
    widths: Vec<Length>,
    /// The total width of the spaces before each item.
    spaces: Vec<Length>,
}

/// A feasible breakpoint, with the best route to it for each fitness class.
struct Breakpoint {
    /// The item; one past the last at the end of the paragraph.
    item: usize,
    /// By the fitness class of the line that ends here.
    best: [Option<Route>; CLASSES],
}

/// The breaks up to a breakpoint, as a link to the breakpoint before.
#[derive(Clone, Copy)]
struct Route {
    demerits: i64,
    /// The breakpoint at which the line begins, and the class of the line before it.
    from: (usize, usize),
}

/// A line's own demerits and fitness class.
struct Fit {
    demerits: i64,
    class: usize,
}

impl<'a> Paragraph<'a> {
    fn new(items: &'a [ParagraphItem], measure: Measure) -> Self {
        let mut widths = vec![Length::ZERO];
        let mut spaces = vec![Length::ZERO];
        let (mut width, mut space) = (Length::ZERO, Length::ZERO);
        for item in items {
            width += item.width;
            if matches!(item.kind, ItemKind::Glue { .. }) {
                space += item.width;
            }
            widths.push(width);
            spaces.push(space);
        }
        Self { items, measure, widths, spaces }
    }

    /// The breaks with the least demerits.
    fn best(&self) -> Vec<usize> {
        if self.items.is_empty() {
            return Vec::new();
        }
        const NORMAL: usize = 1;
        let mut start = Breakpoint { item: 0, best: [None; CLASSES] };
        start.best[NORMAL] = Some(Route { demerits: 0, from: (0, NORMAL) });
        let mut breakpoints = vec![start];
        for item in 0..=self.items.len() {
            if self.may_end(item) {
                let breakpoint = self.breakpoint(item, &breakpoints);
                breakpoints.push(breakpoint);
            }
        }

        let mut breaks = Vec::new();
        let mut at = breakpoints.len() - 1;
        let mut class = cheapest(&breakpoints[at]);
        while at > 0 {
            breaks.push(breakpoints[at].item);
            // Every breakpoint except the first has a route.
            let Some(route) = breakpoints[at].best[class] else { break };
            (at, class) = route.from;
        }
        breaks.reverse();
        breaks
    }

    /// Whether a line may end at this item.
    fn may_end(&self, item: usize) -> bool {
        match self.items.get(item).map(|item| &item.kind) {
            None
            | Some(ItemKind::Forced | ItemKind::Glue { breaks: true } | ItemKind::Penalty(_)) => {
                true
            }
            Some(ItemKind::Box | ItemKind::Glue { breaks: false }) => false,
        }
    }

    /// The best routes to a break at `item`, from all breakpoints at which its line can begin.
    fn breakpoint(&self, item: usize, breakpoints: &[Breakpoint]) -> Breakpoint {
        let mut best: [Option<Route>; CLASSES] = [None; CLASSES];
        for (index, breakpoint) in breakpoints.iter().enumerate().rev() {
            let start = self.line_start(index, breakpoint);
            let nearest = index + 1 == breakpoints.len();
            let Some(fit) = self.fit(start, item, nearest) else { break };
            let hyphens = self.hyphen_demerits(breakpoint.item, item);
            for (class, route) in breakpoint.best.iter().enumerate() {
                let Some(route) = route else { continue };
                let adjacent = if fit.class.abs_diff(class) > 1 { ADJACENT } else { 0 };
                let demerits = route.demerits + fit.demerits + adjacent + hyphens;
                let known = &mut best[fit.class];
                if known.is_none_or(|known| demerits < known.demerits) {
                    *known = Some(Route { demerits, from: (index, class) });
                }
            }
            if matches!(
                self.items.get(breakpoint.item).map(|item| &item.kind),
                Some(ItemKind::Forced)
            ) && index > 0
            {
                break;
            }
        }
        Breakpoint { item, best }
    }

    /// The first item of the line after this breakpoint.
    fn line_start(&self, index: usize, breakpoint: &Breakpoint) -> usize {
        if index == 0 { 0 } else { breakpoint.item + 1 }
    }

    /// The natural width of a line, and the width of its spaces.
    fn natural(&self, start: usize, end: usize) -> (Length, Length) {
        let hyphen = match self.items.get(end).map(|item| &item.kind) {
            Some(ItemKind::Penalty(penalty)) => {
                penalty.hyphen.as_ref().map(|hyphen| hyphen.advance)
            }
            _ => None,
        };
        let end = end.max(start);
        (
            self.widths[end] - self.widths[start] + hyphen.unwrap_or_default(),
            self.spaces[end] - self.spaces[start],
        )
    }

    /// The fit of a line; none if it is too wide, unless no shorter line exists.
    fn fit(&self, start: usize, end: usize, nothing_shorter: bool) -> Option<Fit> {
        let (natural, spaces) = self.natural(start, end);
        let width = self.measure.width;
        let last = self.is_last(end);
        let justified = self.measure.alignment == Alignment::Justified;
        let least = if justified { least_width(natural, spaces) } else { natural };
        if least > width {
            let excess = (least - width).to_sp() / Length::pt(1).to_sp();
            return nothing_shorter
                .then_some(Fit { demerits: OVERFULL + excess, class: CLASSES - 1 });
        }

        let slack = width - natural;
        let ratio = if slack < Length::ZERO {
            -thousandths(-slack, spaces.scale(SHRINK.0, SHRINK.1))
        } else if last {
            0
        } else if justified {
            thousandths(slack, spaces.scale(STRETCH.0, STRETCH.1))
        } else {
            thousandths(slack, width / RAGGED)
        };
        let badness = badness(ratio.abs());
        let penalty = match self.items.get(end).map(|item| &item.kind) {
            Some(ItemKind::Penalty(penalty)) => penalty.cost,
            _ => 0,
        };
        let runt = if last && start > 0 && natural < width / 10 { RUNT } else { 0 };
        let demerits = (LINE + badness).pow(2) + penalty.pow(2) + runt;
        Some(Fit { demerits, class: class(ratio) })
    }

    /// Demerits of hyphens at `before` and `end`, where two successive lines end.
    fn hyphen_demerits(&self, before: usize, end: usize) -> i64 {
        let hyphen = |item: usize| {
            let kind = self.items.get(item).map(|item| &item.kind);
            matches!(kind, Some(ItemKind::Penalty(Penalty { hyphen: Some(_), .. })))
        };
        match (hyphen(before), hyphen(end), self.is_last(end)) {
            (true, true, _) => CONSECUTIVE_HYPHENS,
            (true, _, true) => FINAL_HYPHEN,
            _ => 0,
        }
    }

    /// Whether a line that ends at this item is not justified.
    fn is_last(&self, end: usize) -> bool {
        matches!(self.items.get(end).map(|item| &item.kind), None | Some(ItemKind::Forced))
    }

    /// The number of lines that are wider than the measure.
    fn overfull_lines(&self, breaks: &[usize]) -> usize {
        let mut start = 0;
        let mut count = 0;
        for end in breaks {
            let (natural, _) = self.natural(start, *end);
            count += usize::from(natural > self.measure.width);
            start = end + 1;
        }
        count
    }

    /// The sum of the breaks' penalties.
    fn total_penalty(&self, breaks: &[usize]) -> i64 {
        breaks
            .iter()
            .filter_map(|end| match &self.items.get(*end)?.kind {
                ItemKind::Penalty(penalty) => Some(penalty.cost),
                _ => None,
            })
            .sum()
    }
}

/// `part` in thousandths of `whole`, at most [`MOST_RATIO`].
fn thousandths(part: Length, whole: Length) -> i64 {
    match part.to_sp() {
        0 => 0,
        part if whole <= Length::ZERO => part.signum() * MOST_RATIO,
        part => (part * 1_000 / whole.to_sp()).min(MOST_RATIO),
    }
}

/// The badness of a ratio in thousandths; beyond [`CUBIC_RATIO`] it continues with its slope there.
fn badness(ratio: i64) -> i64 {
    let cubic = ratio.min(CUBIC_RATIO);
    let slope = 300 * CUBIC_RATIO.pow(2) / 1_000_i64.pow(2);
    100 * cubic.pow(3) / 1_000_i64.pow(3) + (ratio - cubic) * slope / 1_000
}

/// The fitness class: tight, normal, loose or very loose, with TeX's bounds.
fn class(ratio: i64) -> usize {
    match ratio {
        ..-500 => 0,
        -500..=500 => 1,
        501..=1_000 => 2,
        _ => 3,
    }
}

/// The fitness class of the cheapest route to the breakpoint.
fn cheapest(breakpoint: &Breakpoint) -> usize {
    (0..CLASSES)
        .filter_map(|class| Some((breakpoint.best[class]?.demerits, class)))
        .min()
        .map_or(0, |(_, class)| class)
}
