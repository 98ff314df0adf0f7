//! Line breaks: of all ways to cut a paragraph into lines, the one of least demerits.
//!
//! The method and the scale of its costs are those of Knuth and Plass (*Breaking Paragraphs into
//! Lines*, 1981) and of TeX, in integers. Two differences: there is one pass, in which a line may
//! stretch beyond all bounds at a price, instead of passes of growing tolerance; and inter-word space
//! stretches and shrinks in proportion to its width.

use super::break_opportunities::{Item, Kind, Penalty};
use super::{Alignment, Measure};
use crate::Length;

/// A space shrinks by at most a third, TeX's bound for Computer Modern.
const SHRINK: (i64, i64) = (1, 3);

/// A space that stretches by half its width has badness 100, as in TeX.
const STRETCH: (i64, i64) = (1, 2);

/// A ragged line that lacks an eighth of the measure has badness 100.
const RAGGED: i64 = 8;

/// Up to that stretch ratio, in thousandths, badness grows with its cube, as in TeX; beyond, evenly, so
/// that of two very loose lines the less loose is still told apart.
const CUBIC_RATIO: i64 = 10_000;

/// Looser lines are all equally bad.
const MOST_RATIO: i64 = 100_000;

/// What each line costs, so that fewer lines are better (TeX's `\linepenalty`).
const LINE: i64 = 10;

/// What neighbouring lines of visibly different tightness cost (TeX's `\adjdemerits`).
const ADJACENT: i64 = 10_000;

/// What a second line in a row costs that ends in a hyphen (TeX's `\doublehyphendemerits`).
const HYPHENS_IN_A_ROW: i64 = 10_000;

/// What a hyphen costs at the end of the last line but one (TeX's `\finalhyphendemerits`).
const LAST_HYPHEN: i64 = 5_000;

/// What a last line costs that is shorter than a tenth of the measure.
const RUNT: i64 = 5_000;

/// A line that no shrinking makes fit: worse than whole paragraphs of any other fault.
const OVERFULL: i64 = 1_000_000_000_000_000;

/// How tight a line is, in TeX's four classes.
const CLASSES: usize = 4;

/// The items at which lines end: spaces, penalties, forced ends, or one past the last item.
pub(super) fn break_lines(items: &[Item], measure: Measure) -> Vec<usize> {
    match measure.alignment {
        Alignment::Justified | Alignment::Left | Alignment::Right => {
            Paragraph::new(items, measure).best()
        }
        Alignment::Balanced => balanced(items, measure),
    }
}

/// The widths between which a line's spaces may bring it, and whether it must be brought to fit.
pub(super) fn shrunk(natural: Length, spaces: Length) -> Length {
    natural - spaces.scale(SHRINK.0, SHRINK.1)
}

