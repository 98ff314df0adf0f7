//! Two flows into one of two columns: part beside part, line beside line.
//!
//! A joined strip is as high as the higher of its two lines, has the larger of their spaces and the
//! firmer of their ties, so that pages break where neither column minds.

use super::blocks::LINES_KEPT_BY_SIGNATURES;
use super::flow::{Flow, Strip, Tie, translate};
use crate::Length;
use crate::page::{Item, Point, Rect};

/// How two flows are joined.
pub(super) struct Joining {
    /// The second column's left edge.
    pub(super) second: Length,
    /// The middle of the gutter.
    pub(super) middle: Length,
    /// The thickness of the rule there.
    pub(super) rule: Length,
}

impl Joining {
    /// Adds both flows. What is as wide as the text area stands one under the other.
    pub(super) fn join(&self, first: Flow, second: Flow, flow: &mut Flow) {
        let wholes = |flow: &Flow| flow.parts.iter().map(|part| part.whole).collect::<Vec<_>>();
        let (mut kinds, others) = (wholes(&first), wholes(&second));
        kinds.extend(others.into_iter().skip(kinds.len()));

        let (mut first, mut second) = (Column::new(first), Column::new(second));
        let mut after_whole = true;
        for (index, whole) in kinds.into_iter().enumerate() {
            let (left, right) = (first.part(index), second.part(index));
            if left.is_empty() && right.is_empty() {
                continue;
            }
            let start = flow.strips.len();
            if whole {
                flow.strips.extend(left);
                flow.strips.extend(right);
            } else {
                self.side_by_side(left, right, flow);
            }
            if let Some(strip) = flow.strips.get_mut(start) {
                strip.begins = true;
                if after_whole {
                    // The rule begins with the columns.
                    strip.in_space.clear();
                }
            }
            after_whole = whole;
        }
        keep_closing_lines(flow);
    }

    fn side_by_side(&self, left: Vec<Strip>, right: Vec<Strip>, flow: &mut Flow) {
        let count = left.len().max(right.len());
        let (mut left, mut right) = (left.into_iter(), right.into_iter());
        for _ in 0..count {
            let line = self.line(left.next().unwrap_or_default(), right.next().unwrap_or_default());
            flow.strips.push(line);
        }
    }

    /// One line of both columns.
    fn line(&self, left: Strip, right: Strip) -> Strip {
        let by = Point { x: self.second, y: Length::ZERO };
        let (height, space) = (left.height.max(right.height), left.space.max(right.space));
        let mut items = left.items;
        items.extend(self.rule_of(height));
        Strip {
            space,
            height,
            baseline: left.baseline.max(right.baseline),
            items,
            tie: left.tie.max(right.tie),
            text: left.text || right.text,
            in_space: self.rule_of(space).into_iter().collect(),
            origin: left.origin.or(right.origin),
            names: left.names.or(right.names),
            section: left.section.or(right.section),
            beside: right.items.iter().map(|item| translate(item, by)).collect(),
            ..Strip::default()
        }
    }

    fn rule_of(&self, height: Length) -> Option<Item> {
        let shows = self.rule > Length::ZERO && height > Length::ZERO;
        shows.then(|| {
            let x = self.middle - self.rule / 2;
            Item::Rule(Rect { x, y: Length::ZERO, width: self.rule, height })
        })
    }
}

/// A flow whose parts are taken one after another.
struct Column {
    /// Where the parts begin, and where the last one ends.
    starts: Vec<usize>,
    strips: std::vec::IntoIter<Strip>,
}

impl Column {
    fn new(flow: Flow) -> Self {
        let ends = [flow.strips.len()];
        Self {
            starts: flow.parts.iter().map(|part| part.start).chain(ends).collect(),
            strips: flow.strips.into_iter(),
        }
    }

    /// The strips of the next part, which has that index.
    fn part(&mut self, index: usize) -> Vec<Strip> {
        let count = match self.starts.get(index..index + 2) {
            Some([start, end]) => end - start,
            _ => 0,
        };
        self.strips.by_ref().take(count).collect()
    }
}

/// Ties the last lines of both columns to the signature part that follows them.
fn keep_closing_lines(flow: &mut Flow) {
    let Some(at) = flow.strips.iter().position(|strip| strip.signs) else {
        return;
    };
    let shows = |items: &[Item]| items.iter().any(|item| matches!(item, Item::Glyphs { .. }));
    let mut kept = [0, 0];
    for strip in flow.strips[..at].iter_mut().rev() {
        kept[0] += usize::from(shows(&strip.items));
        kept[1] += usize::from(shows(&strip.beside));
        if kept.iter().all(|lines| *lines >= LINES_KEPT_BY_SIGNATURES) {
            break;
        }
        strip.tie(Tie::Closing);
    }
}