/// Lines of about one length: the narrowest measure that needs no more lines.
fn balanced(items: &[Item], measure: Measure) -> Vec<usize> {
    /// Nobody sees a smaller difference.
    const PRECISION: Length = Length::pt(1);

    let ragged = |width| {
        let paragraph =
            Paragraph::new(items, Measure { width, alignment: Alignment::Left, ..measure });
        let breaks = paragraph.best();
        let inside = paragraph.overfull(&breaks) == 0 && paragraph.cost_inside_words(&breaks) == 0;
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

/// A paragraph to be broken.
struct Paragraph<'a> {
    items: &'a [Item],
    measure: Measure,
    /// The width of all items before each.
    widths: Vec<Length>,
    /// The width of all spaces before each item.
    spaces: Vec<Length>,
}

/// A place where a line may end, and the best ways to get there.
struct Node {
    /// The item; one past the last for the end.
    item: usize,
    /// By the class of the line that ends here.
    best: [Option<Way>; CLASSES],
}

/// A way to a node.
#[derive(Clone, Copy)]
struct Way {
    demerits: i64,
    /// The node where the line begins, and the class of the line before.
    from: (usize, usize),
}

/// What a line costs alone.
struct Fit {
    demerits: i64,
    class: usize,
}

impl<'a> Paragraph<'a> {
    fn new(items: &'a [Item], measure: Measure) -> Self {
        let mut widths = vec![Length::ZERO];
        let mut spaces = vec![Length::ZERO];
        let (mut width, mut space) = (Length::ZERO, Length::ZERO);
        for item in items {
            width += item.width;
            if matches!(item.kind, Kind::Glue { .. }) {
                space += item.width;
            }
            widths.push(width);
            spaces.push(space);
        }
        Self { items, measure, widths, spaces }
    }

    /// The breaks of least demerits.
    fn best(&self) -> Vec<usize> {
        if self.items.is_empty() {
            return Vec::new();
        }
        const NORMAL: usize = 1;
        let mut start = Node { item: 0, best: [None; CLASSES] };
        start.best[NORMAL] = Some(Way { demerits: 0, from: (0, NORMAL) });
        let mut nodes = vec![start];
        for item in 0..=self.items.len() {
            if self.may_end(item) {
                let node = self.node(item, &nodes);
                nodes.push(node);
            }
        }

        let mut breaks = Vec::new();
        let mut at = nodes.len() - 1;
        let mut class = cheapest(&nodes[at]);
        while at > 0 {
            breaks.push(nodes[at].item);
            // Every node but the start has a way to it.
            let Some(way) = nodes[at].best[class] else { break };
            (at, class) = way.from;
        }
        breaks.reverse();
        breaks
    }

    /// Whether a line may end at that item.
    fn may_end(&self, item: usize) -> bool {
        match self.items.get(item).map(|item| &item.kind) {
            None | Some(Kind::Forced | Kind::Glue { breaks: true } | Kind::Penalty(_)) => true,
            Some(Kind::Box | Kind::Glue { breaks: false }) => false,
        }
    }

    /// The best ways to end a line at `item`, having looked at all nodes from which one could begin.
    fn node(&self, item: usize, nodes: &[Node]) -> Node {
        let mut best: [Option<Way>; CLASSES] = [None; CLASSES];
        for (index, node) in nodes.iter().enumerate().rev() {
            let start = self.line_start(index, node);
            let nearest = index + 1 == nodes.len();
            let Some(fit) = self.fit(start, item, nearest) else { break };
            let hyphens = self.cost_of_hyphens(node.item, item);
            for (class, way) in node.best.iter().enumerate() {
                let Some(way) = way else { continue };
                let adjacent = if fit.class.abs_diff(class) > 1 { ADJACENT } else { 0 };
                let demerits = way.demerits + fit.demerits + adjacent + hyphens;
                let known = &mut best[fit.class];
                if known.is_none_or(|known| demerits < known.demerits) {
                    *known = Some(Way { demerits, from: (index, class) });
                }
            }
            if matches!(self.items.get(node.item).map(|item| &item.kind), Some(Kind::Forced))
                && index > 0
            {
                break;
            }
        }
        Node { item, best }
    }

    /// The first item of the line that begins after that node.
    fn line_start(&self, index: usize, node: &Node) -> usize {
        if index == 0 { 0 } else { node.item + 1 }
    }

    /// The natural width of the line of those items, and the width of its spaces.
    fn natural(&self, start: usize, end: usize) -> (Length, Length) {
        let hyphen = match self.items.get(end).map(|item| &item.kind) {
            Some(Kind::Penalty(penalty)) => penalty.hyphen.as_ref().map(|hyphen| hyphen.advance),
            _ => None,
        };
        let end = end.max(start);
        (
            self.widths[end] - self.widths[start] + hyphen.unwrap_or_default(),
            self.spaces[end] - self.spaces[start],
        )
    }

    /// What the line of those items costs; none where it is too wide, unless nothing shorter exists.
    fn fit(&self, start: usize, end: usize, nothing_shorter: bool) -> Option<Fit> {
        let (natural, spaces) = self.natural(start, end);
        let width = self.measure.width;
        let last = self.is_last(end);
        let justified = self.measure.alignment == Alignment::Justified;
        let least = if justified { shrunk(natural, spaces) } else { natural };
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
            Some(Kind::Penalty(penalty)) => penalty.cost,
            _ => 0,
        };
        let runt = if last && start > 0 && natural < width / 10 { RUNT } else { 0 };
        let demerits = (LINE + badness).pow(2) + penalty.pow(2) + runt;
        Some(Fit { demerits, class: class(ratio) })
    }

    /// What it costs that one line ends at `before` and the next at `end`, both perhaps in a hyphen.
    fn cost_of_hyphens(&self, before: usize, end: usize) -> i64 {
        let hyphen = |item: usize| {
            let kind = self.items.get(item).map(|item| &item.kind);
            matches!(kind, Some(Kind::Penalty(Penalty { hyphen: Some(_), .. })))
        };
        match (hyphen(before), hyphen(end), self.is_last(end)) {
            (true, true, _) => HYPHENS_IN_A_ROW,
            (true, _, true) => LAST_HYPHEN,
            _ => 0,
        }
    }

    /// Whether a line that ends at that item is the last of its paragraph.
    fn is_last(&self, end: usize) -> bool {
        matches!(self.items.get(end).map(|item| &item.kind), None | Some(Kind::Forced))
    }

    /// How many lines stick out.
    fn overfull(&self, breaks: &[usize]) -> usize {
        let mut start = 0;
        let mut count = 0;
        for end in breaks {
            let (natural, _) = self.natural(start, *end);
            count += usize::from(natural > self.measure.width);
            start = end + 1;
        }
        count
    }

    /// The penalties of the breaks together.
    fn cost_inside_words(&self, breaks: &[usize]) -> i64 {
        breaks
            .iter()
            .filter_map(|end| match &self.items.get(*end)?.kind {
                Kind::Penalty(penalty) => Some(penalty.cost),
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

/// The badness of a ratio in thousandths, continued beyond [`CUBIC_RATIO`] with the slope that it has
/// there.
fn badness(ratio: i64) -> i64 {
    let cubic = ratio.min(CUBIC_RATIO);
    let slope = 300 * CUBIC_RATIO.pow(2) / 1_000_i64.pow(2);
    100 * cubic.pow(3) / 1_000_i64.pow(3) + (ratio - cubic) * slope / 1_000
}

/// Tight, normal, loose or very loose; the bounds are TeX's.
fn class(ratio: i64) -> usize {
    match ratio {
        ..-500 => 0,
        -500..=500 => 1,
        501..=1_000 => 2,
        _ => 3,
    }
}

/// The class of the cheapest way to the node.
fn cheapest(node: &Node) -> usize {
    (0..CLASSES)
        .filter_map(|class| Some((node.best[class]?.demerits, class)))
        .min()
        .map_or(0, |(_, class)| class)
}
